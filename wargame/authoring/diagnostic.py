"""What is wrong with an author's file, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from wargame.records import record

Severity = Literal["error", "warning"]


@record(kw_only=True)
class Diagnostic:
    """One mistake (``error``: the file cannot be played) or one doubt (``warning``: it can).

    Attributes:
        file: the file's name, as the author knows it.
        line, column: from 1, in characters; where the problem is with the file itself, 1 and 1.
        code: a stable word for programs, e.g. ``unknown_name``.
        message: what is wrong, in the author's words.
        hint: what to do, or "".
        shown: the author's own line, or "" where there is none to show.
    """

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str = ""
    shown: str = ""

    def as_data(self) -> dict[str, str | int]:
        """For programs: ``{file, line, column, severity, code, message}``, the hint folded into the message."""
        message = f"{self.message}; {self.hint}" if self.hint else self.message
        return {
            "file": self.file, "line": self.line, "column": self.column,
            "severity": self.severity, "code": self.code, "message": message,
        }  # fmt: skip


def in_order(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each problem once, by file, line and column. Files stay in the order in which they first appear."""
    unique = list(dict.fromkeys(problems))
    files = {file: place for place, file in enumerate(dict.fromkeys(problem.file for problem in unique))}
    return tuple(sorted(unique, key=lambda p: (files[p.file], p.line, p.column, p.severity, p.code, p.message)))


def errors(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those that keep a file from being played."""
    return tuple(problem for problem in problems if problem.severity == "error")
