"""A recorded order where it was not made for: what stands can be sealed, and what went is named with its reason."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from wargame.engine.legality import refusals
from wargame.engine.recorded_orders import fitted
from wargame.model.orders import Act, Order

from tests.engine.positions import orders_at, position


@pytest.mark.parametrize(("world", "turn"), [("pocket", 2), ("dprk", 3)])
def test_what_is_left_can_be_sealed_and_what_went_is_named(world: str, turn: int) -> None:
    at = position(world, 0, turn)
    for seat in at.program.seats:
        mine = [Act(name) for name, site in at.program.moves.items() if seat in site.seats]
        for acts in combinations(mine[:9], 3):
            order = Order(acts)
            given, dropped = fitted(at.program, at.state, seat, order)
            assert not refusals(at.program, at.state, seat, given)
            assert {act.move for act in acts} == {act.move for act in given.acts} | {one.what for one in dropped}
            assert {(one.turn, one.seat) for one in dropped} <= {(at.state.turn, seat)}


def test_of_an_order_too_dear_as_a_whole_the_move_that_went_is_named() -> None:
    at = position("dprk", 0, 3)
    named = []
    for seat in at.program.seats:
        values = list(at.state.values)
        values[at.program.purse[seat]] = 0
        poor = replace(at.state, values=tuple(values))
        for lots in range(4):
            order = orders_at(at, lots)[seat]
            given, dropped = fitted(at.program, poor, seat, order)
            assert not refusals(at.program, poor, seat, given)
            named += [one.what for one in dropped if one.refusal.code == "too_dear"]
            assert {act.move for act in order.acts} == {act.move for act in given.acts} | {one.what for one in dropped}
    assert named


def test_an_order_that_stands_stays_as_it_is() -> None:
    at = position("dprk", 0, 3)
    for seat, order in orders_at(at, 1).items():
        assert fitted(at.program, at.state, seat, order) == (order, ())
