"""The least and the greatest of a family."""

from __future__ import annotations

import ast

from wargame.language import build
from wargame.language.functions.function import function
from wargame.language.members import family_argument, in_seat_order
from wargame.language.operators import MANY
from wargame.language.reading import Reading
from wargame.language.tree import NUMBER, Node


@function("lowest(family)", 0, MANY)
def lowest(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``lowest(family)``: the least of its members."""
    return _over_family(reading, call, args, "min")


@function("highest(family)", 0, MANY)
def highest(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``highest(family)``: the greatest of its members."""
    return _over_family(reading, call, args, "max")


def _over_family(reading: Reading, call: ast.Call, args: list[ast.expr], op: str) -> Node:
    symbol, span = family_argument(reading, call, args), reading.span(call)
    members = in_seat_order(reading, symbol.keys or ())
    return build.arithmetic(op, [build.read(symbol.slot(key), NUMBER, span) for key in members], span)
