"""Whether something has been so for some turns."""

from __future__ import annotations

import ast

from wargame.language import build, slots
from wargame.language.arguments import ALL_BITS, turns_argument
from wargame.language.functions.function import function
from wargame.language.reading import Reading
from wargame.language.tree import TRUTH, Node


@function("held(condition, turns)", 2, 2)
def held(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``held(condition, n)``: it holds now and held at the end of each of the n - 1 turns before."""
    for part in ast.walk(args[0]):
        if isinstance(part, ast.Name) and part.id in reading.bindings.numbers:
            raise reading.error(part, f"'{part.id}' is a number of this moment, and held(…) asks how turns ended",
                                "ask about a track", "type")
    condition = reading.truth(args[0], "held(…)")
    turns = turns_argument(reading, args[1])
    if turns == 1 or condition.op == "const":
        return condition
    slot = slots.held(build.number_of(condition))
    reading.names.limits.setdefault(slot, ALL_BITS)
    return Node("held", TRUTH, (condition,), (slot, turns), reading.span(call))
