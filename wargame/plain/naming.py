"""What was meant: a move, a choice, a question, an answer or a seat by number, code, id or near spelling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from wargame.language.tokens import nearest
from wargame.model.card_views import ChoiceView, MoveView, ParameterView, QuestionView
from wargame.model.views import SeatView
from wargame.plain.typed import number, quoted
from wargame.wording.catalogue import _
from wargame.wording.numbers import sentence, suggestion

T = TypeVar("T")


class Unclear(Exception):
    """Nothing by this name; the text says what was probably meant."""


def move(said: str, cards: Sequence[MoveView]) -> MoveView:
    """A card by its number in the list, its code or its id."""
    names = {card.code.lower(): card for card in cards} | {card.id: card for card in cards}
    return _numbered(_("move"), said, cards, names, {card.name.lower(): card.code for card in cards})


def question(said: str, questions: Sequence[QuestionView]) -> QuestionView:
    """A question by its number or its id."""
    return _numbered(_("question"), said, questions, {asked.id: asked for asked in questions})


def answer(said: str, asked: QuestionView) -> ChoiceView:
    """An answer by its number, its word, or the beginning of its text."""
    return _numbered(_("answer"), said, asked.answers, {reply.word: reply for reply in asked.answers})


def choice(said: str, parameter: ParameterView) -> ChoiceView:
    """An item of a parameter by its number or its word."""
    return _numbered(_("choice"), said, parameter.choices, {item.word: item for item in parameter.choices})


def parameter(said: str, card: MoveView) -> ParameterView:
    """A parameter of a card by its id."""
    return _named(_("choice"), said, {known.id: known for known in card.parameters})


def seat(said: str, seats: Iterable[SeatView]) -> SeatView:
    """A seat by its id, name or letter."""
    known = list(seats)
    names = {one.letter.lower(): one for one in known} | {one.name.lower(): one for one in known}
    return _named(_("seat"), said, names | {one.id: one for one in known})


def one_of(what: str, said: str, names: Mapping[str, T]) -> T:
    """A thing by one of its names, written in small letters; ``what``: what it is, in a word."""
    return _named(what, said, names)


def kind(said: str, kinds: Sequence[tuple[str, str]]) -> str:
    """A tag of moves by its id or name; gives the id."""
    return _named(_("tag"), said, {name.lower(): id for id, name in kinds} | {id: id for id, _name in kinds})


def _numbered(
    what: str, said: str, things: Sequence[T], names: Mapping[str, T], also: Mapping[str, str] | None = None
) -> T:
    if said.isdecimal():
        picked = number(said, 1, len(things))
        if picked is not None:
            return things[picked - 1]
        span = _(" {said}: they go from 1 to {last}").format(said=quoted(said), last=len(things)) if things else ""
        raise Unclear(_("There is no {what}{span}.").format(what=what, span=span))
    return _named(what, said, names, also)


def _named(what: str, said: str, names: Mapping[str, T], also: Mapping[str, str] | None = None) -> T:
    word = said.lower()
    if word in names:
        return names[word]
    close = nearest(word, [*names, *(also or {})], 0.5)
    near = (also or {}).get(close, close)
    known = _("Known: {names}.").format(names=", ".join(names)) if 0 < len(names) <= 8 else ""
    hint = sentence(suggestion(near, known))
    raise Unclear(_("There is no {what} {said}. {hint}").format(what=what, said=quoted(said), hint=hint))
