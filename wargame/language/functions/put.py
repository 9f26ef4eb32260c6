"""Whether an inject was put this turn."""

from __future__ import annotations

import ast

from wargame.language import build, slots
from wargame.language.arguments import ALL_BITS, declared_argument
from wargame.language.functions.function import function
from wargame.language.reading import Reading
from wargame.language.tree import NUMBER, Node, const


@function("put(inject)", 1, 1)
def put(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``put(inject)``: it was put this turn."""
    span = reading.span(call)
    slot = slots.past(f"inject:{declared_argument(reading, args[0], 'inject')}")
    reading.names.limits.setdefault(slot, ALL_BITS)
    return build.compare(Node("count", NUMBER, value=(slot, 1), span=span), "==", const(1), span)
