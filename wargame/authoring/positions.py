"""Where every value and key of an authored file stands."""

from __future__ import annotations

from dataclasses import dataclass, field

Path = tuple[str | int, ...]
"""The way to a value: keys of mappings and places in lists, e.g. ``("moves", "reassure", "do", 0)``."""


@dataclass(slots=True)
class Spot:
    """Where one value stands, and everything in it. Lines and columns count from 0, in characters.

    Attributes:
        line, column: where the value begins.
        style: "" for a plain scalar or a collection, else the sign that opens it: ``'``, ``"``, ``|`` or ``>``.
        last_line: the line on which the value ends.
        key: line and column of the key that names it, where it stands in a mapping.
        kids: what it holds, by key or by place.
    """

    line: int
    column: int
    style: str = ""
    last_line: int = 0
    key: tuple[int, int] | None = None
    kids: dict[str | int, Spot] = field(default_factory=dict)

    def find(self, path: Path) -> Spot | None:
        """What stands at ``path``, or None."""
        spot: Spot | None = self
        for part in path:
            spot = spot.kids.get(part) if spot is not None else None
        return spot

    def nearest(self, path: Path) -> Spot:
        """What stands at ``path``, or the closest thing around it that is there."""
        spot = self
        for part in path:
            if part not in spot.kids:
                break
            spot = spot.kids[part]
        return spot

    def starts_at(self) -> tuple[int, int]:
        """Where to point for the value itself."""
        return self.line, self.column

    def named_at(self) -> tuple[int, int]:
        """Where to point for the value as a whole: its key, or its first character in a list."""
        return self.key or (self.line, self.column)

    def inside(self, offset: int, line: str) -> tuple[int, int]:
        """Where character ``offset`` of this scalar stands, ``line`` being the source line it begins on.

        For texts over several lines only the beginning can be told.
        """
        if self.last_line != self.line or self.style in ("|", ">"):
            return self.line, self.column
        if not self.style:
            return self.line, self.column + offset
        at = self.column + 1
        for _ in range(offset):  # an escape is one character of the value and several of the line
            at += _escape_length(line, at, self.style)
        return self.line, at


_LONG_ESCAPES = {"x": 4, "u": 6, "U": 10}


def _escape_length(line: str, at: int, quote: str) -> int:
    if quote == "'":
        return 2 if line[at : at + 2] == "''" else 1
    return _LONG_ESCAPES.get(line[at + 1 : at + 2], 2) if line[at : at + 1] == "\\" else 1
