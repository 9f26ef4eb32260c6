"""What to say of a name that has no value: an unknown one, a display code, or a thing of another kind."""

from __future__ import annotations

import ast
from collections.abc import Container

from wargame.language.names import Names
from wargame.language.reading import Reading
from wargame.language.tokens import BOUND_WORDS, meant
from wargame.language.tree import LanguageError


def refuse_unbound(reading: Reading, part: ast.expr, name: str) -> None:
    """Refuse a word like ``mover`` where nothing is bound to it; return where ``name`` is no such word."""
    if name in BOUND_WORDS:
        bound = (*reading.bindings.seats, *reading.bindings.moves, *reading.bindings.numbers)
        hint = "known here: " + ", ".join(bound) if bound else ""
        raise reading.error(part, f"'{name}' means nothing here", hint, "unbound")


def unknown_name(reading: Reading, part: ast.expr, name: str) -> LanguageError:
    """What is wrong with a name that has no value, with the best advice there is."""
    if name in reading.bindings.moves:
        return reading.error(part, f"'{name}' is a move", "ask ordered(…), result(…) or param(…) about it", "type")
    refuse_unbound(reading, part, name)
    names = reading.names
    reading.refuse_code(part, name)
    kind, advice = other_kind(names, name)
    if kind:
        return reading.error(part, f"'{name}' is {kind}", advice, "type")
    if name in names.seats:
        return reading.error(part, f"'{name}' is a seat", f"words stand in quotes: write '{name}'", "unknown_name")
    return reading.error(part, f"unknown name '{name}'", meant(name, names.symbols), "unknown_name")


def other_kind(names: Names, name: str) -> tuple[str, str]:
    """What a name without a value is, and how a condition may ask about it; "" twice where nobody declared it."""
    sections = names.sections
    kinds: tuple[tuple[Container[str], str, str], ...] = (
        (sections.moves, "a move", f"write ordered({name})"),
        (sections.tags, "a tag", f"write ordered({name}) or since({name})"),
        (names.questions, "a question", f"write answer({name}) == 'word'"),
        (sections.injects, "an inject", f"write open({name}), put({name}) or ever({name})"),
        (sections.marks, "a mark", f"write ever({name}) or since({name})"),
        (sections.grants, "a grant", f"write granted({name})"),
        (sections.laters, "a later", f"write pending({name})"),
        (sections.red_lines, "a red line", f"write crossed({name})"),
    )
    return next(((kind, advice) for known, kind, advice in kinds if name in known), ("", ""))
