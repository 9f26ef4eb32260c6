"""What it takes to hold a seat without a keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from wargame.model.orders import Order, Refusal
from wargame.model.views import View

Refusals = Callable[[Order], tuple[Refusal, ...]]
"""Why an order could not be sealed now; empty: it can."""


class Player(Protocol):
    """Somebody who orders. Asked once a turn, while the seat plans; must answer at once."""

    def order(self, view: View, refusals: Refusals) -> Order:
        """What the seat orders this turn, from its own view. An order that is refused is not sealed: the caller says
        so and stops."""
        ...


class IdlePlayer:
    """A seat nobody holds: it makes no move and lets every question go to its default."""

    def order(self, view: View, refusals: Refusals) -> Order:
        """No move."""
        return Order()
