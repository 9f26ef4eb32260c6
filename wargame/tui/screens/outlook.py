"""What an order may lead to, over the desk of the seat that asks: the answer grows surer while it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from wargame.model.orders import Act, Order
from wargame.model.card_views import MoveView
from wargame.model.views import View
from wargame.players.draft import act_of, with_act
from wargame.records import record
from wargame.tui.glyphs import Glyphs
from wargame.tui.screens.dialogue import Dialogue
from wargame.tui.text import ELLIPSIS, line, stack
from wargame.tui.widgets.outlook_text import legend, outlook_rows, progress_bar, row_id
from wargame.tui.widgets.rows import Rows
from wargame.wording.catalogue import N_, _

if TYPE_CHECKING:
    from wargame.reporting.outlook import OutlookReport

    Outlooks = Callable[[Order, Callable[[], bool]], Iterator[OutlookReport]]
    """What an order that could be sealed may lead to, ever surer. Asking takes no time: the games are played as the
    answers are taken, which is done off the screen's loop. They end early once the second argument gives False."""


@record
class OutlookQuestion:
    """The order an outlook is asked about.

    Attributes:
        said: which it is.
        left_out: why the marked card is not in it; empty: it is, or none is marked.
    """

    order: Order
    said: str
    left_out: str = ""


def asked_about(
    marked: str, view: View, order: Order, judge: Callable[[Order], tuple[str, ...]]
) -> OutlookQuestion:
    """The order with the marked card in it, where that could be sealed; else the order as it stands.

    Args:
        marked: ``PANEL/ROW`` of a seat's desk.
    """
    panel, _slash, row = marked.partition("/")
    card = next((card for card in view.moves if panel == "moves" and card.id == row), None)
    as_it_stands = _("Your order as it stands: {moves}.").format(moves=_moves(order, view))
    if card is None or act_of(order, card.id) is not None:
        return OutlookQuestion(order, as_it_stands)
    more = with_act(order, Act(card.id))
    refused = judge(more)
    if refused:
        why = _("{card} is left out. {why}").format(card=_named(card), why=refused[0])
        return OutlookQuestion(order, as_it_stands, why)
    said = _("Your order with the marked card: {moves}.")
    if card.parameters:
        said = _("Your order with the marked card, its choices as they stand: {moves}.")
    return OutlookQuestion(more, said.format(moves=_moves(more, view)))


def _moves(order: Order, view: View) -> str:
    cards = {card.id: card for card in view.moves}
    return "; ".join(_named(cards[act.move]) for act in order.acts if act.move in cards) or _("no move")


def _named(card: MoveView) -> str:
    return f"{card.code} {card.name}"


class OutlookDialogue(Dialogue[Order]):
    """One outlook. Enter gives back the marked order, to be taken over; Esc leaves it. Then nothing is played any more;
    so it is where something covers the desk."""

    BINDINGS = [
        Binding("escape", "dismiss", N_("Back"), key_display="Esc"),
        Binding("enter", "", N_("Take it over"), key_display="Enter"),
    ]
    DEFAULT_CLASSES = "reading"

    @dataclass
    class Surer(Message):
        """More games were played."""

        outlook: OutlookReport

    def __init__(self, asked: OutlookQuestion, outlooks: Outlooks, glyphs: Glyphs) -> None:
        left_out = [line(asked.left_out, "$text-muted")] if asked.left_out else []
        super().__init__(_("Outlook"), stack(line(asked.said, "bold"), *left_out, legend(glyphs)))
        self._asked = asked
        self._outlooks = outlooks
        self._glyphs = glyphs
        self._left = Event()
        self._orders: dict[str, Order] = {}

    def body(self) -> ComposeResult:
        """The orders, and under them how far the games have come."""
        yield Rows(id="orders")
        yield Static(Content(f"{_('Playing on from what you know')}{ELLIPSIS}"), id="far", markup=False)

    def on_mount(self) -> None:
        """Ask; the arrows go from order to order."""
        self.query_one(Rows).focus()
        self._play(self._outlooks(self._asked.order, lambda: not self._left.is_set()))

    def on_unmount(self) -> None:
        """Nobody reads it any more."""
        self._left.set()

    @work(thread=True)
    def _play(self, outlooks: Iterator[OutlookReport]) -> None:
        for outlook in outlooks:
            self.post_message(self.Surer(outlook))

    def on_outlook_dialogue_surer(self, event: Surer) -> None:
        """Show the surer answer; the marked order stays marked."""
        self._orders = {row_id(order): order.order for order in event.outlook.orders}
        self.query_one(Rows).show(tuple(outlook_rows(event.outlook, self._glyphs)))
        self.query_one("#box").border_subtitle = Content(_("Enter takes the marked order over"))
        self.query_one("#far", Static).update(progress_bar(event.outlook, self._glyphs), layout=False)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """This order is taken over."""
        if event.row in self._orders:
            self.dismiss(self._orders[event.row])
