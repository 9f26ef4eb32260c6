"""How a move came out."""

from __future__ import annotations

import ast

from wargame.language import build, slots
from wargame.language.arguments import bare_name, move_argument, one_seat
from wargame.language.functions.function import function
from wargame.language.reading import Reading
from wargame.language.tree import TRUTH, Choice, Node


@function("result(move, seat)", 1, 2)
def result(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``result(move[, seat])``: the band its roll gave. Where all roll as one, a seat asks whether it took part."""
    names, span = reading.names, reading.span(call)
    move = move_argument(reading, args[0], bare_name(reading, args[0], "a move"))
    bands = names.bands(move.move)
    if bands is None:
        raise reading.error(args[0], f"'{move.move}' is not rolled", f"write ordered({move.move})", "type")
    kind, limit = Choice(bands, ordered=True, first=1), (0, len(bands))
    movers = names.movers(move.move)
    if names.sections.moves[move.move].each:
        seat = one_seat(reading, call, args[1:], movers, move.seat, f"result({move.move}, …)")
        if seat is None:
            return Node("const", kind, value=0, span=span)
        return reading.read(slots.result(move.move, seat), kind, span, limit)
    rolled = reading.read(slots.result(move.move, None), kind, span, limit)
    if len(args) == 1 or len(movers) == 1:
        return rolled
    seat = one_seat(reading, call, args[1:], movers, None, "")
    none = Node("const", kind, value=0, span=span)
    if seat is None:
        return none
    return build.choose(reading.read(slots.ordered(move.move, seat), TRUTH, span, (0, 1)), rolled, none, span)
