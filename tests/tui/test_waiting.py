"""What takes long says so, moves where it may, never holds the keyboard, and can be given up."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.tui.shelf_stage import UNFINISHED, shelf_stage
from tests.tui.table_stage import TableStage
from wargame.saves.index import SaveSummary
from wargame.session.catalogue import Catalogue
from wargame.session.hot_seat import HotSeatSession
from wargame.settings import Settings
from wargame.table import Table
from wargame.tui import appearance
from wargame.tui.goals import ContinueGame, Menu
from wargame.tui.app import WargameApp
from wargame.tui.screens.scenario_list import Scenarios

pytestmark = pytest.mark.usefixtures("shelf")


class SlowCatalogue(Catalogue):
    """Opens a game only when the test lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.opened: list[HotSeatSession] = []

    def resume(self, save: Path) -> HotSeatSession:
        assert self.gate.wait(10)
        self.opened.append(super().resume(save))
        return self.opened[-1]


@asynccontextmanager
async def opening_a_game(*, motion: bool = False) -> AsyncIterator[tuple[TableStage, SlowCatalogue]]:
    catalogue = SlowCatalogue()
    async with shelf_stage(catalogue, settings=Settings(motion=motion)) as here:
        here.app.follow(ContinueGame(UNFINISHED))
        await here.until(lambda: here.scene == "Waiting" and "Opening the record" in here.painted())
        try:
            yield here, catalogue
        finally:
            catalogue.gate.set()
            await here.until(lambda: here.scene != "Waiting" and not here.app.between_scenes)


async def test_it_is_said_what_is_done_and_then_the_game_is_there() -> None:
    async with opening_a_game() as (here, catalogue):
        catalogue.gate.set()
        await here.at("HandOver")


async def test_esc_gives_it_up_and_the_table_made_for_nobody_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[Table] = []
    monkeypatch.setattr(Table, "leave", lambda table: left.append(table))
    async with opening_a_game() as (here, catalogue):
        await here.press("escape")
        await here.at("Launcher")
        catalogue.gate.set()
        await here.until(lambda: len(left) == 1 and left == [one.table for one in catalogue.opened])
        assert here.scene == "Launcher"
        assert here.app.playing is None


async def test_without_movement_nothing_moves() -> None:
    async with opening_a_game() as (here, _):
        first = await here.settled()
        await here.pilot.pause(0.6)
        assert here.painted() == first


async def test_with_movement_the_sign_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appearance, "TEXTUAL_ANIMATIONS", "full")
    async with opening_a_game(motion=True) as (here, _):
        await here.until(lambda: "/ Opening the record" in here.painted())


async def test_how_far_it_has_come_can_be_said() -> None:
    async with opening_a_game() as (here, _):
        threading.Thread(target=here.app.progress, args=("turn 3 of 8",)).start()
        await here.until(lambda: "Opening the record… turn 3 of 8" in here.painted())


class LongShelf(Catalogue):
    """A shelf of saves that takes its time."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds

    def saves(self) -> tuple[SaveSummary, ...]:
        time.sleep(self.seconds)
        return super().saves()


@pytest.mark.parametrize("seconds", [0.0, 0.005, 0.01, 0.015, 0.02, 0.05])
async def test_a_launcher_left_at_once_looks_for_nothing_in_itself(seconds: float) -> None:
    """The command line may go on before the launcher has read the saves, which then may come at any moment."""
    app = WargameApp(LongShelf(seconds), first=Menu.SCENARIOS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.4)
        assert isinstance(app.scene, Scenarios)
