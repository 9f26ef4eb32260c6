"""Receipts in lines."""

from __future__ import annotations

from wargame.wording.captions import WHY_KEEP, receipt_of
from wargame.saves.receipts import Given
from wargame.wording.catalogue import _


def receipt_line(given: Given) -> str:
    """A receipt in one line: ``Receipt of the reveal of turn 2: T3-K7QF-2M9X-8TRW-HC4D``."""
    return _("Receipt of {of}: {receipt}").format(of=receipt_of(given.receipt.place), receipt=given.receipt)


def receipt_words(given: Given) -> tuple[str, ...]:
    """The same, with what it is for."""
    return receipt_line(given), _(WHY_KEEP)
