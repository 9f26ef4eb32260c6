"""The adviser of a session: what an order may lead to, for the seat that asks, ever surer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Lock
from typing import TYPE_CHECKING

from wargame.model.orders import Order
from wargame.model.views import View
from wargame.players.answering import agreements, offers, refused_moves

if TYPE_CHECKING:
    from wargame.engine.information.information_state import InformationState
    from wargame.sim.outlook import Adviser, Outlook
    from wargame.table.table import Table


class SessionAdviser:
    """The adviser of one table, for each of its seats in turn. It costs nothing before the first question, which brings
    the arrays, and the doctrines made ready; the adviser is kept then."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._adviser: Adviser | None = None
        self._one_at_a_time = Lock()

    def outlooks(self, view: View, order: Order, wanted: Callable[[], bool] = lambda: True) -> Iterator[Outlook]:
        """What an order may lead to, after each block of games. What the seat knows is taken now; the games are played
        as the answers are asked for, in whatever thread does so. Another question waits until this is done, or left.

        Args:
            view: of the seat that asks. What was agreed in it the others are taken to order, and what waits for its yes
                alone where it orders that.
            order: one that could be sealed.
            wanted: asked many times a second; False ends it there and then.

        Raises:
            NoAdvice: this game has no adviser.
            NotNow: no turn is open.
        """
        return self._outlooks(self._table.information_state(view.viewer), view, order, wanted)

    def _outlooks(
        self, at: InformationState, view: View, order: Order, wanted: Callable[[], bool]
    ) -> Iterator[Outlook]:
        with self._one_at_a_time:
            if self._adviser is None or self._adviser.program is not at.program:  # control may mend a text
                from wargame.sim.outlook import Adviser

                self._adviser = Adviser(at.program)
            from wargame.sim.bargains import Bargains

            agreed, offered = (
                tuple((one.act, one.others) for one in found) for found in (agreements(view), offers(view))
            )
            bargains = Bargains(agreed, offered, refused_moves(view))
            yield from self._adviser.outlooks(at, order, wanted=wanted, bargains=bargains)
