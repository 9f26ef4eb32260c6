"""What comes out: a move that others did not see, and that went badly, is told to all as the next turn opens."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.engine.lowering.builder import Builder
from wargame.engine.program import Assign, Block, When
from wargame.language import slots
from wargame.language.formulas import both, compare, is_on, read
from wargame.language.orders import groups, result_slot
from wargame.language.tree import Node
from wargame.model.events import CameOut


def remember_leaks(builder: Builder) -> Block:
    """As a turn ends: what was carried out this turn and will come out is remembered, where nobody else looks."""
    return tuple(
        When(builder.expr(went_badly), (Assign(_slot(builder, move, seat), builder.constant(1)),))
        for move, seat, went_badly in _leaking(builder)
    )


def lower_leaks(builder: Builder) -> Block:
    """As a turn opens: what was remembered comes out, and is forgotten."""
    return tuple(
        Assign(_slot(builder, move, seat), builder.constant(0), CameOut(seat=seat, move=move, slot="", to=0))
        for move, seat, _ in _leaking(builder)
    )


def _leaking(builder: Builder) -> Iterator[tuple[str, str, Node]]:
    """Every move and seat of which something can come out, with the condition that it does."""
    for name, move in builder.scenario.moves.items():
        if move.leaks is None or move.scale is None or move.visibility == "public":
            continue
        bands = [band.id for band in builder.scenario.scales[move.scale].bands]
        for group in groups(move):
            result = result_slot(name, move, group)
            low = compare(read(result), "<=", bands.index(move.leaks.at_most) + 1)
            for seat in group:
                yield name, seat, both(is_on(slots.ordered(name, seat)), is_on(result), low)


def _slot(builder: Builder, move: str, seat: str) -> int:
    # Known to the same viewers as the result it follows from; while anyone plans it is 0.
    return builder.slot(slots.leaked(move, seat), "result", owner=move, seat=seat)
