"""The rulebooks' parts with those of the theory modules in play, each with the condition it is active under."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wargame.engine.lowering.builder import Builder
from wargame.records import record


@record
class Part:
    """One rule, watch, modifier set or adjustment.

    Attributes:
        id: as declared.
        body: the authored model.
        active: the condition under which its module's parts hold; None: always.
    """

    id: str
    body: Any
    active: str | None


def parts(builder: Builder, section: str) -> Iterator[Part]:
    """Everything of a section (``rules``, ``watches``, ``modifier_sets``, ``standing``): shared, then by module."""
    for name, body in getattr(builder.scenario, section).items():
        yield Part(name, body, None)
    for module in builder.active:
        rules = builder.scenario.modules[module]
        for name, body in getattr(rules, section).items():
            yield Part(name, body, rules.active)
