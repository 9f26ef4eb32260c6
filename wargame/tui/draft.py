"""What the screens need of an order in the making beyond ``players.draft``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wargame.model.orders import Order

if TYPE_CHECKING:
    from wargame.model.views import QuestionView, View


def fitting(order: Order, view: View) -> Order:
    """What is left of an order when only cards and questions still on the table are kept (after a break)."""
    moves = {card.id for card in view.moves}
    questions = {question.id for question in view.questions}
    return Order(
        tuple(act for act in order.acts if act.move in moves),
        {question: word for question, word in order.answers.items() if question in questions},
    )


def unanswered(view: View, order: Order) -> tuple[QuestionView, ...]:
    """Questions nobody has answered yet; their defaults would stand."""
    return tuple(question for question in view.questions if question.id not in order.answers)
