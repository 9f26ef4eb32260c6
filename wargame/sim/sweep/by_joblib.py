"""Chunks in processes of their own, by joblib. A process that is killed costs the chunks that were in hand."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from itertools import chain

from joblib import Parallel, delayed, parallel_config
from joblib.externals.loky.process_executor import TerminatedWorkerError

from wargame.sim.sweep.folder import SweepFolder
from wargame.sim.sweep.manifest import Chunk
from wargame.sim.sweep.playing import PlayedChunk, play_chunk
from wargame.sim.sweep.running import Loss, RunnerFailed

MOST_LOSSES = 3
"""So often in a row, without a chunk in between, workers may be lost before it is given up."""


class JoblibRunner:
    """So many processes, each with one thread."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def play(
        self, chunks: Iterator[Chunk], folder: SweepFolder, lost: Callable[[Loss], None]
    ) -> Generator[PlayedChunk, None, None]:
        """As ``Runner.play``. Raises ``RunnerFailed`` where processes are killed again and again."""
        losses = 0
        while True:
            given: dict[tuple[int, int], Chunk] = {}
            try:
                for played in self._round(chunks, folder, given):
                    del given[played.chunk.cell, played.chunk.first]
                    losses = 0
                    yield played
                return
            except TerminatedWorkerError as problem:
                losses += 1
                if losses > MOST_LOSSES:
                    raise RunnerFailed(str(problem)) from problem
                left = tuple(given.values())
                lost(Loss("worker", "joblib", str(problem).partition("\n")[0], left))
                chunks = chain(left, chunks)

    def _round(
        self, chunks: Iterator[Chunk], folder: SweepFolder, given: dict[tuple[int, int], Chunk]
    ) -> Iterator[PlayedChunk]:
        def handed_out() -> Iterator[Chunk]:
            for chunk in chunks:
                given[chunk.cell, chunk.first] = chunk
                yield chunk

        with parallel_config(backend="loky", inner_max_num_threads=1):
            pool = Parallel(n_jobs=self._workers, return_as="generator_unordered", batch_size=1)
            text_of = SweepFolder(folder.path).text_of  # without the manifest: it travels with every chunk
            yield from pool(delayed(play_chunk)(chunk, text_of) for chunk in handed_out())
