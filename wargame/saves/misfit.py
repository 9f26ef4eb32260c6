"""One thing that is not as it must be, wherever it is noticed: reading a save, playing on, or doubting it."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 300
"""Characters of a save's own words that a problem shows."""


def shortened(text: str) -> str:
    """A text that a save may hold at any length, for showing."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit.

    Attributes:
        field: which part of the line, or of the event where one is named.
        expected: what would fit.
        found: what is there, cut short where it is long.
        event: the event of the line, from 1; None: the line itself.
    """

    field: str
    expected: str
    found: str
    event: int | None = None

    @property
    def sentence(self) -> str:
        """The same in one sentence without a full stop."""
        where = f"event {self.event}, {self.field}" if self.event is not None else self.field
        return f"{where}: expected {self.expected}, found {self.found}"
