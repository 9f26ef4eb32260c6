"""Everything an authored model holds, one thing at a time, with the path to it and what it stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from wargame.authoring.shape.field_types import FieldType, type_of_model, field_types
from wargame.authoring.yaml.spans import Path


@dataclass(frozen=True, slots=True)
class Owner:
    """A model something stands in, and the path to that model."""

    model: BaseModel
    path: Path


@dataclass(frozen=True, slots=True)
class Found:
    """One model or text of a file.

    Attributes:
        path: to it.
        kind: what may stand there.
        value: the model or text itself.
        owners: the models around it, outermost first, the file itself left out.
        is_key: whether it is a key of a mapping.
    """

    path: Path
    kind: FieldType
    value: Any
    owners: tuple[Owner, ...]
    is_key: bool = False


def walk(
    model: BaseModel, path: Path = (), owners: tuple[Owner, ...] = (), without: Collection[str] = ()
) -> Iterator[Found]:
    """Every model and text in ``model``, outer before inner, but for the fields ``without`` names.

    What an author left to its default is passed over.
    """
    for name, kind in field_types(type(model)).items():
        if name in model.model_fields_set and name not in without:
            yield from walk_value(kind, getattr(model, name), (*path, name), owners)


def walk_value(kind: FieldType, value: Any, path: Path, owners: tuple[Owner, ...] = ()) -> Iterator[Found]:
    """``value`` itself and everything in it, as ``kind`` reads it."""
    if value is None:
        return
    if isinstance(value, BaseModel):
        yield Found(path, type_of_model(type(value)), value, owners)
        yield from walk(value, path, (*owners, Owner(value, path)))
        return
    if kind.form == "one_of":
        kind = _member(kind, value)
    if isinstance(value, dict):
        for key, inner in value.items():
            if kind.key is not None and kind.key.marks and isinstance(key, str):
                yield Found((*path, key), kind.key, key, owners, is_key=True)
            if kind.item is not None:
                yield from walk_value(kind.item, inner, (*path, key), owners)
    elif isinstance(value, tuple):
        for place, inner in enumerate(value):
            if kind.item is not None:
                yield from walk_value(kind.item, inner, (*path, place), owners)
    elif isinstance(value, str):
        yield Found(path, kind, value, owners)


def _member(kind: FieldType, value: Any) -> FieldType:
    raw = list(value) if isinstance(value, tuple) else value
    return kind.choose(raw) or kind
