"""Help, palette and key bar speak of the keys that do something here and now, and of no others."""

from __future__ import annotations


import pytest
from rich.cells import cell_len

from wargame.tui.goals import BeginGame
from wargame.session.catalogue import GameSetup
from tests.daily import daily
from tests.tui.house import FakeDesk, FakeTable
from tests.tui.sample import SEATS
from tests.tui.stage import NARROW, WIDE, Stage, stage
from tests.tui.test_frames import SCENES
from wargame.session.clock import Plan
from wargame.tui.widgets.page import Page

CLOCK = "Watch: halt the clock"


def helped(here: Stage) -> str:
    return here.app.screen.query_one(Page).drawn(70).plain


async def test_a_newcomer_reads_first_how_a_turn_goes() -> None:
    async with stage(NARROW) as here:
        await here.press("question_mark")
        text = helped(here)
        assert text.index("A turn") < text.index("Keys")
        assert "the arrows read on" in here.painted(), "there is more below"
        assert CLOCK not in text, "there is no clock here"
        assert "To the next panel" in text, "from the menu to the crises"


async def test_where_there_is_one_panel_no_key_leads_to_another() -> None:
    async with stage(NARROW, desk=FakeDesk(table=FakeTable(turn=0, last=1))) as here:
        here.app.follow(BeginGame(GameSetup("dprk-missile-crisis", dict.fromkeys(SEATS, "human"))))
        await here.at("Opening")
        await here.press("enter")
        await here.at("HandOver")
        await here.press("question_mark")
        for dead in ("Put a letter on each panel", "To the next panel"):
            assert dead not in helped(here)


async def test_the_help_of_a_desk_begins_with_its_keys_and_knows_whether_a_clock_runs() -> None:
    async with stage(WIDE) as here:
        await here.sit("tokyo")
        await here.press("question_mark")
        text = helped(here)
        assert text.index("Keys") < text.index("A turn")
        assert "Put a letter on each panel" in text
        assert CLOCK not in text
        assert "hints of the guided first turn" not in text
    desk = FakeDesk(plan=Plan(100, 8, 8, 20), table=FakeTable(turn=0, last=1))
    async with stage(WIDE, desk) as here:
        here.app.follow(BeginGame(GameSetup("dprk-missile-crisis", {"tokyo": "human"})))
        await here.at("Opening")
        await here.press("enter")
        await here.at("HandOver")
        await here.press("t")
        await here.at("SeatScene")
        await here.press("question_mark")
        assert CLOCK in helped(here)
        assert "hints of the guided first turn" in helped(here)


DAILY = {"seat_moves", "seat_order", "seat_jump", "handover", "reveal", "the_end", "launcher", "replay"}


@pytest.mark.parametrize("scene", daily(SCENES, DAILY.__contains__))
async def test_the_key_bar_fits_the_narrowest_screen(scene: str) -> None:
    """Whole words, seven keys at most, and never an empty line."""
    async with stage(NARROW) as here:
        await SCENES[scene](here)
        bar = (await here.settled()).splitlines()[-1]
        assert 0 < cell_len(bar) <= 79
        assert 1 <= len(bar.strip().split("  ")) <= 7


async def test_a_digit_goes_to_its_panel_at_once_and_stays_a_digit_in_a_search() -> None:
    async with stage(WIDE) as here:
        await here.sit("tokyo")
        await here.press("7")
        here.app.simulate_key("3")
        here.app.simulate_key("down")
        here.app.simulate_key("enter")
        await here.until(lambda: "◆ T2" in here.painted())
        assert "A promise" not in here.painted(), "keys typed ahead are for the panel they were typed for"
        await here.press("slash", "3")
        assert here.app.screen.query_one("#find").value == "3"  # type: ignore[attr-defined]
