"""Doubts: what can be played, but was hardly meant so. None of them fails a check."""

from __future__ import annotations

import re
from collections import Counter

from wargame.authoring.checks.context import CheckContext
from wargame.authoring.link.lines import ParsedLine
from wargame.authoring.link.scopes import GUARDED
from wargame.language.tree import Node
from wargame.model.base import Expression, Prose
from wargame.model.files import ScenarioFile
from wargame.model.rules import Inject

FULL_MARKS = 20
"""What a seat's objectives and its private card are worth together."""
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def check_habits(context: CheckContext, lines: tuple[ParsedLine, ...]) -> None:
    """Looks for things that are declared but without use, and for what a class would stumble over."""
    said = _words_said(context)
    _unused(context, said)
    _constant(context, lines)
    if context.merged.scenario is not None:
        _never_put(context, context.merged.scenario, lines)
        _points(context)


def _words_said(context: CheckContext) -> Counter[str]:
    """Every word of every line, and every reference, with how often it is said."""
    said: Counter[str] = Counter()
    for item in context.items:
        value = item.found.value
        if isinstance(value, str) and not any(isinstance(mark, Prose) for mark in item.found.kind.marks):
            said.update(set(_WORD.findall(value)))
        elif hasattr(value, "roll") and isinstance(value.roll, str):
            said.update(set(_WORD.findall(value.roll)))
    return said


def _unused(context: CheckContext, said: Counter[str]) -> None:
    what = {
        "marks": "no effect sets this mark, or no condition asks about it",
        "tokens": "no line ever reads or changes this token",
        "effect_lists": "nothing uses this list of effects",
        "laters": "nothing ever schedules this",
        "grants": "nothing ever gives this grant",
        "decks": "nothing ever draws from this deck",
        "tables": "nothing ever runs this table",
        "tags": "nothing carries or asks about this tag",
    }
    once = {"marks": 2}
    for entry in context.merged.entries:
        if entry.section in what and said[entry.id] < once.get(entry.section, 1):
            if entry.section == "decks" and entry.body.each_turn:
                continue
            context.diagnostics.doubt(entry.file, entry.path, "unused", f"'{entry.id}': {what[entry.section]}")


def _constant(context: CheckContext, lines: tuple[ParsedLine, ...]) -> None:
    """A condition that holds always or never, whoever is meant. Tables and lists are written for whoever uses them, and
    may speak of seats that this game does not use them for."""
    for line in lines:
        if line.item.entry.section in ("tables", "effect_lists"):
            continue
        if line.meanings and all(isinstance(one, Node) and one.op == "const" for one in line.meanings):
            conditions = [mark for mark in line.item.found.kind.marks if isinstance(mark, Expression)]
            values = {tree.value for tree in line.trees}
            if conditions and conditions[0].result == "condition" and len(values) == 1:
                said = "this always holds"
                if not values.pop():
                    guards = line.item.found.owners and isinstance(line.item.found.owners[-1].model, GUARDED)
                    said = "this never holds" + ", and what stands under it is never read" * bool(guards)
                context.say(line.item, "useless", said, "leave it out", severity="warning")


def _never_put(context: CheckContext, about: ScenarioFile, lines: tuple[ParsedLine, ...]) -> None:
    put: set[str] = set()
    for line in lines:
        for effect in line.effects:
            put.update(name for section, name in effect.causes(context.sections) if section == "injects")
    for deck in context.sections.decks.values():
        if deck.each_turn:
            put.update(card.inject for card in deck.cards if card.inject)
    for item in context.items:
        inject = item.found.value
        if not isinstance(inject, Inject) or item.entry.id in put:
            continue
        file, path = item.entry.file, item.found.path
        if inject.turn is not None and inject.turn > about.turns:
            context.say(
                item, "never_put", f"the game has {about.turns} turns, so this is never put", inside=("turn",),
                severity="warning",
            )  # fmt: skip
        elif not inject.scheduled or (inject.turn is None and inject.when is None):
            context.diagnostics.doubt(
                file, path, "never_put", f"'{item.entry.id}' is never put: no turn, no condition, no deck, no effect"
            )


def _points(context: CheckContext) -> None:
    about = context.merged.scenario
    for seat in context.sections.seats:
        setup = about.setup.get(seat) if about is not None else None
        listed = None if setup is None else setup.objectives
        pool = None if setup is None else setup.cards
        objectives = {
            id_: objective.points
            for id_, objective in context.sections.objectives.items()
            if objective.seat == seat and (listed is None or id_ in listed)
        }
        cards = [
            card.points
            for id_, card in context.sections.cards.items()
            if card.seat == seat and (pool is None or id_ in pool)
        ]
        total = sum(objectives.values()) + max(cards, default=0)
        if objectives and total != FULL_MARKS:
            first = next(e for e in context.merged.entries if e.section == "objectives" and e.id in objectives)
            file, path = first.file, first.path
            if listed is not None:
                file, path = context.merged.files[0], ("setup", seat, "objectives")
            context.diagnostics.doubt(
                file,
                path,
                "points",
                f"objectives and card of {seat} are worth {total} points together, not {FULL_MARKS}",
            )
