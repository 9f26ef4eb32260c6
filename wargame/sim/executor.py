"""Who plays many games: the compiled kernel where it can, the numpy block where not, each held against the other.

Both play the same games to the last number. The block is the oracle: the first few games of every run that the kernel
plays are played again by it, and where anything differs the block plays the run, and the run says so.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from wargame.engine.flat import Chooser, Unflattenable, flattened
from wargame.engine.program import Program
from wargame.language import slots
from wargame.sim.block_dice import keys_of
from wargame.sim.lanes.kernel import BUILT, Kernel
from wargame.sim.line_ups import deciders_of
from wargame.sim.played import Ended, Played, kept
from wargame.sim.policies import BlockDecider, DoctrineDecider
from wargame.sim.random_policy import RandomDecider
from wargame.sim.reach import slot_reach
from wargame.sim.usage_counts import CountedGames
from wargame.sim.usage_listening import usage_listening

WORTH = 256
"""From so many games on lowering them for the kernel takes less time than it saves."""
HELD_AGAINST = 8
"""So many games of a run are played by both."""


class ExecutorsDiffer(RuntimeWarning):
    """Kernel and block came to different numbers; the block plays."""

    @classmethod
    def warn(cls, what: Sequence[str]) -> None:
        """Tell whoever runs the program, once. ``what``: the names of what is not the same."""
        warnings.warn(cls(f"kernel and block differ in {', '.join(what[:5])}; please report this"), stacklevel=2)


class Executor(Protocol):
    """Plays games of one program and line-up."""

    def play(self, seed: int, first: int, count: int) -> Played:
        """Games number ``first`` and following under a seed."""
        ...


class BlockExecutor:
    """By ``sim.block``."""

    def __init__(self, program: Program, deciders: Sequence[BlockDecider]) -> None:
        self._program, self._deciders = program, deciders

    def play(self, seed: int, first: int, count: int) -> Played:
        """Games number ``first`` and following under a seed."""
        games = CountedGames(self._program, count, seed, first)
        games.play(self._deciders)
        ever = Counter({name: int(np.count_nonzero(mask)) for name, mask in games.ever.items()})
        return Played(**vars(Ended.of(games)), times=games.times, ever=ever, tracks=games.tracks)


class KernelExecutor:
    """By the compiled kernel."""

    def __init__(self, program: Program, deciders: Sequence[BlockDecider]) -> None:
        """Raises ``Unflattenable``."""
        self._program = program
        flat = flattened(program, choosers_of(deciders), proven_reach(program), usage_listening(program))
        self._kernel = Kernel(flat)

    def play(self, seed: int, first: int, count: int) -> Played:
        """Games number ``first`` and following under a seed."""
        program, flat = self._program, self._kernel.flat
        found = self._kernel.fresh(keys_of(seed, np.arange(first, first + count)), kept(self._kernel))
        ended = Ended.by(self._kernel, found)
        times, ever = (
            Counter({name: int(counts[number]) for name, number in flat.counters.items()})
            for counts in (found.times, found.ever)
        )
        endings = ended.row(program.slot(slots.ENDED))
        for number, name in enumerate(("no ending", *(f"ending {one}" for one in program.endings))):
            times[name] = ever[name] = int(np.count_nonzero(endings == number))
        turns = program.scenario.about.turns + 1
        tracks = {
            program.slots[slot].name: found.stood[begins : begins + turns * values].reshape(turns, values)
            for slot, (begins, _, values) in flat.tables.items()
        }
        return Played(**vars(ended), times=times, ever=ever, tracks=tracks)


class HeldExecutor:
    """The kernel, held against the block in the first games it plays. Where anything differs there the block plays, and
    what it plays says what that was (``Played.disputed``)."""

    def __init__(self, kernel: Executor, block: Executor) -> None:
        self._kernel, self._block = kernel, block
        self._different: tuple[str, ...] | None = None

    def play(self, seed: int, first: int, count: int) -> Played:
        """Games number ``first`` and following under a seed."""
        if not self._different:
            played = self._kernel.play(seed, first, count)
            if self._different is None:
                self._different = self._differences(played, seed, first)
            if not self._different:
                return played
        return replace(self._block.play(seed, first, count), disputed=self._different)

    def _differences(self, played: Played, seed: int, first: int) -> tuple[str, ...]:
        """What differs in the first games, played among many and, for what is counted, alone."""
        few = min(played.count, HELD_AGAINST)
        again, alone = (one.play(seed, first, few) for one in (self._block, self._kernel))
        return tuple(dict.fromkeys((*played.different(again), *alone.different(again))))


def executor_for(program: Program, players: Mapping[str, str], games: int) -> Executor:
    """Who plays this many games of a program.

    Args:
        players: as in ``LineUp.players``.

    Raises:
        UnknownDoctrine: the scenario has no such doctrine.
    """
    deciders = deciders_of(program, players)
    block = BlockExecutor(program, deciders)
    if not BUILT or games < WORTH:
        return block
    try:
        return HeldExecutor(KernelExecutor(program, deciders), block)
    except Unflattenable:
        return block


def choosers_of(deciders: Sequence[BlockDecider]) -> Mapping[str, tuple[Chooser, ...]]:
    """Deciders of a block as a flat program takes them, by seat. Raises ``Unflattenable`` for one of another kind."""
    found: dict[str, tuple[Chooser, ...]] = {}
    for one in deciders:
        if type(one) not in (DoctrineDecider, RandomDecider):
            raise Unflattenable(f"a decider that only a block knows: {type(one).__name__}")
        assert isinstance(one, DoctrineDecider)
        seat = one.policy.seat
        found[seat] = (*found.get(seat, ()), Chooser(one.policy, isinstance(one, RandomDecider)))
    return found


def proven_reach(program: Program) -> Mapping[str, int]:
    """How far each slot can come. Raises ``Unflattenable`` where it may be too far for the block, too."""
    try:
        return slot_reach(program)
    except OverflowError as problem:
        raise Unflattenable(str(problem)) from problem
