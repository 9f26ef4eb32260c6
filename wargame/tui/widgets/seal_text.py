"""The order in words, before it is sealed."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from wargame.model.orders import Order
from wargame.model.views import View
from wargame.players.draft import act_cost, answer, cost
from wargame.tui.glyphs import Glyphs, whole
from wargame.tui.text import hang, line, stack
from wargame.tui.widgets.order_panel import chosen_text


def draw_seal(view: View, order: Order, refusals: Sequence[str], glyphs: Glyphs, cells: int) -> Content:
    """Moves, answers, what it costs and what remains; what stands in the way, where something does."""
    cards = {card.id: card for card in view.moves}
    seats = {seat.id: seat.name for seat in view.seats}
    parts: list[Content | str] = []
    for act in order.acts:
        card = cards[act.move]
        price = act_cost(card, act)
        parts.append(
            hang(
                Content.styled(f"  {glyphs.picked}", "bold $accent"),
                Content.assemble(line(card.name, "bold"), f" (costs {price})" if price else " (free)"),
                4,
                cells,
            )
        )
        if said := chosen_text(card, act, seats):
            parts.append(hang(Content(""), said, 4, cells))
    if not order.acts:
        parts.append(Content("  No move this turn."))
    for question in view.questions:
        if reply := answer(question, order):
            said = Content.assemble(line(question.ask, "$text-muted"), " ", line(reply.text, "bold"))
            parts.append(hang(Content.styled(f"  {glyphs.ask}", "bold $accent"), said, 4, cells))
    if view.budget is not None:
        spent = cost(view, order)
        parts += [
            "",
            Content(f"It costs {spent}; {whole(view.budget.purse - spent, glyphs)} of {view.budget.purse} remain."),
        ]
        parts += [
            hang(Content(f"  {glyphs.dot}"), line(because, "$text-muted"), 4, cells)
            for because in view.budget.reserve_because
        ]
    parts += [
        hang(Content.styled(f"  {glyphs.no}", "bold $bad"), line(refusal, "$bad"), 4, cells)
        for refusal in refusals
    ]
    return stack(*parts)


def before_sealing(view: View, order: Order, glyphs: Glyphs, cells: int) -> Content:
    """An order that can be sealed, once more, and that questions nobody answered have answers that stand."""
    text = draw_seal(view, order, (), glyphs, cells)
    if all(question.id in order.answers for question in view.questions):
        return text
    return stack(text, "", Content.styled("Questions you did not answer keep their marked answer.", "$text-muted"))
