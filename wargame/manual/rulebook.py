"""The whole manual, chapter after chapter."""

from __future__ import annotations

from wargame.manual.objectives import objectives, ends
from wargame.manual.introduction import a_turn, introduction
from wargame.manual.edition import Edition
from wargame.manual.quantities import quantities
from wargame.manual.automatic_rules import automatic_rules, standing_questions
from wargame.manual.glossary import glossary
from wargame.manual.moves import moves
from wargame.document.nodes import Document
from wargame.manual.dice_rolls import dice_rolls
from wargame.manual.injects import afterwards, injects
from wargame.manual.theories import theories
from wargame.manual.actors import actors
from wargame.model.files import Scenario

_CHAPTERS = (
    introduction,
    a_turn,
    quantities,
    dice_rolls,
    moves,
    standing_questions,
    automatic_rules,
    actors,
    injects,
    theories,
    objectives,
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
    edition = Edition.of(scenario, instructor=instructor, module=module)
    return tuple(block for write in _CHAPTERS for block in write(edition))
