"""An adviser made by hand, who says what the test lets it say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Event

from wargame.model.orders import Order
from wargame.reporting.outlook import MeasuredChange, MeasuredChanges, OrderReport, OutlookReport

ENDS = (("The crisis passes", 61.2), ("Armed peace", 26.4), ("War on the peninsula", 12.4))
WORSE = MeasuredChanges(MeasuredChange(-0.9, 0.21, True), MeasuredChange(5.7, 2.1, True))
ALIKE = MeasuredChanges(MeasuredChange(0.0, 0.03, False), MeasuredChange(0.0, 0.0, False))
BETTER = MeasuredChanges(MeasuredChange(1.2, 0.5, True), MeasuredChange(-7.3, 4.2, True))
EXERCISE = "Trilateral exercise (in the strait; with observers from the region) instead of Quiet talks"
ORDERS = (
    OrderReport("Your order, as “Prudent” would", 6.1, 0.12, 12.4, ENDS),
    OrderReport("Without Explain the bases", 5.2, 0.1, 18.1, ENDS[:2], WORSE),
    OrderReport(EXERCISE, 6.1, 0.1, 12.4, ENDS, ALIKE, 20.4, BETTER),
    OrderReport("Joint statement with Washington", 6.1, 0.1, 12.4, (("The crisis passes", 0.2),), ALIKE, 0.0),
    OrderReport("As “Hawkish” would", 5.2, 0.1, 18.1, ENDS, WORSE),
)
FOOTING = (
    "Compared: your order, 3 of 12 single changes of it, 1 order of doctrines. Every order met the same games; "
    "± holds 95 of 100 times.",
    "The other seats, and every seat from next turn on, play by “Prudent” and “Hawkish”, each in as many games.",
    "You do not know, and so it was drawn: Enemy readiness (2 to 5), the private card of Seoul, the dice.",
)


@dataclass
class FakeAdviser:
    """Answers with 400 games, and with 1,500 once it may.

    Attributes:
        go_on: set: the second answer may come.
        asked: the seat and order of every question.
        left: set once a question was left before its end.
        orders: what is told.
    """

    go_on: Event = field(default_factory=Event)
    asked: list[tuple[str, Order]] = field(default_factory=list)
    left: Event = field(default_factory=Event)
    orders: tuple[OrderReport, ...] = ORDERS

    def outlooks(self, seat: str, order: Order, wanted: Callable[[], bool]) -> Iterator[OutlookReport]:
        """Two answers."""
        self.asked.append((seat, order))
        yield OutlookReport(400, 1500, self.orders, FOOTING)
        while not self.go_on.wait(0.01):
            if not wanted():
                self.left.set()
                return
        yield OutlookReport(1500, 1500, self.orders, FOOTING)
