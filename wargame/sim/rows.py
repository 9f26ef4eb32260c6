"""Whole numbers of many games at once. A row is one number a game, or one plain number where all games agree.

A row is never written into: what changes is a new row, so rows may be shared and kept. Rows are of 32 bits where no
number can leave them, for a processor works on twice as many at a time. Which of two numbers a game takes is worked
out in bits (`picked`): a choice by branches costs ten times as much, as no processor foresees it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeGuard

import numpy as np
import numpy.typing as npt

from wargame.engine.compiled import row_functions
from wargame.engine.program import Program
from wargame.language.bounds import reach
from wargame.language.operators import toward_zero
from wargame.language.tree import NEVER, Node
from wargame.sim.reach import UNASKED, slot_reach

Numbers = npt.NDArray[np.signedinteger[Any]]
Mask = npt.NDArray[np.bool_]
Row = int | Numbers
Truths = bool | Mask
"""One truth a game, or one for all."""
NARROW, WIDE = np.int32, np.int64
_END = 1 << 31
"""Numbers of 32 bits end before it."""


class Some:
    """Some games of a block: those a statement runs for.

    Attributes:
        mask: which.
        any, all: whether there is one; whether none is missing.
    """

    __slots__ = ("_bits", "all", "any", "mask")

    def __init__(self, mask: Mask) -> None:
        count = int(np.count_nonzero(mask))
        self.mask, self.any, self.all = mask, count > 0, count == len(mask)
        self._bits: Numbers | None = None

    @property
    def bits(self) -> Numbers:
        """Every bit set in the games that are meant, none in the others."""
        if self._bits is None:
            self._bits = bits_of(self.mask)
        return self._bits

    def where(self, holds: Truths) -> Some:
        """Those of them in which something holds."""
        if is_row(holds):
            return Some(holds if self.all else self.mask & holds)
        return self if holds else Some(np.zeros_like(self.mask))


def put(rows: list[Row], slot: int, value: Row, some: Some) -> None:
    """Give a row new numbers in some games."""
    old = rows[slot]
    if some.all:
        rows[slot] = value
    elif is_row(value) or is_row(old) or value != old:
        rows[slot] = picked(some.bits, value, old)


def row_of(value: Row, games: int) -> Numbers:
    """A number for each of so many games. Not to be written into."""
    return _alike(value, games) if isinstance(value, int) else value


@lru_cache(maxsize=128)
def _alike(value: int, games: int) -> Numbers:
    found: Numbers = np.full(games, value, dtype=NARROW if -_END <= value < _END else WIDE)
    found.flags.writeable = False
    return found


def mask_of(holds: Truths, games: int) -> Mask:
    """A truth for each of so many games. Not to be written into."""
    return holds if is_row(holds) else np.full(games, holds, dtype=np.bool_)


def rows_of(values: Numbers) -> list[Row]:
    """Slots by games as a row for each slot: one number, where all its games agree."""
    lows, highs = values.min(axis=1).tolist(), values.max(axis=1).tolist()
    return [
        low if low == high else row.astype(NARROW if low >= -_END and high < _END else WIDE)
        for row, low, high in zip(values, lows, highs, strict=True)
    ]


def values_of(rows: Sequence[Row], games: int) -> Numbers:
    """Rows as slots by games, all in 64 bits."""
    apart = [slot for slot, row in enumerate(rows) if type(row) is np.ndarray]
    plain: list[Any] = list(rows)
    for slot in apart:
        plain[slot] = 0
    found: Numbers = np.repeat(np.array(plain, dtype=WIDE)[:, None], games, axis=1)
    for slot in apart:
        found[slot] = rows[slot]
    return found


def spread(part: Row, some: Some) -> Row:
    """A row of some games as one of all, 0 in the others."""
    if not is_row(part):
        return part
    found = np.zeros(len(some.mask), dtype=part.dtype)
    found[some.mask] = part
    return found


def is_row(value: object) -> TypeGuard[npt.NDArray[Any]]:
    """Whether games differ: not one number, or truth, for all."""
    return type(value) is np.ndarray


def bits_of(mask: Mask) -> Numbers:
    """A mask as numbers: every bit, or none."""
    found: Numbers = -mask.astype(NARROW)
    return found


def picked(bits: Numbers, then: Row, otherwise: Row) -> Numbers:
    """One number where the bits are set, another where they are not."""
    if not is_row(otherwise):
        if not is_row(then) and not (-_END <= then < _END and -_END <= otherwise < _END):
            bits = bits.astype(WIDE)
        if otherwise == 0:
            return then & bits
    found: Numbers = otherwise ^ ((then ^ otherwise) & bits)
    return found


def pick(holds: Truths, then: Row, otherwise: Row) -> Row:
    """One number where something holds, another where not."""
    if is_row(holds):
        return picked(bits_of(holds), then, otherwise)
    return then if holds else otherwise


def least(one: Row, other: Row) -> Row:
    """The smaller."""
    if isinstance(one, int) and isinstance(other, int):
        return min(one, other)
    found: Numbers = np.minimum(*_both(one, other))
    return found


def most(one: Row, other: Row) -> Row:
    """The greater."""
    if isinstance(one, int) and isinstance(other, int):
        return max(one, other)
    found: Numbers = np.maximum(*_both(one, other))
    return found


def _both(one: Row, other: Row) -> tuple[Numbers, Numbers]:
    """Two rows: numpy compares a row with a row five times as fast as with one number."""
    if isinstance(one, int):
        one, other = other, one
    assert not isinstance(one, int)
    return one, row_of(other, len(one))


def no(holds: Truths) -> Truths:
    """Where something does not hold."""
    return ~holds if is_row(holds) else not holds


def recent(history: Row, turns: int) -> Row:
    """The bits of the turns asked for; ``turns``: a bit each."""
    if is_row(history):
        found: Numbers = history & (turns & int(np.iinfo(history.dtype).max))
        return found
    return history & turns


def ones(bits: Row) -> Row:
    """How many bits are set."""
    # numpy counts in 8 bits, where a later subtraction could fall below 0.
    return bits.bit_count() if isinstance(bits, int) else np.bitwise_count(bits).astype(NARROW)


def since(history: Row) -> Row:
    """How many turns ago the last bit was set."""
    # The lowest bit less one has as many ones as there are turns between.
    return pick(history == 0, NEVER, ones((history & -history) - 1))


def wide(value: Row) -> Row:
    """The same in 64 bits, for products that may leave 32."""
    return value.astype(WIDE) if is_row(value) else value


SIGNS: Mapping[str, Callable[..., Any]] = {
    "pick": pick, "least": least, "most": most, "no": no, "toward_zero": toward_zero, "recent": recent, "ones": ones,
    "since": since, "wide": wide, "abs": abs,
}
"""What the source of ``language.source.row_source`` calls."""


def formulas(program: Program, trees: Iterable[Node], index: Mapping[str, int]) -> tuple[Callable[[Any], Any], ...]:
    """One function a tree, from a list of rows to a row or truths.

    Args:
        index: slot name to place; it may hold places beyond the program's.
    """
    known = slot_reach(program)
    return row_functions(trees, index, SIGNS, lambda tree: reach(tree, lambda slot: known.get(slot, UNASKED)) >= _END)
