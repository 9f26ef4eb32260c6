"""What was chosen with a move."""

from __future__ import annotations

import ast

from wargame.language import slots
from wargame.language.arguments import bare_name, move_argument, one_seat
from wargame.language.functions.function import function
from wargame.language.reading import Reading
from wargame.language.tokens import meant
from wargame.language.tree import Choice, Node


@function("param(move, name, seat)", 2, 3)
def param(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``param(move, name[, seat])``: what was chosen with a move; where all roll as one, what they chose alike."""
    names, span = reading.names, reading.span(call)
    move = move_argument(reading, args[0], bare_name(reading, args[0], "a move"))
    body = names.sections.moves[move.move]
    name = bare_name(reading, args[1], "a parameter")
    if name not in body.parameters:
        hint = meant(name, body.parameters) or f"'{move.move}' asks for nothing"
        raise reading.error(args[1], f"'{move.move}' has no parameter '{name}'", hint, "unknown_name")
    words = names.choices(move.move, name)
    many = body.parameters[name].several > 1
    kind = Choice(words, first=0 if many else 1, many=many)
    limit = (0, (1 << len(words)) - 1) if many else (0, len(words))
    if not body.each and len(names.movers(move.move)) > 1 and len(args) == 2:
        return reading.read(slots.agreed(move.move, name), kind, span, limit)
    seat = one_seat(reading, call, args[2:], names.movers(move.move), move.seat, f"param({move.move}, {name}, …)")
    if seat is None:
        return Node("const", kind, value=0, span=span)
    return reading.read(slots.chosen(move.move, name, seat), kind, span, limit)
