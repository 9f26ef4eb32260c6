"""What is missing of a sweep, played by whoever is there."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

from wargame.sim.sweep.folder import SweepFolder
from wargame.sim.sweep.gathered import Gathered, WrongPart
from wargame.sim.sweep.manifest import Chunk, SweepPart
from wargame.sim.sweep.playing import PlayedChunk

SECONDS = 5.0
"""So often what was played is written down: who is killed loses no more."""


@dataclass(frozen=True)
class Loss:
    """Something that was lost and is made again.

    Attributes:
        what: ``part``: a file of sums; ``worker``: somebody who played; ``workers``: there are none, and
            they are waited for.
        name: the file, the worker, or where workers are waited for.
        why: in the words of whoever noticed it.
        chunks: what a worker had in hand, as far as that is known.
    """

    what: str
    name: str
    why: str = ""
    chunks: tuple[Chunk, ...] = ()


class RunnerFailed(RuntimeError):
    """Workers are lost again and again, or whoever gives them their work does not answer: it is given up."""


class Runner(Protocol):
    """Plays chunks: on threads, in processes, on other machines."""

    def play(
        self, chunks: Iterator[Chunk], folder: SweepFolder, lost: Callable[[Loss], None]
    ) -> Generator[PlayedChunk, None, None]:
        """Each chunk once, in whatever order they are finished. What a lost worker had is played again, and told."""
        ...


def run_sweep(
    folder: SweepFolder, share: SweepPart, runner: Runner, lost: Callable[[Loss], None] = lambda loss: None
) -> Iterator[Gathered]:
    """Play what a share of a sweep still lacks; what is there, in its file or another, is not played again.

    Args:
        lost: told of everything that was lost and is made again.

    Yields:
        After each chunk what this share holds. May be left at any time: what was played is written down.

    Raises:
        filelock.Timeout: another run plays this share.
        Overlap: two files of the folder hold the same games.
        OSError: what was played cannot be written.
    """
    with folder.lock(share):
        mine = _begun(folder, share, lost)
        there = folder.others(share)
        path, written, kept = folder.part(share), time.monotonic(), mine.games
        try:
            yield mine
            while todo := list(there.plus(mine).missing(share)):
                chunks = (folder.manifest.chunk_of(*one) for one in todo)
                with closing(runner.play(chunks, folder, lost)) as playing:
                    for played in playing:
                        mine.add(played)
                        if time.monotonic() - written > SECONDS:
                            mine.write(path)
                            written, kept = time.monotonic(), mine.games
                        yield mine
        finally:
            if mine.games != kept or not path.exists():
                mine.write(path)


def _begun(folder: SweepFolder, share: SweepPart, lost: Callable[[Loss], None]) -> Gathered:
    path = folder.part(share)
    try:
        return Gathered.read(path, folder.manifest)
    except FileNotFoundError:
        return Gathered(folder.manifest)
    except WrongPart as problem:
        lost(Loss("part", path.name, str(problem)))
        return Gathered(folder.manifest)
