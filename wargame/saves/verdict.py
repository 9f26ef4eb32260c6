"""What a verification found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Status = Literal["sound", "damaged", "unusable"]
_EXIT: Final[Mapping[Status, int]] = {"sound": 0, "damaged": 1, "unusable": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that differs.

    Attributes:
        line: the journal line, from 1.
        field: which part of the line, or of the event where one is named.
        expected: what the chain, the seals or the rules give.
        found: what the save says.
        event: the event of that line, from 1; None: the line itself.
    """

    line: int
    field: str
    expected: str
    found: str
    event: int | None = None

    @property
    def where(self) -> str:
        """The place as the command line says it, e.g. ``14.3 to``."""
        return f"{self.line} {self.field}" if self.event is None else f"{self.line}.{self.event} {self.field}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a save is what was played.

    Attributes:
        status: ``sound``; ``damaged`` where something differs, a torn tail included; ``unusable`` where the question
            could not be asked.
        findings: what differs, by line.
        unchecked: what could not be checked, in sentences, e.g. the dice of a game that goes on.
        reason: why the save is unusable.
        lines: how many lines it has.
    """

    status: Status
    findings: tuple[Finding, ...] = ()
    unchecked: tuple[str, ...] = ()
    reason: str = ""
    lines: int = 0

    @property
    def exit_code(self) -> int:
        """0 sound, 1 damaged, 2 unusable."""
        return _EXIT[self.status]
