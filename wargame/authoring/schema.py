"""The JSON Schema of authored files. Editors use it; the check itself says more, since it knows what the ids mean."""

from __future__ import annotations

from typing import Any, Literal, assert_never, get_args

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from wargame.authoring.shape.field_docs import field_docs
from wargame.authoring.shape.field_types import FieldType, field_types, models_in
from wargame.model.base import EffectLine, Expression, Prose, Ref
from wargame.model.cases import BackcastFile
from wargame.model.files import RulebookFile, ScenarioFile

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that YAML editors read best."""


FileKind = Literal["scenario", "rulebook", "backcast"]
KINDS: tuple[FileKind, ...] = get_args(FileKind)
"""The kinds of file an author writes."""
_MODELS: dict[FileKind, type[BaseModel]] = {
    "scenario": ScenarioFile, "rulebook": RulebookFile, "backcast": BackcastFile,
}  # fmt: skip


def schema_of(kind: FileKind) -> dict[str, Any]:
    """The schema of one kind of file, with what references, conditions and effects stand for in words."""
    model = _MODELS[kind]
    schema = model.model_json_schema(mode="validation", schema_generator=_WithoutTitles)
    _describe(schema, model)
    for inside in models_in(model):
        _describe(schema["$defs"][inside.__name__], inside)
    return {"$schema": DIALECT, **schema, "title": f"wargame {kind}"}


class _WithoutTitles(GenerateJsonSchema):
    """Field titles only repeat the key."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _describe(definition: dict[str, Any], model: type[BaseModel]) -> None:
    docs = field_docs(model)
    for key, kind in field_types(model).items():
        if key in definition.get("properties", {}):
            said = [text for text in (docs.get(key, ""), _stands_for(kind)) if text]
            definition["properties"][key]["description"] = " ".join(said)


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
