"""A secret move that goes badly: nobody else learns of it before the next turn opens, and then everybody does."""

from __future__ import annotations

from dataclasses import replace

from tests.engine.positions import Position, position
from wargame.engine.adjudication import open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.information.redaction import view_for
from wargame.engine.state import apply
from wargame.model.events import CameOut
from wargame.model.orders import NO_MOVE, Act, Order
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.model.views import View

HEDGING = Order((Act("hedging"),))
"""Seoul's: private, and it leaks at partial or worse."""


def two_turns(at: Position, order: Order, *faces: int) -> tuple[dict[str, View], dict[str, View]]:
    """What all see once Seoul's order is resolved with these dice, and as the next turn opens. Nobody else moves."""
    dice = KeyedDice(1, by_hand={(at.state.turn, "move:hedging"): faces})
    events = resolve(at.program, at.state, {**dict.fromkeys(at.program.seats, NO_MOVE), "seoul": order}, dice)
    review = replace(apply(at.program, at.state, events), phase=Phase.REVIEW)
    opened = open_turn(at.program, review, dice)
    planning = replace(apply(at.program, review, opened), phase=Phase.PLANNING)
    viewers = (*at.program.seats, PUBLIC, CONTROL)
    return (
        {viewer: view_for(at.program, review, viewer, (*at.events, *events), at.past) for viewer in viewers},
        {viewer: view_for(at.program, planning, viewer, opened, at.past) for viewer in viewers},
    )


def test_what_went_badly_is_shown_to_all_as_the_next_turn_opens_and_not_before() -> None:
    before, after = two_turns(position("dprk", 0, 1), HEDGING, 3, 4)
    assert not any(view.leaks for view in before.values())
    assert "hedging" not in repr(before["tokyo"])
    assert "hedging" not in repr(before[PUBLIC])
    assert {view.leaks for view in after.values()} == {(("seoul", "S5 Deliberative hedging"),)}
    for view in after.values():
        assert [event.move for event in view.events if isinstance(event, CameOut)] == ["hedging"]


def test_nothing_comes_out_of_a_success() -> None:
    before, after = two_turns(position("dprk", 0, 1), HEDGING, 5, 5)
    assert not any(view.leaks for view in after.values())
    for seat in ("tokyo", "washington", PUBLIC):
        assert "hedging" not in repr((before[seat], after[seat].events))


def test_nothing_comes_out_where_nothing_was_done() -> None:
    _, after = two_turns(position("dprk", 0, 1), NO_MOVE)
    assert not any(view.leaks for view in after.values())
