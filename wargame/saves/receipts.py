"""Receipts: short words about a line of a save, for people to keep where its owner cannot reach.

A save alone cannot show that it was written anew: whoever holds the file can play the game again, with other orders and
other dice, and every hash is right. A receipt noted at the start, at a reveal or at the end can: it is a part of the
line's own hash, which covers every line before it. The start's receipt is shown before the first order, and covers the
commitment of the seed.

``14-K7QF-2M9X-8TRW-HC4D`` is line 14 and 80 bits of its hash: nobody finds another line with the same ones by trying.
Digits and letters without I, L, O and U; read back in either case, with O for 0 and I or L for 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wargame.saves.chain import Entry

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS, GROUPS, GROUP = 80, 4, 4
KINDS = {"start": "the start", "branch": "the branch", "turn": "the reveal", "close": "the end"}
"""Kinds of lines that receipts are given for, and what each is called."""
_SHAPE = re.compile(r"(\d{1,9})[- ]([0-9A-Z]{4}[- ]?[0-9A-Z]{4}[- ]?[0-9A-Z]{4}[- ]?[0-9A-Z]{4})\Z")
_ALIKE = str.maketrans("OIL", "011")


class NoReceipt(ValueError):
    """What was typed is no receipt; the text says what one looks like."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt.

    Attributes:
        line: the journal line it is of.
        code: its 16 signs, without hyphens.
    """

    line: int
    code: str

    def __str__(self) -> str:
        """As it is shown: ``14-K7QF-2M9X-8TRW-HC4D``."""
        groups = (self.code[start : start + GROUP] for start in range(0, GROUPS * GROUP, GROUP))
        return "-".join((str(self.line), *groups))


@dataclass(frozen=True, slots=True)
class Given:
    """A receipt that a save gives, with what it is of: ``the start``, ``the reveal of turn 2``, ``the end``."""

    receipt: Receipt
    of: str


def receipt_of(line: int, digest: str) -> Receipt:
    """The receipt of a line with this hash (64 hex digits)."""
    number = int(digest, 16) >> (len(digest) * 4 - BITS)
    signs = [SIGNS[number >> place & 31] for place in range(BITS - 5, -1, -5)]
    return Receipt(line, "".join(signs))


def read_receipt(text: str) -> Receipt:
    """A receipt as somebody typed it from paper. Raises ``NoReceipt``."""
    found = _SHAPE.match(text.strip().upper()) if text.isascii() else None
    if found is None:
        raise NoReceipt("a receipt is a line's number and 16 signs, e.g. 14-K7QF-2M9X-8TRW-HC4D")
    code = re.sub("[- ]", "", found.group(2)).translate(_ALIKE)
    if "U" in code:
        raise NoReceipt("a receipt has no U; it may be a V")
    return Receipt(int(found.group(1)), code)


def receipts(entries: Iterable[Entry]) -> tuple[Given, ...]:
    """Every receipt that these lines give: of the start, of each reveal, and of the end."""
    return tuple(_given(entry) for entry in entries if entry.kind in KINDS)


def newest(entries: list[Entry]) -> Given:
    """The last receipt given; ``entries``: of a save that was begun, the first its start."""
    return next(_given(entry) for entry in reversed(entries) if entry.kind in KINDS)


def fits(receipt: Receipt, entries: tuple[Entry, ...]) -> bool:
    """Whether the save holds the line that the receipt was given for."""
    there = 1 <= receipt.line <= len(entries)
    return there and receipt_of(receipt.line, entries[receipt.line - 1].hash) == receipt


def _given(entry: Entry) -> Given:
    turn = f" of turn {entry.body.get('turn')}" if entry.kind == "turn" else ""
    return Given(receipt_of(entry.n, entry.hash), f"{KINDS[entry.kind]}{turn}")
