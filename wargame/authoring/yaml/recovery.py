"""A text with its mistakes mended one after the other, so that what follows them is read too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wargame.authoring.yaml.source import SourceText


class Edit(NamedTuple):
    """On a line, from a column on, so many signs make way for others. Lines never come or go."""

    line: int
    column: int
    removed: int
    put: str


class MendedText:
    """The author's text, and what it was made into. Places are told in the author's own lines."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.current = source
        self.untouched = True
        self._shifts: dict[int, list[tuple[int, int]]] = {}

    def apply(self, edits: Iterable[Edit]) -> None:
        """Mends the text further; columns are those of the ``current`` one."""
        lines, edits = list(self.current.lines), list(edits)
        self.untouched = self.untouched and not edits
        for line, column, removed, put in sorted(edits, reverse=True):
            lines[line] = f"{lines[line][:column]}{put}{lines[line][column + removed :]}"
            more = len(put) - removed
            shifts = [(at + more * (at > column), by) for at, by in self._shifts.get(line, ())]
            self._shifts[line] = [*shifts, (column, more)]
        self.current = SourceText(self.source.name, "\n".join(lines))

    def is_mended(self, line: int) -> bool:
        """Whether something on a line was mended."""
        return line in self._shifts

    def column(self, line: int, column: int) -> int:
        """Where the author wrote what stands at a column of the current text."""
        if line not in self._shifts:
            return column
        written = column - sum(by for at, by in self._shifts[line] if at < column)
        return max(0, min(written, len(self.source.lines[line]) if line < len(self.source.lines) else written))
