"""Everything an authored file holds, one thing at a time, with the path to it and what it stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from pydantic import BaseModel

from wargame.authoring.shape.field_types import FieldType, field_types, type_of_model
from wargame.authoring.shape.validation import AnyFile
from wargame.authoring.yaml.spans import Path
from wargame.model.base import Prose
from wargame.records import record


_PROSE = Prose()


@record
class Declaration:
    """One thing declared in a file: a move, a track … or a whole list section (``id`` is then "")."""

    file: AnyFile
    section: str
    id: str
    body: Any

    @property
    def path(self) -> Path:
        """Where it stands in its file."""
        return (self.section, self.id) if self.id else (self.section,)


@record
class Owner:
    """A model something stands in, and the path to that model."""

    model: BaseModel
    path: Path


@record
class Element:
    """One model or text of a file.

    Attributes:
        declared: the declaration it is part of.
        path: to it.
        type: what may stand there.
        value: the model or text itself.
        owners: the models around it, outermost first, the file itself left out.
        is_key: whether it is a key of a mapping.
    """

    declared: Declaration
    path: Path
    type: FieldType
    value: Any
    owners: tuple[Owner, ...] = ()
    is_key: bool = False

    @property
    def file(self) -> AnyFile:
        """The file it stands in."""
        return self.declared.file

    @property
    def is_prose(self) -> bool:
        """Whether it is a text for readers."""
        return _PROSE in self.type.marks


def elements_of(declared: Declaration, type_: FieldType) -> Iterator[Element]:
    """What was declared and everything in it, outer before inner. What an author left to its default is passed over."""
    return _walk(declared, type_, declared.body, declared.path, ())


def elements_of_file(file: AnyFile, without: Collection[str] = ()) -> Iterator[Element]:
    """Everything in a file, but for the keys ``without`` names."""
    if file.model is not None:
        yield from _inside(Declaration(file, "", "", file.model), file.model, (), (), without)


def _inside(
    declared: Declaration, model: BaseModel, path: Path, owners: tuple[Owner, ...], without: Collection[str] = ()
) -> Iterator[Element]:
    for name, type_ in field_types(type(model)).items():
        if name in model.model_fields_set and name not in without:
            yield from _walk(declared, type_, getattr(model, name), (*path, name), owners)


def _walk(
    declared: Declaration, type_: FieldType, value: Any, path: Path, owners: tuple[Owner, ...]
) -> Iterator[Element]:
    if value is None:
        return
    if isinstance(value, BaseModel):
        yield Element(declared, path, type_of_model(type(value)), value, owners)
        yield from _inside(declared, value, path, (*owners, Owner(value, path)))
        return
    if type_.form == "one_of":
        type_ = type_.choose(list(value) if isinstance(value, tuple) else value) or type_
    if isinstance(value, str):
        yield Element(declared, path, type_, value, owners)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if type_.key is not None and type_.key.marks and isinstance(key, str):
                yield Element(declared, (*path, key), type_.key, key, owners, is_key=True)
            if type_.item is not None:
                yield from _walk(declared, type_.item, inner, (*path, key), owners)
    elif isinstance(value, tuple) and type_.item is not None:
        for place, inner in enumerate(value):
            yield from _walk(declared, type_.item, inner, (*path, place), owners)
