"""What Enter does on the marked line of a seat's desk, and what else helps there: the line above the key bar."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.model.orders import Order
from wargame.model.views import View
from wargame.players.diplomacy import about, waiting
from wargame.players.draft import act_of
from wargame.tui.commands import Command
from wargame.tui.keymap import Keymap
from wargame.tui.panel_table import BY_ID, PANELS
from wargame.tui.text import width
from wargame.tui.widgets.order_panel import SEAL, STATE
from wargame.tui.widgets.proposal_text import HOW
from wargame.wording.catalogue import _

GAP = " " * 3
NARROWEST = 78
"""Cells that a line above the key bar has on the smallest screen."""


def hint_for(marked: str, view: View, order: Order, *, grows: bool) -> str:
    """The words for a line marked as ``PANEL/ROW``; empty: a page is being read.

    Args:
        grows: whether the panel can be enlarged.
    """
    kind, _slash, row = marked.partition("/")
    if kind == "moves":
        return GAP.join(_of_move(row, view, order))
    if kind == "order":
        return GAP.join((*_of_order(row, view, order), _("u undoes"), _("3 back to the moves")))
    panel = BY_ID.get(kind)
    others = _("1 to {last} another panel").format(last=len(PANELS))
    enlarge = (_("z enlarge"),) if grows else ()
    if panel and panel.hint:
        return GAP.join((_(panel.hint), *((others,) if panel.in_turn else ()), *enlarge))
    return GAP.join((_("Arrows scroll"), others, *enlarge))


def _of_move(row: str, view: View, order: Order) -> tuple[str, ...]:
    move = next((move for move in view.moves if move.id == row), None)
    if move is None:
        return _("Arrows scroll"), _("1 to {last} another panel").format(last=len(PANELS))
    closed = _("Enter orders it") if move.playable else _("Closed now")
    verb = _("Enter takes it off") if act_of(order, move.id) is not None else closed
    proposed = about(view, move.id)
    if proposed in waiting(view):
        return _("Enter answers it"), _(HOW), _("c in full")
    if move.joint and move.open:
        verb = GAP.join((verb, _("p proposes it")))
    return verb, _("/ search"), _("f fewer"), _("z enlarge"), _("c in full"), _("4 the order")


def _of_order(row: str, view: View, order: Order) -> tuple[str, ...]:
    kind, _colon, id_ = row.partition(":")
    if row == SEAL:
        return (_("Enter seals the order"),)
    if row == STATE:
        return (_("Enter says what you want, and how likely you hold what may come"),)
    if kind == "question":
        return _("Enter answers it"), *((_("d takes the answer back"),) if id_ in order.answers else ())
    card = next((card for card in view.moves if card.id == id_), None)
    changes = (_("Enter changes it"),) if card and (card.parameters or card.optional) else ()
    return *changes, _("d takes it off")


def keys_above(commands: Iterable[Command], keymap: Keymap) -> str:
    """The keys that stand above the key bar, each with its label, in as many lines as they need on every screen."""
    lines = [""]
    for one in commands:
        said = f"{keymap.text(one)} {_(one.label)}"
        if lines[-1] and width(lines[-1] + GAP + said) > NARROWEST:
            lines.append("")
        lines[-1] += f"{GAP}{said}" if lines[-1] else said
    return "\n".join(lines)
