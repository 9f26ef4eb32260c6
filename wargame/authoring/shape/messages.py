"""What was wanted and what was found, in an author's words rather than in those of a type checker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wargame.authoring.shape.field_types import FieldType, field_types
from wargame.language.tokens import nearest, suggestion
from wargame.model.base import EffectLine, Expression
from wargame.wording.numbers import either

_FORMS = {
    "model": "a mapping ('key: value' lines)",
    "mapping": "a mapping ('key: value' lines)",
    "list": "a list",
    "text": "a text",
    "whole": "a whole number",
    "yes_no": "true or false",
}
MOST_SHOWN = 40
"""How much of an author's text a message repeats."""


def wanted(kind: FieldType) -> str:
    """What may stand there: ``a whole number``, ``one of 'public', 'hidden'`` …"""
    if kind.form == "word":
        return quoted(kind.words)
    if kind.form == "one_of":
        said = list(dict.fromkeys(wanted(member) for member in kind.members))
        return " or ".join(said)
    if any(isinstance(mark, EffectLine) for mark in kind.marks):
        return "one effect in a line of text"
    for mark in kind.marks:
        if isinstance(mark, Expression):
            return "a condition" if mark.result == "condition" else "an expression"
    return _FORMS[kind.form]


def found(value: Any) -> str:
    """What stands there: ``the text 'x'``, ``the number 3``, ``a list`` …"""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            return f"the text {shown(value)}"
        case int():
            return f"the number {value}"
        case float():
            return f"{value}, which is not a whole number"
        case list():
            return "a list"
        case _:
            return "a mapping"


def shown(text: Any) -> str:
    """An author's text in quotes, cut where it is long."""
    one_line = " ".join(str(text).split()) if isinstance(text, str) else str(text)
    return f"'{one_line[:MOST_SHOWN]}…'" if len(one_line) > MOST_SHOWN else f"'{one_line}'"


def quoted(words: Iterable[str]) -> str:
    """A closed list as it is read aloud: ``'public', 'participants' or 'private'``."""
    return either(f"'{word}'" for word in words) or "nothing"


def did_you_mean(word: str, known: Iterable[str], all_of_them: str = "one of") -> str:
    """A hint: the nearest known word, or all of them where they are few."""
    words = sorted(known)
    listed = f"{all_of_them}: {', '.join(words)}" if 0 < len(words) <= 12 else ""
    return suggestion(nearest(word, words), listed)


def keys_of(kind: FieldType) -> tuple[str, ...]:
    """The keys a mapping may have, needed ones first."""
    if kind.model is None:
        return ()
    fields = kind.model.model_fields
    return tuple(sorted(field_types(kind.model), key=lambda name: not fields[name].is_required()))
