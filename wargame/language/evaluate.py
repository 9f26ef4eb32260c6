"""What a tree means. Everything else that gives a tree a value must agree with this."""

from __future__ import annotations

from collections.abc import Callable

from wargame.language.operators import COMPARISONS, OPERATORS
from wargame.language.tree import NEVER, TRUTH, Node


def evaluate(node: Node, read: Callable[[str], int]) -> int:
    """The value of a tree, given the values of slots; conditions give 0 or 1."""
    match node.op, node.value:
        case "const", int(value):
            return value
        case "read", str(slot):
            return int(read(slot) != 0) if node.type == TRUTH else read(slot)
        case "since", str(slot):
            bits = read(slot)
            return (bits & -bits).bit_length() - 1 if bits else NEVER
        case "count", (str(slot), int(turns)):
            return (read(slot) & ((1 << turns) - 1)).bit_count()
        case "held", (str(slot), int(turns)):
            earlier = (1 << turns) - 2
            return int(evaluate(node.kids[0], read) != 0 and read(slot) & earlier == earlier)
    kids = [evaluate(kid, read) for kid in node.kids]
    if node.op in OPERATORS:
        return OPERATORS[node.op].value(*kids)
    match node.op, node.value:
        case "cmp", str(sign):
            return int(COMPARISONS[sign].holds(kids[0], kids[1]))
        case "in", _:
            return int(kids[0] in kids[1:])
        case "has", int(bit):
            return kids[0] >> bit & 1
        case "and", _:
            return int(all(kids))
        case "or", _:
            return int(any(kids))
        case "not", _:
            return int(not kids[0])
        case "if", _:
            return kids[1] if kids[0] else kids[2]
        case "named", _:
            return kids[0]
    raise AssertionError(f"no such part of a tree: {node.op}")
