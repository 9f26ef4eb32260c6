"""What causes what within a phase: which tables, lists, injects and watches follow from one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from wargame.authoring.link.elements import Element
from wargame.authoring.link.lines import ParsedLine
from wargame.language.effects.verb import Swing
from wargame.model.files import Sections
from wargame.model.rules import Watch
from wargame.records import record

Knot = tuple[str, str]
"""Something that happens, e.g. ``("tables", "raiders")``."""


@record
class Link:
    """One thing causes another, by this line."""

    to: Knot
    element: Element


@dataclass(frozen=True)
class Causes:
    """The lines of a game as a graph of what follows from what."""

    lines: Sequence[ParsedLine]
    sections: Sections

    @cached_property
    def links(self) -> dict[Knot, list[Link]]:
        """What tables, lists, injects and profiles cause."""
        found: dict[Knot, list[Link]] = {}
        for line in self.lines:
            knot = knot_of(line.element)
            for to in self.of(line) if knot is not None else ():
                found.setdefault(knot or to, []).append(Link(to, line.element))
        return found

    @cached_property
    def changes(self) -> dict[Knot, set[Swing]]:
        """What tables, lists, injects and profiles change, without what they cause."""
        found: dict[Knot, set[Swing]] = {}
        for line in self.lines:
            knot = knot_of(line.element)
            if knot is not None:
                found.setdefault(knot, set()).update(changes_of(line))
        return found

    def of(self, line: ParsedLine) -> Iterator[Knot]:
        """What a line causes at once."""
        for effect in line.effects:
            yield from effect.causes(self.sections)

    def reached(self, line: ParsedLine) -> set[Swing]:
        """Every change a line brings about, also by way of tables and lists."""
        found = set(changes_of(line))
        todo = [*self.of(line)]
        seen: set[Knot] = set()
        while todo:
            knot = todo.pop()
            if knot not in seen and knot[0] != "injects":
                seen.add(knot)
                found |= self.changes.get(knot, set())
                todo += [link.to for link in self.links.get(knot, ())]
        return found


def knot_of(element: Element) -> Knot | None:
    """What a line is part of, where other lines can cause it."""
    section, path = element.declared.section, element.path
    if section in ("tables", "effect_lists") or (section in ("injects", "profiles") and path[2:3] == ("do",)):
        return section, element.declared.id
    return None


def changes_of(line: ParsedLine) -> Iterator[Swing]:
    """What the effects of a line change themselves."""
    for effect in line.effects:
        yield from effect.swings()


def sets_off(watch: Watch, caused: set[Swing]) -> bool:
    """Whether a watch looks at any of these changes, brought about by no seat."""
    if watch.from_moves or watch.from_tags or watch.from_seats:
        return False  # it looks at what seats do, not at what follows by itself
    return any(
        track == watch.track
        and (not watch.seats or member is None or member in watch.seats)
        and (watch.sign == "any" or sign in ("any", watch.sign))
        for track, member, sign in caused
    )
