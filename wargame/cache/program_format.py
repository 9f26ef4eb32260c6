"""A program as lines of JSON and back, its scenario left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Final, get_args

from wargame.cache import record_table
from wargame.cache.record_table import Make, TakenApart
from wargame.engine.program import (
    Aim, Assign, Change, Limit, ModifierOp, MoveSite, Program, QuestionSite, Roll, Say, Slot, TrackSpec, Watching, When,
)
from wargame.language.tree import Choice, Node, Number, Truth
from wargame.model.events import Event
from wargame.model.files import Scenario
from wargame.model.labels import Source

_RECORDS: Final[tuple[type[Any], ...]] = (
    Node, Number, Truth, Choice, Slot, Limit, TrackSpec, Watching, When, Change, Assign, ModifierOp, Roll, Say,
    MoveSite, QuestionSite, Aim, Source, *get_args(Event),
)
"""What a program may be made of. Another class in it cannot be kept."""
_FIELDS: Final = {kind: tuple(field.name for field in fields(kind)) for kind in _RECORDS}
_WRITTEN: Final = tuple(field.name for field in fields(Program) if field.name != "scenario")


def written(program: Program) -> bytes:
    """A program, its scenario left out, as lines. Raises ``TypeError`` where it holds what cannot be kept."""
    return record_table.written({name: getattr(program, name) for name in _WRITTEN}, _taken_apart)


def read(lines: Iterable[bytes], scenario: Scenario) -> Program:
    """The program written in these lines, of this scenario. Raises ``ValueError`` where it is none."""
    try:
        return Program(scenario=scenario, **record_table.read(lines, _MAKE))
    except TypeError as wrong:
        raise ValueError("no program") from wrong


def _taken_apart(thing: Any) -> TakenApart:
    kind = type(thing)
    if kind not in _FIELDS:
        raise TypeError(f"no place in a program for {kind.__name__}")
    return kind.__name__, (getattr(thing, name) for name in _FIELDS[kind])


def _maker(kind: type[Any]) -> Make:
    names = _FIELDS[kind]
    if any(field.kw_only for field in fields(kind)):
        return lambda *given: kind(**dict(zip(names, given, strict=True)))
    return kind


_MAKE: Final = {kind.__name__: _maker(kind) for kind in _RECORDS}
