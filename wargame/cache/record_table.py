"""Things made of records as lines of JSON and back: each part stands once in a table, and is named by its place there.

A line holds parts of one kind, made of what earlier lines hold: plain values, tuples, records of a class. Records are
spelled in columns, so that all of a line are made in one ``map`` over the places of their fields. The things themselves
are the last line, by name. Read line by line, what JSON makes of a line is gone before the next.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, groupby
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
    rows = sorted(range(len(table.kinds)), key=lambda row: (table.depths[row], table.kinds[row]))
    places = [0] * len(rows)
    for place, row in enumerate(rows):
        places[row] = place
    at = places.__getitem__
    lines: list[object] = []
    for (_, kind), alike in groupby(rows, lambda row: (table.depths[row], table.kinds[row])):
        held = [table.held[row] if kind == _PLAIN else [*map(at, table.held[row])] for row in alike]
        lines.append([kind, *(held if kind == _PLAIN or kind in _IN_ROWS else zip(*held, strict=True))])
    lines.append({name: at(row) for name, row in named.items()})
    return b"\n".join(json.dumps(one, separators=(",", ":")).encode() for one in lines)


class _Table:
    """What was met, a row each; parts that are spelled alike have one.

    Attributes:
        kinds: what each row is.
        held: the rows it is made of, or the plain value it is.
        depths: how many rows deep it is; those it is made of stand before it.
    """

    def __init__(self, record: Callable[[Any], TakenApart]) -> None:
        self.kinds: list[str] = []
        self.held: list[Any] = []
        self.depths: list[int] = []
        self._record = record
        self._plain: dict[type, dict[Any, int]] = {str: {}, int: {}, bool: {}, type(None): {}}
        self._known: dict[tuple[object, ...], int] = {}
        self._seen: dict[int, tuple[int, Any]] = {}
        """By identity, each with the thing itself: as long as it is there, nothing takes its place in memory."""

    def row(self, thing: Any) -> int:
        """The row of a part. Raises ``TypeError`` where none can be made."""
        plain = self._plain.get(type(thing))
        if plain is not None:
            found = plain.get(thing)
            if found is None:
                found = plain[thing] = self._added(_PLAIN, thing, 0)
            return found
        seen = self._seen.get(id(thing))
        if seen is not None:
            return seen[0]
        kind, parts = self._taken_apart(thing)
        spelled = (kind, *[self.row(part) for part in parts])
        found = self._known.get(spelled)
        if found is None:
            held: Any = spelled[1:]
            depth = 1 + max(map(self.depths.__getitem__, held), default=0)
            found = self._known[spelled] = self._added(kind, held, depth)
        self._seen[id(thing)] = found, thing
        return found

    def _taken_apart(self, thing: Any) -> TakenApart:
        if type(thing) is tuple:
            return _TUPLE, thing
        if type(thing) is frozenset:
            return _SET, sorted(thing)
        if isinstance(thing, Mapping):
            return _MAPPING, chain.from_iterable(thing.items())
        return self._record(thing)

    def _added(self, kind: str, held: Any, depth: int) -> int:
        self.kinds.append(kind)
        self.held.append(held)
        self.depths.append(depth)
        return len(self.kinds) - 1


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
