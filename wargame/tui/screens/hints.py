"""What Enter does on the marked line of a seat's desk, and what else helps there: the line above the key bar."""

from __future__ import annotations

from wargame.model.orders import Order
from wargame.model.views import View
from wargame.players.draft import act_of
from wargame.tui.panel_table import BY_ID, PANELS
from wargame.tui.widgets.order_panel import SEAL

OTHERS = f"   1 to {len(PANELS)} another panel"
READING = f"Arrows scroll{OTHERS}"
ENLARGE = "   z enlarge"


def hint_for(marked: str, view: View, order: Order, *, grows: bool) -> str:
    """The words for a line marked as ``PANEL/ROW``; empty: a page is being read.

    Args:
        grows: whether the panel can be enlarged.
    """
    kind, _, row = marked.partition("/")
    if kind == "moves":
        return _of_move(row, view, order)
    if kind == "order":
        return f"{_of_order(row)}   3 back to the moves"
    panel = BY_ID.get(kind)
    own = f"{panel.hint}{OTHERS if panel.in_turn else ''}" if panel and panel.hint else READING
    return own + (ENLARGE if grows else "")


def _of_move(row: str, view: View, order: Order) -> str:
    move = next((move for move in view.moves if move.id == row), None)
    if move is None:
        return READING
    closed = "Enter orders it" if move.open else "Closed now"
    verb = "Enter takes it off" if act_of(order, move.id) is not None else closed
    return f"{verb}   / search   f fewer   z enlarge   c in full   4 the order"


def _of_order(row: str) -> str:
    if row == SEAL:
        return "Enter seals the order"
    return "Enter answers it" if row.startswith("question:") else "Enter changes it or takes it off"
