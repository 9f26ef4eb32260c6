"""The first screen: a picture of the theatre, a line on each crisis, and the line one was on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.house import FakeDesk
from tests.tui.stage import NARROW, WIDE, Stage, stage
from wargame.authoring import load_scenario
from wargame.tui.screens.new_game import NewGameForm
from wargame.tui.widgets.rows import Rows

ROOT = Path(__file__).parent.parent.parent


def marked(here: Stage) -> str | None:
    return here.app.screen.query_one("#menu", Rows).marked


async def test_up_from_the_first_line_stays_there_and_so_does_down_on_the_last() -> None:
    async with stage() as here:
        await here.press("home", "up")
        assert marked(here) == "continue"
        await here.press("end", "down")
        assert marked(here) == "quit"
        await here.press("up")
        assert marked(here) == "help"


async def test_it_comes_back_on_the_line_it_was_left_by() -> None:
    async with stage() as here:
        await here.press("home", "down", "down", "down", "down", "enter")
        await here.at("SettingsScene")
        await here.press("escape")
        await here.at("Launcher")
        await here.settled()
        assert marked(here) == "settings"


async def test_a_crisis_is_begun_from_its_line() -> None:
    async with stage() as here:
        assert "Eight weeks of tests" in here.painted()
        await here.press("tab", "down", "enter")
        await here.at("NewGameForm")
        assert isinstance(here.app.screen, NewGameForm)
        await here.until(lambda: "Begin the game" in here.painted())
        assert "Theory" not in here.painted()
        assert "Theories" not in here.painted()
        await here.press("up", "enter")
        assert "Theory" in here.painted()


@pytest.mark.parametrize("size", [NARROW, WIDE, (160, 50)], ids=str)
async def test_the_theatre_is_drawn_beside_the_menu(size: tuple[int, int]) -> None:
    card = load_scenario(ROOT / "scenarios" / "dprk-missile-crisis.yaml").scenario
    assert card is not None
    async with stage(size, desk=FakeDesk(card=card)) as here:
        await here.until(lambda: "Pyongyang" in here.painted())
        rows = here.painted().splitlines()
        assert any("New game" in row for row in rows)
        assert "three allies who" in here.painted()
        assert {len(row) <= size[0] for row in rows} == {True}
