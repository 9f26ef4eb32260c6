"""A chapter while it is being written: entries with what stands below them."""

from __future__ import annotations

from dataclasses import dataclass, field

INDENT = "  "


@dataclass(slots=True)
class Entry:
    """A heading ("" where the page itself is the heading) and its effects."""

    text: str
    below: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The entry as lines, effects under their heading."""
        return [line for line in (self.text, *(INDENT + line for line in self.below)) if line]


@dataclass(slots=True)
class Page:
    """A chapter being written.

    Attributes:
        fixed: worth showing even with no line below its title.
        keys: entries by what caused them, so that effects find their heading.
    """

    title: str
    kind: str
    entries: list[Entry] = field(default_factory=list)
    fixed: bool = False
    keys: dict[tuple[str, tuple[str, ...]], Entry] = field(default_factory=dict)

    def say(self, text: str, *cause: tuple[str, tuple[str, ...]]) -> Entry:
        """A new entry, found again by what it is the heading of."""
        entry = Entry(text)
        self.entries.append(entry)
        self.keys.update(dict.fromkeys(cause, entry))
        return entry

    @property
    def lines(self) -> list[str]:
        """The page as lines."""
        return [line for entry in self.entries for line in entry.lines()]
