"""``python -m wargame.authoring.reference``: every key an author can write, as Markdown, from the models themselves."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import assert_never

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from wargame.authoring.shape.field_docs import field_docs
from wargame.authoring.shape.field_types import FieldType, field_types, models_in
from wargame.authoring.shape.patterns import pattern
from wargame.language import effects
from wargame.language.functions import FUNCTIONS
from wargame.language.tokens import BOUND_WORDS
from wargame.model.base import EffectLine, Expression, Prose, Ref
from wargame.model.cases import BackcastFile
from wargame.model.files import RulebookFile, ScenarioFile, Sections
from wargame.model.rules import HOOKS

_HEAD = """# Reference: every key of scenarios, rulebooks and back-casts

Generated from the models by `python -m wargame.authoring.reference`; a test fails when it is stale. The
[author's guide](authors-guide.md) explains how the parts work together.

**Types.** An *id* is small letters, digits and `_`. A *code* is up to eight letters and digits. A *line* is
text of at most 200 characters, a *text* at most 4,000. A *condition* and a *number* are one line of the
condition language; a number may be a plain whole number too. An *effect* is one line of the effect language;
*effects* is a list of effects and of the blocks `when`, `roll` and `each`. Where a list holds seats or tags, a
single one may stand without brackets. **Required** keys have no default.
"""


def reference() -> str:
    """The whole page; ends with a line break."""
    found = [_HEAD, "## A scenario\n", *_model(ScenarioFile, but=Sections)]
    found += ["## A rulebook\n", *_model(RulebookFile, but=Sections)]
    found += ["## A back-cast\n", *_model(BackcastFile)]
    found += ["## Sections of both\n", *_model(Sections), "## What stands in them\n"]
    for model in models_in(Sections, ScenarioFile, BackcastFile):
        found += [f"### {_title(model)}\n", _prose(model.__doc__ or "") + "\n", *_model(model)]
    hooks = ", ".join(f"`{hook}`" for hook in HOOKS)
    found += ["## Hooks\n", f"In the order a turn passes them: {hooks}.\n"]
    return "\n".join([*found, *_conditions(), *_effects()]).rstrip() + "\n"


def _title(model: type[BaseModel]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize()


def _model(model: type[BaseModel], but: type[BaseModel] | None = None) -> Iterator[str]:
    left_out = set(but.model_fields) if but is not None else set()
    docs = field_docs(model)
    yield "| Key | What it takes | Default | Meaning |"
    yield "| --- | --- | --- | --- |"
    for name, kind in field_types(model).items():
        if name not in left_out:
            yield f"| `{name}` | {_cell(_type(kind))} | {_default(model, name)} | {_cell(docs.get(name, ''))} |"
    yield ""


def _default(model: type[BaseModel], name: str) -> str:
    field = model.model_fields[name]
    if field.is_required():
        return "**required**"
    value = field.default
    if value in (None, PydanticUndefined, (), {}) or isinstance(value, BaseModel):
        return ""
    if isinstance(value, dict):
        return "`{" + ", ".join(f"{key}: {word}" for key, word in value.items()) + "}`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _type(kind: FieldType) -> str:
    """What may stand at a place, in words."""
    for mark in kind.marks:
        match mark:
            case Ref(section):
                return f"id under `{section.replace('|', '`, `')}`"
            case Expression(result):
                return "condition" if result == "condition" else "number"
            case EffectLine():
                return "effect"
            case Prose():
                pass
            case _:
                assert_never(mark)
    match kind.form:
        case "model":
            name = _title(kind.model).lower() if kind.model is not None else ""
            return f"[{name}](#{name.replace(' ', '-')})"
        case "word":
            return " or ".join(f"`{word}`" for word in kind.words)
        case "yes_no":
            return "`true` or `false`"
        case "whole":
            return "whole number"
        case "list":
            inner = _type(kind.item) if kind.item is not None else ""
            return "effects" if inner.startswith("effect or") else f"list of {inner}"
        case "mapping":
            return " to ".join(_type(one) for one in (kind.key, kind.item) if one is not None)
        case "one_of":
            return " or ".join(dict.fromkeys(_type(member) for member in kind.members))
        case "text":
            if kind.pattern:
                return pattern(kind.pattern).name
            return {0: "word", 1: "one sign", 200: "line"}.get(kind.longest, "text")
        case _:
            assert_never(kind.form)


def _conditions() -> Iterator[str]:
    yield "## Functions of conditions\n"
    yield from (f"- {_prose(one.says)}" for one in FUNCTIONS.values())
    words = ", ".join(f"`{word}`" for word in sorted(BOUND_WORDS))
    yield f"\nWords that mean something only where a line stands: {words}.\n"


def _effects() -> Iterator[str]:
    yield "## Effects\n"
    _, said, after = (effects.__doc__ or "").split("\n\n", 2)
    yield f"{_prose(said)}\n"
    yield "```text\n" + "\n".join(form for verb in effects.VERBS for form in verb.forms) + "\n```\n"
    yield _prose(after)


def _prose(text: str) -> str:
    return " ".join(text.split()).replace("``", "`")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(reference())
