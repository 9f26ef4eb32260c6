"""The compiled kernel, where this machine has one that knows the operations of today."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from wargame.engine.flat import FlatProgram
from wargame.engine.flat.operations import NAMES
from wargame.sim.rows import Numbers

VERSION = 3
"""Of what ``play`` takes, as in ``kernel.c``: one that was built before it changed is not used."""
try:
    from wargame.sim.lanes import _kernel
except ImportError:
    BUILT = False
    """Whether there is a kernel."""
else:
    BUILT = getattr(_kernel, "VERSION", 0) == VERSION and _kernel.OPERATIONS.split() == NAMES.split()
PART = 1024
"""Games that a thread plays before it takes others."""
THREADS = "OMP_NUM_THREADS"
"""The environment variable that says how many threads a process may have."""
_BY_ITSELF: ContextVar[bool] = ContextVar("by itself", default=False)
ALONE, FEW, MANY = 1, 16, 256
"""Lanes of a row: games that are played beside each other. Many are faster where there are as many games."""


Registers = Sequence[int] | npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Finished:
    """Games as the kernel left them.

    Attributes:
        kept: the registers that were asked for.
        values: their numbers, registers by games.
        times, ever: by the number of the counter.
        stood: the tables of all tracks, one behind the other.
    """

    kept: npt.NDArray[np.int32]
    values: Numbers
    times: npt.NDArray[np.int64]
    ever: npt.NDArray[np.int64]
    stood: npt.NDArray[np.int64]

    @cached_property
    def rows(self) -> Mapping[int, Numbers]:
        """Register to its numbers."""
        return dict(zip(self.kept.tolist(), self.values, strict=True))


class Kernel:
    """A flat program, ready to be played. Where ``BUILT`` is false it cannot be made."""

    def __init__(self, flat: FlatProgram) -> None:
        self.flat = flat
        self._kind = np.dtype(np.int32 if flat.width.bits == 32 else np.int64)
        self._code = np.frombuffer(flat.code, dtype=self._kind)
        self._purposes = np.frombuffer(flat.purposes, dtype=np.uint64)
        stood = sum(values for _, _, values in flat.tables.values()) * (flat.program.scenario.about.turns + 1)
        self._counted = len(flat.counters), len(flat.counters), stood

    @cached_property
    def start(self) -> Numbers:
        """What is loaded before a fresh game, in one column: the first chooser at every seat, nothing added."""
        column = self.columns(1)
        column[: len(self.flat.program.slots), 0] = [slot.start for slot in self.flat.program.slots]
        column[self.flat.going] = -1
        return column

    def columns(self, beginnings: int) -> Numbers:
        """Room for what is loaded before games, a column for each beginning, all 0."""
        found: Numbers = np.zeros((self.flat.loaded, beginnings), dtype=self._kind)
        return found

    def fresh(
        self, keys: npt.NDArray[np.uint64], keep: Registers, start: Numbers | None = None
    ) -> Finished:
        """Fresh games with these keys, from the deal to their end.

        Args:
            keep: registers whose numbers are wanted.
            start: what all of them begin with; None: ``start``.
        """
        starts = self.start if start is None else start
        return self.play(starts, np.zeros(len(keys), dtype=np.int32), keys, keep, self.flat.dealt, 0)

    def play(
        self, starts: Numbers, which: Numbers, keys: npt.NDArray[np.uint64], keep: Registers,
        entry: int, turn: int, order: Numbers | None = None,
    ) -> Finished:
        """Games to their end.

        Args:
            starts: what is loaded before a game, a column a beginning.
            which: the beginning of each game.
            keys: of the dice, game by game.
            entry, turn: where the games begin, and the last turn that was opened.
            order: the games in the order in which they are put beside each other: those that go alike are faster so.
        """
        flat, games = self.flat, len(keys)
        order = np.arange(games) if order is None else order
        for numbers, end in ((which, starts.shape[1]), (order, games)):
            assert not games or (int(numbers.min()) >= 0 and int(numbers.max()) < end)
        assert (len(starts), len(which), len(order)) == (flat.loaded, games, games)
        out = np.empty((len(keep), games), dtype=self._kind)
        given = np.ascontiguousarray(starts, dtype=self._kind), _plain(which), np.ascontiguousarray(keys)
        kept = np.asarray(keep, dtype=np.int32)

        def part(some: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
            """Some of the games, to their places in ``out``; what was counted in them."""
            times, ever, stood = (np.zeros(size, dtype=np.int64) for size in self._counted)
            _kernel.play(
                self._code, self._purposes, *given, some, kept, out, times, ever, stood, entry, turn, flat.registers,
                flat.wide, flat.loaded, flat.first_counter, flat.width.bits, _lanes(len(some)),
            )
            return np.concatenate((times, ever, stood))

        whole = sum(_in_threads(part, _plain(order)), np.zeros(sum(self._counted), dtype=np.int64))
        return Finished(kept, out, *np.split(whole, np.cumsum(self._counted)[:-1]))


def _in_threads(
    part: Callable[[npt.NDArray[np.int32]], npt.NDArray[np.int64]], order: npt.NDArray[np.int32]
) -> Iterator[npt.NDArray[np.int64]]:
    """Every part of the games, on all processors where there are enough for two: sums of whole numbers come out the
    same in any order."""
    parts = [order[first : first + PART] for first in range(0, len(order), PART)]
    threads = 1 if len(parts) < 2 else min(processors(), len(parts))
    if threads < 2:
        yield from map(part, parts)
    else:
        with ThreadPoolExecutor(threads) as pool:
            yield from pool.map(part, parts)


def processors() -> int:
    """As many as this thread may use: what its process may, and no more than ``OMP_NUM_THREADS`` says, by which those
    who share a machine out (joblib, dask, batch queues) tell their workers."""
    if _BY_ITSELF.get():
        return 1
    there = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    told = os.environ.get(THREADS, "").partition(",")[0]
    return min(there, int(told)) if told.isascii() and told.isdigit() and int(told) else there


def play_alone() -> None:
    """From now on this thread plays all its games itself: beside it other threads play others."""
    _BY_ITSELF.set(True)


def _lanes(games: int) -> int:
    return ALONE if games == 1 else FEW if games <= 2 * FEW else MANY


def _plain(numbers: Numbers) -> npt.NDArray[np.int32]:
    return np.ascontiguousarray(numbers, dtype=np.int32)
