"""What a seat states beside its order, where a game is played with forecasts: what it wants, and how likely what is."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from wargame.records import record

LONGEST_INTENT = 200
"""Characters of a stated intent, at most."""


@record
class SeatStatement:
    """What one seat states in one turn. It is its own until the debrief, and no rule reads it.

    Attributes:
        intent: what it wants, in one line of at most ``LONGEST_INTENT`` characters; empty: it does not say.
        forecasts: outcome (``Sections.forecasts``) to the probability it gives it, in whole per cent from 0 to 100.
            What is not named it leaves open, and nothing is scored.
    """

    intent: str = ""
    forecasts: Mapping[str, int] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing is stated."""
        return not self.intent and not self.forecasts


NOTHING_STATED = SeatStatement()


@record
class StatementObjection:
    """Why something cannot be stated. A ``Speaker`` makes a sentence of it.

    Attributes:
        against: ``off``: the game is played without forecasts; ``outcome``: there is none of this id; ``percent``: no
            whole number from 0 to 100; of the intent ``too_long``, ``untidy`` (not one tidy line) or ``character``.
        outcome: the id that is concerned.
        given: the number stated, or how many characters there are.
        character: the one that no text may hold.
    """

    against: Literal["off", "outcome", "percent", "too_long", "untidy", "character"]
    outcome: str = ""
    given: int = 0
    character: str = ""

    def __str__(self) -> str:
        return f"{self.against} {self.outcome}".strip()
