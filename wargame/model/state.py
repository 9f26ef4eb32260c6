"""Where a game stands: whole numbers in slots, nothing else."""

from __future__ import annotations

from dataclasses import field
from enum import Enum

from wargame.model.events import Event
from wargame.records import record


class Phase(str, Enum):
    """The phases of a game, in the field's words. Which may follow which stands in ``engine/phases.py``."""

    SETUP = "setup"
    BRIEFING = "briefing"
    PLANNING = "planning"
    SEALED = "sealed"
    REVEALED = "revealed"
    REVIEW = "review"
    DEBRIEF = "debrief"
    CLOSED = "closed"


@record
class State:
    """The whole state of a game between two events.

    Attributes:
        phase: where in the turn the table is.
        turn: 0 before the first turn.
        values: one whole number a slot; ``Program.index`` says which.
        sealed: the seats whose orders for this turn are sealed.
        withheld: injects that control lets not come up by themselves, each with ``hold`` or ``skip``, by id.
        edited: the texts that control gave to injects in this game, by id.
        came: how it came to this since the turn opened: each list of events that was applied, with the values before
            it. It is no part of what the state is; whoever retells the turn to a viewer sets out from there.
    """

    phase: Phase
    turn: int
    values: tuple[int, ...]
    sealed: frozenset[str] = frozenset()
    withheld: tuple[tuple[str, str], ...] = ()
    edited: tuple[tuple[str, str], ...] = ()
    came: tuple[tuple[tuple[int, ...], tuple[Event, ...]], ...] = field(default=(), compare=False, repr=False)
