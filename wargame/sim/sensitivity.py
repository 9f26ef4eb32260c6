"""Every number of the rules perturbed by one, under the same dice: which of them decide a scenario.

All perturbations run beside each other in one block: a game of one is a column with the dice of its game, and one
number more or less. Nobody at a seat knows of it: a doctrine that weighs odds weighs those of the rules as written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from wargame.engine.program import Program
from wargame.language import slots
from wargame.records import record
from wargame.sim.comparing import Difference, Kind, difference
from wargame.sim.line_ups import LineUp
from wargame.sim.perturbing import Knob, Perturber, knobs
from wargame.sim.played import Finish
from wargame.sim.rows import Numbers
from wargame.sim.summary import wars

COLUMNS = 8192
"""About as many columns are played at once."""
@record
class PerturbationEffect:
    """What one less and one more of a number change."""

    knob: Knob
    less: Difference
    more: Difference

    @property
    def size(self) -> float:
        """The larger of the two changes, whichever way."""
        return max(abs(self.less.change), abs(self.more.change))


Looking = Callable[[Finish], Numbers]


def looking_at(program: Program, word: str) -> tuple[Kind, Looking] | None:
    """How to look at one number of a finished game: ``war``, an ending, an outcome by name, a seat's points (by the
    seat) or a track by its slot. None: there is nothing of this name."""
    ended = program.slot(slots.ENDED)

    def is_in(numbers: Iterable[int]) -> Looking:
        wanted = list(numbers)
        return lambda games: np.isin(games.row(ended), wanted).astype(np.int64)

    if word == "war":
        return "war", is_in(program.endings.index(name) + 1 for name in wars(program))
    if word in program.endings:
        return "ending", is_in([program.endings.index(word) + 1])
    names = [outcome.name.lower() for outcome in program.scenario.outcomes]
    if word.lower() in names:
        number = names.index(word.lower())
        return "outcome", lambda games: (games.outcome == number).astype(np.int64)
    if word in program.seats:
        return "score", lambda games: games.totals[word]
    if word in program.index and program.slots[program.slot(word)].kind == "track":
        return "track", lambda games: games.row(program.slot(word))
    return None


def perturbation_effects(
    program: Program, line_up: LineUp, kind: Kind, look: Looking, games: int, seed: int
) -> Iterator[tuple[PerturbationEffect, ...]]:
    """Perturb everything by one, down and up.

    Args:
        games: how many are played under each perturbation; the same under all.

    Yields:
        After each block what was found so far, the largest first. May be left at any time.
    """
    found: list[PerturbationEffect] = []
    everything = knobs(program)
    perturber = Perturber(program, line_up.players, (2 * len(everything) + 1) * games)
    before = look(perturber.play([None], games, seed))
    at_once = max(1, COLUMNS // (2 * games))
    for first in range(0, len(everything), at_once):
        some = everything[first : first + at_once]
        found_now = perturber.play([(knob, by) for knob in some for by in (-1, 1)], games, seed)
        values = look(found_now).reshape(len(some), 2, games)
        for knob, (less, more) in zip(some, values, strict=True):
            down, up = difference(kind, knob.id, before, less), difference(kind, knob.id, before, more)
            found.append(PerturbationEffect(knob, down, up))
        yield tuple(sorted(found, key=lambda one: -one.size))
