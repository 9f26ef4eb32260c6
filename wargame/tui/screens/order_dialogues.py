"""How a seat changes its order, one small question after another. Each function gives the order as it is afterwards."""

from __future__ import annotations

from textual.content import Content

from wargame.model.card_views import ChoiceView, MoveView, QuestionView
from wargame.model.orders import Act, Order
from wargame.model.reasons import StatedReason
from wargame.model.views import View
from wargame.players.draft import act_of, chosen, with_act, with_answer, without
from wargame.tui.screens.asking import Asking
from wargame.tui.screens.dialogue import Pick, PickItem
from wargame.tui.text import line
from wargame.tui.widgets.question_panel import answer_text
from wargame.wording.captions import extra_cost
from wargame.wording.catalogue import _
from wargame.wording.speaker import DeskSpeaker


async def order_card(
    asking: Asking, view: View, order: Order, card: MoveView, speaker: DeskSpeaker, *, takes_off: bool = True
) -> Order:
    """Order an open card with all it asks, or, where it is ordered already, change it or (``takes_off``) take it
    off."""
    act = act_of(order, card.id)
    if act is not None and not takes_off and not (card.parameters or card.optional):
        return order
    if act is not None and takes_off:
        if not (card.parameters or card.optional):
            return without(order, card.id)
        change, off = Content(_("Choose again")), Content(_("Take it off the order"))
        picked = await asking.ask(Pick(card.name, Content(""), [PickItem("change", change), PickItem("off", off)]))
        if picked == ("off",):
            return without(order, card.id)
        if picked != ("change",):
            return order
    filled = await fill_card(asking, view, card, act, speaker)
    return order if filled is None else with_act(order, filled)


async def fill_card(asking: Asking, view: View, card: MoveView, act: Act | None, speaker: DeskSpeaker) -> Act | None:
    """The act with its parameters and partners chosen; None where the player turned back."""
    words: dict[str, tuple[str, ...]] = {}
    for parameter in card.parameters:
        items = [choice_item(choice, speaker) for choice in parameter.choices]
        ask, now = line(parameter.ask, "bold"), chosen(parameter, act)
        picked = await asking.ask(Pick(card.name, ask, items, picked=now, most=parameter.several))
        if picked is None:
            return None
        words[parameter.id] = picked
    partners: tuple[str, ...] | None = act.partners if act else ()
    if card.optional:
        seats = {seat.id: seat.name for seat in view.seats}
        items = [PickItem(seat, line(seats.get(seat, seat))) for seat in card.optional]
        ask = line(speaker.partners(card))
        partners = await asking.ask(Pick(card.name, ask, items, picked=partners or (), most=max(2, len(items))))
    return None if partners is None else Act(card.id, words, partners)


async def answer_question(asking: Asking, order: Order, question: QuestionView, speaker: DeskSpeaker) -> Order:
    """Choose one of the answers; the one that would be sealed now is marked."""
    items = [
        PickItem(reply.word, answer_text(reply, speaker, asking.glyphs))
        if reply.open
        else PickItem(reply.word, line(reply.text), closed=_why_closed(reply.closed_because, speaker))
        for reply in question.answers
    ]
    now = order.answers.get(question.id, question.default)
    picked = await asking.ask(Pick(_("Your answer"), line(question.ask), items, picked=(now,)))
    return with_answer(order, question.id, picked[0]) if picked else order


def choice_item(choice: ChoiceView, speaker: DeskSpeaker) -> PickItem:
    """An item of a parameter, with its price, and what it does or why it cannot be picked."""
    price = f" ({extra_cost(choice.cost)})" if choice.cost else ""
    below = line(speaker.effects(choice.effects), "$text-muted") if choice.effects else None
    closed = None if choice.open else _why_closed(choice.closed_because, speaker)
    return PickItem(choice.word, Content.assemble(line(choice.text), price), below, closed)


def _why_closed(reason: StatedReason | None, speaker: DeskSpeaker) -> str:
    return (reason and speaker.reason(reason)) or _("something that does not hold now")
