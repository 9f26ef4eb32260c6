"""The order in words, before it is sealed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from wargame.model.orders import Order
from wargame.model.views import View
from wargame.players.diplomacy import declined, left_out
from wargame.players.draft import act_cost, answer, cost
from wargame.tui.glyphs import Glyphs, whole
from wargame.tui.text import Hanging, Line, line, point
from wargame.tui.widgets.order_panel import chosen_text
from wargame.wording.captions import DECLINED
from wargame.wording.catalogue import _


def seal_lines(view: View, order: Order, refusals: Sequence[str], glyphs: Glyphs) -> Iterator[Line]:
    """Moves, answers, what it costs and what remains; what stands in the way, where something does."""
    cards = {card.id: card for card in view.moves}
    seats = {seat.id: seat.name for seat in view.seats}
    for act in order.acts:
        card = cards[act.move]
        price = act_cost(card, act)
        costs = _("costs {points}").format(points=price) if price else _("free")
        yield point(glyphs.picked, Content.assemble(line(card.name, "bold"), f" ({costs})"), "bold $accent")
        if said := chosen_text(card, act, seats):
            yield Hanging(Content(""), said, 4)
    if not order.acts:
        yield "  " + _("No move this turn.")
    for question in view.questions:
        if reply := answer(question, order):
            said = Content.assemble(line(question.ask, "$text-muted"), " ", line(reply.text, "bold"))
            yield point(glyphs.ask, said, "bold $accent")
    if view.budget is not None:
        spent = cost(view, order)
        rest = whole(view.budget.purse - spent, glyphs)
        yield ""
        yield _("It costs {spent}; {rest} of {purse} remain.").format(spent=spent, rest=rest, purse=view.budget.purse)
        for because in view.budget.reserve_because:
            yield point(glyphs.dot, line(because, "$text-muted"))
    for refusal in refusals:
        yield point(glyphs.no, line(refusal, "$bad"), "bold $bad")


def not_sealed(refusals: Sequence[str], clear: str, glyphs: Glyphs) -> Iterator[Line]:
    """Why an order cannot be sealed, and what to do about it; ``clear``: the key that empties it."""
    for refusal in refusals:
        yield point(glyphs.no, line(refusal), "bold $bad")
    yield ""
    said = _("Take a move off or choose otherwise on it, on its line in the order. {key} takes every move off.")
    yield said.format(key=clear)


def before_sealing(view: View, order: Order, glyphs: Glyphs) -> Iterator[Line]:
    """An order that can be sealed, once more, and that questions nobody answered have answers that stand."""
    yield from seal_lines(view, order, (), glyphs)
    for one in left_out(view, order):
        said = _("You said yes to {move}, and it is not in this order.").format(move=one.thing)
        yield point(glyphs.no, line(said, "$bad"), "bold $bad")
    names = {seat.id: seat.name for seat in view.seats}
    for one, seat in declined(view, order):
        said = _(DECLINED).format(seat=names[seat], move=one.thing)
        yield point(glyphs.no, line(said, "$bad"), "bold $bad")
    if any(question.id not in order.answers for question in view.questions):
        yield ""
        yield Content.styled(_("Questions you did not answer keep their marked answer."), "$text-muted")
