"""What a seat alone learned of a turn: told to it, lost by no break, without what it knew already."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.table.games import SEATS, at, play, rehearsal
from wargame.debrief.recording import Recording
from wargame.model.orders import NO_MOVE, Act, Order
from wargame.model.state import Phase
from wargame.table import Table

ORDERS = {"amber": Order((Act("speech"),)), "blue": Order((Act("gift", {"to": ("coral",)}),))}


@pytest.fixture
def resolved(tmp_path: Path) -> Table:
    """A game whose first turn was resolved: a speech that all heard, and a gift that only some know of."""
    table = play(rehearsal(tmp_path / "game.jsonl"), at(Phase.PLANNING, 1))
    for seat in SEATS:
        table.seal(seat, ORDERS.get(seat, NO_MOVE))
    table.reveal()
    return table


def news(table: Table, seat: str) -> list[str]:
    return [line for step in Recording.open(table.path).news(seat) for line in (step.title, *step.lines)]


def test_what_all_heard_and_its_own_order_are_no_news_to_a_seat(resolved: Table) -> None:
    told = news(resolved, "blue")
    assert told[0] == "Blue: B2 A gift"
    assert any(line.strip().startswith("Roll 2d6") for line in told)
    assert not any("orders B2" in line for line in told), "it knows what it ordered"
    assert not any("Trust" in line or "Week 1" in line for line in told), "that was told to all"
    assert news(resolved, "coral") == []


def test_the_news_of_a_seat_are_on_its_save_after_a_break_in_the_next_turn(resolved: Table) -> None:
    before = {seat: news(resolved, seat) for seat in SEATS}
    resolved.open_turn()
    resolved.leave()
    assert {seat: news(resolved, seat) for seat in SEATS} == before
    assert before["amber"] != before["blue"]


def test_a_game_without_a_resolved_turn_has_no_news(tmp_path: Path) -> None:
    table = play(rehearsal(tmp_path / "game.jsonl"), at(Phase.PLANNING, 1))
    assert [news(table, seat) for seat in SEATS] == [[], [], []]
