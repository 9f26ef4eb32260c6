"""A player that orders at random, and always legally: it shows that a scenario runs, not how to play it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from wargame.engine.draws import KeyedDice
from wargame.model.orders import Act, Order
from wargame.model.card_views import MoveView, ParameterView, QuestionView
from wargame.model.views import View
from wargame.players.player import Refusals
from wargame.records import record

T = TypeVar("T")
EAGER = 80
"""Percent: how often it uses a slot for a move that it could make."""


@dataclass(slots=True)
class _Draws:
    """Keyed draws for one seat and turn: the same seed gives the same orders on every machine."""

    dice: KeyedDice
    turn: int
    seat: str
    drawn: int = 0

    def number(self, sides: int) -> int:
        """From 0 to below ``sides``."""
        self.drawn += 1
        return self.dice.faces(self.turn, f"player:{self.seat}:{self.drawn}", 1, sides)[0] - 1

    def one(self, things: Sequence[T]) -> T:
        return things[self.number(len(things))]

    def often(self, percent: int) -> bool:
        return self.number(100) < percent


@record
class RandomPlayer:
    """Orders at random.

    Attributes:
        seed: of its own draws; never that of a game whose dice are still secret.
    """

    seed: int

    def order(self, view: View, refusals: Refusals) -> Order:
        """A random legal order: for each kind of move one that is open, then whatever answers are allowed."""
        draws = _Draws(KeyedDice(self.seed), view.turn, view.viewer)
        order = Order(answers=_legal_answers(view, draws, refusals))
        for weight, slots in (*(view.budget.slots if view.budget else ()), ("free", 1)):
            for _ in range(slots):
                if draws.often(EAGER):
                    order = _with_one(order, view, weight, draws, refusals)
        return order


def _legal_answers(view: View, draws: _Draws, refusals: Refusals) -> dict[str, str]:
    """A random answer to each question, put back to its default where the purse does not allow it."""
    answers: dict[str, str] = {}
    for question in view.questions:
        word = _answer(question, draws)
        if not refusals(Order(answers={**answers, question.id: word})):
            answers[question.id] = word
    return answers


def _answer(question: QuestionView, draws: _Draws) -> str:
    allowed = [answer.word for answer in question.answers if answer.open]
    return draws.one(allowed) if allowed else question.default


def _with_one(order: Order, view: View, weight: str, draws: _Draws, refusals: Refusals) -> Order:
    """The order with one more move of this weight, the first of a few drawn that is legal; else unchanged."""
    taken = {act.move for act in order.acts}
    cards = [card for card in view.moves if card.open and card.weight == weight and card.id not in taken]
    for _ in range(min(4, len(cards))):
        card = draws.one(cards)
        cards.remove(card)
        longer = replace(order, acts=(*order.acts, _act(card, draws)))
        if not refusals(longer):
            return longer
    return order


def _act(card: MoveView, draws: _Draws) -> Act:
    chosen = {parameter.id: _choice(parameter, draws) for parameter in card.parameters}
    partners = tuple(seat for seat in card.optional if draws.often(50))
    return Act(card.id, {name: words for name, words in chosen.items() if words}, partners)


def _choice(parameter: ParameterView, draws: _Draws) -> tuple[str, ...]:
    allowed = [choice.word for choice in parameter.choices if choice.open]
    if not allowed:
        return ()
    if parameter.several == 1:
        return (draws.one(allowed),)
    return tuple(word for word in allowed if draws.often(50))[: parameter.several]
