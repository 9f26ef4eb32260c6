"""The events are the game: whoever applies them, from whichever line, stands where the executor stood."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.engine.positions import Position, orders_at, played, position
from wargame.engine.adjudication import RESOLUTION, resolve
from wargame.engine.encoding import opened_orders
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.engine.trace import Trace
from wargame.language import slots
from wargame.model.events import Noted, TurnEnded, TurnOpened
from wargame.model.state import Phase, State

POSITIONS = [("pocket", 1, 1), ("pocket", 1, 4), ("pocket", 3, 6), ("dprk", 1, 2), ("dprk", 2, 5)]


def traced(at: Position, lots: int) -> Trace:
    """The turn's resolution, with the executor's own values at hand; the turn not yet ended."""
    trace = Trace(at.program, at.state.values, at.dice)
    for event in opened_orders(at.program, at.state.values, orders_at(at, lots)):
        trace.happen(event)
    for stage in RESOLUTION:
        trace.run(at.program.stages[stage])
    return trace


def differing(program: Program, values: tuple[int, ...], others: tuple[int, ...]) -> dict[str, tuple[int, int]]:
    """Slots in which two states differ, but for the scratch paper on which a watch reads its amount."""
    return {
        slot.name: (one, other)
        for slot, one, other in zip(program.slots, values, others, strict=True)
        if one != other and not slot.name.startswith("amount:")
    }


@pytest.mark.parametrize(("world", "game", "turn"), POSITIONS)
def test_applied_events_stand_where_the_executor_stands(world: str, game: int, turn: int) -> None:
    at = position(world, game, turn)
    trace = traced(at, game)
    applied = apply(at.program, at.state, trace.events)
    assert len(trace.events) > 5
    assert not differing(at.program, tuple(trace.values), applied.values)


@pytest.mark.parametrize(("world", "game", "turn"), POSITIONS[:4])
def test_it_does_not_matter_where_the_applying_is_interrupted(world: str, game: int, turn: int) -> None:
    at = position(world, game, turn)
    events = resolve(at.program, at.state, orders_at(at, game), at.dice)
    whole = apply(at.program, at.state, events)
    for line in range(len(events) + 1):
        assert apply(at.program, apply(at.program, at.state, events[:line]), events[line:]) == whole


def test_a_game_is_the_sum_of_its_turns() -> None:
    """Turn by turn, each position of a played game follows from the one before by its events alone."""
    positions = played("pocket", 2)
    for now, following in pairwise(positions):
        resolved = resolve(now.program, now.state, orders_at(now, 2), now.dice)
        ended = apply(now.program, now.state, resolved)
        assert apply(now.program, ended, following.events).values == following.state.values


def started() -> tuple[Program, State]:
    rules = position("pocket", 1, 1).program
    return rules, opening(rules)


def test_before_the_game_every_slot_stands_at_its_start() -> None:
    rules, state = started()
    assert (state.phase, state.turn) == (Phase.SETUP, 0)
    assert state.values[rules.slot("trust")] == 4
    assert state.values[rules.slot("support[amber]")] == 4  # the scenario's word over the rulebook's 5
    assert state.values[rules.slot("support[blue]")] == 6


def test_a_turn_opens_with_fresh_opening_values_and_nothing_ordered() -> None:
    rules, state = started()
    changes = [
        Noted(slot="trust", to=7),
        Noted(slot=slots.opened("trust"), to=5),
        Noted(slot=slots.ordered("patrol", "amber"), to=1),
        Noted(slot=slots.result("patrol", None), to=3),
    ]
    opened = apply(rules, state, [*changes, TurnOpened(turn=4)])
    read = [opened.values[rules.slot(f"{when}:trust")] for when in ("opened", "before", "began")]
    assert read == [7, 5, 4]
    assert opened.values[rules.slot(slots.ordered("patrol", "amber"))] == 0
    assert opened.values[rules.slot(slots.result("patrol", None))] == 0
    assert (opened.turn, opened.values[rules.slot(slots.TURN)]) == (4, 4)


def test_a_turn_ends_and_history_is_one_turn_older() -> None:
    rules, state = started()
    mark = slots.past("mark:quiet")
    marked = apply(rules, state, [Noted(slot=mark, to=0b101), TurnEnded(turn=1)])
    assert marked.values[rules.slot(mark)] == 0b1010
    assert marked.values[rules.slot("trust")] == state.values[rules.slot("trust")]


def test_history_does_not_grow_without_end() -> None:
    rules, state = started()
    mark = slots.past("mark:quiet")
    state = apply(rules, state, [Noted(slot=mark, to=1)])
    for turn in range(1, 100):
        state = apply(rules, state, [TurnEnded(turn=turn)])
    assert state.values[rules.slot(mark)] == 0
