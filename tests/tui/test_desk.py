"""A desk at a real small table: what is always in sight, what keys do to the order, and that the marked row stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.daily import daily
from tests.table.games import at, one_set_of_rules
from tests.tui.stage import NARROW, WIDE
from tests.tui.test_leaks import Clock
from tests.tui.table_stage import TableStage, people, table_stage
from wargame.model.orders import Act, Order
from wargame.model.state import Phase
from wargame.table import Table
from wargame.tui.screens.seat import SeatScene
from wargame.tui.widgets.rows import Rows

LARGE = (160, 50)
SPEECH, PATROL = Order((Act("speech"),)), Order((Act("patrol", {"where": ("near",)}),))
BOTH = Order((*PATROL.acts, *SPEECH.acts))


@pytest.fixture(autouse=True)
def _rules_once(monkeypatch: pytest.MonkeyPatch) -> None:
    one_set_of_rules(monkeypatch)


def third_week(folder: Path) -> Table:
    return people(folder, at(Phase.PLANNING, 3), fixed=True)


def order_on(here: TableStage) -> Order:
    scene = here.app.scene
    assert isinstance(scene, SeatScene)
    return scene._order


def marked(here: TableStage, panel: str) -> str | None:
    return here.app.screen.query_one(f"#{panel}", Rows).marked


PANELS = {"situation": (), "tracks": ("2",), "aims": ("5",), "order": ("4",)}
SIZES = {"80x24": NARROW, "120x40": WIDE, "160x50": LARGE}
DAILY = {"80x24-situation", "80x24-tracks", "80x24-aims", "80x24-order", "120x40-situation", "160x50-situation"}
DESKS = [
    pytest.param(size, keys, id=id_, marks=() if id_ in DAILY else pytest.mark.long)
    for name, size in SIZES.items() for panel, keys in PANELS.items() if (id_ := f"{name}-{panel}")
]


TWO_SIZES = pytest.mark.parametrize("size", daily([NARROW, WIDE], NARROW.__eq__), ids=["80x24", "120x40"])
"""What the width changes little: wide in the long run."""


@pytest.mark.parametrize(("size", "keys"), DESKS)
async def test_a_desk_is_painted_as_agreed(
    size: tuple[int, int], keys: tuple[str, ...], frame: Any, tmp_path: Path
) -> None:
    async with table_stage(third_week(tmp_path), size, now=Clock()) as here:
        here.begun("amber", PATROL)
        await here.sit("amber")
        await here.press(*keys)
        assert await here.settled() == frame


@TWO_SIZES
async def test_the_aims_are_in_sight_on_every_panel(size: tuple[int, int], tmp_path: Path) -> None:
    async with table_stage(third_week(tmp_path), size) as here:
        await here.sit("amber")
        for key in "1234567":
            painted = await here.press(key)
            assert any(line.startswith(" Aims ") for line in painted.splitlines()[:3]), key


async def test_a_panel_with_news_bears_a_mark_until_it_was_looked_at(tmp_path: Path) -> None:
    async with table_stage(third_week(tmp_path)) as here:
        await here.sit("amber")
        assert "2 Tracks•" in here.painted()
        assert "3 Moves•" not in here.painted()
        await here.press("2", "1")
        assert "2 Tracks•" not in here.painted()


async def test_enter_in_the_order_takes_nothing_off_d_does_and_u_brings_it_back(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path)) as here:
        here.begun("amber", SPEECH)
        await here.sit("amber")
        await here.press("4", "home", "enter")
        assert order_on(here) == SPEECH
        painted = await here.press("d")
        assert order_on(here) == Order()
        assert "Taken off. u puts it back." in painted
        await here.press("u")
        assert order_on(here) == SPEECH
        assert "There is nothing to undo." in await here.press("u")
        assert order_on(here) == SPEECH


async def test_d_takes_an_answer_back_and_capital_d_every_move(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path)) as here:
        here.begun("amber", SPEECH)
        await here.sit("amber")
        asked = here.table.view("amber").questions[0]
        await here.press("4", "home", "down", "enter", "down", "enter")
        answered = order_on(here)
        assert asked.id in answered.answers
        await here.press("d")
        assert order_on(here).answers == {}
        await here.press("u")
        assert order_on(here) == answered
        await here.press("D")
        assert order_on(here) == Order((), answered.answers)
        await here.press("u", "u")
        assert order_on(here) == SPEECH


async def test_the_draft_that_undo_brings_back_is_the_one_that_is_kept(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path)) as here:
        here.begun("amber", SPEECH)
        await here.sit("amber")
        await here.press("4", "home", "d", "u", "grave_accent")
        draft = here.table.drafts.of("amber", 1)
        assert draft is not None
        assert draft.order == SPEECH


@TWO_SIZES
async def test_the_marked_card_stays_marked_over_enlarging_a_choice_of_cards_and_a_search(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with table_stage(people(tmp_path), size) as here:
        here.begun("amber", SPEECH)
        await here.sit("amber")
        await here.press("3", "home", "down")
        row = marked(here, "moves")
        assert row is not None
        assert row != "speech"
        await here.press("z")
        assert marked(here, "moves") == row
        await here.press("z", "f", "f", "f", "f")
        assert "what you ordered" in here.painted()
        assert marked(here, "moves") == "speech", "the only one that is shown"
        await here.press("f")
        assert marked(here, "moves") == row
        await here.press("slash", *"speech", "escape")
        assert marked(here, "moves") == row, "the search was given up"
        await here.press("slash", *"speech", "enter", "escape")
        assert marked(here, "moves") == "speech", "the search led there"


async def test_a_marked_track_stays_marked_too(tmp_path: Path) -> None:
    async with table_stage(third_week(tmp_path)) as here:
        await here.sit("amber")
        await here.press("2", *["down"] * 5)
        row = marked(here, "tracks")
        await here.press("z", "z", "slash", *"trust", "escape")
        assert marked(here, "tracks") == row


async def test_an_order_of_the_outlook_is_taken_over_by_enter_and_given_back_by_undo(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path), WIDE) as here:
        here.begun("amber", PATROL)
        await here.sit("amber")
        await here.press("4", "o")
        await here.until(lambda: "1,500 games of each order" in here.painted())
        await here.press("home", "down")
        row = here.app.screen.query_one("#orders", Rows).marked
        assert row is not None
        assert not row.startswith("Your order")
        await here.press("enter")
        assert order_on(here) != PATROL
        await here.press("u")
        assert order_on(here) == PATROL
