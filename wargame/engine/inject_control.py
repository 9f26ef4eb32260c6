"""What control does to the injects of a running game: it lets one not come up, or come up now.

When one comes up the rules say, unless control does. What it does is not control's to say: where it comes up, the very
statements run that the rules would have run.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from wargame.engine.compiled import functions
from wargame.engine.draws import Dice
from wargame.engine.program import Assign, Block, Op, Program, Roll, When
from wargame.engine.program_cache import once_a_program
from wargame.engine.state import layout
from wargame.engine.trace import Trace
from wargame.language import slots
from wargame.model.events import Event, Put, TurnEnded
from wargame.model.state import Phase, State
from wargame.records import record

InjectStatus = Literal["due", "waiting", "hold", "skip", "came", "missed", "left_out", "unscheduled"]


@record
class InjectStanding:
    """How an inject stands: for control alone.

    Attributes:
        status: ``due``: the next opening puts it, as things stand and where no die decides; ``waiting``: a later one
            may; ``hold``, ``skip``: control lets it not come up by itself; ``came``; ``missed``: its turn is over,
            or the game;
            ``left_out``: of this game, from the beginning; ``unscheduled``: only a deck or an effect brings it.
        turn: the turn in which it came last; 0: it did not.
    """

    id: str
    status: InjectStatus
    turn: int = 0


def own_block(op: Op) -> tuple[str, Block] | None:
    """The inject that a statement of an opening is about, and what runs as it comes up; None: it is about none."""
    if not isinstance(op, When):
        return None
    last = op.then[-1] if by_chance(op) else op
    inside: Block = last.then if isinstance(last, When) else ()
    inject = puts(inside[0]) if inside else None
    return None if inject is None else (inject, inside)


def by_chance(op: When) -> bool:
    """Whether a die decides if an inject comes up: then what runs as it does stands in the last statement within."""
    return bool(op.then) and isinstance(op.then[0], Roll) and isinstance(op.then[-1], When)


def puts(op: Op) -> str | None:
    """The inject that a statement puts by the calendar or by its condition; None: none."""
    if isinstance(op, Assign) and isinstance(op.event, Put) and op.event.source in ("schedule", "condition"):
        return op.event.inject
    return None


@once_a_program
def scheduled(program: Program) -> dict[str, tuple[When, Block]]:
    """The injects that the calendar or a condition brings, each with its statement and what runs as it comes up."""
    found = ((op, own_block(op)) for op in program.stages["open"])
    return {own[0]: (op, own[1]) for op, own in found if own is not None and isinstance(op, When)}


def opening_block(program: Program, withheld: Collection[str]) -> Block:
    """The statements of an opening without the injects that control withholds."""
    block = program.stages["open"]
    if not withheld:
        return block
    return tuple(op for op in block if (own := own_block(op)) is None or own[0] not in withheld)


def fired(program: Program, state: State, inject: str, dice: Dice) -> tuple[Event, ...]:
    """What happens as an inject comes up now, a turn being planned. Raises ``KeyError`` for one that is not
    ``scheduled``."""
    trace = Trace(program, state.values, dice)
    trace.run(scheduled(program)[inject][1])
    return tuple(trace.events)


def came_in(program: Program, state: State, inject: str) -> int:
    """The turn in which an inject came up last; 0: it did not."""
    number = program.index.get(slots.past(f"inject:{inject}"))
    bits = state.values[number] if number is not None else 0
    current = state.turn + 1 if _turn_ended(state) else state.turn  # the turn that the lowest bit is about
    return current - ((bits & -bits).bit_length() - 1) if bits else 0


def _turn_ended(state: State) -> bool:
    """Whether its turn is resolved: history has moved on a bit, and the next turn has not opened."""
    return any(isinstance(event, TurnEnded) for _before, events in state.came for event in events)


def standings(program: Program, state: State, left_out: Collection[str] = ()) -> tuple[InjectStanding, ...]:
    """How every inject stands, those with a turn first, in the order in which they may come."""
    injects = program.scenario.injects
    order = sorted(injects, key=lambda one: (injects[one].turn or 1_000, injects[one].order))
    return tuple(_standing(program, state, one, left_out) for one in order)


def _standing(program: Program, state: State, inject: str, left_out: Collection[str]) -> InjectStanding:
    came, body = came_in(program, state, inject), program.scenario.injects[inject]
    control = dict(state.withheld).get(inject)
    if inject in left_out:
        return InjectStanding(inject, "left_out")
    if came and not body.repeats:
        return InjectStanding(inject, "came", came)
    if control is not None:
        return InjectStanding(inject, "hold" if control == "hold" else "skip", came)
    if inject not in scheduled(program):
        return InjectStanding(inject, "came" if came else "unscheduled", came)
    over = state.phase in (Phase.DEBRIEF, Phase.CLOSED)
    if over or (body.turn is not None and body.turn <= state.turn):
        return InjectStanding(inject, "came" if came else "missed", came)
    values = list(state.values)
    values[layout(program).turn] += 1
    due = functions(program)[scheduled(program)[inject][0].condition](values)
    return InjectStanding(inject, "due" if due else "waiting", came)
