"""Whether a later is on the calendar."""

from __future__ import annotations

import ast

from wargame.language import build, slots
from wargame.language.arguments import declared_argument
from wargame.language.functions.function import function
from wargame.language.names import LATEST_LATER
from wargame.language.reading import Reading
from wargame.language.tree import TRUTH, Node


@function("pending(later)", 1, 1)
def pending(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``pending(later)``: it is on the calendar."""
    later, span = declared_argument(reading, args[0], "later"), reading.span(call)
    due = [reading.read(slots.due(later, turns), TRUTH, span, (0, 99)) for turns in range(LATEST_LATER + 1)]
    return build.either(due, span)
