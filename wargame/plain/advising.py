"""The adviser in lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from wargame.model.orders import Order
from wargame.plain.talk import Talk
from wargame.reporting import advising
from wargame.table.table import NoAdvice, Table

if TYPE_CHECKING:
    from wargame.reporting.outlook import OutlookTold


class Advice:
    """The adviser of one sitting, for every seat in turn."""

    def __init__(self, table: Table, talk: Talk) -> None:
        self._advice, self._talk = advising.Advice(table), talk

    def tell(self, seat: str, order: Order) -> None:
        """Say what an order that could be sealed may lead to, or why nobody says so."""
        try:
            outlooks = self._advice.outlooks(seat, order)
        except NoAdvice as problem:
            self._talk.say(f"There is no outlook: {problem}.")
            return
        from wargame.reporting.outlook import outlook_lines

        self._talk.say("Playing on from what you know …")
        last = _last(outlooks)
        if last is not None:
            self._talk.say(*outlook_lines(last))


def _last(outlooks: Iterator[OutlookTold]) -> OutlookTold | None:
    """The surest answer, or the surest before Ctrl+C."""
    surest = None
    with suppress(KeyboardInterrupt):
        for outlook in outlooks:
            surest = outlook
    return surest
