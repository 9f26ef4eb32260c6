"""Blocks of games that are played on from a position: by the compiled kernel once that pays, as the block would."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from weakref import WeakKeyDictionary

import numpy as np

from wargame.engine.flat import Chooser, Unflattenable, flattened
from wargame.engine.program import Program
from wargame.engine.program_cache import once_a_program
from wargame.sim.cross_check import CHECKED_GAMES, CrossCheck
from wargame.sim.executor import NOBODY, choosers_of
from wargame.sim.lanes.kernel import BUILT, Kernel
from wargame.sim.policies import BlockDecider
from wargame.sim.reach import slot_reach
from wargame.sim.rollout import PolicyProfile, RolloutGames
from wargame.sim.rows import Numbers
from wargame.sim.scores import bands_of

PAYS = 1000
"""So many games are played on by the block before the ways of playing are lowered for the kernel."""


def play_on(
    games: RolloutGames, ways: Sequence[PolicyProfile], wanted: Callable[[], bool] = lambda: True
) -> bool:
    """Play games whose turn is closed to their end, each in its way; False: they were wanted no more.

    Args:
        ways: as in ``RolloutGames.order_by``.
        wanted: asked now and then; False ends it there and then.
    """
    if games.over.all() or (wanted() and kernel_rollout_of(games.program).play(games, ways)):
        return True
    return by_turns(games, ways, wanted)


def by_turns(
    games: RolloutGames, ways: Sequence[PolicyProfile], wanted: Callable[[], bool] = lambda: True
) -> bool:
    """The same by the block."""
    while not games.over.all():
        if not wanted():
            return False
        games.open_turn()
        games.order_by(ways)
        games.resolve()
    return True


class KernelRollout:
    """The kernel for games of one program that are played on. It knows everybody who ordered in them so far."""

    def __init__(self, program: Program, pays: int = PAYS) -> None:
        """``pays``: so many games are left to the block first."""
        self._program, self._pays = program, pays
        self._able = BUILT
        self._check = CrossCheck()
        self._played = 0
        self._choosers: dict[str, list[Chooser]] = {seat: [] for seat in program.seats}
        self._numbers: dict[str, WeakKeyDictionary[BlockDecider, int]] = {
            seat: WeakKeyDictionary() for seat in program.seats
        }
        self._kernel: Kernel | None = None
        self._reckoned = np.array([number for number, slot in enumerate(program.slots) if slot.kind != "past"])
        """The slots that are reckoned with; history is only shifted and counted."""

    def play(self, games: RolloutGames, ways: Sequence[PolicyProfile]) -> bool:
        """Play games to their end; False: nothing was done, the block has to."""
        self._played += games.count
        if not self._able or self._played < self._pays:
            return False
        kernel = self._kernel_for(ways)
        starts = None if kernel is None else self._starts(kernel, games, ways)
        if kernel is None or starts is None:
            return False
        self._able = self._check.passes(lambda: self._unequal(kernel, games, ways))
        if not self._able:
            return False
        self._finish(kernel, games, starts)
        return True

    def _unequal(self, kernel: Kernel, games: RolloutGames, ways: Sequence[PolicyProfile]) -> list[str]:
        """What block and kernel have otherwise as they play the first few of these games on."""
        by_kernel, by_block = (games.some(np.arange(min(games.count, CHECKED_GAMES))) for _ in range(2))
        starts = self._starts(kernel, by_kernel, ways)
        assert starts is not None
        self._finish(kernel, by_kernel, starts)
        by_turns(by_block, ways)
        pairs = {"slots": (by_kernel.values, by_block.values), "outcome": (by_kernel.outcome, by_block.outcome)}
        pairs |= {seat: (by_kernel.totals[seat], by_block.totals[seat]) for seat in self._program.seats}
        return [name for name, (one, other) in pairs.items() if not np.array_equal(one, other)]

    def _kernel_for(self, ways: Sequence[PolicyProfile]) -> Kernel | None:
        """One that knows everybody in these ways."""
        try:
            new = [self._learned(seat, one) for way in ways for seat, one in way.items()]
            if any(new) or self._kernel is None:
                self._check = CrossCheck()  # what is lowered anew is held against the block anew
                self._kernel = Kernel(flattened(self._program, self._choosers, slot_reach(self._program)))
        except Unflattenable:
            self._able = False
            return None
        return self._kernel

    def _learned(self, seat: str, decider: BlockDecider) -> bool:
        """Give somebody a number at a seat, that of his like if there is one; whether there was none."""
        if decider in self._numbers[seat]:
            return False
        (own,), known = choosers_of([decider])[seat], self._choosers[seat]
        number = next((place for place, one in enumerate(known) if one.same_as(own)), len(known))
        self._numbers[seat][decider] = number
        if number < len(known):
            return False
        known.append(own)
        return True

    def _starts(self, kernel: Kernel, games: RolloutGames, ways: Sequence[PolicyProfile]) -> Numbers | None:
        """What the games begin with, a column each; None: a number of theirs is further off than was proven."""
        flat, values = kernel.flat, games.values
        if np.abs(values[self._reckoned]).max() >= flat.width.furthest:
            return None
        starts = kernel.columns(games.count)
        starts[: len(values)] = values
        for seat, register in flat.who.items():
            numbers = [self._numbers[seat][way[seat]] if seat in way else NOBODY for way in ways]
            starts[register] = np.array(numbers)[games.way]
        starts[flat.going] = np.where(games.over, 0, -1)
        return starts

    def _finish(self, kernel: Kernel, games: RolloutGames, starts: Numbers) -> None:
        """Play, and leave the games as the block would."""
        flat, slots = kernel.flat, len(self._program.slots)
        scores = flat.scores
        ends = (scores.outcome, *scores.totals, *scores.met)
        keep = np.concatenate((np.arange(slots, dtype=np.int32), np.array(ends, dtype=np.int32)))
        which = np.arange(games.count, dtype=np.int32)
        order = np.argsort(games.way, kind="stable")
        found = kernel.play(starts, which, games.keys, keep, flat.closed, games.turn, order)
        going = ~games.over
        games.give(found.values[:slots], list)
        outcome, totals, met = np.split(found.values[slots:], (1, 1 + len(scores.totals)))
        bands = bands_of(self._program, totals)
        np.copyto(games.outcome, outcome[0], where=going)
        for place, seat in enumerate(self._program.seats):
            np.copyto(games.totals[seat], totals[place], where=going)
            np.copyto(games.bands[seat], bands[place], where=going)
        np.copyto(games.met, met, where=going)
        games.over = np.ones(games.count, dtype=np.bool_)


kernel_rollout_of = once_a_program(KernelRollout)
"""Of a program, kept as long as it lives."""
