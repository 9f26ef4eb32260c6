"""The compiled kernel, where this machine has one that knows the operations of today."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from wargame.engine.flat import FlatProgram
from wargame.engine.flat.operations import NAMES
from wargame.sim.rows import Numbers

try:
    from wargame.sim.lanes import _kernel
except ImportError:
    BUILT = False
    """Whether there is a kernel."""
else:
    BUILT = _kernel.OPERATIONS.split() == NAMES.split()
FEW, MANY = 16, 128
"""Lanes of a row: games that are played beside each other. Many are faster where there are as many games."""


@dataclass(frozen=True, eq=False)
class Finished:
    """Games as the kernel left them.

    Attributes:
        rows: register to its numbers, of those asked for.
        times, ever: by the number of the counter.
        stood: the tables of all tracks, one behind the other.
    """

    rows: dict[int, npt.NDArray[np.int32]]
    times: npt.NDArray[np.int64]
    ever: npt.NDArray[np.int64]
    stood: npt.NDArray[np.int64]


class Kernel:
    """A flat program, ready to be played. Where ``BUILT`` is false it cannot be made."""

    def __init__(self, flat: FlatProgram) -> None:
        self.flat = flat
        self._code = np.frombuffer(flat.code, dtype=np.int32)
        self._purposes = np.frombuffer(flat.purposes, dtype=np.uint64)
        self._stood = sum(values for _, _, values in flat.tables.values()) * (flat.program.scenario.about.turns + 1)

    @cached_property
    def start(self) -> npt.NDArray[np.int32]:
        """One column: all that is loaded before a fresh game, the first chooser at every seat, nothing added."""
        column = np.zeros((1, self.flat.loaded), dtype=np.int32)
        column[0, : len(self.flat.program.slots)] = [slot.start for slot in self.flat.program.slots]
        return column

    def fresh(self, keys: npt.NDArray[np.uint64], keep: tuple[int, ...]) -> Finished:
        """Fresh games with these keys, from the deal to their end; ``keep``: registers whose numbers are wanted."""
        return self.play(self.start, np.zeros(len(keys), dtype=np.int32), keys, keep, self.flat.dealt, 0)

    def play(
        self, starts: npt.NDArray[np.int32], which: Numbers, keys: npt.NDArray[np.uint64], keep: tuple[int, ...],
        entry: int, turn: int,
    ) -> Finished:
        """Games to their end.

        Args:
            starts: what is loaded before a game, a row a beginning.
            which: the beginning of each game.
            keys: of the dice, game by game.
            entry, turn: where the games begin, and the turn that is open there.
        """
        flat, games = self.flat, len(keys)
        out = np.empty((len(keep), games), dtype=np.int32)
        times, ever = (np.zeros(len(flat.counters), dtype=np.int64) for _ in range(2))
        stood = np.zeros(self._stood, dtype=np.int64)
        assert starts.shape[1] == flat.loaded
        assert not games or (int(which.min()) >= 0 and int(which.max()) < len(starts))
        _kernel.play(
            self._code, self._purposes, np.ascontiguousarray(starts), np.ascontiguousarray(which, dtype=np.int32),
            np.ascontiguousarray(keys), np.array(keep, dtype=np.int32), out, times, ever, stood, entry, turn,
            flat.registers, flat.wide, flat.loaded, flat.first_counter, MANY if games >= MANY else FEW, 0, games,
        )
        return Finished(dict(zip(keep, out, strict=True)), times, ever, stood)
