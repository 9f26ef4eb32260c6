"""What another team aims at, which lines it would not cross and that it crossed one: secret until the game is over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.engine.pairs import played, viewers_of
from wargame.engine.adjudication import resolve
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.information.redaction import view_for
from wargame.engine.program import Program
from wargame.engine.state import apply
from wargame.language import slots
from wargame.model.events import RedLineCrossed, Scored
from wargame.model.state import Phase, State
from wargame.model.viewers import CONTROL, Viewer

CROSSED = ("pocket", "HOPE", 1), ("dprk-missile-crisis", "CHA", 1)
"""Games, played at random, in which somebody crosses a red line."""


def own_aims(program: Program, viewer: Viewer) -> set[tuple[str, str]]:
    return {(aim.what, aim.id) for aim in program.aims if aim.seat == viewer}


def aims_told_of_others(program: Program, state: State, viewer: Viewer, page: str) -> list[str]:
    """Texts and ids of others' red lines and cards that stand on a page."""
    scenario = program.scenario
    own = {id_ for _, id_ in own_aims(program, viewer)}
    lines = [(id_, line.text) for id_, line in scenario.red_lines.items() if id_ not in own]
    cards = [(id_, card.text) for id_, card in scenario.cards.items() if id_ not in own]
    words = (word for pair in (*lines, *cards) for word in pair if word)
    return [word for word in words if repr(word) in page or f"card:{word}" in page]


@pytest.mark.parametrize(("world", "theory", "game"), CROSSED)
def test_that_a_seat_crossed_its_red_line_is_for_that_seat_alone(world: str, theory: str, game: int) -> None:
    crossings = 0
    for turn in played(world, theory, game, 7):
        program = turn.program
        events = resolve(program, turn.state, turn.orders, turn.dice)
        crossed = [event for event in events if isinstance(event, RedLineCrossed)]
        if not crossed or any(isinstance(event, Scored) for event in events):
            continue
        after = replace(apply(program, turn.state, events), phase=Phase.REVIEW)
        crossings += len(crossed)
        for viewer in viewers_of(program):
            view = view_for(program, after, viewer, events, turn.past)
            told = [event for event in view.events if isinstance(event, RedLineCrossed)]
            assert told == [event for event in crossed if event.seat == viewer]
            assert aims_told_of_others(program, after, viewer, repr(view)) == []
        control = view_for(program, after, CONTROL, events)
        assert [event for event in control.events if isinstance(event, RedLineCrossed)] == crossed
    assert crossings


@pytest.mark.parametrize(("world", "theory", "game"), CROSSED)
def test_a_view_has_the_aims_of_its_viewer_alone(world: str, theory: str, game: int) -> None:
    for turn in played(world, theory, game, 2):
        program, shown = turn.program, set[tuple[str, str]]()
        for viewer in viewers_of(program):
            view = view_for(program, turn.state, viewer, (), turn.past)
            aims = {(aim.what, aim.id) for aim in view.aims}
            assert aims <= own_aims(program, viewer)
            assert aims_told_of_others(program, turn.state, viewer, repr(view)) == []
            shown |= aims
        assert {"objective", "card", "red_line"} >= {what for what, _ in shown} != set()


@pytest.mark.parametrize(("world", "theory", "game"), CROSSED)
def test_nobody_else_knows_a_card_or_whether_a_red_line_was_crossed(world: str, theory: str, game: int) -> None:
    turn = next(iter(played(world, theory, game, 1)))
    program = turn.program
    for viewer in viewers_of(program):
        knowledge = Knowledge(program, turn.state, viewer)
        whose = {slots.crossed(aim.id): aim.seat for aim in program.aims if aim.what == "red_line"}
        whose |= {slots.card(seat): seat for seat in program.seats if slots.card(seat) in program.index}
        for slot, seat in whose.items():
            lo, hi = knowledge.known(slot)
            assert (lo == hi) == (seat == viewer), (viewer, slot)
