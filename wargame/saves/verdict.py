"""What a verification found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from wargame.saves.misfit import Discrepancy
from wargame.saves.receipts import Given

Status = Literal["sound", "sound so far, not closed", "of other rules", "damaged", "unusable"]
EXIT: Final[Mapping[Status, int]] = {
    "sound": 0, "damaged": 1, "unusable": 2, "sound so far, not closed": 3, "of other rules": 4,
}  # fmt: skip
"""``wargame verify`` alone has codes above 2: scripts that take only 0 for sound are right."""


@dataclass(frozen=True, slots=True)
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
