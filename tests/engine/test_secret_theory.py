"""Which theory a blend has drawn: during play nobody can tell it from one byte of a view.

Pairs of turns that differ in the theory drawn alone, with the same orders and the same dice: to whom they are alike
(``pairs`` says what that means) is shown the same of the turn, of the planning before it and of the next one's opening.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.engine.pairs import ALL_WORLDS, Morning, Seen, Turn, alike, difference, played, viewers_of
from wargame.engine.adjudication import is_over
from wargame.engine.information.redaction import view_for
from wargame.model.events import Rolled
from wargame.model.labels import THEORY
from wargame.model.orders import NO_MOVE
from wargame.model.viewers import Viewer

DAILY = ("gsomia-cliff",)
LONG = [world for world in ALL_WORLDS if world not in ("pocket", *DAILY)]
TURNS = 5


def pairs(world: str, game: int) -> Iterator[tuple[Turn, Turn]]:
    """Turns of a game in which both theories of a blend may be at work, each with its like under the other."""
    for turn in played(world, "BLEND:50", game, TURNS):
        number = turn.program.index["theory"]
        drawn = turn.state.values[number]
        words = list(turn.program.scenario.statuses["theory"].words)
        both = [place for place, word in enumerate(words) if word in ("cha", "park")]
        assert drawn in both
        values = list(turn.state.values)
        values[number] = sum(both) - drawn
        yield turn, replace(turn, state=replace(turn.state, values=tuple(values)))


def planned(turn: Turn, viewer: Viewer) -> str:
    """All that a viewer is shown while it plans."""
    return repr(view_for(turn.program, turn.state, viewer, (), turn.past, turn.orders.get(viewer, NO_MOVE)))


@pytest.mark.parametrize("world", [*DAILY, *(pytest.param(world, marks=pytest.mark.long) for world in LONG)])
def test_which_of_two_theories_is_at_work_changes_nothing_that_is_shown(world: str) -> None:
    found = Counter[str]()
    for game in range(1 if world in DAILY else 6):
        for turn, other in pairs(world, game):
            for viewer in viewers_of(turn.program):
                assert planned(turn, viewer) == planned(other, viewer)
                one, two = Seen(turn, viewer), Seen(other, viewer)
                if alike(one, two):
                    rolls = [event for event in one.shown if isinstance(event, Rolled)]
                    found["otherwise"] += one.events != two.events
                    found["named"] += any(reason.source == THEORY for roll in rolls for reason in roll.reasons)
                    compare(one, two)
    assert found["otherwise"], "the theories never did otherwise unseen"
    assert found["named"], "no roll with the theory among its reasons was compared"


def compare(one: Seen, two: Seen) -> None:
    """What a viewer is shown of two turns that are alike to it, and as the next one opens."""
    assert one.shown == two.shown, difference(one.shown, two.shown)
    assert one.page == two.page
    if not any(is_over(seen.turn.program, seen.after) for seen in (one, two)):
        mornings = Morning(one), Morning(two)
        if alike(*mornings):
            assert mornings[0].shown == mornings[1].shown, difference(mornings[0].shown, mornings[1].shown)
            assert mornings[0].page == mornings[1].page
