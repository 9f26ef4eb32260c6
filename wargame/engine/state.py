"""The state before a game, and what an event does to it. Applying the events of a journal is replaying the game."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.engine.program import Program
from wargame.engine.program_cache import once_a_program
from wargame.language import slots
from wargame.model.events import Event, Rolled, SlotEvent, TurnEnded, TurnOpened
from wargame.model.state import Phase, State

HISTORY_BITS = (1 << 60) - 1
"""History reaches back 59 turns; no scenario is longer than 40."""


class Layout:
    """Which slots a turn's opening and end touch."""

    def __init__(self, program: Program) -> None:
        index = program.index
        self.scoped = tuple(number for number, slot in enumerate(program.slots) if slot.scoped)
        self.history = tuple(number for number, slot in enumerate(program.slots) if slot.kind == "past")
        self.opening = tuple(
            (number, index[slots.opened(slot.name)], index[slots.before(slot.name)])
            for number, slot in enumerate(program.slots)
            if slots.opened(slot.name) in index
        )
        self.turn = index[slots.TURN]


layout = once_a_program(Layout)
"""The layout of a program."""


def opening(program: Program) -> State:
    """The state before setup: every slot at its start."""
    return State(Phase.SETUP, 0, tuple(slot.start for slot in program.slots))


def sets(event: Event) -> tuple[str, int] | None:
    """The slot an event sets, and to what; None: it sets none of its own."""
    if isinstance(event, SlotEvent):
        return event.slot, event.to
    return (event.slot, event.to) if isinstance(event, Rolled) and event.slot is not None else None


def apply_to(program: Program, values: list[int], event: Event) -> None:
    """Let one event happen to a list of slot values."""
    match event:
        case TurnOpened():
            plan = layout(program)
            for now, opened, before in plan.opening:
                values[before] = values[opened]
                values[opened] = values[now]
            for slot in plan.scoped:
                values[slot] = 0
            values[plan.turn] = event.turn
        case TurnEnded():
            for slot in layout(program).history:
                values[slot] = values[slot] << 1 & HISTORY_BITS
        case _:  # what the event says of itself, whatever its kind
            setting = sets(event)
            if setting is not None:
                name, to = setting
                values[program.index[name]] = to


def apply(program: Program, state: State, events: Iterable[Event]) -> State:
    """The state after these events. The phase is the caller's: ``phases.step`` says what follows."""
    values, listed = list(state.values), tuple(events)
    for event in listed:
        apply_to(program, values, event)
    opens = bool(listed) and isinstance(listed[0], TurnOpened)
    came = () if opens else state.came
    if listed:
        came = (*came, (state.values, listed))
    turn = values[layout(program).turn]
    return State(state.phase, turn, tuple(values), state.sealed, state.withheld, state.edited, came)
