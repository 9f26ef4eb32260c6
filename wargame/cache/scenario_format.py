"""A linked scenario as lines of JSON and back, the texts of its files left out.

What is read was checked when it was linked, and lies under a seal: its models are made as they were, and pydantic need
not first work out what a scenario may hold, which takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from wargame.cache import record_table
from wargame.cache.record_table import Make, TakenApart
from wargame.model.base import Authored
from wargame.model.files import Scenario, SourceFile


def written(scenario: Scenario) -> bytes:
    """A linked scenario as lines, the texts of its files left out."""
    return record_table.written({"scenario": scenario.model_copy(update={"files": ()})}, _taken_apart)


def read(lines: Iterable[bytes], files: tuple[SourceFile, ...]) -> Scenario:
    """The scenario written in these lines, made of these files. Raises ``ValueError`` where it is none."""
    found = record_table.read(lines, _makers()).get("scenario")
    if not isinstance(found, Scenario):
        raise ValueError("no scenario")
    return found.model_copy(update={"files": files})


def _taken_apart(thing: Any) -> TakenApart:
    if not isinstance(thing, Authored):
        raise TypeError(f"no place in a scenario for {type(thing).__name__}")
    kind = type(thing)
    return kind.__name__, (_one_set(frozenset(thing.model_fields_set)), *map(thing.__dict__.__getitem__, _fields(kind)))


@cache
def _fields(kind: type[Authored]) -> tuple[str, ...]:
    return tuple(kind.model_fields)


@lru_cache(maxsize=1024)
def _one_set(said: frozenset[str]) -> frozenset[str]:
    """The one set that stands for all equal ones."""
    return said


@lru_cache(maxsize=1)
def _makers() -> dict[str, Make]:
    """Every model there is, and how one is made of the names of the fields that were written, and of all fields."""
    return {kind.__name__: _maker(kind) for kind in _below(Authored)}


def _below(kind: type[Authored]) -> Iterator[type[Authored]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def _maker(kind: type[Authored]) -> Make:
    names, put = _fields(kind), object.__setattr__
    known: dict[frozenset[str], set[str]] = {}

    def make(said: frozenset[str], *given: Any) -> Authored:
        made = kind.__new__(kind)
        for name, value in zip(names, given, strict=True):  # one by one: models of a kind then share one table of names
            put(made, name, value)
        put(made, "__pydantic_fields_set__", known.setdefault(said, set(said)))  # frozen: nobody adds to it
        put(made, "__pydantic_extra__", None)
        put(made, "__pydantic_private__", None)
        return made

    return make
