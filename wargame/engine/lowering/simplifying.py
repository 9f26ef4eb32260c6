"""Trees made smaller where part of them is settled: what is supposed is put in, and what follows is worked out."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.language.build import settled
from wargame.language.tree import FALSE, TRUE, TRUTH, Node


def supposing_values(node: Node, given: Mapping[str, int]) -> Node:
    """A tree with some slots replaced by numbers, simplified."""
    if node.op == "read" and str(node.value) in given:
        value = given[str(node.value)]
        return Node("const", node.type, value=int(value != 0) if node.type == TRUTH else value)
    return _simple(node.over(tuple(supposing_values(kid, given) for kid in node.kids)))


def simplified(node: Node) -> Node:
    """A tree that means the same, without the parts that are settled."""
    return supposing_values(node, {})


def _simple(node: Node) -> Node:
    match node.op:
        case "const" | "read" | "since" | "count" | "held":
            return node
        case "and" | "or":
            ends, rest = (FALSE, TRUE) if node.op == "and" else (TRUE, FALSE)
            kids = tuple(kid for kid in node.kids if not _is(kid, int(node.op == "and")))
            if any(_is(kid, int(node.op == "or")) for kid in kids):
                return ends
            return kids[0] if len(kids) == 1 else node.over(kids) if kids else rest
        case "if" if node.kids[0].op == "const":
            return node.kids[1] if node.kids[0].value else node.kids[2]
        case "add":
            kids = tuple(kid for kid in node.kids if not _is(kid, 0))
            if len(kids) == 1:
                return kids[0]
            node = node.over(kids) if kids else Node("const", node.type, value=0)
    return settled(node)


def _is(node: Node, value: int) -> bool:
    return node.op == "const" and node.value == value

