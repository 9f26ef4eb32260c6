"""Doubts about what is declared but without use."""

from __future__ import annotations

import re
from collections import Counter

from wargame.authoring.diagnostic import errors
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
    """Something speaks of whatever is of no use by itself; a line with a mistake in it counts, and what it may mean.

    A mark is set by one line and asked about by another, but for a rulebook alone: its marks are for scenarios to ask.
    """
    said = _words_said(context)
    wrong = " ".join(f"{one.shown} {one.hint}" for one in errors(context.diagnostics.found))
    meant = set(_WORD.findall(wrong))
    uses_of_a_mark = 1 if context.merged.scenario is None else 2
    for declared in context.merged.declarations:
        section, id_ = declared.section, declared.id
        if section in _WITHOUT_USE and id_ not in meant and said[id_] < (uses_of_a_mark if section == "marks" else 1):
            if section == "decks" and declared.body.each_turn:
                continue
            at = context.diagnostics.at(declared.file, declared.path)
            at.doubt("unused", f"'{id_}': {_WITHOUT_USE[section]}", "use it somewhere, or take it out")


def _words_said(context: CheckContext) -> Counter[str]:
    """Every word of every line, and every reference, with how often it is said."""
    said: Counter[str] = Counter()
    for element in context.elements:
        text = getattr(element.value, "roll", element.value)
        if isinstance(text, str) and not element.is_prose:
            said.update(set(_WORD.findall(text)))
    return said
