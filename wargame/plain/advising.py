"""The adviser in lines: made when first asked, because it is the one thing at a desk that plays many games."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from wargame.model.orders import Order
from wargame.plain.talk import Talk
from wargame.table.table import NoAdvice, Table

if TYPE_CHECKING:
    from wargame.sim.outlook import Adviser, Outlook


class Advice:
    """The adviser of one sitting, for every seat in turn."""

    def __init__(self, table: Table, talk: Talk) -> None:
        self._table, self._talk = table, talk
        self._adviser: Adviser | None = None

    def tell(self, seat: str, order: Order) -> None:
        """Say what an order that could be sealed may lead to, or why nobody says so."""
        try:
            at = self._table.standpoint(seat)
        except NoAdvice as problem:
            self._talk.say(f"There is no outlook: {problem}.")
            return
        from wargame.reporting.outlook import outlook_lines
        from wargame.sim.outlook import Adviser

        if self._adviser is None:
            self._adviser = Adviser(self._table.program)
        self._talk.say("Playing on from what you know …")
        last = _last(self._adviser.outlooks(at, order))
        if last is not None:
            self._talk.say(*outlook_lines(self._table.program, last))


def _last(outlooks: Iterator[Outlook]) -> Outlook | None:
    """The surest answer, or the surest before Ctrl+C."""
    surest = None
    with suppress(KeyboardInterrupt):
        for outlook in outlooks:
            surest = outlook
    return surest
