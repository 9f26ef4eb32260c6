"""How much a team has to read this turn, for the clock: the situation, its brief, its questions; at first its aims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wargame.model.views import View

CARDS = 3
"""How many cards a team reads to the end, on an average turn."""


def words_to_read(view: View) -> int:
    """The words that lie before a seat at its desk in this turn and that it has not read before, a few cards among
    them."""
    cards = sorted((len((move.text or "").split()) for move in view.moves), reverse=True)
    usual = sum(cards) * CARDS // max(1, len(cards))
    return usual + sum(len(text.split()) for text in _texts(view) if text)


def _texts(view: View) -> Iterator[str | None]:
    yield view.brief
    for inject in view.injects:
        if inject.new:
            yield from (inject.title, inject.text, inject.private)
    for question in view.questions:
        if not question.again:
            yield from (question.ask, question.text)
            yield from (answer.text for answer in question.answers)
    if view.turn == 1:
        yield view.opening
        for aim in view.aims:
            yield from (aim.name, aim.text)
        yield from (move.name for move in view.moves)
