"""What every check of the linker looks at: the files laid together, what their words mean, and everything they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wargame.authoring.link.diagnostics import Diagnostics
from wargame.authoring.shape.field_types import field_types
from wargame.authoring.link.merging import Declaration, Merged
from wargame.authoring.yaml.spans import Path
from wargame.authoring.diagnostic import Severity
from wargame.authoring.link.elements import Found, walk, walk_value
from wargame.language.names import Names
from wargame.model.files import Sections


@dataclass(frozen=True, slots=True)
class Element:
    """One model or text, and the entry it stands in."""

    entry: Declaration
    found: Found


@dataclass(frozen=True)
class CheckContext:
    """A game about to be checked.

    Attributes:
        merged: its files laid together.
        sections: the same as one model.
        names: what the words of its lines mean.
        items: every model and text of every file, in the order of the files.
        diagnostics: where problems go.
    """

    merged: Merged
    sections: Sections
    names: Names
    items: tuple[Element, ...]
    diagnostics: Diagnostics

    @classmethod
    def of(cls, merged: Merged, sections: Sections, diagnostics: Diagnostics) -> CheckContext:
        """Walks every file once."""
        return cls(merged, sections, Names.of(sections), tuple(_items(merged)), diagnostics)

    def say(
        self,
        item: Element,
        code: str,
        message: str,
        hint: str = "",
        *,
        inside: Path = (),
        at_key: bool = False,
        severity: Severity = "error",
    ) -> None:
        """Notes a problem with an item, or with what stands ``inside`` it."""
        self.diagnostics.say(
            item.entry.file, (*item.found.path, *inside), code, message, hint, at_key=at_key, severity=severity
        )


def _items(merged: Merged) -> Iterator[Element]:
    sections = field_types(Sections)
    for entry in merged.entries:
        kind = sections[entry.section].item if entry.id else sections[entry.section]
        if kind is not None:
            for found in walk_value(kind, entry.body, entry.path):
                yield Element(entry, found)
    if merged.scenario is not None:
        about = Declaration(merged.files[0], "", "", merged.scenario)
        for found in walk(merged.scenario, without=Sections.model_fields):
            yield Element(about, found)
