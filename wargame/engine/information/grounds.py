"""What an event stands on: the values that were read before it could happen, as the rules say, whoever played.

A statement of the program gives an event; the conditions around it, and the numbers it works with, read slots. Who set
these slots last brought it about. Nothing is adjudicated again: only which values a statement reads is looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from wargame.engine.information.secret_theory import of_a_theory
from wargame.engine.program import Assign, Change, Expr, Op, Program, Roll, Say, When
from wargame.engine.program_cache import once_a_program
from wargame.language.tree import TRUTH, Node
from wargame.model.events import Event, Rolled

Key = tuple[str, str, tuple[str, ...], str]
"""Kind, label, seats and slot: what an event has in common with the statement that gives it."""
Read = tuple[Expr, bool]
"""An expression, and whether it must not hold."""


def conditions_of(program: Program, event: Event, secret: bool) -> tuple[Node, ...]:
    """The conditions an event stood under and the numbers it was worked out from, each once, the innermost first; of a
    roll what its base reads, and whether it was rolled at all. None of its modifiers, which ``modifier_of`` gives.

    Args:
        secret: whether the theory at work is not told yet: then nothing is told of a part of it, nor of any number that
            it may read otherwise than another theory does.
    """
    found = _statements(program).get(_key(event), ())
    trees = (
        Node("not", TRUTH, (program.expressions[one],)) if denied else program.expressions[one]
        for one, denied in found
        if not (secret and _of_theory(program, one))
    )
    return tuple(dict.fromkeys(trees))


def modifier_of(program: Program, purpose: str, source: str, secret: bool) -> Node | None:
    """While what a modifier of a roll counts; None: always, or its reader may not know."""
    roll = program.rolls.get(purpose)
    for one in roll.modifiers if roll else ():
        if one.source == source and one.when is not None and not (secret and of_a_theory(program, source)):
            return program.expressions[one.when]
    return None


def _key(event: Event) -> Key:
    label = getattr(event, "source", getattr(event, "cause", ""))
    if isinstance(event, Rolled):
        return event.kind, event.purpose, (), ""
    seats: tuple[str, ...] = getattr(event, "seats", ())
    return event.kind, label, seats, getattr(event, "slot", None) or ""


def _of_theory(program: Program, expression: Expr) -> bool:
    """Whether a condition asks which theory is at work, or for the number given with one."""
    return any(name == "theory" or name.startswith("module:") for name in program.expressions[expression].slots())


@once_a_program
def _statements(program: Program) -> Mapping[Key, tuple[Read, ...]]:
    """Per key of an event the expressions that stand around the statements that give it, and in them."""
    found: dict[Key, dict[Read, None]] = {}

    def keep(key: Key, reads: Iterable[Read]) -> None:
        found.setdefault(key, {}).update(dict.fromkeys(reads))

    def inside(block: Iterable[Op], around: tuple[Read, ...]) -> None:
        for op in block:
            match op:
                case When():
                    inside(op.then, ((op.condition, False), *around))
                    inside(op.otherwise, ((op.condition, True), *around))
                case Change():
                    slot = program.slots[program.tracks[op.track].slot].name
                    keep(("changed", op.source, op.seats, slot), around)
                    for watch in op.watches:
                        inside(watch.do, around if watch.when is None else ((watch.when, False), *around))
                case Assign():
                    slot = program.slots[op.slot].name
                    if op.event is None:
                        keep(("noted", "", (), slot), around)
                    else:
                        label = getattr(op.event, "source", getattr(op.event, "cause", ""))
                        keep((op.event.kind, label, getattr(op.event, "seats", ()), slot), (*around, (op.value, False)))
                case Roll():
                    keep(("rolled", op.purpose, (), ""), (*around, (op.base, False)))
                case Say():
                    keep(_key(op.event), around)
                case _:
                    assert_never(op)

    for stage in program.stages.values():
        inside(stage, ())
    return {key: tuple(reads) for key, reads in found.items()}
