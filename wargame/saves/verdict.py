"""What is not as it must be in a save, wherever that is noticed, and what a verification comes to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from wargame.records import record
from wargame.saves.receipts import Given

Status = Literal["sound", "sound so far, not closed", "of other rules", "damaged", "unusable"]
EXIT: Final[Mapping[Status, int]] = {
    "sound": 0, "damaged": 1, "unusable": 2, "sound so far, not closed": 3, "of other rules": 4,
}  # fmt: skip
"""``wargame verify`` alone has codes above 2: scripts that take only 0 for sound are right."""
LONGEST = 300
"""Characters of a save's own words that a problem shows."""


def shortened(text: str) -> str:
    """A text that a save may hold at any length, for showing."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


@record
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

    @property
    def sentence(self) -> str:
        """The same in one sentence without its line and a full stop."""
        where = f"event {self.event}, {self.field}" if self.event is not None else self.field
        return f"{where}: expected {self.expected}, found {self.found}"


@record
class Verification:
    """Whether a save is what was played.

    Attributes:
        status: ``sound``: closed, and everything checked. ``sound so far, not closed``: every line that is there is as
            it should be, and nothing says that these are all. ``of other rules``: chain, seals and first line are
            sound, and this program adjudicates otherwise than the one that wrote it. ``damaged``: something differs, a
            torn last line included. ``unusable``: the question could not be asked.
        findings: what differs, by line; of other rules: the first difference alone.
        unchecked: what could not be checked, in sentences, e.g. the dice of a game that goes on.
        notes: what else should be known of it, in sentences.
        reason: why the save is unusable.
        lines: how many lines it has.
        receipts: those that its lines give.
    """

    status: Status
    findings: tuple[Discrepancy, ...] = ()
    unchecked: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reason: str = ""
    lines: int = 0
    receipts: tuple[Given, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 sound, 1 damaged, 2 unusable, 3 sound so far and not closed, 4 of other rules."""
        return EXIT[self.status]
