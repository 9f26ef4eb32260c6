"""Finished games as sums of whole numbers, which add up in any order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

from wargame.engine.program import Program
from wargame.language import slots
from wargame.sim.intervals import Z95, wilson
from wargame.sim.played import EndedGames
from wargame.sim.rehearsal import ENDING, OUTCOME, TURNS, score_of
from wargame.sim.rows import Numbers
from wargame.sim.summary import wars

Sums = npt.NDArray[np.int64]
GAMES = "games"
SQUARED = "^2"
"""Ends the name of a sum of squares."""


def names_of_sums(program: Program) -> tuple[str, ...]:
    """What the sums of a game count, in order: games; games by ending (``ending:`` for none), in a war and by outcome;
    the sum and the sum of squares of turns, of each seat's points and of each track at the end."""
    endings = [f"{ENDING}:{name}" for name in ("", *program.endings)]
    outcomes = [f"{OUTCOME}:{one.name}" for one in program.scenario.outcomes]
    return (GAMES, *endings, "war", *outcomes, *(name + end for name in _measured(program) for end in ("", SQUARED)))


def final(track: str) -> str:
    """The sum of a track's value at the end, by its slot."""
    return f"track:{track}"


def _measured(program: Program) -> Sequence[str]:
    return [TURNS, *map(score_of, program.seats), *map(final, _tracks(program))]


def _tracks(program: Program) -> Sequence[str]:
    return [program.slots[spec.slot].name for spec in program.tracks if program.slots[spec.slot].kind == "track"]


def sums_of(played: EndedGames) -> Sums:
    """The sums of some games, in the order of ``names_of_sums``."""
    program = played.program
    endings = np.bincount(played.row(program.slot(slots.ENDED)), minlength=len(program.endings) + 1)
    war = sum(int(endings[program.endings.index(name) + 1]) for name in wars(program))
    outcomes = np.bincount(played.outcome + 1, minlength=len(program.scenario.outcomes) + 1)[1:]
    found = [played.count, *endings, war, *outcomes]
    for row in _rows(played):
        wide = row.astype(np.int64)
        found += [wide.sum(), wide @ wide]
    return np.array(found, dtype=np.int64)


def _rows(played: EndedGames) -> Iterator[Numbers]:
    program = played.program
    yield played.row(program.slot(slots.TURN))
    yield from (played.totals[seat] for seat in program.seats)
    yield from (played.row(program.slot(name)) for name in _tracks(program))


@dataclass(frozen=True)
class CellSums:
    """The sums of a cell by their names.

    Attributes:
        of: name to number.
    """

    of: Mapping[str, int]

    @property
    def games(self) -> int:
        """How many were played."""
        return self.of[GAMES]

    def share(self, name: str) -> float:
        """In what share of the games, from 0 to 1; 0 of none."""
        return self.of[name] / self.games if self.games else 0.0

    def interval(self, name: str) -> tuple[float, float]:
        """Where the true share lies, with 95 per cent confidence."""
        return wilson(self.of[name], self.games)

    def mean(self, name: str) -> float:
        """The mean of what is summed with its squares; 0 of no games."""
        return self.of[name] / self.games if self.games else 0.0

    def variance(self, name: str) -> float:
        """The unbiased variance of one game of the same, or of a share's yes and no; 0 of fewer than two games."""
        games, whole = self.games, self.of[name]
        squares = self.of.get(name + SQUARED, whole)  # of yes and no the squares are the numbers themselves
        return (games * squares - whole * whole) / (games * (games - 1)) if games > 1 else 0.0

    def give(self, name: str) -> float:
        """Half the width of the 95 per cent interval of the mean."""
        return Z95 * sqrt(self.variance(name) / self.games) if self.games else 0.0

    @property
    def endings(self) -> Mapping[str, int]:
        """Ending (``""``: none) to games."""
        return {name.partition(":")[2]: many for name, many in self.of.items() if name.startswith(f"{ENDING}:")}

    @property
    def widest(self) -> float:
        """The widest interval of the share of an ending, in points of 100."""
        return 100 * max(high - low for low, high in (self.interval(f"{ENDING}:{one}") for one in self.endings))
