"""A game in which nobody orders anything, kept nowhere: where its turns stand as they open.

It shows a scenario at any turn without anybody to play it: on paper and in a preview.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wargame.engine.draws import Dice
from wargame.engine.information.redaction import view_for
from wargame.engine.program import Program
from wargame.language import slots
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.model.viewers import Viewer
from wargame.model.views import View
from wargame.saves.position import Position, advance, beginning
from wargame.table.decide import dealing, opening, resolving


def quiet_turns(program: Program, dice: Dice) -> Iterator[Position]:
    """Every turn as it opens, all that a scenario has: an ending that is reached on the way does not end it."""
    now, n = beginning(program), 1
    now = advance(program, now, dealing(program, now, dice), n := n + 1)
    orders = dict.fromkeys(program.seats, NO_MOVE)
    while now.state.turn < program.scenario.about.turns:
        now = advance(program, now, opening(program, now, dice), n := n + 1)
        yield now
        now = replace(now, state=replace(now.state, phase=Phase.REVEALED), orders=orders)
        now = _gone_on(program, advance(program, now, resolving(program, now, dice), n := n + 1))


def view_at(program: Program, now: Position, viewer: Viewer) -> View:
    """What a viewer may know there, its own order still empty."""
    return view_for(program, now.state, viewer, now.events, now.past, NO_MOVE, now.talk, now.reviewed)


def _gone_on(program: Program, now: Position) -> Position:
    values = list(now.state.values)
    values[program.slot(slots.ENDED)] = 0
    return replace(now, state=replace(now.state, phase=Phase.REVIEW, values=tuple(values)))
