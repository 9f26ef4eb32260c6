"""What was played of a sweep so far, and the file it lies in: sums and which chunks are in them, no more with more
games."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from io import BytesIO
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wargame.files import SHARED, replace_file, why
from wargame.sim.sweep.manifest import Manifest, SweepPart
from wargame.sim.sweep.playing import PlayedChunk
from wargame.sim.sweep.sums import CellSums, Sums

_ROOM = 1 << 16
"""Bytes that headers and names may take in a file besides its numbers."""


class WrongPart(ValueError):
    """A file that is no part of this sweep, or is damaged."""


class Overlap(ValueError):
    """Two parts hold the same games."""


class Gathered:
    """Sums of a sweep.

    Attributes:
        sums: cells by the manifest's names.
        done: cells by chunks: whether a chunk is in the sums.
        disputed: what kernel and block had otherwise anywhere, by name.
    """

    def __init__(self, manifest: Manifest) -> None:
        self.manifest = manifest
        self.sums: Sums = np.zeros((len(manifest.cells), len(manifest.names)), dtype=np.int64)
        self.done: npt.NDArray[np.bool_] = np.zeros((len(manifest.cells), manifest.chunks), dtype=np.bool_)
        self.disputed: set[str] = set()

    def add(self, played: PlayedChunk) -> None:
        """Take a chunk in. Raises ``Overlap`` where it is in already."""
        cell, number = played.chunk.cell, self.manifest.number_of(played.chunk)
        if self.done[cell, number]:
            raise Overlap(f"cell {cell}, games from {played.chunk.first} on")
        self.sums[cell] += played.sums
        self.done[cell, number] = True
        self.disputed.update(played.disputed)

    def plus(self, other: Gathered) -> Gathered:
        """Both together. Raises ``Overlap``, naming the first games that both hold."""
        twice = np.argwhere(self.done & other.done)
        if len(twice):
            cell, number = map(int, twice[0])
            raise Overlap(f"cell {cell}, games from {self.manifest.chunk_of(cell, number).first} on")
        both = Gathered(self.manifest)
        both.sums, both.done = self.sums + other.sums, self.done | other.done
        both.disputed = self.disputed | other.disputed
        return both

    @property
    def games(self) -> int:
        """How many were played, of all cells."""
        return int(self.sums[:, 0].sum())

    def cell(self, number: int) -> CellSums:
        """The sums of one cell."""
        return CellSums(dict(zip(self.manifest.names, map(int, self.sums[number]), strict=True)))

    @property
    def cells(self) -> Iterator[CellSums]:
        """The sums of all, in order."""
        return map(self.cell, range(len(self.manifest.cells)))

    def open(self, cell: int) -> bool:
        """Whether more games of a cell are wanted: some are missing and, where that counts, it is not sure enough."""
        if self.done[cell].all():
            return False
        until = self.manifest.until
        return until is None or not self.done[cell].any() or self.cell(cell).widest > until

    def missing(self, share: SweepPart) -> Iterator[tuple[int, int]]:
        """Cell and number of the chunks of a share that are wanted now. Where a cell is played until it is sure enough:
        the next of each; so whole rounds decide, whoever played them. Those of one program stand together."""
        if self.manifest.until is None:
            yield from (one for one in share.chunks(self.manifest) if not self.done[one])
            return
        for cell in chain.from_iterable(self.manifest.programs.values()):
            if share.holds(self.manifest, cell, 0) and self.open(cell):
                yield cell, int(self.done[cell].argmin())

    @property
    def digest(self) -> str:
        """The same for the same games, whoever played them and in whatever order."""
        told = blake2b(self.manifest.digest.encode(), digest_size=16, person=b"wargame-sweep")
        told.update(self.sums.astype("<i8").tobytes())
        return told.hexdigest()

    def write(self, path: Path) -> None:
        """Into a file, whole or not at all. Raises ``OSError``."""
        done = np.packbits(self.done)
        head = {"manifest": self.manifest.digest, "disputed": sorted(self.disputed), "seal": self._seal(done)}
        file = BytesIO()
        told = np.frombuffer(json.dumps(head).encode(), dtype=np.uint8)
        np.savez_compressed(file, head=told, done=done, sums=self.sums)
        replace_file(path, file.getvalue(), SHARED)

    def _seal(self, done: npt.NDArray[np.uint8]) -> str:
        return blake2b(done.tobytes() + self.sums.astype("<i8").tobytes(), digest_size=16).hexdigest()

    @classmethod
    def read(cls, path: Path, manifest: Manifest) -> Gathered:
        """What a file holds.

        Raises:
            FileNotFoundError: it is not there.
            WrongPart: it is cut short or damaged, or part of another sweep.
        """
        found = cls(manifest)
        try:
            with zipfile.ZipFile(path) as inside:
                if sum(one.file_size for one in inside.infolist()) > found.sums.nbytes + found.done.nbytes + _ROOM:
                    raise WrongPart("it is too large")
            with np.load(path, allow_pickle=False) as arrays:
                head = json.loads(arrays["head"].tobytes())
                done, sums = arrays["done"], arrays["sums"]
        except FileNotFoundError:
            raise
        except OSError as problem:
            raise WrongPart(why(problem)) from None
        except WrongPart:
            raise
        except Exception as problem:  # what a damaged archive raises is written down nowhere
            raise WrongPart("it is cut short or damaged") from problem
        if not isinstance(head, dict) or head.get("manifest") != manifest.digest:
            raise WrongPart("it is part of another sweep")
        bits = np.unpackbits(done, count=found.done.size) if done.dtype == np.uint8 and done.ndim == 1 else done
        if bits.size != found.done.size or sums.shape != found.sums.shape or sums.dtype != np.int64:
            raise WrongPart("it is cut short or damaged")
        found.done, found.sums = bits.reshape(found.done.shape).astype(np.bool_), sums
        if found._seal(np.packbits(found.done)) != head.get("seal"):
            raise WrongPart("its numbers are not those that were written")
        found.disputed = set(map(str, head.get("disputed", ())))
        return found


def together(manifest: Manifest, parts: Iterable[Gathered]) -> Gathered:
    """All parts added up, in any order. Raises ``Overlap``."""
    whole = Gathered(manifest)
    for part in parts:
        whole = whole.plus(part)
    return whole
