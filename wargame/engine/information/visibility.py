"""Which events a viewer learns of, and in what form: a function of what that viewer may know, and of nothing else."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from wargame.engine.information.observer import Observer
from wargame.engine.information.redacted_account import redacted_account
from wargame.engine.program import Program
from wargame.engine.program_cache import once_a_program
from wargame.model.events import Event, Noted
from wargame.model.state import Phase, State
from wargame.model.viewers import CONTROL, Viewer

Stretch = tuple[tuple[int, ...], tuple[Event, ...], tuple[int, ...]]
"""Values before, what happened, values after."""
KEPT = 64
"""So many accounts are kept of a program, those that were made last."""


def visible(program: Program, state: State, viewer: Viewer, events: Iterable[Event]) -> tuple[Event, ...]:
    """The events as ``viewer`` may know them, in order.

    Args:
        state: the state after the events, as ``engine.state.apply`` made it; what is still secret in it stays so.
        events: of one turn, as recorded: what was applied to come to the state. Of others, which did not lead there,
            only those are shown that the viewer sees whatever led to them.
    """
    listed = tuple(events)
    if viewer == CONTROL:
        return tuple(event for event in listed if not isinstance(event, Noted))
    over = state.phase in (Phase.DEBRIEF, Phase.CLOSED)
    stretches, earlier = _stretches(state, listed)
    observer = Observer(program, viewer, earlier, over)
    told = [observer.shows(event, sure=False) for event in earlier if observer.sees(event)]
    for stretch in stretches:
        told += _told(program, viewer, stretch, over)
    return tuple(told)


def _stretches(state: State, events: tuple[Event, ...]) -> tuple[tuple[Stretch, ...], tuple[Event, ...]]:
    """The openings and resolutions that the events consist of, and what they hold before those: all of them, where
    they are not what led to the state."""
    starts = [*(before for before, _ in state.came), state.values]
    parts = tuple((before, happened, starts[n + 1]) for n, (before, happened) in enumerate(state.came))
    for last in range(len(parts), 0, -1):
        for first in range(last):
            whole = tuple(event for _, happened, _ in parts[first:last] for event in happened)
            if whole == events[len(events) - len(whole) :]:
                return parts[first:last], events[: len(events) - len(whole)]
    return (), events


@once_a_program
def _kept(program: Program) -> OrderedDict[tuple[Any, ...], tuple[Stretch, tuple[Event, ...]]]:
    return OrderedDict()


def _told(program: Program, viewer: Viewer, stretch: Stretch, over: bool) -> tuple[Event, ...]:
    before, events, after = stretch
    kept, key = _kept(program), (id(before), id(events), id(after), viewer, over)
    if key not in kept:
        told = redacted_account(program, viewer, before, events, after, over)
        kept[key] = stretch, told  # the stretch, so that ids stay
        if len(kept) > KEPT:
            kept.popitem(last=False)
    return kept[key][1]
