"""A chunk played: what a worker does, wherever it runs."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from weakref import WeakValueDictionary

from wargame.engine.flat import Unflattenable
from wargame.sim.cross_check import CrossCheck
from wargame.sim.executor import BlockExecutor, CheckedExecutor, Executor, KernelExecutor, SharedKernel
from wargame.sim.lanes.kernel import BUILT
from wargame.sim.line_ups import deciders_of
from wargame.sim.played import LineUpGames
from wargame.sim.sweep.manifest import Chunk
from wargame.sim.sweep.program_text import CellProgram, begun, read_text
from wargame.sim.sweep.sums import Sums, sums_of

SLICE = 2_048
"""Games of a chunk that are played together: few, for each thread plays such a block."""
LATELY = 4
"""So many programs a worker keeps ready."""


@dataclass(frozen=True, eq=False)
class PlayedChunk:
    """What the games of a chunk came to.

    Attributes:
        sums: in the order of the manifest's names.
        disputed: what kernel and block had otherwise, by name; the block then played.
    """

    chunk: Chunk
    sums: Sums
    disputed: tuple[str, ...] = ()


class CellPlayer:
    """Plays the cells that share a program: lowered once, and the kernel held against the block once, in the first
    games of the first cell."""

    def __init__(self, this: CellProgram) -> None:
        self._program = this.program
        self._deciders = deciders_of(this.program, this.players)
        self._check = CrossCheck(warns=False)
        self._lock = Lock()
        self._shared: SharedKernel | None = None
        if BUILT:
            with suppress(Unflattenable):
                self._shared = SharedKernel(this.program, [self._deciders], counted=False)

    def play(self, starts: Mapping[str, int], seed: int, first: int, count: int) -> LineUpGames:
        """Some games of a cell that begins at ``starts``."""
        program = begun(self._program, starts)
        shared = self._shared
        kernel = None if shared is None else KernelExecutor(program, self._deciders, shared)
        if kernel is not None and self._check.different == ():
            return kernel.play(seed, first, count)
        with self._lock:  # who decides in a block remembers the turn it is in: one block at a time
            block: Executor = BlockExecutor(program, self._deciders, counted=False)
            return (block if kernel is None else CheckedExecutor(kernel, block, self._check)).play(seed, first, count)

    def play_chunk(self, chunk: Chunk) -> PlayedChunk:
        """All games of a chunk, a block after another, so that memory stays as it is."""
        sums: Sums | int = 0
        disputed: set[str] = set()
        for done in range(0, chunk.count, SLICE):
            count = min(SLICE, chunk.count - done)
            played = self.play(chunk.starts, chunk.seed, chunk.first + done, count)
            sums = sums + sums_of(played)
            disputed.update(self._check.different or ())
        assert not isinstance(sums, int)
        return PlayedChunk(chunk, sums, tuple(sorted(disputed)))


_READY: OrderedDict[str, CellPlayer] = OrderedDict()
_MADE_HERE: WeakValueDictionary[str, CellProgram] = WeakValueDictionary()
_LOCK = Lock()


def made_here(this: CellProgram, digest: str) -> None:
    """Say that this process made the text of a program itself: it need not be read again as long as it is here."""
    _MADE_HERE[digest] = this


def play_chunk(chunk: Chunk, text_of: Callable[[str], bytes]) -> PlayedChunk:
    """Play a chunk. ``text_of``: hands out the text of a program by its digest. Raises ``ForeignProgram`` where that is
    not the text."""
    return player_of(chunk.program, text_of).play_chunk(chunk)


def player_of(digest: str, text_of: Callable[[str], bytes]) -> CellPlayer:
    """Who plays a program; made ready once in a process. Raises ``ForeignProgram``."""
    with _LOCK:
        if digest not in _READY:
            _READY[digest] = CellPlayer(_MADE_HERE.get(digest) or read_text(text_of(digest), digest))
            if len(_READY) > LATELY:
                _READY.popitem(last=False)
        _READY.move_to_end(digest)
        return _READY[digest]
