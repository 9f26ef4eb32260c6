"""A chapter while it is being written: entries with what stands below them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["say", "heading", "dice", "reason", "rows", "result", "text", "effect"]
"""What a line of a chapter is: something said, a heading of its own, the dice, one modifier, the rows of the table, the
row that was hit, the words of that row, an effect. A screen paints by it; read in lines, the words are enough."""
INDENT = "  "


@dataclass(slots=True)
class Entry:
    """A heading ("" where the page itself is the heading), what belongs to it, and its effects."""

    text: str
    role: Role = "say"
    details: list[tuple[Role, str]] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    def said(self) -> list[tuple[Role, str]]:
        """The entry line by line, everything under its heading."""
        lines: list[tuple[Role, str]] = [(self.role, self.text)] if self.text else []
        inner = INDENT if self.text else ""
        lines += [(role, inner + line) for role, line in self.details]
        return lines + [("effect", INDENT + line) for line in self.below]


@dataclass(slots=True)
class Page:
    """A chapter being written.

    Attributes:
        fixed: worth showing even with no line below its title.
        keys: entries by what caused them, so that effects find their heading.
        upto: how many of the turn's events had happened when the last of its lines was written.
        size: its number of lines when ``upto`` was taken.
    """

    title: str
    kind: str
    entries: list[Entry] = field(default_factory=list)
    fixed: bool = False
    keys: dict[tuple[str, tuple[str, ...]], Entry] = field(default_factory=dict)
    upto: int = 0
    size: int = -1

    def say(self, text: str, *cause: tuple[str, tuple[str, ...]], role: Role = "say") -> Entry:
        """A new entry, found again by what it is the heading of."""
        entry = Entry(text, role)
        self.entries.append(entry)
        self.keys.update(dict.fromkeys(cause, entry))
        return entry

    def stamp(self, events: int) -> None:
        """After each event: remember when something was last written here."""
        size = sum(1 + len(entry.details) + len(entry.below) for entry in self.entries)
        if size != self.size:
            self.size, self.upto = size, events

    @property
    def said(self) -> list[tuple[Role, str]]:
        """The page as lines, each with what it is."""
        return [line for entry in self.entries for line in entry.said()]

    @property
    def lines(self) -> list[str]:
        """The page as lines."""
        return [line for _, line in self.said]
