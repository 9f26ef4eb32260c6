"""A game in which nobody orders anything, kept nowhere: where its turns stand as they open.

It shows a scenario at any turn without anybody to play it: on paper and in a preview.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from wargame.engine.draws import Dice, KeyedDice
from wargame.engine.information.redaction import view_for
from wargame.engine.program import Program
from wargame.language import slots
from wargame.model.files import Scenario
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.model.viewers import Viewer
from wargame.model.views import View
from wargame.saves.position import Position, advance, beginning
from wargame.table.decide import dealing, opening, resolving
from wargame.table.table import Table


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


class Preview:
    """A crisis as it stands at any turn of a quiet game: a table to look at, on which nothing is done.

    Attributes:
        table: where it stands now.
    """

    def __init__(self, scenario: Scenario, modules: Sequence[str], folder: Path, held: Collection[str] = ()) -> None:
        """Set the table.

        Args:
            folder: empty, for the save that no table does without.
            held: tracks and the like, whole families or members, which at every turn stand as they began.

        Raises:
            CannotLower: a theory is unknown, or does not fit.
        """
        self.table = Table.new(
            scenario, path=folder / "preview.jsonl", modules=modules, seed=0, rehearsal=True,
            players=dict.fromkeys(scenario.seats, "human"),
        )  # fmt: skip
        program = self.table.program
        self._held = [n for slot, n in program.index.items() if slot in held or slot.partition("[")[0] in held]
        self._coming, self._came = quiet_turns(program, KeyedDice(0)), [beginning(program)]

    @property
    def turns(self) -> int:
        """How many turns there are."""
        return self.table.program.scenario.about.turns

    def go_to(self, turn: int) -> None:
        """Stand where this turn, or the nearest there is, opens; 0: before the game."""
        while len(self._came) <= min(turn, self.turns):
            self._came.append(next(self._coming))
        now = self._came[max(0, min(turn, self.turns))]
        values = list(now.state.values)
        for slot in self._held:
            values[slot] = self._came[0].state.values[slot]
        self.table.history.show(replace(now, state=replace(now.state, values=tuple(values))))
