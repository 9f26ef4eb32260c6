"""What a team's order may lead to, played on from what the team knows, for its page alone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import field, replace
from typing import TYPE_CHECKING

from wargame.document.nodes import Document
from wargame.engine.phases import NotNow
from wargame.model.orders import Order
from wargame.records import record
from wargame.table.table import NoAdvice, OrderRefused
from wargame.web.room import NotNowHere, Room
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.engine.program import Program
    from wargame.sim.outlook import Outlook

SECONDS = 8.0
"""How long is played on for one answer: other teams wait for theirs."""


@record
class OutlookShown:
    """An answer, or the wait for it.

    Attributes:
        turn, asked: the turn, and the order that was asked about; ``undone``: as ``Room.undone`` was then.
        orders: those it was compared with, as they are numbered, itself first; none: it is being played.
        body: what is said, of the answer ``surest`` with the texts of ``program``.
    """

    turn: int
    asked: Order
    undone: int
    orders: tuple[Order, ...] = ()
    body: Document = ()
    surest: Outlook | None = field(default=None, compare=False, repr=False)
    program: Program | None = field(default=None, compare=False, repr=False)


class Outlooks:
    """The outlooks of a hosted game: one a team, until its order or the turn is another one."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._shown: dict[str, OutlookShown] = {}

    @property
    def offered(self) -> bool:
        """Whether teams may ask."""
        return self._room.table.advises and self._room.plans

    def of(self, seat: str) -> OutlookShown | None:
        """What this team was told, or waits for, as long as it is about this turn, and that was not taken back."""
        shown, now = self._shown.get(seat), (self._room.table.state.turn, self._room.undone)
        if shown is not None and shown.surest is not None and shown.program is not self._room.table.program:
            shown = self._shown[seat] = self._answered(shown, shown.surest)  # control mended a text
        return shown if shown is not None and (shown.turn, shown.undone) == now and self.offered else None

    def begin(self, seat: str) -> Iterator[Outlook]:
        """A team asks about what it has begun; gives what ``play`` takes, in whatever thread. Raises ``NotNowHere``,
        and ``OrderRefused`` where the order could not be sealed."""
        waits = self._shown.get(seat)
        if waits is not None and not waits.orders:
            raise NotNowHere(_("It is being played already."))
        order = self._room.order(seat)
        found = self.games(seat, order)
        self._shown[seat] = OutlookShown(self._room.table.state.turn, order, self._room.undone)
        self._room.changed()
        return found

    def games(self, seat: str, order: Order) -> Iterator[Outlook]:
        """What this order of a seat may lead to, for ``play``. Raises as ``begin``."""
        self._room.check_held(seat)
        team, end = self._room.team(seat), time.monotonic() + SECONDS
        refused = team.refusals(order)
        if refused:
            raise OrderRefused(refused)
        try:
            return team.outlooks(order, lambda: time.monotonic() < end)
        except (NoAdvice, NotNow):
            raise NotNowHere(_("There is no outlook in this game, or nothing is ordered now.")) from None

    @staticmethod
    def play(outlooks: Iterator[Outlook]) -> Outlook | None:
        """The surest answer within the time."""
        surest = None
        for outlook in outlooks:
            surest = outlook
        return surest

    def told(self, seat: str, surest: Outlook | None) -> None:
        """Show a team its answer; None: there was none in time."""
        waits = self._shown.pop(seat, None)
        if waits is not None and surest is not None:
            self._shown[seat] = self._answered(waits, surest)
        self._room.changed()

    def _answered(self, waits: OutlookShown, surest: Outlook) -> OutlookShown:
        from wargame.reporting.outlook import outlook_page, outlook_report

        program = self._room.table.program
        report = outlook_report(program, surest)
        orders = tuple(one.order for one in report.orders)
        return replace(waits, orders=orders, body=outlook_page(report), surest=surest, program=program)

    def adopted(self, seat: str, number: int) -> Order:
        """The order under this number of the last answer. Raises ``NotNowHere``."""
        shown = self.of(seat)
        if shown is None or not 1 <= number <= len(shown.orders):
            raise NotNowHere(_("There is no such order in the last outlook."))
        return shown.orders[number - 1]
