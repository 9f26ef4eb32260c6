"""What may stand where: the types of the authored models as one small tree that the whole room reads.

Pydantic validates; but to tell an author what was wanted, to find every reference and to print the allowed keys,
the types themselves must be walked. ``type_of_model`` is the way in.
"""

from __future__ import annotations

from dataclasses import field, replace
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, StringConstraints
from pydantic.fields import FieldInfo

from wargame.authoring.yaml.spans import Path
from wargame.model.base import EffectLine, Expression, Prose, Ref
from wargame.records import record

Mark = Ref | Expression | EffectLine | Prose
Form = Literal["model", "mapping", "list", "text", "whole", "yes_no", "word", "one_of"]


@record
class FieldType:
    """What may stand at one place.

    Attributes:
        form: what it looks like; ``word``: one of a closed list, ``one_of``: any of several types.
        annotation: the type itself, for validating one value alone.
        optional: whether nothing (null) may stand there.
        marks: what a text means.
        model: for ``model``.
        key, item: for ``mapping`` and ``list``.
        words: for ``word``.
        members: for ``one_of``.
        lone: whether a lone text stands for a list of one.
        longest: for ``text``: the most characters; 0 where there is no limit.
        pattern: for ``text``: the regular expression it must match, "" for any.
        doc: the ``description`` that stands with the type, "" where there is none.
    """

    form: Form
    annotation: Any = field(compare=False)
    optional: bool = False
    marks: tuple[Mark, ...] = ()
    model: type[BaseModel] | None = None
    key: FieldType | None = None
    item: FieldType | None = None
    words: tuple[str, ...] = ()
    members: tuple[FieldType, ...] = ()
    lone: bool = False
    longest: int = 0
    pattern: str = ""
    doc: str = ""

    def inner(self, part: str | int) -> FieldType | None:
        """What may stand one step further in: under a key, or at a place of a list."""
        if self.model is not None:
            return field_types(self.model).get(str(part))
        return self.item

    def choose(self, value: Any) -> FieldType | None:
        """For ``one_of``: the member an author who wrote ``value`` must have meant; None where it fits none of them."""
        form = _form_of(value)
        fitting = [member for member in self.members if member.form in form]
        if isinstance(value, dict):
            fitting = [kind for kind in fitting if kind.model is None or _shared(kind, value)] or []
            fitting.sort(key=lambda kind: -_shared(kind, value))
        return fitting[0] if fitting else None


def type_of_model(model: type[BaseModel]) -> FieldType:
    """A whole authored model, e.g. a scenario file."""
    return FieldType("model", model, model=model)


@cache
def field_types(model: type[BaseModel]) -> dict[str, FieldType]:
    """What may stand under each key of a model."""
    if not model.__pydantic_fields_complete__:  # a step within a step: what one is was not known when it was made
        model.model_rebuild()
    found = {name: (_kind(info.annotation, _with(info)), info) for name, info in model.model_fields.items()}
    return {name: replace(kind, doc=info.description or kind.doc) for name, (kind, info) in found.items()}


def models_in(*models: type[BaseModel]) -> list[type[BaseModel]]:
    """Every model that stands in these, in the order an author meets them."""
    found: dict[type[BaseModel], None] = {}

    def look(type_: FieldType) -> None:
        if type_.model is not None and type_.model not in found:
            found[type_.model] = None
            for inner in field_types(type_.model).values():
                look(inner)
        for inner in (*type_.members, *((type_.item,) if type_.item is not None else ())):
            look(inner)

    for model in models:
        for type_ in field_types(model).values():
            look(type_)
    return list(found)


def field_type_at(root: FieldType, path: Path, data: Any) -> FieldType | None:
    """What may stand at ``path`` of ``data``; None where the path leaves what is declared."""
    kind: FieldType | None = root
    for part in path:
        if kind is not None and kind.form == "one_of":
            kind = kind.choose(data)
        kind = kind.inner(part) if kind is not None else None
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            data = None
    return kind


def _with(info: FieldInfo) -> Any:
    return Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation


def _shared(kind: FieldType, value: dict[Any, Any]) -> int:
    return len(value.keys() & kind.model.model_fields.keys()) if kind.model is not None else 0


def _form_of(value: Any) -> tuple[Form, ...]:
    match value:
        case bool():
            return ("yes_no",)
        case str():
            return ("text", "word")
        case int():
            return ("whole",)
        case dict():
            return ("model", "mapping")
        case list():
            return ("list",)
        case _:
            return ()


def _kind(annotation: Any, whole: Any) -> FieldType:
    """The kind of a type. ``whole``: the same type with all that was said about it, for validating values alone."""
    metadata: list[Any] = list(whole.__metadata__) if get_origin(whole) is Annotated else []
    while get_origin(annotation) is Annotated:
        metadata = [*annotation.__metadata__, *metadata]
        annotation = annotation.__origin__
    marks = tuple(mark for mark in metadata if isinstance(mark, Ref | Expression | EffectLine | Prose))
    doc = next((str(one.description) for one in metadata if isinstance(one, FieldInfo) and one.description), "")
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        members = tuple(_kind(member, member) for member in inside if member is not NoneType)
        optional = NoneType in inside
        if len(members) == 1:
            only = members[0]
            return replace(only, annotation=whole, optional=optional, marks=only.marks + marks)
        return FieldType("one_of", whole, optional, marks, members=members)
    if origin is Literal:
        return FieldType("word", whole, marks=marks, words=tuple(str(word) for word in inside))
    if origin is dict:
        return FieldType(
            "mapping", whole, marks=marks, key=_kind(inside[0], inside[0]), item=_kind(inside[1], inside[1])
        )
    if origin is tuple:
        lone = any(isinstance(mark, BeforeValidator) for mark in metadata)
        return FieldType("list", whole, marks=marks, item=_kind(inside[0], inside[0]), lone=lone, doc=doc)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return FieldType("model", whole, marks=marks, model=annotation)
    forms: dict[Any, Form] = {str: "text", int: "whole", bool: "yes_no"}
    limits = [one for one in metadata if isinstance(one, StringConstraints)]
    longest = max((one.max_length or 0 for one in limits), default=0)
    matching = next((str(one.pattern) for one in limits if one.pattern is not None), "")
    return FieldType(forms[annotation], whole, marks=marks, longest=longest, pattern=matching, doc=doc)
