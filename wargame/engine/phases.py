"""Which phase may follow which: one flat table, read by a throw-away cursor. The phase itself lives in ``State``."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from transitions import Machine, MachineError

from wargame.model.state import Phase
from wargame.records import record

TABLE: Final[list[dict[str, Any]]] = [
    {"trigger": "deal", "source": "setup", "dest": "briefing"},
    {"trigger": "open_turn", "source": ["briefing", "review"], "dest": "planning"},
    {"trigger": "seal", "source": "planning", "dest": "sealed", "conditions": "all_sealed"},
    {"trigger": "seal", "source": "planning", "dest": "planning"},
    {"trigger": "unseal", "source": ["planning", "sealed"], "dest": "planning"},
    {"trigger": "reveal", "source": "sealed", "dest": "revealed"},
    {"trigger": "resolve", "source": "revealed", "dest": "debrief", "conditions": "over"},
    {"trigger": "resolve", "source": "revealed", "dest": "review"},
    {"trigger": "end", "source": ["briefing", "planning", "sealed", "revealed", "review"], "dest": "debrief"},
    {"trigger": "branch", "source": ["planning", "sealed"], "dest": "planning"},
    {"trigger": "branch", "source": ["setup", "briefing", "revealed", "review"], "dest": "="},
    {"trigger": "rule", "source": "planning", "dest": "="},
    {"trigger": "direct", "source": ["setup", "briefing", "planning", "sealed", "review"], "dest": "="},
    {"trigger": "void", "source": "revealed", "dest": "="},
    {"trigger": "enter_die", "source": ["briefing", "revealed", "review"], "dest": "="},
    {"trigger": "undo", "source": ["planning", "sealed", "revealed", "review", "debrief"], "dest": "revealed",
     "conditions": "to_orders"},
    {"trigger": "undo", "source": ["planning", "sealed", "revealed", "review", "debrief"], "dest": "planning"},
    {"trigger": "note", "source": ["briefing", "planning", "sealed", "revealed", "review", "debrief"], "dest": "="},
    {"trigger": "mend", "dest": "=",
     "source": ["setup", "briefing", "planning", "sealed", "revealed", "review", "debrief"]},
    {"trigger": "close", "source": "debrief", "dest": "closed"},
]


@record
class PhaseGuards:
    """What the conditions of the table ask.

    Attributes:
        all_sealed: every seat's order is sealed, the one just handed in included.
        over: the resolution just made ended the game.
        to_orders: the game is taken back to its opened orders, not to where the turn opened.
    """

    all_sealed: bool = False
    over: bool = False
    to_orders: bool = False


NOTHING_ASKED: Final = PhaseGuards()


class NotNow(Exception):
    """A command that does not belong to the phase."""


class _Cursor:
    state: str
    trigger: Callable[[str], bool]

    def __init__(self, guards: PhaseGuards) -> None:
        self.guards = guards

    def all_sealed(self) -> bool:
        return self.guards.all_sealed

    def over(self) -> bool:
        return self.guards.over

    def to_orders(self) -> bool:
        return self.guards.to_orders


_MACHINE: Final = Machine(
    model=None, states=[phase.value for phase in Phase], transitions=TABLE, initial="setup", auto_transitions=False
)


def step(phase: Phase, trigger: str, guards: PhaseGuards = NOTHING_ASKED) -> Phase:
    """The phase after ``trigger``, asked by the table before every command.

    Raises:
        NotNow: the trigger does not belong to the phase.
    """
    after = _after(phase, trigger, guards)
    if after is None:
        raise NotNow(f"“{trigger}” does not belong to the {phase.value} phase")
    return after


@lru_cache(maxsize=1024)
def _after(phase: Phase, trigger: str, guards: PhaseGuards) -> Phase | None:
    """What the table says; None: it knows no such way. Asked once for each of the few questions there are."""
    cursor = _Cursor(guards)
    _MACHINE.add_model(cursor, initial=phase.value)
    try:
        cursor.trigger(trigger)
        return Phase(cursor.state)
    except (MachineError, AttributeError):
        return None
    finally:
        _MACHINE.remove_model(cursor)
