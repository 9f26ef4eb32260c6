"""Orders that hold what a seat has agreed to, and as much beside it as the rules allow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from wargame.model.orders import Act, Order, Refusal


def holding(order: Order, agreed: Sequence[Act], refusals: Callable[[Order], tuple[Refusal, ...]]) -> Order | None:
    """The order with these acts in it and as many of its others as can be sealed beside them, the first of equals; its
    answers go where nothing else helps. None: the acts cannot be sealed together.

    Args:
        refusals: why an order cannot be sealed; empty: it can.
    """
    moves = {act.move for act in agreed}
    rest = [act for act in order.acts if act.move not in moves]
    for answers in (order.answers, {}):
        for size in range(len(rest), -1, -1):
            for kept in combinations(rest, size):
                tried = Order((*agreed, *kept), answers)
                if not refusals(tried):
                    return tried
    return None
