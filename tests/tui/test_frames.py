"""Every screen at both sizes, as characters."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from wargame.tui.goals import BeginGame, FillForm, Menu, WatchGame
from wargame.session.catalogue import GameSetup
from tests.tui.house import EXAMPLE
from tests.tui.stage import LOW, NARROW, WIDE, Stage, stage
from wargame.model.orders import Act, Order

Play = Callable[[Stage], Awaitable[None]]
ORDER = Order((Act("t1", {"explain": ("yes",)}), Act("x1")), {"base_answer": "case"})


async def launcher(here: Stage) -> None:
    await here.until(lambda: "Continue" in here.painted())


async def how_to_play(here: Stage) -> None:
    await here.press("question_mark")


async def scenarios(here: Stage) -> None:
    here.app.follow(Menu.SCENARIOS)
    await here.at("Scenarios")


async def saves(here: Stage) -> None:
    here.app.follow(Menu.SAVES)
    await here.at("Saves")


async def settings(here: Stage) -> None:
    here.app.follow(Menu.SETTINGS)
    await here.at("SettingsScene")
    await here.press("down", "down")


async def new_game(here: Stage) -> None:
    here.app.follow(FillForm())
    await here.at("NewGameForm")
    await here.until(lambda: "Begin the game" in here.painted())


async def opening(here: Stage) -> None:
    players = {"tokyo": "human", "seoul": "human", "washington": "random"}
    here.app.follow(BeginGame(GameSetup("dprk-missile-crisis", players)))
    await here.at("Opening")


async def handover(here: Stage) -> None:
    here.begin()
    here.table.orders["seoul"] = Order()
    here.playing.hand_over()
    await here.at("HandOver")


async def all_sealed(here: Stage) -> None:
    await handover(here)
    for seat in ("tokyo", "washington"):
        here.table.seal(seat, Order())
    here.playing.hand_over()
    await here.until(lambda: "Open the orders" in here.painted())


async def reveal(here: Stage) -> None:
    here.begin()
    here.playing.open_orders()
    await here.at("Reveal")
    await here.press("enter")


async def revealed(here: Stage) -> None:
    await reveal(here)
    await here.press("end")


async def revealed_tracks(here: Stage) -> None:
    await revealed(here)
    await here.press("t")


async def the_end(here: Stage) -> None:
    here.begin()
    here.table.reveal()
    here.playing.after_reveal()
    await here.at("End")


async def replay(here: Stage) -> None:
    here.app.follow(WatchGame(EXAMPLE.path))
    await here.at("Replay")


def seat(*keys: str, order: Order | None = None) -> Play:
    async def sit(here: Stage) -> None:
        await here.sit("tokyo", order)
        await here.press(*keys)

    return sit


SCENES: dict[str, Play] = {
    "launcher": launcher,
    "how_to_play": how_to_play,
    "scenarios": scenarios,
    "saves": saves,
    "settings": settings,
    "new_game": new_game,
    "opening": opening,
    "handover": handover,
    "all_sealed": all_sealed,
    "seat_situation": seat(),
    "seat_tracks": seat("2", "down", "down"),
    "seat_moves": seat("3", order=ORDER),
    "seat_closed_move": seat("3", "end", "up", "up", "up", "up"),
    "seat_order": seat("4", order=ORDER),
    "seat_aims": seat("5"),
    "seat_jump": seat("g"),
    "seat_parameter": seat("3", "enter"),
    "seat_question": seat("4", "enter"),
    "seat_seal": seat("s", order=ORDER),
    "reveal": reveal,
    "revealed": revealed,
    "revealed_tracks": revealed_tracks,
    "the_end": the_end,
    "replay": replay,
}


ALIKE = ("how_to_play", "scenarios", "saves", "opening", "all_sealed", "seat_parameter", "reveal", "replay")
"""Scenes that differ little at the larger size: looked at there in the long run."""
CASES = [
    pytest.param(
        scene,
        size,
        id=f"{scene}-{size[0]}x{size[1]}",
        marks=[pytest.mark.long] if scene in ALIKE and size == WIDE else [],
    )
    for scene in SCENES
    for size in (NARROW, WIDE)
]


@pytest.mark.parametrize(("scene", "size"), CASES)
async def test_scene_is_painted_as_agreed(scene: str, size: tuple[int, int], frame: Any) -> None:
    async with stage(size) as here:
        await SCENES[scene](here)
        assert await here.settled() == frame


@pytest.mark.parametrize("scene", ["seat_moves", "reveal"])
async def test_a_wide_screen_that_is_low_is_painted_as_agreed(scene: str, frame: Any) -> None:
    async with stage(LOW) as here:
        await SCENES[scene](here)
        assert await here.settled() == frame


@pytest.mark.parametrize("scene", ["seat_moves", "reveal"])
async def test_ascii_draws_frames_gauges_and_marks_with_ascii(scene: str, frame: Any) -> None:
    async with stage(WIDE, ascii_only=True) as here:
        await SCENES[scene](here)
        assert await here.settled() == frame


async def test_a_terminal_too_small_says_so() -> None:
    async with stage((60, 20)) as here:
        assert "smaller than 80 by 24" in here.painted()
