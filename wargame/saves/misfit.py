"""One thing that is not as it must be, wherever it is noticed: reading a save, playing on, or doubting it."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 300
"""Characters of a save's own words that a problem shows."""


def shortened(text: str) -> str:
    """A text that a save may hold at any length, for showing."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One thing that differs.

    Attributes:
        line: the journal line, from 1.
        field: which part of the line, or of the event where one is named.
        expected: what the chain, the seals or the rules give.
        found: what the save says.
        event: the event of that line, from 1; None: the line itself.
        ruled: true where the rules alone say so, and another version of them may have said otherwise.
    """

    line: int
    field: str
    expected: str
    found: str
    event: int | None = None
    ruled: bool = False

    @property
    def where(self) -> str:
        """The place as the command line says it, e.g. ``14.3 to``."""
        return f"{self.line} {self.field}" if self.event is None else f"{self.line}.{self.event} {self.field}"


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

    def on(self, line: int) -> Discrepancy:
        """The same, found on a line of a save."""
        return Discrepancy(line, self.field, self.expected, self.found, self.event)

    @property
    def sentence(self) -> str:
        """The same in one sentence without a full stop."""
        where = f"event {self.event}, {self.field}" if self.event is not None else self.field
        return f"{where}: expected {self.expected}, found {self.found}"
