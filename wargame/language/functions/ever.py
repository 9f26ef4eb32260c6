"""Whether something has happened."""

from __future__ import annotations

import ast

from wargame.language.arguments import ALL_BITS, history_argument
from wargame.language.functions.function import function
from wargame.language.reading import Reading
from wargame.language.tree import TRUTH, Node


@function("ever(what, seat)", 1, 2)
def ever(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``ever(x[, seat])``: it has happened at all."""
    slot = history_argument(reading, args[0], args[1:])
    return reading.read(slot, TRUTH, reading.span(call), ALL_BITS)
