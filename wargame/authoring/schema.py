"""The JSON Schema of authored files, for editors that complete and check while one types.

``schema_of(kind)`` says which keys stand where and what they mean. Told the ids that a file and its rulebooks define
(``names_for``), it also says which of them may stand where one is wanted. The check says more: it reads the lines.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, assert_never, get_args

from pydantic import BaseModel, TypeAdapter

from wargame.authoring.backcast.loading import files_of_case, is_case
from wargame.authoring.diagnostic import Diagnostic
from wargame.authoring.with_rulebooks import files_of
from wargame.authoring.shape.field_docs import field_docs
from wargame.authoring.shape.field_types import FieldType, field_types, models_in
from wargame.language.named import named_in
from wargame.library import rulebook_ids
from wargame.model.base import EffectLine, Expression, Prose, Ref
from wargame.model.cases import BackcastFile
from wargame.model.files import RulebookFile, ScenarioFile, StartingPosition
from wargame.model.moves import Move
from wargame.model.rules import Inject, Scaling

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that YAML editors read best."""
FileKind = Literal["scenario", "rulebook", "backcast"]
KINDS: tuple[FileKind, ...] = get_args(FileKind)
"""The kinds of file an author writes."""
_MODELS: dict[FileKind, type[BaseModel]] = {
    "scenario": ScenarioFile, "rulebook": RulebookFile, "backcast": BackcastFile,
}  # fmt: skip
Names = Mapping[str, tuple[str, ...]]
"""Section to the ids that may be named; also ``rulebooks``, ``bands`` of scales, and ``modifiers`` that have an id."""

_SAID: dict[tuple[type[BaseModel], str], str] = {
    (ScenarioFile, "rulebooks"): "rulebooks",
    (BackcastFile, "rulebooks"): "rulebooks",
    (ScenarioFile, "theories"): "modules",
    (Scaling, "modifier"): "modifiers",
    **{(StartingPosition, one): one for one in ("tracks", "statuses", "flags", "tokens", "numbers")},
    (Inject, "seat_texts"): "seats",
    (Inject, "views"): "seats",
    (Move, "bands"): "bands",
}
"""What is named at places whose type does not say so, since the check has words of its own for them; of a mapping, what
its keys name."""
_NOT_SECTIONS = {"target": ("target",)}


def schema_of(kind: FileKind, names: Names | None = None) -> dict[str, Any]:
    """The schema of one kind of file. ``names``: what may be named; none: any id."""
    model = _MODELS[kind]
    builder = _Builder(names)
    inside = {one.__name__: builder.model(one) for one in models_in(model)}
    return {"$schema": DIALECT, "title": f"wargame {kind}", **builder.model(model), "$defs": inside}


def schema_for(path: Path) -> dict[str, Any] | tuple[Diagnostic, ...]:
    """The schema of the file at ``path``, narrowed to the ids that it and its rulebooks define; what keeps it from
    being read, where it says too little. Other mistakes are passed over: it is asked for while one writes."""
    files = files_of_case(path) if is_case(path) else ()
    problems: tuple[Diagnostic, ...] = ()
    if not files:
        files, problems = files_of(path)
    if not files:
        return problems
    kind = next(kind for kind, model in _MODELS.items() if isinstance(files[0].model, model))
    return schema_of(kind, _names([one.model for one in files if one.model is not None], path))


def _names(models: Iterable[BaseModel], path: Path) -> Names:
    found: dict[str, set[str]] = {"rulebooks": set(rulebook_ids(path))}
    for model in models:
        if isinstance(model, RulebookFile | ScenarioFile):
            for one in named_in(model):
                found.setdefault(one.section, set()).add(one.id)
            scales = [band.id for scale in model.scales.values() for band in scale.bands]
            found.setdefault("bands", set()).update(scales)
            found.setdefault("modifiers", set()).update(_modifiers(model))
    return {section: tuple(sorted(ids)) for section, ids in found.items()}


def _modifiers(thing: object) -> Iterable[str]:
    """The ids of modifiers, wherever they stand in something authored."""
    if isinstance(thing, BaseModel):
        if "add" in type(thing).model_fields and isinstance(id_ := getattr(thing, "id", None), str):
            yield id_
        inner: Iterable[object] = (getattr(thing, name) for name in type(thing).model_fields)
    elif isinstance(thing, dict):
        inner = thing.values()
    elif isinstance(thing, tuple):
        inner = thing
    else:
        return
    for one in inner:
        yield from _modifiers(one)


