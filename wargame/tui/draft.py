"""An order while it is being made: small pure changes to it, and what it would cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wargame.model.orders import Act, Order
from wargame.model.views import AnswerView, MoveView, ParameterView, QuestionView, View


def act_of(order: Order, move: str) -> Act | None:
    """The order's act for this move; None: it is not ordered."""
    return next((act for act in order.acts if act.move == move), None)


def with_act(order: Order, act: Act) -> Order:
    """The order with this act, in the place of an act for the same move or at the end."""
    if act_of(order, act.move) is None:
        return replace(order, acts=(*order.acts, act))
    return replace(order, acts=tuple(act if old.move == act.move else old for old in order.acts))


def without(order: Order, move: str) -> Order:
    """The order without this move."""
    return replace(order, acts=tuple(act for act in order.acts if act.move != move))


def with_answer(order: Order, question: str, word: str) -> Order:
    """The order with this answer."""
    return replace(order, answers={**order.answers, question: word})


def fitting(order: Order, view: View) -> Order:
    """What is left of an order when only cards and questions still on the table are kept (after a break)."""
    moves = {card.id for card in view.moves}
    questions = {question.id for question in view.questions}
    return Order(
        tuple(act for act in order.acts if act.move in moves),
        {question: word for question, word in order.answers.items() if question in questions},
    )


def chosen(parameter: ParameterView, act: Act | None) -> tuple[str, ...]:
    """The words that stand for a parameter: those the act names, else its default, else the first (where one is needed)."""
    if act is not None and parameter.id in act.chosen:
        return act.chosen[parameter.id]
    if parameter.default or parameter.several > 1:
        return parameter.default
    return tuple(choice.word for choice in parameter.choices[:1])


def answer(question: QuestionView, order: Order) -> AnswerView | None:
    """The answer that would be sealed: the one given, else the default."""
    word = order.answers.get(question.id, question.default)
    return next((answer for answer in question.answers if answer.word == word), None)


def act_cost(card: MoveView, act: Act | None) -> int:
    """What a card costs with the choices of this act."""
    return card.cost + sum(
        choice.cost for parameter in card.parameters for choice in parameter.choices if choice.word in chosen(parameter, act)
    )


def cost(view: View, order: Order) -> int:
    """What the whole order costs, answers included."""
    cards = {card.id: card for card in view.moves}
    moves = sum(act_cost(cards[act.move], act) for act in order.acts if act.move in cards)
    given: Sequence[AnswerView | None] = [answer(question, order) for question in view.questions]
    return moves + sum(reply.cost for reply in given if reply is not None)


def unanswered(view: View, order: Order) -> tuple[QuestionView, ...]:
    """Questions nobody has answered yet; their defaults would stand."""
    return tuple(question for question in view.questions if question.id not in order.answers)
