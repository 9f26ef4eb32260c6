"""A program as lines of JSON and back: every record it is made of written once, in a table, and named by its place.

The rows of the table come some to a line and the program itself last: read line by line, what JSON makes of a line is
gone before the next, while the whole at once would take six times the room of the program.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, Final, get_args

from wargame.engine.program import (
    Aim, Assign, Change, Limit, ModifierOp, MoveSite, Program, QuestionSite, Roll, Say, Slot, TrackSpec, Watching, When,
)
from wargame.language.tree import Choice, Node, Number, Truth
from wargame.model.events import Event
from wargame.model.files import Scenario
from wargame.model.labels import Source

_RECORDS: Final[tuple[type[Any], ...]] = (
    Node, Number, Truth, Choice, Slot, Limit, TrackSpec, Watching, When, Change, Assign, ModifierOp, Roll, Say,
    MoveSite, QuestionSite, Aim, Source, *sorted(get_args(Event), key=lambda kind: kind.__name__),
)
"""What a program may be made of. Another class in it cannot be kept."""
_TUPLE, _SET, _RECORD, _MAPPING = range(4)
_NUMBER: Final = {kind: number for number, kind in enumerate(_RECORDS)}
_FIELDS: Final = {kind: tuple(field.name for field in fields(kind)) for kind in _RECORDS}
_WRITTEN: Final = tuple(field.name for field in fields(Program) if field.name != "scenario")
ROWS = 256
"""So many rows of the table stand in a line."""


def written(program: Program) -> bytes:
    """A program, its scenario left out, as lines. Raises ``TypeError`` where it holds what cannot be kept."""
    table: list[list[Any]] = []
    known: dict[str, int] = {}
    seen: dict[int, int] = {}  # the program keeps what it is made of, so nothing takes the place of anything here

    def value(thing: Any) -> Any:
        if thing is None or type(thing) in (str, int, bool):
            return thing
        if type(thing) is tuple:
            return [_TUPLE, *map(value, thing)]
        if type(thing) is frozenset:
            return [_SET, *sorted(map(value, thing))]
        if type(thing) in _NUMBER:
            return [_RECORD, record(thing)]
        if isinstance(thing, Mapping):
            return [_MAPPING, *([key, value(held)] for key, held in thing.items())]
        raise TypeError(f"no place in a program for {type(thing).__name__}")

    def record(thing: Any) -> int:
        if id(thing) in seen:
            return seen[id(thing)]
        row = [_NUMBER[type(thing)], *(value(getattr(thing, name)) for name in _FIELDS[type(thing)])]
        place = seen[id(thing)] = known.setdefault(repr(row), len(table))
        if place == len(table):
            table.append(row)
        return place

    body = {name: value(getattr(program, name)) for name in _WRITTEN}
    lines = (*(table[at : at + ROWS] for at in range(0, len(table), ROWS)), body)
    return b"\n".join(json.dumps(one, separators=(",", ":")).encode() for one in lines)


def read(lines: Iterable[bytes], scenario: Scenario) -> Program:
    """The program written in these lines, of this scenario. Raises ``ValueError`` where it is none."""
    try:
        return _read(lines, scenario)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as wrong:
        raise ValueError("no program") from wrong


def _read(lines: Iterable[bytes], scenario: Scenario) -> Program:
    table: list[Any] = []

    def value(held: Any) -> Any:
        if type(held) is not list:
            return held
        kind = held[0]
        if kind == _RECORD:
            return table[held[1]]
        if kind == _TUPLE:
            return tuple([one if type(one) is not list else value(one) for one in held[1:]])
        if kind == _SET:
            return frozenset(held[1:])
        return {key: value(one) for key, one in held[1:]}

    body: Any = None
    for line in lines:
        body = json.loads(line)
        for number, *row in body if type(body) is list else ():
            table.append(_MAKE[number](*[one if type(one) is not list else value(one) for one in row]))
    return Program(scenario=scenario, **{name: value(held) for name, held in body.items()})


def _maker(kind: type[Any]) -> Callable[..., Any]:
    names = _FIELDS[kind]
    if any(field.kw_only for field in fields(kind)):
        return lambda *given: kind(**dict(zip(names, given, strict=True)))
    return kind


_MAKE: Final = tuple(_maker(kind) for kind in _RECORDS)
