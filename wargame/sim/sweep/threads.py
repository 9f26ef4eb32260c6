"""Chunks on the threads of this process: the kernel lets go of the interpreter, so they play beside each other."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice

from wargame.sim.lanes.kernel import play_alone, processors
from wargame.sim.sweep.folder import SweepFolder
from wargame.sim.sweep.manifest import Chunk
from wargame.sim.sweep.playing import PlayedChunk, play_chunk
from wargame.sim.sweep.running import Loss


class ThreadRunner:
    """As many threads as there are processors, or ``threads``."""

    def __init__(self, threads: int = 0) -> None:
        self._threads = threads or processors()

    def play(
        self, chunks: Iterator[Chunk], folder: SweepFolder, lost: Callable[[Loss], None]
    ) -> Generator[PlayedChunk, None, None]:
        """As ``Runner.play``. A thread is never lost."""
        pool = ThreadPoolExecutor(self._threads, initializer=play_alone)
        try:
            waiting: set[Future[PlayedChunk]] = set()
            while True:
                for chunk in islice(chunks, 2 * self._threads - len(waiting)):
                    waiting.add(pool.submit(play_chunk, chunk, folder.text_of))
                if not waiting:
                    return
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (one.result() for one in done)
        finally:
            pool.shutdown(cancel_futures=True)
