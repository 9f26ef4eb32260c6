"""Doubts about what is declared but without use."""

from __future__ import annotations

import re
from collections import Counter

from wargame.authoring.checks.context import CheckContext
from wargame.authoring.checks.registry import whole

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_WITHOUT_USE = {
    "marks": "no effect sets this mark, or no condition asks about it",
    "tokens": "no line ever reads or changes this token",
    "effect_lists": "nothing uses this list of effects",
    "laters": "nothing ever schedules this",
    "grants": "nothing ever gives this grant",
    "decks": "nothing ever draws from this deck",
    "tables": "nothing ever runs this table",
    "tags": "nothing carries or asks about this tag",
}
"""Section to what it means that nothing speaks of something in it."""


@whole
def everything_is_used(context: CheckContext) -> None:
    """Something speaks of whatever is of no use by itself."""
    said = _words_said(context)
    for declared in context.merged.declarations:
        section, id_ = declared.section, declared.id
        if section in _WITHOUT_USE and said[id_] < (2 if section == "marks" else 1):
            if section == "decks" and declared.body.each_turn:
                continue
            context.diagnostics.at(declared.file, declared.path).doubt("unused", f"'{id_}': {_WITHOUT_USE[section]}")


def _words_said(context: CheckContext) -> Counter[str]:
    """Every word of every line, and every reference, with how often it is said."""
    said: Counter[str] = Counter()
    for element in context.elements:
        text = getattr(element.value, "roll", element.value)
        if isinstance(text, str) and not element.is_prose:
            said.update(set(_WORD.findall(text)))
    return said
