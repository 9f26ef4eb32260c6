"""An order while it is being made: small pure changes to it, what stands for what was not said, costs and chances."""

from __future__ import annotations

from dataclasses import replace

from wargame.model.orders import Act, Order
from wargame.model.card_views import ChoiceView, MoveView, ParameterView, QuestionView
from wargame.model.views import View


def act_of(order: Order, move: str) -> Act | None:
    """The part of the order that concerns a move; None: it is not ordered."""
    return next((act for act in order.acts if act.move == move), None)


def with_act(order: Order, act: Act) -> Order:
    """The order with this act, in place of an earlier one for the same move or at the end."""
    if act_of(order, act.move) is None:
        return replace(order, acts=(*order.acts, act))
    return replace(order, acts=tuple(act if old.move == act.move else old for old in order.acts))


def without(order: Order, move: str) -> Order:
    """The order without a move."""
    return replace(order, acts=tuple(act for act in order.acts if act.move != move))


def with_answer(order: Order, question: str, word: str) -> Order:
    """The order with an answer."""
    return replace(order, answers={**order.answers, question: word})


def unanswered(order: Order, question: str) -> Order:
    """The order without an answer: its default stands."""
    return replace(order, answers={asked: word for asked, word in order.answers.items() if asked != question})


def chosen(parameter: ParameterView, act: Act | None) -> tuple[str, ...]:
    """What stands for a parameter: the words said, else the card's default, else its first item if it needs one."""
    if act is not None and parameter.id in act.chosen:
        return act.chosen[parameter.id]
    if parameter.default or parameter.several > 1:
        return parameter.default
    return tuple(choice.word for choice in parameter.choices[:1])


def answer(question: QuestionView, order: Order) -> ChoiceView | None:
    """The answer that would be sealed: the one given, else the default."""
    word = order.answers.get(question.id, question.default)
    return next((answer for answer in question.answers if answer.word == word), None)


def act_cost(card: MoveView, act: Act | None) -> int:
    """What a card costs with what was chosen on it."""
    return card.cost + sum(
        choice.cost
        for parameter in card.parameters
        for choice in parameter.choices
        if choice.word in chosen(parameter, act)
    )


def cost(view: View, order: Order) -> int:
    """What the whole order costs: moves, choices and answers given. (A default answer that costs is counted too.)"""
    cards = {card.id: card for card in view.moves}
    moves = sum(act_cost(cards[act.move], act) for act in order.acts if act.move in cards)
    given = [answer(question, order) for question in view.questions]
    return moves + sum(reply.cost for reply in given if reply is not None)


def good_chance(card: MoveView) -> tuple[int, int, int] | None:
    """The least and the greatest chance of a success or better, all on its way included, out of the third number; None:
    no roll, or it cannot be ordered."""
    told = card.outcome
    return (*told.good, told.of) if told is not None and told.bands else None
