"""How far tracks came over a stretch of events, as far as its reader was told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wargame.engine.program import Program
from wargame.model.events import Changed, Event
from wargame.model.labels import SlotName


class Moved(NamedTuple):
    """A track that ended elsewhere than it began."""

    slot: str
    first: int
    last: int


def moved(program: Program, events: Iterable[Event]) -> tuple[Moved, ...]:
    """Every track that ended elsewhere, in the order in which they were first touched. What orders are paid with is
    left out."""
    scenario, went = program.scenario, dict[str, tuple[int, int]]()
    money = scenario.currency.track if scenario.currency else None
    for event in events:
        if isinstance(event, Changed) and (name := SlotName.parse(event.slot).id) in scenario.tracks and name != money:
            first = went.get(event.slot, (event.to - event.granted, 0))[0]
            went[event.slot] = (first, event.to)
    return tuple(Moved(slot, first, last) for slot, (first, last) in went.items() if first != last)
