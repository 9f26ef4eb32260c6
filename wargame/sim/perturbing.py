"""Games side by side in which one number of the rules is another, by the block or by the kernel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import numpy as np

from wargame.engine.flat import Unflattenable, flattened
from wargame.engine.program import ModifierOp, Program, Roll
from wargame.engine.program_walk import statements_in
from wargame.language import slots
from wargame.records import record
from wargame.sim.block_dice import keys_of
from wargame.sim.cross_check import CHECKED_GAMES, CrossCheck
from wargame.sim.executor import WORTH, choosers_of
from wargame.sim.lanes.kernel import BUILT, Kernel
from wargame.sim.line_ups import deciders_of
from wargame.sim.played import EndedGames, kept
from wargame.sim.policies import play_out
from wargame.sim.reach import slot_reach
from wargame.sim.rows import NARROW, Numbers, Row
from wargame.sim.scores import PairedGames

What = Literal["modifier", "base", "start"]
_CHANCES = ("move:", "table:", "chance:")
"""Whose base can be perturbed; what is dealt, drawn or observed has none that an author wrote."""


@record
class Knob:
    """One number of the rules.

    Attributes:
        what: a modifier, the base of a roll, or where a track stands at the start.
        id: the modifier's or roll's source label, or the track's slot.
    """

    what: What
    id: str


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
        for row, least, most in beginnings(self.program, track):
            self.rows[row] = np.clip(self.row(row) + added, least, most)

    def added(self, one: ModifierOp) -> Row:
        """What a modifier adds, perturbed."""
        perturbed = self._perturbed.get(Knob("modifier", one.source))
        return super().added(one) if perturbed is None else super().added(one) + perturbed

    def base(self, op: Roll) -> Row:
        """The base of a roll, perturbed."""
        perturbed = self._perturbed.get(Knob("base", op.source))
        return super().base(op) if perturbed is None else super().base(op) + perturbed


Perturbation = tuple[Knob, int] | None
"""A number and what is added to it; None: nothing."""


class Perturber:
    """Plays the games of a line-up under perturbations; lowered once for all of them."""

    def __init__(self, program: Program, players: Mapping[str, str], games: int) -> None:
        """``games``: about how many there will be, all together."""
        self._program, self._deciders = program, deciders_of(program, players)
        self._kernel: Kernel | None = None
        self._check = CrossCheck()
        if BUILT and games >= WORTH:
            labels = [(one.what, one.id) for one in knobs(program) if one.what != "start"]
            try:
                flat = flattened(program, choosers_of(self._deciders), slot_reach(program), added=labels)
            except Unflattenable:
                return
            self._kernel = Kernel(flat)

    def play(self, perturbations: Sequence[Perturbation], games: int, seed: int) -> EndedGames:
        """Games 0 and following under every perturbation: column ``n * games + g`` is game ``g`` under ``n``."""
        kernel = self._kernel
        if kernel is None or not self._check.passes(lambda: self._unequal(kernel, perturbations[:2], games, seed)):
            return self._by_block(perturbations, games, seed)
        return self._by_kernel(kernel, perturbations, games, seed)

    def _unequal(self, kernel: Kernel, some: Sequence[Perturbation], games: int, seed: int) -> Iterable[str]:
        few, whole = min(games, CHECKED_GAMES), slice(len(some) * min(games, CHECKED_GAMES))
        found, again = self._by_kernel(kernel, some, few, seed), self._by_block(some, few, seed)
        return found.unequal(again, whole, whole)

    def _by_block(self, perturbations: Sequence[Perturbation], games: int, seed: int) -> EndedGames:
        block = PerturbedGames(self._program, games, seed, perturbations)
        play_out(block, self._deciders)
        return EndedGames.of(block)

    def _by_kernel(self, kernel: Kernel, perturbations: Sequence[Perturbation], games: int, seed: int) -> EndedGames:
        starts = np.repeat(kernel.start, len(perturbations), axis=1)
        for place, perturbation in enumerate(perturbations):
            if perturbation is not None:
                self._perturb(kernel, starts[:, place], *perturbation)
        keys = np.tile(keys_of(seed, np.arange(games)), len(perturbations))
        which = np.repeat(np.arange(len(perturbations)), games)
        return EndedGames.by(kernel, kernel.play(starts, which, keys, kept(kernel), kernel.flat.dealt, 0))

    def _perturb(self, kernel: Kernel, column: Numbers, knob: Knob, by: int) -> None:
        if knob.what != "start":
            column[kernel.flat.added[knob.what, knob.id]] += by
            return
        for row, least, most in beginnings(self._program, knob.id):
            column[row] = min(max(int(column[row]) + by, least), most)


def beginnings(program: Program, track: str) -> Sequence[tuple[int, int, int]]:
    """The slots that say where a track begins, each with the least and most it may be."""
    spec = next(spec for spec in program.tracks if program.slots[spec.slot].name == track)
    names = (track, slots.opened(track), slots.before(track), slots.began(track))
    return [(program.slot(name), spec.least, spec.most) for name in names if name in program.index]
