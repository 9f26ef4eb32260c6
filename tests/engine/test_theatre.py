"""The map shows a viewer what it knows to stand there, and nothing that only may."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.positions import Position, position
from tests.engine.test_secrecy import SLOW, otherwise
from wargame.engine.adjudication import open_turn, resolve
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.state import apply
from wargame.engine.information.theatre import theatre
from wargame.model.orders import Act, Order
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.model.theatre_views import TheatreView


def seen(at: Position, viewer: str) -> TheatreView:
    """The map of one viewer."""
    found = theatre(at.program, Knowledge(at.program, at.state, viewer), at.past)
    assert found is not None
    return found


def standing(at: Position, viewer: str) -> set[str]:
    """Ids of the markers one viewer sees."""
    return {marker.id for marker in seen(at, viewer).markers}


def with_value(at: Position, slot: str, value: int) -> Position:
    """The same position with another value somewhere."""
    values = list(at.state.values)
    values[at.program.index[slot]] = value
    return replace(at, state=replace(at.state, values=tuple(values)))


def after(at: Position, **orders: str) -> Position:
    """The next turn, each seat named having ordered one move."""
    acts = {seat: Order((Act(orders[seat]),) if seat in orders else ()) for seat in at.program.seats}
    state = apply(at.program, at.state, resolve(at.program, at.state, acts, at.dice))
    past = (*at.past, state.values)
    events = open_turn(at.program, state, at.dice)
    return Position(at.program, replace(apply(at.program, state, events), phase=Phase.PLANNING), events, past, at.dice)


@SLOW
@given(st.integers(0, 1), st.integers(1, 8), st.data())
def test_what_a_seat_cannot_see_moves_nothing_on_its_map(game: int, turn: int, data: st.DataObject) -> None:
    """Neither now nor in the turns that make a marker new."""
    at = position("dprk", game, turn)
    seat = data.draw(st.sampled_from(at.program.seats), label="seat")
    lots = data.draw(st.integers(0, 999), label="change")
    past = tuple(otherwise(replace(at, state=replace(at.state, values=values)), seat, lots) for values in at.past)
    hidden = replace(at, state=replace(at.state, values=otherwise(at, seat, lots)), past=past)
    assert repr(seen(at, seat)) == repr(seen(hidden, seat))


def test_what_a_seat_does_in_private_stands_on_its_own_map_alone() -> None:
    at = after(position("dprk", 0, 1), seoul="through_beijing")
    assert {viewer for viewer in (*at.program.seats, PUBLIC, CONTROL) if "charm" in standing(at, viewer)} == {
        "seoul", CONTROL,
    }  # fmt: skip


def test_a_named_range_shows_what_it_is_sure_of() -> None:
    """Seoul knows that bases are open for combat, but cannot tell a refusal from an open question."""
    at = position("dprk", 0, 1)
    refused, opened = with_value(at, "bases", 0), with_value(at, "bases", 3)
    assert [seat for seat in at.program.seats if "bases_refused" in standing(refused, seat)] == ["tokyo", "washington"]
    assert all("bases_open" in standing(opened, seat) for seat in at.program.seats)
    assert not {"bases_refused", "bases_rear", "bases_open"} & standing(refused, "seoul")


def test_a_marker_is_new_in_the_turn_in_which_it_comes() -> None:
    first = position("dprk", 0, 1)
    second = after(first)
    for at, new in ((first, True), (second, False)):
        assert [marker.new for marker in seen(at, "tokyo").markers if marker.id == "launch_sea"] == [new]


def test_without_a_past_nothing_is_new() -> None:
    at = replace(position("dprk", 0, 1), past=())
    assert not any(marker.new for marker in seen(at, "tokyo").markers)


def test_places_bear_the_mark_of_the_seat_that_sits_there() -> None:
    at = position("dprk", 0, 1)
    marks = {place.seat: place.mark for place in seen(at, PUBLIC).places if place.seat is not None}
    assert marks == {seat: body.mark for seat, body in at.program.scenario.seats.items()}
