"""Receipts in lines."""

from __future__ import annotations

from wargame.wording.captions import WHY_KEEP
from wargame.saves.receipts import Given


def receipt_line(given: Given) -> str:
    """A receipt in one line: ``Receipt of the reveal of turn 2: T3-K7QF-2M9X-8TRW-HC4D``."""
    return f"Receipt of {given.of}: {given.receipt}"


def receipt_words(given: Given) -> tuple[str, ...]:
    """The same, with what it is for."""
    return receipt_line(given), WHY_KEEP
