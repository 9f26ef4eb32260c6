"""Two ways to play the same games: what changes, game by game, under the same dice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np

from wargame.records import record
from wargame.sim.rows import Numbers
from wargame.sim.intervals import give_of
from wargame.sim.rehearsal import ENDING, OUTCOME, TURNS, Tally, met, score_of
from wargame.sim.summary import wars

Kind = Literal["war", "ending", "outcome", "red_line", "score", "turns", "track"]
SHARES: frozenset[Kind] = frozenset({"war", "ending", "outcome", "red_line"})
"""Kinds that are so or not so in a game; their means are shares from 0 to 1."""


@record
class Difference:
    """One number of a game under both.

    Attributes:
        kind: what is looked at.
        id: the ending, the outcome's name, the red line, the seat, or the slot of the track; "" for war and turns.
        before, after: the means.
        give: half the width of the 95 per cent interval of ``after`` - ``before``, from the differences game by game.
        rose, fell: in how many games it is more, or less, than before.
    """

    kind: Kind
    id: str
    before: float
    after: float
    give: float
    rose: int
    fell: int

    @property
    def change(self) -> float:
        """What the second has more."""
        return self.after - self.before

    @property
    def plain(self) -> bool:
        """Whether the interval leaves out 0."""
        return abs(self.change) > self.give


def compared(one: Tally, other: Tally) -> Iterator[Difference]:
    """Everything that both can be asked, over the games that both have played. There must be two at least."""
    games = min(one.games, other.games)
    pairs = [(one, _columns(one)), (other, _columns(other))]
    for (kind, id_), values in pairs[0][1].items():
        second = pairs[1][1].get((kind, id_))
        if second is not None:
            yield difference(kind, id_, values[:games], second[:games])
    for kind, id_ in (key for key in pairs[1][1] if key not in pairs[0][1] and key[0] in ("ending", "outcome")):
        yield difference(kind, id_, np.zeros(games, np.int64), pairs[1][1][kind, id_][:games])


def difference(kind: Kind, id_: str, before: Numbers, after: Numbers) -> Difference:
    """One number a game, before and after, in the same games."""
    moved = after - before
    return Difference(
        kind, id_, float(before.mean()), float(after.mean()), give_of(moved),
        int(np.count_nonzero(moved > 0)), int(np.count_nonzero(moved < 0)),
    )


def _columns(tally: Tally) -> dict[tuple[Kind, str], Numbers]:
    program, found = tally.program, dict[tuple[Kind, str], Numbers]()
    ended, outcome = tally.column(ENDING), tally.column(OUTCOME)
    numbers = {name: number for number, name in enumerate(program.endings, start=1)}
    found["war", ""] = np.isin(ended, [numbers[name] for name in wars(program)]).astype(np.int64)
    for name, number in numbers.items():
        found["ending", name] = (ended == number).astype(np.int64)
    for number, band in enumerate(program.scenario.outcomes):
        found["outcome", band.name] = (outcome == number).astype(np.int64)
    for seat in program.seats:
        found["score", seat] = tally.column(score_of(seat))
    for aim in program.aims:
        if aim.what == "red_line":
            found["red_line", aim.id] = (tally.column(met(aim.id)) > 0).astype(np.int64)
    found["turns", ""] = tally.column(TURNS)
    for track in tally.tracks:
        found["track", track] = tally.column(track)
    return found
