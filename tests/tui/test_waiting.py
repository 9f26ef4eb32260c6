"""What takes long says so, moves where it may, never holds the keyboard, and can be given up."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from wargame.tui.answers import ContinueGame, Menu
from tests.tui.house import FakeDesk
from tests.tui.stage import Stage, stage
from wargame.saves.index import SaveSummary
from wargame.session.hot_seat import HotSeatSession
from wargame.settings import Settings
from wargame.tui.app import WargameApp
from wargame.tui.screens.scenario_list import Scenarios

SAVE = Path("saves/week-three.jsonl")


class SlowDesk(FakeDesk):
    """Opens a game only when the test lets it."""

    gate: threading.Event

    def resume(self, save: Path) -> HotSeatSession:
        assert self.gate.wait(10)
        return super().resume(save)


@asynccontextmanager
async def opening_a_game(*, motion: bool = False) -> AsyncIterator[tuple[Stage, SlowDesk]]:
    desk = SlowDesk()
    desk.gate = threading.Event()
    async with stage(desk=desk, settings=Settings(motion=motion)) as here:
        here.app.follow(ContinueGame(SAVE))
        await here.until(lambda: here.scene == "Waiting" and "Opening the record" in here.painted())
        try:
            yield here, desk
        finally:
            desk.gate.set()
            await here.until(lambda: here.scene != "Waiting" and not here.app.between_scenes)


async def test_it_is_said_what_is_done_and_then_the_game_is_there() -> None:
    async with opening_a_game() as (here, desk):
        desk.gate.set()
        await here.at("HandOver")


async def test_esc_gives_it_up_and_the_table_made_for_nobody_is_left() -> None:
    async with opening_a_game() as (here, desk):
        await here.press("escape")
        await here.at("Launcher")
        desk.gate.set()
        await here.until(lambda: desk.table.left)
        assert here.scene == "Launcher"
        assert here.app.playing is None


async def test_without_movement_nothing_moves() -> None:
    async with opening_a_game() as (here, _):
        first = await here.settled()
        await here.pilot.pause(0.6)
        assert here.painted() == first


async def test_with_movement_the_sign_turns() -> None:
    async with opening_a_game(motion=True) as (here, _):
        await here.until(lambda: "/ Opening the record" in here.painted())


async def test_how_far_it_has_come_can_be_said() -> None:
    async with opening_a_game() as (here, _):
        threading.Thread(target=here.app.progress, args=("turn 3 of 8",)).start()
        await here.until(lambda: "Opening the record… turn 3 of 8" in here.painted())


class LongShelf(FakeDesk):
    """A shelf of saves that takes its time."""

    seconds: float

    def saves(self) -> tuple[SaveSummary, ...]:
        time.sleep(self.seconds)
        return super().saves()


@pytest.mark.parametrize("seconds", [0.0, 0.005, 0.01, 0.015, 0.02, 0.05])
async def test_a_launcher_left_at_once_looks_for_nothing_in_itself(seconds: float) -> None:
    """The command line may go on before the launcher has read the saves, which then may come at any moment."""
    desk = LongShelf()
    desk.seconds = seconds
    app = WargameApp(desk, first=Menu.SCENARIOS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.4)
        assert isinstance(app.scene, Scenarios)
