"""What a theory does, told without saying which: until the game is over its own reasons would give it away."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import Any

from wargame.engine.program import Program, Roll
from wargame.engine.program_cache import once_a_program
from wargame.engine.program_walk import statements_in
from wargame.model.events import Changed, Event, Rolled
from wargame.model.labels import THEORY, Source, steps_of

_SECTIONS = {"set": "modifier_sets", "rule": "rules", "watch": "watches", "standing": "standing"}
_LABELS = ("source", "cause")
"""Fields in which events of many kinds say why they happened."""


def of_a_theory(program: Program, label: str) -> bool:
    """Whether a label names a part of a theory module, or a table that nothing else rolls."""
    source = Source.parse(label)
    return source.id in _tables(program) if source.kind == "table" else _in_a_module(program, source)


def _in_a_module(program: Program, source: Source) -> bool:
    if source.kind == "scaling":
        return True
    section = _SECTIONS.get(source.kind)
    return section is not None and any(source.id in getattr(one, section) for one in program.scenario.modules.values())


@once_a_program
def _tables(program: Program) -> frozenset[str]:
    """The tables that nothing rolls but parts of a theory."""
    rolled = defaultdict[str, list[bool]](list)
    for one in statements_in(program):
        if isinstance(one, Roll):
            table, *led = steps_of(one.purpose)
            if table.kind == "table":
                rolled[table.id].append(any(_in_a_module(program, step) for step in led))
    return frozenset(table for table, whose in rolled.items() if all(whose))


def neutral(program: Program, event: Event) -> Event:
    """The same event; where a part of a theory stands for a reason, the label says no more than that. Of any kind: one
    that is new is told so as well."""
    label = partial(_neutral, program)
    said: dict[str, Any] = {name: label(getattr(event, name)) for name in _LABELS if hasattr(event, name)}
    if isinstance(event, Changed):
        said["limits"] = tuple(map(label, event.limits))
    if isinstance(event, Rolled):
        said["reasons"] = tuple(replace(one, source=label(one.source)) for one in event.reasons)
    return replace(event, **said) if said else event


def _neutral(program: Program, label: str) -> str:
    return THEORY if of_a_theory(program, label) else label
