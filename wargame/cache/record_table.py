"""Things made of records as lines of JSON and back: each part stands once in a table, and is named by its place there.

A line holds parts of one kind, made of what earlier lines hold: plain values, tuples, records of a class. Records are
spelled in columns, so that all of a line are made in one ``map`` over the places of their fields. The things themselves
are the last line, by name. Read line by line, what JSON makes of a line is gone before the next.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

Make = Callable[..., Any]
TakenApart = tuple[str, Iterable[Any]]
"""The name of a class of records, and the fields of one in the order in which ``Make`` takes them."""
_PLAIN, _TUPLE, _SET, _MAPPING = "plain", "tuple", "set", "mapping"
_IN_ROWS: Final = frozenset((_TUPLE, _SET, _MAPPING))
"""Kinds of which two need not have as many parts."""


def written(things: Mapping[str, Any], record: Callable[[Any], TakenApart]) -> bytes:
    """These things by name, as lines.

    Args:
        things: made of records, tuples, sets and mappings, of texts, whole numbers, yes or no, and None.
        record: takes a record apart. Raises ``TypeError`` where something is none.
    """
    table = _Table(record)
    named = {name: table.row(thing) for name, thing in things.items()}
    rows = sorted(table.rows, key=lambda row: (row.depth, row.kind))
    for place, row in enumerate(rows):
        row.place = place
    lines: list[object] = []
    for (_, kind), alike in groupby(rows, lambda row: (row.depth, row.kind)):
        held = [row.held if kind == _PLAIN else [part.place for part in row.held] for row in alike]
        lines.append([kind, *(held if kind == _PLAIN or kind in _IN_ROWS else zip(*held, strict=True))])
    lines.append({name: row.place for name, row in named.items()})
    return b"\n".join(json.dumps(one, separators=(",", ":")).encode() for one in lines)


@dataclass(slots=True, eq=False)
class _Row:
    """One part: the rows it is itself made of, or the plain value it is.

    Attributes:
        depth: how many rows deep it is; those it is made of stand before it.
    """

    kind: str
    held: Any
    depth: int = 0
    place: int = -1


@dataclass(slots=True)
class _Table:
    """The rows of what was met; parts that are spelled alike have one."""

    record: Callable[[Any], TakenApart]
    rows: list[_Row] = field(default_factory=list)
    _known: dict[object, _Row] = field(default_factory=dict)
    _seen: dict[int, tuple[_Row, Any]] = field(default_factory=dict)
    """By identity, each with the thing itself: as long as it is there, nothing takes its place in memory."""

    def row(self, thing: Any) -> _Row:
        """The row of a part. Raises ``TypeError`` where none can be made."""
        kind = type(thing)
        if thing is None or kind in (str, int, bool):
            return self._known.get((kind, thing)) or self._added((kind, thing), _Row(_PLAIN, thing))
        found = self._seen.get(id(thing))
        if found is None:
            found = self._seen[id(thing)] = self._made_of(*self._taken_apart(thing)), thing
        return found[0]

    def _taken_apart(self, thing: Any) -> TakenApart:
        if type(thing) is tuple:
            return _TUPLE, thing
        if type(thing) is frozenset:
            return _SET, sorted(thing)
        if isinstance(thing, Mapping):
            return _MAPPING, (part for pair in thing.items() for part in pair)
        return self.record(thing)

    def _made_of(self, kind: str, parts: Iterable[Any]) -> _Row:
        held = [self.row(part) for part in parts]
        spelled = (kind, *map(id, held))
        depth = 1 + max((row.depth for row in held), default=0)
        return self._known.get(spelled) or self._added(spelled, _Row(kind, held, depth))

    def _added(self, spelled: object, row: _Row) -> _Row:
        self.rows.append(row)
        self._known[spelled] = row
        return row


def read(lines: Iterable[bytes], make: Mapping[str, Make]) -> dict[str, Any]:
    """The things written in these lines, by name.

    Args:
        lines: as ``written`` gives them.
        make: the classes of records there may be, and how one is made of its fields.

    Raises:
        ValueError: they say nothing of the kind.
    """
    try:
        return _read(lines, make)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as wrong:
        raise ValueError("no table of records") from wrong


def _read(lines: Iterable[bytes], make: Mapping[str, Make]) -> dict[str, Any]:
    table: list[Any] = []
    at = table.__getitem__
    last: Any = None
    for line in lines:
        last = json.loads(line)
        if type(last) is list:
            table += _parts(last[0], last[1:], at, make)
    return {name: at(place) for name, place in last.items()}


def _parts(kind: str, held: Sequence[Any], at: Callable[[int], Any], make: Mapping[str, Make]) -> Sequence[Any]:
    """The parts of a line. ``at``: what stands at a place of the table."""
    match kind:
        case "plain":
            return held
        case "tuple":
            return [tuple(map(at, row)) for row in held]
        case "set":
            return [frozenset(map(at, row)) for row in held]
        case "mapping":
            return [dict(zip(map(at, row[::2]), map(at, row[1::2]), strict=True)) for row in held]
        case _:
            return list(map(make[kind], *(map(at, column) for column in held))) if held else [make[kind]()]
