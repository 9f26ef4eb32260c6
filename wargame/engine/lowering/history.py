"""What this turn leaves in history: which moves were carried out, by whom, under which tags; which answers stood."""

from __future__ import annotations

from wargame.engine.lowering.builder import Builder
from wargame.language.formulas import either, is_on, marked, read, compare
from wargame.language.orders import who_may
from wargame.engine.program import Assign, Block, Op, When
from wargame.language import slots
from wargame.language.tree import Node


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
    prefix, _, rest = slot.partition(":")
    if prefix != "past":
        return None
    kind, _, rest = rest.partition(":")
    what, _, seat = rest.partition("@")
    moves = builder.scenario.moves
    if kind == "move" and what in moves:
        return _carried_out(what, seat, who_may(moves[what]))
    if kind == "tag":
        tagged = [name for name, move in moves.items() if what in move.tags]
        nodes = [node for name in tagged if (node := _carried_out(name, seat, who_may(moves[name]))) is not None]
        return either(*nodes) if nodes else None
    if kind == "answer":
        question, _, word = what.partition(".")
        body = builder.names.questions[question]
        number = list(body.answers).index(word) + 1
        seats = [seat] if seat else list(body.to)
        return either(*(compare(read(slots.answered(question, one)), "==", number) for one in seats))
    return None


def _carried_out(move: str, seat: str, seats: tuple[str, ...]) -> Node | None:
    found = [one for one in seats if not seat or one == seat]
    return either(*(is_on(slots.ordered(move, one)) for one in found)) if found else None


def lower_held(builder: Builder) -> Block:
    """Remember, as a turn ends, which conditions of ``held(…)`` hold."""
    return tuple(
        When(condition, (Assign(builder.slot(slot), builder.expr(marked(slot))),))
        for slot, condition in builder.held.items()
    )
