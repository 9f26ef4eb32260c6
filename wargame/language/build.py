"""Making trees: constants are worked out at once, so that what is bound where a line stands costs nothing later."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from wargame.language.evaluate import evaluate
from wargame.language.tree import FALSE, NUMBER, TRUE, TRUTH, Node, Type, const

Span = tuple[int, int]


def read(slot: str, type_: Type = NUMBER, span: Span = (0, 0)) -> Node:
    """The value of a slot."""
    return Node("read", type_, value=slot, span=span)


def truth(holds: bool, span: Span = (0, 0)) -> Node:
    """A condition that is already settled."""
    return Node("const", TRUTH, value=int(holds), span=span)


def arithmetic(op: str, kids: Sequence[Node], span: Span = (0, 0)) -> Node:
    """``add sub mul neg min max abs half div`` of whole numbers; a sum or product with nothing to it falls away."""
    if op == "add":
        kids = [kid for kid in kids if not is_const(kid, 0)] or [const(0)]
    elif op == "sub" and is_const(kids[1], 0):
        kids = kids[:1]
    if len(kids) == 1 and op in ("add", "sub", "mul", "min", "max"):
        return kids[0]
    return settled(Node(op, NUMBER, tuple(kids), span=span))


def settled(node: Node) -> Node:
    """The node itself, or its value where all below it are constants."""
    if all(kid.op == "const" for kid in node.kids):
        return Node("const", node.type, value=evaluate(node, _no_slot), span=node.span)
    return node


def compare(left: Node, sign: str, right: Node, span: Span = (0, 0)) -> Node:
    """``left sign right``."""
    return settled(Node("cmp", TRUTH, (left, right), sign, span))


def both(kids: Sequence[Node], span: Span = (0, 0)) -> Node:
    """All of them hold. Settled ones fall away."""
    if any(is_const(kid, 0) for kid in kids):
        return truth(False, span)
    kids = [kid for kid in kids if not is_const(kid, 1)]
    return kids[0] if len(kids) == 1 else Node("and", TRUTH, tuple(kids), span=span) if kids else truth(True, span)


def either(kids: Sequence[Node], span: Span = (0, 0)) -> Node:
    """At least one of them holds. Settled ones fall away."""
    if any(is_const(kid, 1) for kid in kids):
        return truth(True, span)
    kids = [kid for kid in kids if not is_const(kid, 0)]
    return kids[0] if len(kids) == 1 else Node("or", TRUTH, tuple(kids), span=span) if kids else truth(False, span)


def negated(kid: Node, span: Span = (0, 0)) -> Node:
    """It does not hold."""
    return settled(Node("not", TRUTH, (kid,), span=span))


def how_many(kids: Sequence[Node], span: Span = (0, 0)) -> Node:
    """How many of them hold."""
    return arithmetic("add", [choose(kid, const(1), const(0), span) for kid in kids], span)


def choose(condition: Node, then: Node, otherwise: Node, span: Span = (0, 0)) -> Node:
    """``then`` where the condition holds, else ``otherwise``."""
    if condition.op == "const":
        return then if condition.value else otherwise
    return Node("if", then.type, (condition, then, otherwise), span=span)


def is_const(node: Node, value: int) -> bool:
    """Whether the node is this constant."""
    return node.op == "const" and node.value == value


def extreme(values: Sequence[Node], lowest: bool) -> tuple[Node, ...]:
    """For each value, the condition that it is the lowest (or highest); of equals, the first. Exactly one holds."""
    found = []
    for here, value in enumerate(values):
        before = "<" if lowest else ">"
        wins = [
            compare(value, before if there < here else before + "=", other)
            for there, other in enumerate(values) if there != here
        ]
        found.append(both(wins) if wins else TRUE)
    return tuple(found)


def canonical(node: Node) -> str:
    """The meaning of a tree as text: equal for equal trees, wherever and however they were written."""
    inner = " ".join(canonical(kid) for kid in node.kids)
    value = "" if node.value is None else f":{node.value}"
    return f"({node.op}{value}{' ' if inner else ''}{inner})"


def number_of(node: Node) -> int:
    """A 64-bit number for a tree, the same in every process and on every machine."""
    return int.from_bytes(blake2b(canonical(node).encode(), digest_size=8).digest(), "big")


def _no_slot(slot: str) -> int:
    raise AssertionError(f"a constant reads {slot}")


__all__ = [
    "FALSE", "TRUE", "Span", "arithmetic", "both", "canonical", "choose", "compare", "either", "extreme",
    "how_many", "is_const", "negated", "number_of", "read", "settled", "truth",
]
