"""Where every value and key of an authored file stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wargame.records import record

Path = tuple[str | int, ...]
"""The way to a value: keys of mappings and places in lists, e.g. ``("moves", "reassure", "do", 0)``."""


@record
class SourceLocation:
    """Where something was declared; the line counts from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(slots=True)
class SourceSpan:
    """Where one value stands, and everything in it. Lines and columns count from 0, in characters.

    Attributes:
        line, column: where the value begins.
        style: "" for a plain scalar or a collection, else the sign that opens it: ``'``, ``"``, ``|`` or ``>``.
        last_line, last_column: the line on which the value ends, and the first place there that is not part of it.
        key: line and column of the key that names it, where it stands in a mapping.
        kids: what it holds, by key or by place.
    """

    line: int
    column: int
    style: str = ""
    last_line: int = 0
    last_column: int = 0
    key: tuple[int, int] | None = None
    kids: dict[str | int, SourceSpan] = field(default_factory=dict)

    def find(self, path: Path) -> SourceSpan | None:
        """What stands at ``path``, or None."""
        span: SourceSpan | None = self
        for part in path:
            span = span.kids.get(part) if span is not None else None
        return span

    def nearest(self, path: Path) -> SourceSpan:
        """What stands at ``path``, or the closest thing around it that is there."""
        span = self
        for part in path:
            if part not in span.kids:
                break
            span = span.kids[part]
        return span

    def starts_at(self) -> tuple[int, int]:
        """Where to point for the value itself."""
        return self.line, self.column

    def named_at(self) -> tuple[int, int]:
        """Where to point for the value as a whole: its key, or its first character in a list."""
        return self.key or (self.line, self.column)

    def inside(self, offset: int, lines: Sequence[str], text: str) -> tuple[int, int]:
        """Where character ``offset`` of this scalar stands.

        Args:
            offset: from 0.
            lines: the lines of the file.
            text: what the scalar says; where it cannot be traced back to the lines, its beginning is told.
        """
        if self.last_line == self.line and self.style not in ("|", ">"):
            return self.line, self._in_line(offset, lines[self.line])
        return self._in_lines(offset, lines, text) or (self.line, self.column)

    def _in_line(self, offset: int, line: str) -> int:
        if not self.style:
            return self.column + offset
        at = self.column + 1
        for _ in range(offset):  # an escape is one character of the value and several of the line
            at += _escape_length(line, at, self.style)
        return at

    def _in_lines(self, offset: int, lines: Sequence[str], text: str) -> tuple[int, int] | None:
        """The place in a text over several lines, which YAML joins with a space, or a line end under ``|``."""
        block, joint = self.style in ("|", ">"), "\n" if self.style == "|" else " "
        at = 0
        for number in range(self.line + block, min(self.last_line + 1, len(lines))):
            line = lines[number]
            column = self.column + bool(self.style) if number == self.line else len(line) - len(line.lstrip())
            piece = line[column:].rstrip()
            if number == self.last_line and self.style and not block:
                piece = piece.partition(self.style)[0]
            piece = piece[: len(text) - at]
            if text[at : at + len(piece)] != piece:
                return None
            if offset <= at + len(piece):
                return number, column + offset - at
            at += len(piece) + len(joint)
        return None


_LONG_ESCAPES = {"x": 4, "u": 6, "U": 10}


def _escape_length(line: str, at: int, quote: str) -> int:
    if quote == "'":
        return 2 if line[at : at + 2] == "''" else 1
    return _LONG_ESCAPES.get(line[at + 1 : at + 2], 2) if line[at : at + 1] == "\\" else 1
