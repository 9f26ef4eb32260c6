"""The whole manual, chapter after chapter."""

from __future__ import annotations

from wargame.manual.aims import aims, ends
from wargame.manual.beginning import a_turn, beginning
from wargame.manual.book import Book
from wargame.manual.counting import counting
from wargame.manual.follows import follows, standing_questions
from wargame.manual.glossary import glossary
from wargame.manual.moves import moves
from wargame.document.nodes import Document
from wargame.manual.rolling import rolling
from wargame.manual.situations import afterwards, situations
from wargame.manual.theories import theories
from wargame.manual.world import world
from wargame.model.files import Scenario

_CHAPTERS = (
    beginning,
    a_turn,
    counting,
    rolling,
    moves,
    standing_questions,
    follows,
    world,
    situations,
    theories,
    aims,
    ends,
    afterwards,
    glossary,
)


def manual_of(scenario: Scenario, *, instructor: bool = False, module: str | None = None) -> Document:
    """The manual of a linked scenario.

    Args:
        instructor: also situations, briefs, notes, sources, hidden numbers and every starting value.
        module: the theory it is written for (``CHA``, ``BLEND:60``); None: all that may be chosen, with the odds of
            the first.

    Raises:
        UnknownModule: there is no such theory.
    """
    book = Book.of(scenario, instructor=instructor, module=module)
    return tuple(block for write in _CHAPTERS for block in write(book))
