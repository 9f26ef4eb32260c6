"""The adviser at a table: what an order may lead to, told to the seat that asks, ever surer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Lock
from typing import TYPE_CHECKING

from wargame.model.orders import Order

if TYPE_CHECKING:
    from wargame.engine.information.information_state import InformationState
    from wargame.reporting.outlook import OutlookTold
    from wargame.sim.outlook import Adviser
    from wargame.table.table import Table


class Advice:
    """The adviser of one table, for each of its seats in turn. It costs nothing before the first question, which brings
    the arrays, and the doctrines made ready; the adviser is kept then."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._adviser: Adviser | None = None
        self._one_at_a_time = Lock()

    def outlooks(self, seat: str, order: Order, wanted: Callable[[], bool] = lambda: True) -> Iterator[OutlookTold]:
        """What an order may lead to, told after each block of games. What the seat knows is taken now; the games are
        played as the answers are asked for, in whatever thread does so. Another question waits until this is done, or
        left.

        Args:
            order: one that could be sealed.
            wanted: asked many times a second; False ends it there and then.

        Raises:
            NoAdvice: this game has no adviser.
            NotNow: no turn is open.
        """
        return self._outlooks(self.table.information_state(seat), order, wanted)

    def _outlooks(self, at: InformationState, order: Order, wanted: Callable[[], bool]) -> Iterator[OutlookTold]:
        with self._one_at_a_time:
            from wargame.reporting.outlook import told
            from wargame.sim.outlook import Adviser

            if self._adviser is None:
                self._adviser = Adviser(at.program)
            for outlook in self._adviser.outlooks(at, order, wanted=wanted):
                yield told(at.program, outlook)
