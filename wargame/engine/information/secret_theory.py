"""What a theory does, told without saying which: until the game is over its own reasons would give it away."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from wargame.engine.program import Program
from wargame.model.events import Became, Changed, Event, Rolled
from wargame.model.labels import THEORY, Source

_SECTIONS = {"set": "modifier_sets", "rule": "rules", "watch": "watches", "standing": "standing"}


def of_a_theory(program: Program, label: str) -> bool:
    """Whether a label names a part of a theory module."""
    source = Source.parse(label)
    if source.kind == "scaling":
        return True
    section = _SECTIONS.get(source.kind)
    return section is not None and any(source.id in getattr(one, section) for one in program.scenario.modules.values())


def neutral(program: Program, event: Event) -> Event:
    """The same event; where a part of a theory stands for a reason, the label says no more than that."""
    label = partial(_neutral, program)
    match event:
        case Rolled():
            return replace(event, reasons=tuple(replace(one, source=label(one.source)) for one in event.reasons))
        case Changed():
            return replace(event, source=label(event.source), limits=tuple(map(label, event.limits)))
        case Became():
            return replace(event, source=label(event.source))
        case _:
            return event


def _neutral(program: Program, label: str) -> str:
    return THEORY if of_a_theory(program, label) else label
