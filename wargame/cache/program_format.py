"""A program as lines of JSON and back: whatever it is made of stands once in a table, and is named by its place there.

A line holds things of one kind, made of what earlier lines hold: plain values, tuples, records of a class. Records are
spelled in columns, so that all of a line are made in one ``map`` over the places of their fields. The program itself is
the last line. Read line by line, what JSON makes of a line is gone before the next.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import groupby
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
_PLAIN, _TUPLE, _SET, _MAPPING, _FIRST_RECORD = range(5)
_NUMBER: Final = {kind: number for number, kind in enumerate(_RECORDS, _FIRST_RECORD)}
_FIELDS: Final = {kind: tuple(one.name for one in fields(kind)) for kind in _RECORDS}
_WRITTEN: Final = tuple(one.name for one in fields(Program) if one.name != "scenario")


def written(program: Program) -> bytes:
    """A program, its scenario left out, as lines. Raises ``TypeError`` where it holds what cannot be kept."""
    table = _Table()
    body = {name: table.row(getattr(program, name)) for name in _WRITTEN}
    rows = sorted(table.rows, key=lambda row: (row.depth, row.kind))
    for place, row in enumerate(rows):
        row.place = place
    lines: list[object] = []
    for (_, kind), alike in groupby(rows, lambda row: (row.depth, row.kind)):
        held = [row.held if kind == _PLAIN else [part.place for part in row.held] for row in alike]
        lines.append([kind, *(held if kind < _FIRST_RECORD else zip(*held, strict=True))])
    lines.append({name: row.place for name, row in body.items()})
    return b"\n".join(json.dumps(one, separators=(",", ":")).encode() for one in lines)


@dataclass(slots=True, eq=False)
class _Row:
    """Something a program is made of: the rows it is itself made of, or the plain value it is.

    Attributes:
        depth: how many rows deep it is; those it is made of stand before it.
    """

    kind: int
    held: Any
    depth: int = 0
    place: int = -1


@dataclass(slots=True)
class _Table:
    """The rows of what was met; things that are spelled alike have one."""

    rows: list[_Row] = field(default_factory=list)
    _known: dict[object, _Row] = field(default_factory=dict)
    _seen: dict[int, _Row] = field(default_factory=dict)
    """By identity: the program keeps what it is made of, so nothing takes the place of anything."""

    def row(self, thing: Any) -> _Row:
        """The row of a thing. Raises ``TypeError`` where none can be made."""
        kind = type(thing)
        if thing is None or kind in (str, int, bool):
            return self._known.get((kind, thing)) or self._added((kind, thing), _Row(_PLAIN, thing))
        found = self._seen.get(id(thing))
        if found is None:
            found = self._seen[id(thing)] = self._made_of(*_taken_apart(thing))
        return found

    def _made_of(self, kind: int, parts: Iterable[Any]) -> _Row:
        held = [self.row(part) for part in parts]
        spelled = (kind, *map(id, held))
        depth = 1 + max((row.depth for row in held), default=0)
        return self._known.get(spelled) or self._added(spelled, _Row(kind, held, depth))

    def _added(self, spelled: object, row: _Row) -> _Row:
        self.rows.append(row)
        self._known[spelled] = row
        return row


def _taken_apart(thing: Any) -> tuple[int, Iterable[Any]]:
    """What kind of thing it is, and its parts in the order in which they are written."""
    kind = type(thing)
    if kind in _NUMBER:
        return _NUMBER[kind], (getattr(thing, name) for name in _FIELDS[kind])
    if kind is tuple:
        return _TUPLE, thing
    if kind is frozenset:
        return _SET, sorted(thing)
    if isinstance(thing, Mapping):
        return _MAPPING, (part for pair in thing.items() for part in pair)
    raise TypeError(f"no place in a program for {kind.__name__}")


def read(lines: Iterable[bytes], scenario: Scenario) -> Program:
    """The program written in these lines, of this scenario. Raises ``ValueError`` where it is none."""
    try:
        return _read(lines, scenario)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as wrong:
        raise ValueError("no program") from wrong


def _read(lines: Iterable[bytes], scenario: Scenario) -> Program:
    table: list[Any] = []
    at = table.__getitem__
    body: Any = None
    for line in lines:
        body = json.loads(line)
        if type(body) is list:
            table += _made(body[0], body[1:], at)
    return Program(scenario=scenario, **{name: at(place) for name, place in body.items()})


def _made(kind: int, held: Sequence[Any], at: Callable[[int], Any]) -> Sequence[Any]:
    """The things of a line. ``at``: what stands at a place of the table."""
    if kind == _PLAIN:
        return held
    if kind == _TUPLE:
        return [tuple(map(at, row)) for row in held]
    if kind == _SET:
        return [frozenset(map(at, row)) for row in held]
    if kind == _MAPPING:
        return [dict(zip(map(at, row[::2]), map(at, row[1::2]), strict=True)) for row in held]
    make = _MAKE[kind - _FIRST_RECORD]
    return list(map(make, *(map(at, column) for column in held))) if held else [make()]


def _maker(kind: type[Any]) -> Callable[..., Any]:
    names = _FIELDS[kind]
    if any(one.kw_only for one in fields(kind)):
        return lambda *given: kind(**dict(zip(names, given, strict=True)))
    return kind


_MAKE: Final = tuple(_maker(kind) for kind in _RECORDS)
