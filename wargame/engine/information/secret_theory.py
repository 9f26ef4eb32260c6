"""What a theory does, told without saying which: until the game is over its own reasons would give it away."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import assert_never

from wargame.engine.program import Program
from wargame.model.events import (
    Answered, BandChanged, Became, CameOut, Changed, Closed, Dealt, Drawn, Ended, Event, Fired, Joined, Lapsed, Noted,
    Observed, OfferFailed, Ordered, OutcomeReached, Put, RedLineCrossed, Rolled, Scored, Told, TurnedOver, TurnEnded,
    TurnOpened,
)
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
            reasons = tuple(replace(one, source=label(one.source)) for one in event.reasons)
            return replace(event, source=label(event.source), reasons=reasons)
        case Changed():
            return replace(event, source=label(event.source), limits=tuple(map(label, event.limits)))
        case Put() | Closed() | BandChanged() | Became() | Fired() | Told() | Ended():
            return replace(event, source=label(event.source))
        case Lapsed():
            return replace(event, cause=label(event.cause))
        case (
            TurnOpened() | TurnEnded() | Dealt() | TurnedOver() | Drawn() | Ordered() | Answered() | Joined()
            | OfferFailed() | CameOut() | Noted() | Observed() | RedLineCrossed() | Scored() | OutcomeReached()
        ):  # fmt: skip
            return event
        case _:
            assert_never(event)



def _neutral(program: Program, label: str) -> str:
    return THEORY if of_a_theory(program, label) else label
