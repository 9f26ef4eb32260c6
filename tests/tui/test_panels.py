"""Which panels stand together, and what of a row stays where room is short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.content import Content

from tests.tui.sample import TOKYO
from tests.tui.stage import LOW, NARROW, WIDE
from tests.tui.table_stage import people, table_stage
from tests.tui.verbatim import Verbatim
from wargame.model.orders import Order
from wargame.tui.glyphs import UNICODE
from wargame.tui.panel_table import in_turn
from wargame.tui.screens.panel_layout import shown
from wargame.tui.widgets.move_deck import move_rows
from wargame.tui.widgets.rows import ListRow, form_for
from wargame.tui.widgets.track_panel import track_rows
from wargame.wording import numbers


def test_a_map_stands_by_itself_only_where_the_screen_is_tall() -> None:
    assert {"map", "situation"} <= shown("moves", "situation", alone=False, tall=True)
    low = shown("moves", "situation", alone=False, tall=False)
    assert "map" not in low
    assert {"situation", "moves", "card", "order"} <= low
    assert "tracks" not in low, "they have a key of their own"
    assert {"map", "moves"} <= shown("map", "map", alone=False, tall=False)
    assert in_turn(tall=False) == (*in_turn(tall=True), "map")


def test_a_list_takes_the_widest_form_in_which_no_name_is_cut() -> None:
    def row(name: str) -> ListRow:
        return ListRow(name, Content(name), Content("=" * 10), tighter=(Content("=" * 5), Content("=")))

    rows = [row("short"), row("a longer name")]
    assert form_for(rows, 24) == 0
    assert form_for(rows, 23) == 1
    assert form_for(rows, 19) == 1
    assert form_for(rows, 5) == 2, "where nothing fits, the tightest"
    assert form_for([ListRow("x", Content("x" * 40))], 10) == 0, "a row without other forms asks for nothing"


def test_value_and_change_of_a_track_stay_at_every_width_and_stand_under_each_other() -> None:
    rows = tuple(track_rows(TOKYO, UNICODE))
    for cells in (36, 45, 54, 75):
        lines = [row.draw(cells, form_for(rows, cells)).plain for row in rows if row.tighter]
        moved = [line for line in lines if "▲1" in line or "▼1" in line]
        assert len(moved) == 3
        assert len({max(line.find("▲"), line.find("▼")) for line in moved}) == 1


def test_what_a_card_costs_stands_apart_from_its_chance_however_that_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(numbers, "odds", lambda low, high, of: f"{low}–{high} in {of}")
    rows = [row.right.plain for row in move_rows(TOKYO, Order(), Verbatim(), UNICODE) if row.right]
    assert any(" in " in row for row in rows)
    assert all(re.fullmatch(r" *(cost|free|\d+) +(\S.*)?", row) for row in rows)
    assert len({len(row) for row in rows}) == 1


async def test_on_a_low_screen_the_situation_has_room_and_the_map_comes_when_asked(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path), LOW) as here:
        await here.sit("amber")
        assert "1 Situation 2 Tracks 5 Aims 6 Map 7 Talk" in here.painted().replace("•", "")
        height = here.app.screen.query_one("#situation").size.height
        assert height >= 20
        await here.press("6")
        assert here.app.screen.query_one("#map").size.height == height
        assert not here.app.screen.query_one("#situation").display
        await here.press("3", "1")
        assert not here.app.screen.query_one("#map").display


async def test_a_screen_that_grows_tall_gives_the_map_its_own_place_again(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path), LOW) as here:
        await here.sit("amber")
        await here.press("6")
        await here.pilot.resize_terminal(*WIDE)
        await here.settled()
        assert here.app.screen.query_one("#map").display
        assert here.app.screen.query_one("#situation").display
        assert "╭─ 6 Map ─" in here.painted(), "it shares its place with nothing any more"


async def test_on_a_narrow_screen_an_enlarged_list_takes_the_room_of_its_card(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path), NARROW) as here:
        await here.sit("amber")
        assert "z enlarge" in await here.press("3")
        card = here.app.screen.query_one("#card")
        deck = here.app.screen.query_one("#moves")
        before = deck.size.height
        await here.press("z")
        assert not card.display
        assert deck.size.height > before
        await here.press("z")
        assert card.display
        assert "z enlarge" not in await here.press("1"), "a page has the whole screen already"
