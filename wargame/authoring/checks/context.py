"""What every check is given: the linked files, what their lines mean, and a way to say what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pydantic import BaseModel

from wargame.authoring.link.causes import Causes
from wargame.authoring.link.diagnostics import Diagnostics, Reporter
from wargame.authoring.link.elements import Element
from wargame.authoring.link.lines import ParsedLine, read_lines
from wargame.authoring.link.linked import LinkedFiles, walked
from wargame.authoring.link.merging import MergedFiles
from wargame.authoring.link.phases import Phases
from wargame.authoring.link.scopes import Scopes
from wargame.language.names import Names
from wargame.model.files import Sections
from wargame.model.tables import Modifier
from wargame.records import record

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class CheckContext(LinkedFiles):
    """A game under check. ``diagnostics``: where what is found goes."""

    diagnostics: Diagnostics

    @classmethod
    def of(cls, merged: MergedFiles, sections: Sections, diagnostics: Diagnostics) -> CheckContext:
        """Walks every file once. ``sections``: what the files declare, as one model."""
        return cls(merged, sections, Names.of(sections), tuple(walked(merged)), diagnostics)

    @cached_property
    def scopes(self) -> Scopes:
        """What is bound where a line stands."""
        return Scopes(self)

    @cached_property
    def lines(self) -> tuple[ParsedLine, ...]:
        """Every condition and effect that makes sense. Asked for the first time, it says which do not."""
        return read_lines(self, self.scopes, self.diagnostics)

    @cached_property
    def phases(self) -> Phases:
        """When in a turn a line is read."""
        return Phases(self.scopes)

    @cached_property
    def causes(self) -> Causes:
        """What follows from what."""
        return Causes(self.lines, self.sections)

    @cached_property
    def modifier_ids(self) -> frozenset[str]:
        """The ids modifiers bear."""
        return frozenset(one.id for _, one in self.each(Modifier) if one.id)

    @cached_property
    def models(self) -> tuple[Element, ...]:
        """Every element that is a model."""
        return tuple(one for one in self.elements if not isinstance(one.value, str))

    @cached_property
    def texts(self) -> tuple[Element, ...]:
        """Every element that is a text and means something: a reference, prose, a condition, an effect."""
        return tuple(one for one in self.elements if isinstance(one.value, str) and one.type.marks)

    def each(self, model: type[Model]) -> list[tuple[Subject, Model]]:
        """Every element that is such a model, in the order of the files."""
        return [(self.subject(one), one.value) for one in self.models if isinstance(one.value, model)]

    def subject(self, element: Element) -> Subject:
        """An element as what a check speaks of."""
        return Subject(self.diagnostics, element.file, element.path, self, element)


@record
class Subject(Reporter):
    """One element under check, in its game."""

    context: CheckContext
    element: Element
