"""What a condition asks about: the parts that it joins, and the values it names, each with the way it should go."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.language.tree import Node

Way = tuple[str, int]
"""A slot or derived value, and which way it should go: 1 up, -1 down, 0 neither or not to be said."""


def terms(node: Node, *, denied: bool = False) -> Iterator[tuple[Node, bool]]:
    """The parts that ``and``, ``or`` and ``not`` join, each with whether it is denied; in the order of the text."""
    match node.op:
        case "and" | "or":
            for kid in node.kids:
                yield from terms(kid, denied=denied)
        case "not":
            yield from terms(node.kids[0], denied=not denied)
        case _:
            yield node, denied


def ways(node: Node, sign: int = 1) -> Iterator[Way]:
    """What should become of each value that a tree names, for the tree to hold, or to give more (``sign`` 1). Of a
    derived value that is its name, and not what it is made of."""
    for term, denied in terms(node):
        yield from _within(term, -sign if denied else sign)


def _within(node: Node, sign: int) -> Iterator[Way]:
    match node.op:
        case "read" | "named":
            yield str(node.value), sign
        case "since":
            yield str(node.value), 0
        case "add" | "min" | "max" | "half" | "div" | "held":
            yield from _all(node, sign)
        case "neg":
            yield from _all(node, -sign)
        case "sub":
            yield from ways(node.kids[0], sign)
            yield from ways(node.kids[1], -sign)
        case "cmp" if node.value in (">", ">=", "<", "<="):
            more = sign if str(node.value)[0] == ">" else -sign
            yield from ways(node.kids[0], more)
            yield from ways(node.kids[1], -more)
        case "count" if isinstance(node.value, tuple):
            yield node.value[0], 0
        case _:
            yield from _all(node, 0)


def _all(node: Node, sign: int) -> Iterator[Way]:
    for kid in node.kids:
        yield from ways(kid, sign)
