"""Trees of slots and numbers as lowering makes them: nothing is worked out, each part stays where it was put."""

from __future__ import annotations

from wargame.language.tree import NUMBER, TRUTH, Node, const


def read(name: str) -> Node:
    """A slot as a number."""
    return Node("read", NUMBER, value=name)


def compare(left: Node, sign: str, right: Node | int) -> Node:
    """A comparison."""
    return Node("cmp", TRUTH, (left, const(right) if isinstance(right, int) else right), sign)


def is_on(name: str) -> Node:
    """Whether a slot is above 0."""
    return compare(read(name), ">", 0)


def both(*parts: Node) -> Node:
    """All of these; of none: yes."""
    if not parts:
        return Node("const", TRUTH, value=1)
    return parts[0] if len(parts) == 1 else Node("and", TRUTH, parts)


def either(*parts: Node) -> Node:
    """Any of these; of none: no."""
    if not parts:
        return Node("const", TRUTH, value=0)
    return parts[0] if len(parts) == 1 else Node("or", TRUTH, parts)


def no(part: Node) -> Node:
    """Not this."""
    return Node("not", TRUTH, (part,))


def never(part: Node) -> bool:
    """Whether what is bound where a condition stands settles it against: what it guards need not make sense there."""
    return part.op == "const" and not part.value


def plus(*parts: Node) -> Node:
    """The sum; of none: 0."""
    total = parts[0] if parts else const(0)
    for part in parts[1:]:
        total = Node("add", NUMBER, (total, part))
    return total


def minus(left: Node, right: Node) -> Node:
    """A difference."""
    return Node("sub", NUMBER, (left, right))


def where(condition: Node, then: Node, otherwise: Node) -> Node:
    """One number while a condition holds, else another."""
    return Node("if", NUMBER, (condition, then, otherwise))


def marked(name: str) -> Node:
    """A history slot with this turn's bit set."""
    now = read(name)
    return where(compare(Node("count", NUMBER, (), (name, 1)), ">", 0), now, plus(now, const(1)))
