"""Whether a red line was crossed."""

from __future__ import annotations

import ast

from wargame.language import slots
from wargame.language.arguments import declared_argument
from wargame.language.functions.function import function
from wargame.language.reading import Reading
from wargame.language.tree import TRUTH, Node


@function("crossed(red_line)", 1, 1)
def crossed(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``crossed(red_line)``: it was crossed."""
    red_line = declared_argument(reading, args[0], "red line")
    return reading.read(slots.crossed(red_line), TRUTH, reading.span(call), (0, 1))
