"""What a player may meet without any situation: the tables, lists, laters and grants that rules and moves lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from wargame.model.files import Scenario

_CALL = re.compile(r"^\s*(?:run|use|grant|withdraw|later|cancel\s+later)\s+([a-z][a-z0-9_]*)")
_CALLED = ("tables", "effect_lists", "laters", "grants")
_APART = {"injects", "decks", "about", "files", *_CALLED}


def within_reach(scenario: Scenario) -> frozenset[str]:
    """The ids of what is called from outside the situations, and of what that calls in turn."""
    waiting = [
        id_ for name in type(scenario).model_fields if name not in _APART for id_ in _calls(getattr(scenario, name))
    ]
    waiting += [turn.run for actor in scenario.actors.values() for turn in actor.turn]
    waiting += _calls(scenario.about.start)
    found: set[str] = set()
    while waiting:
        id_ = waiting.pop()
        if id_ not in found:
            found.add(id_)
            waiting += [call for section in _CALLED for call in _calls(getattr(scenario, section).get(id_))]
    return frozenset(found)


def _calls(thing: Any) -> Iterator[str]:
    if isinstance(thing, str):
        match = _CALL.match(thing)
        if match is not None:
            yield match.group(1)
    elif isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            yield from _calls(getattr(thing, name))
    elif isinstance(thing, dict):
        for inner in thing.values():
            yield from _calls(inner)
    elif isinstance(thing, tuple | list):
        for inner in thing:
            yield from _calls(inner)
