"""How often something happened of late."""

from __future__ import annotations

import ast

from wargame.language.arguments import history_argument, turns_argument
from wargame.language.functions.function import function
from wargame.language.reading import Reading
from wargame.language.tree import NUMBER, Node


@function("count(what, turns, seat)", 2, 3)
def count(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``count(x, n[, seat])``: in how many of the last n turns it happened, this turn among them."""
    turns = turns_argument(reading, args[1])
    return Node("count", NUMBER, value=(history_argument(reading, args[0], args[2:]), turns), span=reading.span(call))
