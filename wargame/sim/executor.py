"""Who plays many games: the compiled kernel where it can, the numpy block where not, each held against the other.

Both play the same games to the last number. The block is the oracle: the first few games of every run that the kernel
plays are played again by it, and where anything differs the block plays the run, and the run says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from wargame.engine.flat import Chooser, Unflattenable, flattened
from wargame.engine.program import Program
from wargame.language import slots
from wargame.sim.block_dice import keys_of
from wargame.sim.cross_check import CHECKED_GAMES, CrossCheck
from wargame.sim.lanes.kernel import BUILT, Kernel
from wargame.sim.line_ups import deciders_of
from wargame.sim.played import EndedGames, LineUpGames, kept
from wargame.sim.policies import BlockDecider, DoctrineDecider, play_out
from wargame.sim.random_policy import RandomDecider
from wargame.sim.reach import slot_reach
from wargame.sim.rows import Numbers
from wargame.sim.scores import ScoredGames
from wargame.sim.usage_counts import CountedGames
from wargame.sim.usage_listening import usage_listening

WORTH = 256
"""From so many games on lowering them for the kernel takes less time than it saves."""
NOBODY = -1
"""The number of a chooser where a seat is idle."""


class Executor(Protocol):
    """Plays games of one program and line-up."""

    def play(self, seed: int, first: int, count: int) -> LineUpGames:
        """Games number ``first`` and following under a seed."""
        ...


class BlockExecutor:
    """By ``sim.block``."""

    def __init__(self, program: Program, deciders: Sequence[BlockDecider], *, counted: bool = True) -> None:
        """``counted``: whether what happened in the games is counted too."""
        self._program, self._deciders, self._counted = program, deciders, counted

    def play(self, seed: int, first: int, count: int) -> LineUpGames:
        """Games number ``first`` and following under a seed."""
        if not self._counted:
            silent = ScoredGames(self._program, count, seed, first)
            play_out(silent, self._deciders)
            return LineUpGames(**vars(EndedGames.of(silent)), times=Counter(), ever=Counter(), tracks={})
        games = CountedGames(self._program, count, seed, first)
        games.play(self._deciders)
        ever = Counter({name: int(np.count_nonzero(mask)) for name, mask in games.ever.items()})
        return LineUpGames(**vars(EndedGames.of(games)), times=games.times, ever=ever, tracks=games.tracks)


class SharedKernel:
    """A program lowered once for several line-ups that play by it.

    Attributes:
        kernel: knows everybody of all line-ups, each once.
        counted: whether it counts what happens.
    """

    def __init__(
        self, program: Program, line_ups: Sequence[Sequence[BlockDecider]], *, counted: bool = True
    ) -> None:
        """``counted``: whether what happens in the games is counted too. Raises ``Unflattenable``."""
        self.counted = counted
        self._everybody: dict[str, list[Chooser]] = {seat: [] for seat in program.seats}
        for deciders in line_ups:
            for seat, some in choosers_of(deciders).items():
                self._everybody[seat] += [one for one in some if self._number(seat, one) is None]
        listening = usage_listening(program) if counted else None
        flat = flattened(program, self._everybody, slot_reach(program), listening)
        self.kernel = Kernel(flat)

    def start(self, program: Program, deciders: Sequence[BlockDecider]) -> Numbers:
        """What fresh games of one of the line-ups begin with, at the values of ``program``: the one that was lowered,
        or one that differs from it in nothing but where its slots begin."""
        found, flat = self.kernel.start.copy(), self.kernel.flat
        found[: len(program.slots), 0] = [slot.start for slot in program.slots]
        for register in flat.who.values():
            found[register] = NOBODY
        for seat, (one, *_) in choosers_of(deciders).items():
            number = self._number(seat, one)
            assert number is not None
            found[flat.who[seat]] = number
        return found

    def _number(self, seat: str, chooser: Chooser) -> int | None:
        known = self._everybody[seat]
        return next((place for place, one in enumerate(known) if one.same_as(chooser)), None)


class KernelExecutor:
    """By the compiled kernel."""

    def __init__(self, program: Program, deciders: Sequence[BlockDecider], shared: SharedKernel | None = None) -> None:
        """``shared``: a kernel that knows these deciders and this program, or one that begins elsewhere; None: one of
        its own. Raises ``Unflattenable``."""
        shared = shared or SharedKernel(program, [deciders])
        self._program, self._kernel, self._start = program, shared.kernel, shared.start(program, deciders)
        self._counted = shared.counted

    def play(self, seed: int, first: int, count: int) -> LineUpGames:
        """Games number ``first`` and following under a seed."""
        program, flat = self._program, self._kernel.flat
        keys = keys_of(seed, np.arange(first, first + count))
        found = self._kernel.fresh(keys, kept(self._kernel), self._start)
        ended = EndedGames.by(self._kernel, found)
        times, ever = (
            Counter({name: int(counts[number]) for name, number in flat.counters.items()})
            for counts in (found.times, found.ever)
        )
        if not self._counted:
            return LineUpGames(**vars(ended), times=times, ever=ever, tracks={})
        endings = ended.row(program.slot(slots.ENDED))
        for number, name in enumerate(("no ending", *(f"ending {one}" for one in program.endings))):
            times[name] = ever[name] = int(np.count_nonzero(endings == number))
        turns = program.scenario.about.turns + 1
        tracks = {
            program.slots[slot].name: found.stood[begins : begins + turns * values].reshape(turns, values)
            for slot, (begins, _, values) in flat.tables.items()
        }
        return LineUpGames(**vars(ended), times=times, ever=ever, tracks=tracks)


class CheckedExecutor:
    """The kernel, held against the block in the first games it plays. Where anything differs there the block plays, and
    what it plays says what that was (``LineUpGames.disputed``)."""

    def __init__(self, kernel: Executor, block: Executor, check: CrossCheck | None = None) -> None:
        """``check``: what is known of this kernel, by others that share it."""
        self._kernel, self._block = kernel, block
        self._check = check or CrossCheck(warns=False)

    def play(self, seed: int, first: int, count: int) -> LineUpGames:
        """Games number ``first`` and following under a seed."""
        played: list[LineUpGames] = []

        def unequal() -> tuple[str, ...]:
            played.append(self._kernel.play(seed, first, count))
            return self._unequal(played[0], seed, first)

        if self._check.passes(unequal):
            return played[0] if played else self._kernel.play(seed, first, count)
        return replace(self._block.play(seed, first, count), disputed=self._check.different or ())

    def _unequal(self, played: LineUpGames, seed: int, first: int) -> tuple[str, ...]:
        """What differs in the first games, played among many and, for what is counted, alone."""
        few = min(played.count, CHECKED_GAMES)
        again, alone = (one.play(seed, first, few) for one in (self._block, self._kernel))
        return tuple(dict.fromkeys((*played.different(again), *alone.different(again))))


def executor_for(program: Program, players: Mapping[str, str], games: int) -> Executor:
    """Who plays this many games of a program.

    Args:
        players: as in ``LineUp.players``.

    Raises:
        UnknownDoctrine: the scenario has no such doctrine.
    """
    return executors_for([(program, players)], games)[0]


def executors_for(programs: Sequence[tuple[Program, Mapping[str, str]]], games: int) -> Sequence[Executor]:
    """Who plays this many games of each of these programs and players; what is the same in them is lowered once.

    Raises:
        UnknownDoctrine: a scenario has no such doctrine.
    """
    line_ups = [(program, deciders_of(program, players)) for program, players in programs]
    shared: dict[Program, SharedKernel | None] = {}
    found: list[Executor] = []
    for program, deciders in line_ups:
        if program not in shared and BUILT and games >= WORTH:
            shared[program] = _shared(program, [one for other, one in line_ups if other is program])
        found.append(_checked(program, deciders, shared.get(program)))
    return found


def _shared(program: Program, line_ups: Sequence[Sequence[BlockDecider]]) -> SharedKernel | None:
    try:
        return SharedKernel(program, line_ups)
    except Unflattenable:
        return None


def _checked(program: Program, deciders: Sequence[BlockDecider], shared: SharedKernel | None) -> Executor:
    block = BlockExecutor(program, deciders)
    return block if shared is None else CheckedExecutor(KernelExecutor(program, deciders, shared), block)


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
