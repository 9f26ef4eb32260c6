"""Whether a move stands in this turn's orders."""

from __future__ import annotations

import ast

from wargame.language import build, slots
from wargame.language.arguments import bare_name, move_argument, seat_argument
from wargame.language.functions.function import function
from wargame.language.names import MoveOf
from wargame.language.reading import Reading
from wargame.language.tree import TRUTH, Node


@function("ordered(move or tag, seat)", 1, 2)
def ordered(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``ordered(move_or_tag[, seat])``: it is in this turn's orders, and nothing has struck it."""
    names, span = reading.names, reading.span(call)
    name = bare_name(reading, args[0], "a move or tag")
    if name in names.sections.moves and name in names.sections.tags:
        raise reading.error(args[0], f"'{name}' is a move and a tag", "give one of them another id", "ambiguous")
    if name in names.tagged and name not in reading.bindings.moves:
        moves = [MoveOf(move, None) for move in names.tagged[name]]
    else:
        moves = [move_argument(reading, args[0], name, tags=True)]
    if len(args) == 2:
        seat, bound = seat_argument(reading, args[1])
        moves = [MoveOf(move.move, seat) for move in moves]
        if not bound and all(seat not in names.movers(move.move) for move in moves):
            raise reading.error(args[1], f"{seat} never orders '{name}'", "leave the seat out", "useless")
    return build.either(
        [
            reading.read(slots.ordered(move.move, seat), TRUTH, span, (0, 1))
            for move in moves
            for seat in names.movers(move.move)
            if move.seat in (None, seat)
        ],
        span,
    )
