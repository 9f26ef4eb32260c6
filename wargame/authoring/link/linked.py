"""Files laid together and read: what their words mean, and everything they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wargame.authoring.link.elements import Element, elements_of, elements_of_file
from wargame.authoring.link.merging import MergedFiles
from wargame.authoring.shape.field_types import field_types
from wargame.language.names import Names
from wargame.model.files import Sections


@dataclass(frozen=True)
class LinkedFiles:
    """A game about to be checked.

    Attributes:
        merged: its files laid together.
        sections: the same as one model.
        names: what the words of its lines mean.
        elements: every model and text of every file, in the order of the files. Nobody walks the files a second time.
    """

    merged: MergedFiles
    sections: Sections
    names: Names
    elements: tuple[Element, ...]


def walked(merged: MergedFiles) -> Iterator[Element]:
    """Every model and text of merged files."""
    types = field_types(Sections)
    for declared in merged.declarations:
        type_ = types[declared.section].item if declared.id else types[declared.section]
        if type_ is not None:
            yield from elements_of(declared, type_)
    if merged.scenario is not None:
        yield from elements_of_file(merged.files[0], without=Sections.model_fields)
