"""What to say of a name that has no value: an unknown one, a display code, or a thing of another kind."""

from __future__ import annotations

import ast

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
    if name in names.codes:
        return reading.error(
            part, f"{name} is the code of {names.codes[name]}", f"write {names.codes[name]}", "unknown_name"
        )
    kind, advice = other_kind(names, name)
    if kind:
        return reading.error(part, f"'{name}' is {kind}", advice, "type")
    if name in names.seats:
        return reading.error(part, f"'{name}' is a seat", f"words stand in quotes: write '{name}'", "unknown_name")
    return reading.error(part, f"unknown name '{name}'", meant(name, names.symbols), "unknown_name")


def other_kind(names: Names, name: str) -> tuple[str, str]:
    """What a name without a value is, and how a condition may ask about it; "" twice where nobody declared it."""
    sections = names.sections
    if name in sections.moves:
        return "a move", f"write ordered({name})"
    if name in sections.tags:
        return "a tag", f"write ordered({name}) or since({name})"
    if name in names.questions:
        return "a question", f"write answer({name}) == 'word'"
    if name in sections.injects:
        return "an inject", f"write open({name}), put({name}) or ever({name})"
    if name in sections.marks:
        return "a mark", f"write ever({name}) or since({name})"
    if name in sections.grants:
        return "a grant", f"write granted({name})"
    if name in sections.laters:
        return "a later", f"write pending({name})"
    if name in sections.red_lines:
        return "a red line", f"write crossed({name})"
    return "", ""
