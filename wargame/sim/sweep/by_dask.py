"""Chunks on the workers of a dask scheduler. It gives what a lost worker had to another; who was lost is told."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from itertools import islice
from typing import Any

from distributed import Client, KilledWorker, as_completed
from distributed.comm import resolve_address

from wargame.sim.sweep.folder import SweepFolder
from wargame.sim.sweep.manifest import Chunk
from wargame.sim.sweep.playing import PlayedChunk, play_chunk
from wargame.sim.sweep.running import Loss, RunnerFailed


def play_with_text(chunk: Chunk, text: bytes) -> PlayedChunk:
    """On a worker: a chunk with the text of its program, which need not lie on the worker's disk."""
    return play_chunk(chunk, lambda digest: text)


def _same(text: bytes) -> bytes:
    """A text as the result of a task: unlike data that is scattered, dask has it again where its worker is lost."""
    return text


class DaskRunner:
    """The workers of the scheduler at ``address``; each must have this version of this program."""

    def __init__(self, address: str) -> None:
        self._address = address

    def play(
        self, chunks: Iterator[Chunk], folder: SweepFolder, lost: Callable[[Loss], None]
    ) -> Generator[PlayedChunk, None, None]:
        """As ``Runner.play``. Raises ``RunnerFailed`` where no scheduler answers or it is lost, where a worker cannot
        read what it needs, and where dask gives a chunk up, whose workers were lost again and again."""
        try:
            resolve_address(self._address)  # first: a client that could not begin waits a minute for its own end
            client = Client(self._address, set_as_default=False)
        except (OSError, ValueError) as problem:  # the latter where it is no address
            raise RunnerFailed(f"no dask scheduler answers at {self._address}: {problem}") from problem
        try:
            with client:
                yield from _played(client, self._address, chunks, folder, lost)
        except KilledWorker as problem:
            raise RunnerFailed(str(problem)) from problem


def _played(
    client: Client, address: str, chunks: Iterator[Chunk], folder: SweepFolder, lost: Callable[[Loss], None]
) -> Iterator[PlayedChunk]:
    """What the workers of a scheduler play, two chunks in hand for each of them."""
    texts: dict[str, Any] = {}
    there: set[str] | None = None
    playing = as_completed(loop=client.loop)
    while True:
        with _answering(address):
            now = set(client.ncores())
        for name in sorted((there or set()) - now):
            lost(Loss("worker", name))
        if not now and there != now:
            lost(Loss("workers", address))
        there = now
        given = tuple(islice(chunks, max(0, max(2, 2 * len(now)) - playing.count())))
        new = {chunk.program: folder.text_of(chunk.program) for chunk in given if chunk.program not in texts}
        with _answering(address):
            texts |= {digest: client.submit(_same, text) for digest, text in new.items()}
            for chunk in given:
                playing.add(client.submit(play_with_text, chunk, texts[chunk.program], pure=False))
            if playing.is_empty():
                return
            done = next(playing)
            played: Any = done.exception() if done.status == "error" else done.result()
        if isinstance(played, BaseException):
            raise _failed(played)
        yield played


@contextmanager
def _answering(address: str) -> Iterator[None]:
    """While nothing but the scheduler is asked. Raises ``RunnerFailed`` where it is lost."""
    try:
        yield
    except (OSError, CancelledError) as problem:
        raise RunnerFailed(f"the dask scheduler at {address} was lost: {problem}") from problem


def _failed(problem: BaseException) -> BaseException:
    """What to raise of what a task raised: of a worker's disk, that it was a worker's."""
    return RunnerFailed(f"a worker could not play its chunk: {problem}") if isinstance(problem, OSError) else problem
