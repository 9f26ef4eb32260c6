"""How a seat changes its order, one small question after another. Each function gives the order as it is afterwards."""

from __future__ import annotations

from textual.content import Content

from wargame.model.orders import Order
from wargame.model.card_views import MoveView, QuestionView
from wargame.model.views import View
from wargame.players.draft import act_of, with_act, with_answer, without
from wargame.tui.glyphs import Glyphs
from wargame.tui.screens.asking import Asking
from wargame.tui.screens.dialogue import PickItem, Pick
from wargame.tui.screens.fill import fill_card, why_closed
from wargame.tui.text import line
from wargame.tui.widgets.question_panel import answer_text
from wargame.wording.speaker import Speaker


async def order_card(
    asking: Asking, view: View, order: Order, card: MoveView, speaker: Speaker, glyphs: Glyphs
) -> Order:
    """Order an open card with all it asks, or, where it is ordered already, change it or take it off."""
    act = act_of(order, card.id)
    if act is not None:
        if not (card.parameters or card.optional):
            return without(order, card.id)
        items = [PickItem("change", Content("Choose again")), PickItem("off", Content("Take it off the order"))]
        picked = await asking.ask(Pick(card.name, Content(""), items, glyphs))
        if picked == ("off",):
            return without(order, card.id)
        if picked != ("change",):
            return order
    filled = await fill_card(asking, card, act, {seat.id: seat.name for seat in view.seats}, speaker, glyphs)
    return order if filled is None else with_act(order, filled)


async def answer_question(
    asking: Asking, order: Order, question: QuestionView, speaker: Speaker, glyphs: Glyphs
) -> Order:
    """Choose one of the answers; the one that would be sealed now is marked."""
    items = [
        PickItem(
            reply.word,
            answer_text(reply, speaker, glyphs) if reply.open else line(reply.text),
            None,
            None if reply.open else why_closed(reply.closed_because, speaker),
        )
        for reply in question.answers
    ]
    now = order.answers.get(question.id, question.default)
    picked = await asking.ask(Pick("Your answer", line(question.ask), items, glyphs, picked=(now,)))
    return with_answer(order, question.id, picked[0]) if picked else order
