"""What every check of the linker looks at: the files laid together, what their words mean, and everything they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wargame.authoring.findings import Findings
from wargame.authoring.kinds import kinds_of
from wargame.authoring.merging import Entry, Merged
from wargame.authoring.positions import Path
from wargame.authoring.problems import Severity
from wargame.authoring.walking import Found, walk, walk_value
from wargame.language.names import Names
from wargame.model.files import Sections


@dataclass(frozen=True, slots=True)
class Item:
    """One model or text, and the entry it stands in."""

    entry: Entry
    found: Found


@dataclass(frozen=True)
class Board:
    """A game about to be checked.

    Attributes:
        merged: its files laid together.
        sections: the same as one model.
        names: what the words of its lines mean.
        items: every model and text of every file, in the order of the files.
        findings: where problems go.
    """

    merged: Merged
    sections: Sections
    names: Names
    items: tuple[Item, ...]
    findings: Findings

    @classmethod
    def of(cls, merged: Merged, sections: Sections, findings: Findings) -> Board:
        """Walks every file once."""
        return cls(merged, sections, Names.of(sections), tuple(_items(merged)), findings)

    def say(
        self,
        item: Item,
        code: str,
        message: str,
        hint: str = "",
        *,
        inside: Path = (),
        at_key: bool = False,
        severity: Severity = "error",
    ) -> None:
        """Notes a problem with an item, or with what stands ``inside`` it."""
        self.findings.say(
            item.entry.file, (*item.found.path, *inside), code, message, hint, at_key=at_key, severity=severity
        )


def _items(merged: Merged) -> Iterator[Item]:
    sections = kinds_of(Sections)
    for entry in merged.entries:
        kind = sections[entry.section].item if entry.id else sections[entry.section]
        if kind is not None:
            for found in walk_value(kind, entry.body, entry.path):
                yield Item(entry, found)
    if merged.scenario is not None:
        about = Entry(merged.files[0], "", "", merged.scenario)
        for found in walk(merged.scenario, without=Sections.model_fields):
            yield Item(about, found)
