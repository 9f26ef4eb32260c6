"""What this turn leaves in history: which moves were carried out, by whom, under which tags; which answers stood."""

from __future__ import annotations

from typing import assert_never

from wargame.engine.lowering.builder import Builder
from wargame.engine.program import Assign, Block, Op, When
from wargame.language import slots
from wargame.language.formulas import either, is_on, marked, read, compare
from wargame.language.orders import who_may
from wargame.language.tree import Node
from wargame.model.labels import SlotName


def lower_history(builder: Builder) -> Block:
    """A statement for every history slot somebody reads, once it is settled which moves are carried out.

    Called last of all lowering: only then is it known what is read.
    """
    ops: list[Op] = []
    for slot in [slot.name for slot in builder.slots if slot.kind == "past"]:
        cause = _cause(builder, slot)
        if cause is not None:
            ops.append(When(builder.expr(cause), (Assign(builder.slot(slot), builder.expr(marked(slot))),)))
    return tuple(ops)


def _cause(builder: Builder, slot: str) -> Node | None:
    """What puts this turn's bit into a history slot; None where something else does."""
    past, moves = SlotName.parse(slot), builder.scenario.moves
    match past.remembers:
        case "move":
            return _carried_out(past.id, past.seat, who_may(moves[past.id])) if past.id in moves else None
        case "tag":
            tagged = [(name, move) for name, move in moves.items() if past.id in move.tags]
            nodes = [_carried_out(name, past.seat, who_may(move)) for name, move in tagged]
            found = [node for node in nodes if node is not None]
            return either(*found) if found else None
        case "answer":
            body = builder.names.questions[past.id]
            number = list(body.answers).index(past.part) + 1
            seats = [past.seat] if past.seat else list(body.to)
            return either(*(compare(read(slots.answered(past.id, one)), "==", number) for one in seats))
        case "inject" | "mark" | None:
            return None
        case _:
            assert_never(past.remembers)


def _carried_out(move: str, seat: str | None, seats: tuple[str, ...]) -> Node | None:
    found = [one for one in seats if not seat or one == seat]
    return either(*(is_on(slots.ordered(move, one)) for one in found)) if found else None


def lower_held(builder: Builder) -> Block:
    """Remember, as a turn ends, which conditions of ``held(…)`` hold."""
    return tuple(
        When(condition, (Assign(builder.slot(slot), builder.expr(marked(slot))),))
        for slot, condition in builder.held.items()
    )
