"""Receipts: short words about a line of a save, for people to keep where its owner cannot reach.

A save alone cannot show that it was written anew: whoever holds the file can play the game again, with other orders and
other dice, and every hash is right. A receipt noted at the start, at a reveal or at the end can: it is a part of the
line's own hash, which covers every line before it. The start's receipt is shown before the first order, and covers the
commitment of the seed.

``T3-K7QF-2M9X-8TRW-HC4D`` is the reveal of turn 3 and 80 bits of its line's hash: nobody finds another line with the
same ones by trying. ``S`` is the start, ``E`` the end, ``B1`` the first branch. Not the line's number: how many lines
there are tells how much was said in private. Digits and letters without I, L, O and U; read back in either case, with O
for 0 and I or L for 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wargame.records import record
from wargame.saves.chain import JournalEntry

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS, GROUPS, GROUP = 80, 4, 4
KINDS = {
    "start": ("S", "the start"), "branch": ("B", "the branch"), "turn": ("T", "the reveal"), "close": ("E", "the end"),
}  # fmt: skip
"""Kinds of lines that receipts are given for: the letter of each, and what it is called."""
_SHAPE = re.compile(r"([SE]|[TB][1-9][0-9]{0,3})[- ]([0-9A-Z]{4}[- ]?[0-9A-Z]{4}[- ]?[0-9A-Z]{4}[- ]?[0-9A-Z]{4})\Z")
_ALIKE = str.maketrans("OIL", "011")


class NoReceipt(ValueError):
    """What was typed is no receipt; the text says what one looks like."""


@record
class Receipt:
    """A receipt.

    Attributes:
        place: what it is of: ``S``, ``T3``, ``B1`` or ``E``.
        code: its 16 signs, without hyphens.
    """

    place: str
    code: str

    def __str__(self) -> str:
        """As it is shown: ``T3-K7QF-2M9X-8TRW-HC4D``."""
        groups = (self.code[start : start + GROUP] for start in range(0, GROUPS * GROUP, GROUP))
        return "-".join((self.place, *groups))


@record
class Given:
    """A receipt that a save gives.

    Attributes:
        receipt: the receipt.
        of: what it is of: ``the start``, ``the reveal of turn 2``, ``the end``.
        line: the line it is of, for those who look into the file; it is not shown with the receipt.
    """

    receipt: Receipt
    of: str
    line: int


def receipt_of(place: str, digest: str) -> Receipt:
    """The receipt of a line with this hash (64 hex digits)."""
    number = int(digest, 16) >> (len(digest) * 4 - BITS)
    signs = [SIGNS[number >> shift & 31] for shift in range(BITS - 5, -1, -5)]
    return Receipt(place, "".join(signs))


def read_receipt(text: str) -> Receipt:
    """A receipt as somebody typed it from paper. Raises ``NoReceipt``."""
    found = _SHAPE.match(text.strip().upper()) if text.isascii() else None
    if found is None:
        raise NoReceipt("a receipt is a place and 16 signs, e.g. T3-K7QF-2M9X-8TRW-HC4D")
    code = re.sub("[- ]", "", found.group(2)).translate(_ALIKE)
    if "U" in code:
        raise NoReceipt("a receipt has no U; it may be a V")
    return Receipt(found.group(1), code)


def receipts(entries: Iterable[JournalEntry]) -> tuple[Given, ...]:
    """Every receipt that these lines give: of the start, of each reveal, and of the end."""
    given: list[Given] = []
    branches = 0
    for entry in entries:
        if entry.kind not in KINDS:
            continue
        letter, of = KINDS[entry.kind]
        number = ""
        if entry.kind == "turn":
            number = str(entry.body.get("turn"))
            of = f"{of} of turn {number}"
        elif entry.kind == "branch":
            branches += 1
            number = str(branches)
        given.append(Given(receipt_of(letter + number, entry.hash), of, entry.n))
    return tuple(given)


def newest(entries: Iterable[JournalEntry]) -> Given:
    """The last receipt given; ``entries``: of a save that was begun, the first its start."""
    return receipts(entries)[-1]
