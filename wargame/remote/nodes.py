"""Documents as JSON data, and back. A node is a list: its name, then what it holds, field by field."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import PlainSerializer, PlainValidator

from wargame.document import nodes


def to_data(value: object) -> object:
    """A node, or what one holds, as lists, words and numbers."""
    if isinstance(value, tuple):
        inside = [to_data(one) for one in value]
        return [type(value).__name__, *inside] if hasattr(value, "_fields") else inside
    return sorted(value) if isinstance(value, frozenset) else value


def from_data(kind: Any, data: object) -> Any:
    """The value of this kind that the data says. Raises ``ValueError``."""
    if hasattr(kind, "_fields"):
        if not isinstance(data, list) or len(data) != len(kind._fields) + 1 or data[0] != kind.__name__:
            raise ValueError(f"no {kind.__name__}")
        return kind(*map(from_data, _hints(kind), data[1:]))
    inside = get_args(kind)
    match get_origin(kind):
        case one if one in (Union, UnionType):
            return from_data(_meant(inside, data), data)
        case one if one is Literal:
            if data not in inside:
                raise ValueError("no such word")
            return data
        case one if one in (tuple, frozenset):
            return _several(one, inside, data)
        case _:
            if type(data) is not kind and not (kind is float and type(data) is int):
                raise ValueError(f"no {kind.__name__}")
            return data


def _several(kind: Any, inside: tuple[Any, ...], data: object) -> Any:
    if not isinstance(data, list):
        raise ValueError("no list")
    kinds = inside * len(data) if kind is frozenset else inside[:1] * len(data) if inside[1:] == (...,) else inside
    if len(kinds) != len(data):
        raise ValueError("not so many")
    return kind(map(from_data, kinds, data))


def _meant(kinds: tuple[Any, ...], data: object) -> Any:
    """Which of several kinds it is: a node by its name, a number or nothing as it is."""
    named = data[0] if isinstance(data, list) and data else None
    for kind in kinds:
        if hasattr(kind, "_fields"):
            if kind.__name__ == named:
                return kind
        elif (kind is NoneType) == (data is None) and not (isinstance(data, list) and get_origin(kind) is None):
            return kind
    raise ValueError("no such node")


@cache
def _hints(kind: Any) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[name] for name in kind._fields)


def _read_document(data: object) -> nodes.Document:
    found: nodes.Document = from_data(nodes.Document, data)
    return found


def _read_prose(data: object) -> tuple[nodes.Prose, ...]:
    found: tuple[nodes.Prose, ...] = from_data(tuple[nodes.Prose, ...], data)
    return found


SentDocument = Annotated[nodes.Document, PlainSerializer(to_data), PlainValidator(_read_document)]
SentProse = Annotated[tuple[nodes.Prose, ...], PlainSerializer(to_data), PlainValidator(_read_prose)]
"""Nodes as a field of a record that pydantic reads and writes."""
