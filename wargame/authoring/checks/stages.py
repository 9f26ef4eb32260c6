"""Every check of a game, stage by stage, and the one round that calls them."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from wargame.authoring.checks import (
    chains, circles, claims, codes, completeness, doctrines, endings, expected, habits, moves, opening, phase_checks,
    reachable, references, rule_tables, terms, texts, unused, values,
)  # fmt: skip
from wargame.authoring.checks.context import CheckContext
from wargame.authoring.checks.registry import Check
from wargame.authoring.link.elements import Element
from wargame.authoring.link.lines import ParsedLine

_Files = tuple[tuple[ModuleType, ...], ...]
_STRUCTURE: _Files = (
    (references,), (values,), (moves, rule_tables, doctrines), (claims,), (codes,), (endings,), (opening, expected),
)  # fmt: skip
_LINES: _Files = ((phase_checks,), (chains, circles))
_HABITS: _Files = ((terms,), (unused,), (habits, reachable, completeness))


def _stages(files: _Files) -> tuple[tuple[Check, ...], ...]:
    return tuple(tuple(one for file in row for one in vars(file).values() if isinstance(one, Check)) for row in files)


STAGES = _stages((*_STRUCTURE, *_LINES, (texts,), *_HABITS))
"""Every check, by the files they stand in. A stage goes over everything there is, in the order of the files, and then
asks about the game as a whole."""
RELIED_ON = _stages((*_STRUCTURE, (texts,)))
"""What making a game ready relies on: lowering itself finds out about lines and circles."""


def run_checks(context: CheckContext, *, checked: bool = False) -> None:
    """Calls every check. Lines are read before the first stage that looks at them.

    Args:
        context: the game.
        checked: it was checked before: only what making it ready relies on is asked again.

    Raises:
        Enough: more errors were found than anybody would read.
    """
    for checks in RELIED_ON if checked else STAGES:
        kinds = {check.on for check in checks}
        if str in kinds:
            _look_at(context, checks, [(text, text.value) for text in context.texts])
        if kinds - {str, ParsedLine, CheckContext}:
            _look_at(context, checks, [(model, model.value) for model in context.models])
        if ParsedLine in kinds:
            _look_at(context, checks, [(line.element, line) for line in context.lines])
        for check in checks:
            if check.on is CheckContext:
                check.run(context)


def _look_at(context: CheckContext, checks: tuple[Check, ...], things: Sequence[tuple[Element, object]]) -> None:
    called: dict[type, list[Check]] = {}
    for element, thing in things:
        kind = type(thing)
        if kind not in called:
            called[kind] = [check for check in checks if isinstance(thing, check.on)]
        if called[kind]:
            subject = context.subject(element)
            for check in called[kind]:
                check.run(subject, thing)
