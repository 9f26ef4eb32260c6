"""How long ago something happened."""

from __future__ import annotations

import ast

from wargame.language.arguments import history_argument
from wargame.language.functions.function import function
from wargame.language.reading import Reading
from wargame.language.tree import NUMBER, Node


@function("since(what, seat)", 1, 2)
def since(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``since(x[, seat])``: turns since it last happened, 0 this turn, 99 never."""
    return Node("since", NUMBER, value=history_argument(reading, args[0], args[1:]), span=reading.span(call))
