"""Every number of the rules perturbed by one, under the same dice: which of them decide a scenario.

All perturbations run beside each other in one block: a game of one is a column with the dice of its game, and one
number more or less. Nobody at a seat knows of it: a doctrine that weighs odds weighs those of the rules as written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from wargame.engine.program import ModifierOp, Program, Roll
from wargame.engine.program_walk import statements_in
from wargame.language import slots
from wargame.sim.comparing import Difference, Kind, difference
from wargame.sim.policies import play_out
from wargame.sim.rows import NARROW, Numbers, Row
from wargame.sim.scores import PairedGames, ScoredGames
from wargame.sim.line_ups import LineUp, deciders_of
from wargame.sim.summary import wars

What = Literal["modifier", "base", "start"]
COLUMNS = 8192
"""About as many columns are played at once."""
_CHANCES = ("move:", "table:", "chance:")
"""Whose base can be perturbed; what is dealt, drawn or observed has none that an author wrote."""


@dataclass(frozen=True, slots=True)
class Knob:
    """One number of the rules.

    Attributes:
        what: a modifier, the base of a roll, or where a track stands at the start.
        id: the modifier's or roll's source label, or the track's slot.
    """

    what: What
    id: str


@dataclass(frozen=True, slots=True)
class PerturbationEffect:
    """What one less and one more of a number change."""

    knob: Knob
    less: Difference
    more: Difference

    @property
    def size(self) -> float:
        """The larger of the two changes, whichever way."""
        return max(abs(self.less.change), abs(self.more.change))


def knobs(program: Program) -> tuple[Knob, ...]:
    """Every modifier, base and start value, each once. (What effects of the turn add to a roll has no place of its own:
    its label is one word.)"""
    rolls = [op for op in statements_in(program) if isinstance(op, Roll)]
    found = [Knob("modifier", one.source) for roll in rolls for one in roll.modifiers if ":" in one.source]
    found += [Knob("base", roll.source) for roll in rolls if roll.source.startswith(_CHANCES)]
    found += [Knob("start", one.name) for one in program.slots if one.kind == "track"]
    return tuple(dict.fromkeys(found))


class PerturbedGames(PairedGames):
    """The same games side by side, once for each perturbation.

    Column ``n * games + g`` is game ``g`` under perturbation ``n``.
    """

    def __init__(
        self, program: Program, games: int, seed: int, perturbations: Sequence[tuple[Knob, int] | None]
    ) -> None:
        """``perturbations``: a number and what is added to it; None: nothing."""
        super().__init__(program, games, len(perturbations), seed)
        self._perturbed: dict[Knob, Numbers] = {}
        for place, perturbation in enumerate(perturbations):
            if perturbation is not None:
                knob, by = perturbation
                added = self._perturbed.setdefault(knob, np.zeros(self.count, dtype=NARROW))
                added[place * games : (place + 1) * games] += by
        for knob, added in self._perturbed.items():
            if knob.what == "start":
                self._begin(knob.id, added)

    def _begin(self, track: str, added: Numbers) -> None:
        spec = next(spec for spec in self.program.tracks if self.program.slots[spec.slot].name == track)
        for name in (track, slots.opened(track), slots.before(track), slots.began(track)):
            if name in self.program.index:
                row = self.program.slot(name)
                self.rows[row] = np.clip(self.row(row) + added, spec.least, spec.most)

    def added(self, one: ModifierOp) -> Row:
        """What a modifier adds, perturbed."""
        perturbed = self._perturbed.get(Knob("modifier", one.source))
        return super().added(one) if perturbed is None else super().added(one) + perturbed

    def base(self, op: Roll) -> Row:
        """The base of a roll, perturbed."""
        perturbed = self._perturbed.get(Knob("base", op.source))
        return super().base(op) if perturbed is None else super().base(op) + perturbed


Looking = Callable[[ScoredGames], Numbers]


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
    deciders = deciders_of(program, line_up.players)
    plain = PerturbedGames(program, games, seed, [None])
    play_out(plain, deciders)
    before, everything = look(plain), knobs(program)
    at_once = max(1, COLUMNS // (2 * games))
    for first in range(0, len(everything), at_once):
        some = everything[first : first + at_once]
        block = PerturbedGames(program, games, seed, [(knob, by) for knob in some for by in (-1, 1)])
        play_out(block, deciders)
        values = look(block).reshape(len(some), 2, games)
        for knob, (less, more) in zip(some, values, strict=True):
            down, up = difference(kind, knob.id, before, less), difference(kind, knob.id, before, more)
            found.append(PerturbationEffect(knob, down, up))
        yield tuple(sorted(found, key=lambda one: -one.size))
