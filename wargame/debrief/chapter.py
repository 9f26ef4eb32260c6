"""A step of the reveal: as it is told, and while it is being written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from wargame.document.compact import compact
from wargame.document.nodes import Group, List, ListItem, Paragraph, Prose, Text, text
from wargame.records import record

ChapterKind = Literal[
    "opening", "inject", "orders", "answers", "joint", "settled", "move", "actor", "rule", "headline", "summary",
    "ending", "scores", "talk", "promises", "notes", "ruling", "rulings",
    "undone",
]  # fmt: skip
Seats = tuple[str, ...]
Cause = tuple[str, Seats]
"""What effects find their entry by: the source of the event, and whom it was for."""


@dataclass(frozen=True)
class Chapter:
    """One step of the reveal.

    Attributes:
        title: what it is about, ready to stand as a heading.
        body: what there is to say, in order.
        upto: so many of the events given have happened once this step is told; never less than a step before.
        told: which of the events given (from 0) it tells of.
    """

    title: str
    kind: ChapterKind
    body: tuple[Prose, ...] = ()
    upto: int = 0
    told: tuple[int, ...] = field(default=(), compare=False)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """What it says line by line, for line mode and for kept texts; long lines are for the reader to wrap."""
        return tuple(str(line) for line in compact(self.body))


    @property
    def moves_something(self) -> bool:
        """Whether any effect is told."""
        return any(map(_holds_effects, self.body))


def _holds_effects(node: Prose) -> bool:
    return isinstance(node, List) or (isinstance(node, Group) and any(map(_holds_effects, node.body)))


@record
class PrivateNews:
    """What a seat alone learned: the title of a step, and those of its lines that were not told to all."""

    title: str
    lines: tuple[str, ...]


@dataclass(slots=True)
class Entry:
    """A part of a chapter being written: a line ("" where the chapter itself is the heading), what belongs to it (a
    roll, a tally), and what came of it.

    Attributes:
        subject: what the line begins with, where a reason follows, so that nothing below it says it again.
        heads: whether the line is a heading.
    """

    line: str = ""
    inside: tuple[Prose, ...] = ()
    subject: str = ""
    heads: bool = False
    effects: list[Text] = field(default_factory=list)

    def prose(self) -> Iterator[Prose]:
        """The entry with all that belongs to it under its line."""
        below = (List(tuple(map(ListItem, self.effects))),) if self.effects else ()
        if not self.line:
            yield from self.inside
            yield from [Group((), below)] if below else []
        elif self.inside or below:
            yield Group(text(self.line, tone="strong" if self.heads else "plain"), (*self.inside, *below))
        else:
            yield Paragraph(text(self.line))


@dataclass(slots=True)
class ChapterDraft:
    """A chapter while events are still being written into it.

    Attributes:
        fixed: worth showing even with nothing below its title.
        caused: entries by what caused them.
        upto: how many of the turn's events had happened when the last of it was written.
        parts: what it was made of when ``upto`` was taken.
        told: the places of the events that wrote something into it.
    """

    title: str
    kind: ChapterKind
    fixed: bool = False
    entries: list[Entry] = field(default_factory=list)
    caused: dict[Cause, Entry] = field(default_factory=dict)
    upto: int = 0
    parts: int = -1
    told: list[int] = field(default_factory=list)

    def add(self, entry: Entry, *causes: Cause) -> Entry:
        """Write a new entry, found again by what it is the heading of."""
        self.entries.append(entry)
        self.caused.update(dict.fromkeys(causes, entry))
        return entry

    def say(self, line: str, *causes: Cause) -> Entry:
        """Write a line."""
        return self.add(Entry(line), *causes)

    def last(self, *causes: Cause) -> Entry | None:
        """The entry of one of these causes, if nothing was written after it."""
        entry = next((self.caused[cause] for cause in causes if cause in self.caused), None)
        return entry if entry is not None and entry is self.entries[-1] else None

    def stamp(self, events: int) -> None:
        """After each event: remember when something was last written here."""
        parts = sum(1 + len(entry.effects) for entry in self.entries)
        if parts != self.parts:
            self.parts, self.upto = parts, events
            self.told.append(events - 1)

    def body(self) -> tuple[Prose, ...]:
        """What there is to say."""
        return tuple(node for entry in self.entries for node in entry.prose())