class _Builder:
    """Types of the models as schemas, with the names there are."""

    def __init__(self, names: Names | None) -> None:
        self._names = names

    def model(self, model: type[BaseModel]) -> dict[str, Any]:
        """One mapping with its keys, each with what it means."""
        docs, properties = field_docs(model), {}
        for key, kind in field_types(model).items():
            said = " ".join(text for text in (docs.get(key, ""), _stands_for(kind)) if text)
            schema = self.of(kind, _SAID.get((model, key)))
            properties[key] = {**schema, "description": said} if said else schema
        needed = [name for name, info in model.model_fields.items() if info.is_required()]
        return {
            "type": "object",
            "description": " ".join((inspect.getdoc(model) or "").split()).replace("``", "`"),
            "properties": properties,
            **({"required": needed} if needed else {}),
            "additionalProperties": False,
        }

    def of(self, kind: FieldType, names_what: str | None = None) -> dict[str, Any]:
        """What may stand at one place. Nothing at all may stand nowhere: the check doubts it too."""
        match kind.form:
            case "model":
                assert kind.model is not None
                return {"$ref": f"#/$defs/{kind.model.__name__}"}
            case "mapping":
                assert kind.item is not None
                assert kind.key is not None
                keys = self._key(kind.key, names_what)
                return {"type": "object", "additionalProperties": self.of(kind.item), **keys}
            case "list":
                assert kind.item is not None
                item = self.of(kind.item, names_what)
                many = {"type": "array", "items": item}
                return {"anyOf": [item, many]} if kind.lone else many
            case "one_of":
                return {"anyOf": [self.of(one, names_what) for one in kind.members]}
            case "word" | "yes_no":
                return _bare(kind)
            case "whole" | "text":
                known = self._known(kind, names_what)
                if known is None:
                    return _bare(kind)
                return {"type": "string", "enum": list(known)} if known else {"not": {}}
            case _:
                assert_never(kind.form)

    def _key(self, key: FieldType, names_what: str | None) -> dict[str, Any]:
        """What the keys of a mapping may be; none may be completed that stands nowhere else."""
        known = key.words or self._known(key, names_what)
        if known:
            return {"propertyNames": {"enum": list(known)}}
        if key.form == "whole":
            return {"propertyNames": {"pattern": "^-?[0-9]+$"}}
        return {"propertyNames": {"pattern": key.pattern}} if key.pattern else {}

    def _known(self, kind: FieldType, names_what: str | None) -> tuple[str, ...] | None:
        """The ids that may stand here; None: whatever the type allows, or nothing is known of them."""
        sections = names_what or next((mark.section for mark in kind.marks if isinstance(mark, Ref)), None)
        if self._names is None or sections is None:
            return None
        known = [_NOT_SECTIONS.get(one) or self._names.get(one, ()) for one in sections.split("|")]
        return tuple(dict.fromkeys(id_ for ids in known for id_ in ids))


def _bare(kind: FieldType) -> dict[str, Any]:
    """A text, number or yes and no, with its limits as its type says them."""
    schema = TypeAdapter(kind.annotation).json_schema()
    bare = next((one for one in schema.get("anyOf", ()) if one.get("type") != "null"), schema)
    return {key: value for key, value in bare.items() if key not in ("description", "title", "default")}


def _stands_for(kind: FieldType) -> str:
    """What a text at this place stands for, or ""."""
    for mark in kind.marks:
        match mark:
            case Ref(section):
                return f"An id declared under {section.replace('|', ', ')}."
            case Expression("condition"):
                return "A condition in one line, e.g. trust >= 4 and not ordered(reassure)."
            case Expression():
                return "A whole number, or a line that gives one."
            case EffectLine():
                return "An effect in one line, e.g. trust +1 to at most 7."
            case Prose():
                pass
            case _:
                assert_never(mark)
    inner = [kind.item] if kind.item is not None else list(kind.members)
    return next((text for one in inner if (text := _stands_for(one))), "")
