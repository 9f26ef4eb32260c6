"""The manifest of a sweep: everything that decides its result, and the chunks in which it is played."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache, cached_property
from hashlib import blake2b

from pydantic import TypeAdapter, ValidationError

from wargame import __version__
from wargame.engine.semantics import SEMANTICS
from wargame.sim.sweep.design import DesignKind, Factor, Values

FORMAT = 1
"""Of what a sweep's folder holds."""
LARGEST_CHUNK, SMALLEST_CHUNK, SHARES_OF_A_CELL = 32_768, 1_024, 8
ROUND = 4_096
"""Games of a chunk where each cell is played until it is sure enough."""


@dataclass(frozen=True)
class SweepCell:
    """One combination of values.

    Attributes:
        values: of the factors, in their order.
        program: the digest of its rules and line-up (``program_text``).
        starts: slot to the number it begins with, where that is not the program's own.
        first: the number of its first game under the seed: cells with the same one meet the same dice.
    """

    values: Values
    program: str
    starts: dict[str, int]
    first: int = 0


@dataclass(frozen=True)
class Chunk:
    """Some games of a cell, as a worker is given them: nothing else decides what they come to.

    Attributes:
        program: the digest of the text that the worker needs.
        cell: its number in the manifest.
        starts: as in ``SweepCell``.
        seed, first, count: of the games.
    """

    program: str
    cell: int
    starts: dict[str, int]
    seed: int
    first: int
    count: int


@dataclass(frozen=True)
class Manifest:
    """All that decides what a sweep comes to.

    Attributes:
        scenario, title: whose sweep it is.
        words: what each cell was made under besides its values: the line-up and theory as they were asked for.
        design: how the cells were chosen.
        seed: of the dice of all.
        factors: what is varied.
        cells: every combination, once.
        names: of the sums of a cell (``sums``).
        games: of a cell; with ``until`` the most of a cell.
        until: a cell is enough where the widest 95 per cent interval of its endings is no wider than this, in points of
            100; None: every cell has all its games.
        chunk: games of a chunk.
        points: of a Sobol design: the cell of each evaluation, in order.
        format, wargame, semantics: the versions of what plays it.
    """

    scenario: str
    title: str
    words: dict[str, str]
    design: DesignKind
    seed: int
    factors: tuple[Factor, ...]
    cells: tuple[SweepCell, ...]
    names: tuple[str, ...]
    games: int
    until: float | None
    chunk: int
    points: tuple[int, ...] = ()
    format: int = FORMAT
    wargame: str = __version__
    semantics: int = SEMANTICS

    @cached_property
    def text(self) -> bytes:
        """As it lies in a folder."""
        return _adapter().dump_json(self)

    @cached_property
    def digest(self) -> str:
        """Known by this wherever its parts are laid together."""
        return blake2b(self.text, digest_size=16, person=b"wargame-sweep").hexdigest()

    @property
    def chunks(self) -> int:
        """Of a cell, at most."""
        return -(-self.games // self.chunk)

    @cached_property
    def programs(self) -> dict[str, tuple[int, ...]]:
        """Digest of a program to the cells that are played by it, in their order."""
        found: dict[str, list[int]] = {}
        for number, cell in enumerate(self.cells):
            found.setdefault(cell.program, []).append(number)
        return {program: tuple(cells) for program, cells in found.items()}

    def chunk_of(self, cell: int, number: int) -> Chunk:
        """Chunk ``number`` of a cell, from 0."""
        this, before = self.cells[cell], number * self.chunk
        count = min(self.chunk, self.games - before)
        return Chunk(this.program, cell, this.starts, self.seed, this.first + before, count)

    def number_of(self, chunk: Chunk) -> int:
        """Which chunk of its cell this is."""
        return (chunk.first - self.cells[chunk.cell].first) // self.chunk

    def differences(self, other: Manifest) -> tuple[str, ...]:
        """The names of what is not the same."""
        return tuple(
            one.name for one in fields(self) if getattr(self, one.name) != getattr(other, one.name)
        )


@dataclass(frozen=True)
class SweepPart:
    """The share of a sweep that one of several runs plays: ``number`` from 1, ``of`` how many."""

    number: int = 1
    of: int = 1

    def holds(self, manifest: Manifest, cell: int, number: int) -> bool:
        """Whether a chunk is in it. Where a cell is played until it is sure enough, all its chunks are in one share."""
        place = cell if manifest.until is not None else cell * manifest.chunks + number
        return place % self.of == self.number - 1

    def chunks(self, manifest: Manifest) -> Iterator[tuple[int, int]]:
        """Cell and number of each of its chunks: one program after another, for making one ready takes as long as
        thousands of games; of a program the first chunk of all its cells first."""
        for cells in manifest.programs.values():
            for number in range(manifest.chunks):
                yield from ((cell, number) for cell in cells if self.holds(manifest, cell, number))


class WrongManifest(ValueError):
    """A text that is no manifest of a sweep, or one that this version cannot go on with."""


def read_manifest(text: bytes) -> Manifest:
    """The manifest a text holds. Raises ``WrongManifest``."""
    try:
        found: Manifest = _adapter().validate_json(text)
    except ValidationError as problem:
        raise WrongManifest(f"it is no manifest of a sweep: {problem.errors()[0]['msg']}") from None
    if found.format != FORMAT:
        raise WrongManifest(f"it has format {found.format}; this version knows {FORMAT}")
    return found


def chunk_for(games: int, until: float | None) -> int:
    """Games of a chunk: several chunks a cell, so that everybody has some; none so large that it is dear to lose."""
    if until is not None:
        return min(games, ROUND)
    return min(LARGEST_CHUNK, max(SMALLEST_CHUNK, -(-games // SHARES_OF_A_CELL)))


@cache
def _adapter() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)
