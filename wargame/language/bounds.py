"""What a tree can be, given what is known of its slots: interval arithmetic.

Sound, not always tight: the value always lies within the bounds; ``a - a`` is not seen to be 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wargame.language.operators import COMPARISONS, MAYBE, NO, OPERATORS, YES, Interval
from wargame.language.tree import NEVER, TRUTH, Node

__all__ = ["MAYBE", "NO", "YES", "Interval", "bounds", "can_hold", "conjuncts", "reach"]


def _not_whole(_: str) -> Interval | None:
    return None


def bounds(
    node: Node, known: Callable[[str], Interval], whole: Callable[[str], Interval | None] = _not_whole,
) -> Interval:
    """Within what the value of ``node`` lies.

    Args:
        known: a slot's name to the interval its value lies in. A history slot gives an interval of its bits.
        whole: a derived value's id to what is known of it as a whole (it may be public though its parts are not);
            None where nothing more is known than its parts say.
    """
    kids = [bounds(kid, known, whole) for kid in node.kids]
    if node.op in OPERATORS:
        return OPERATORS[node.op].bounds(*kids)
    match node.op, node.value:
        case "const", int(value):
            return value, value
        case "read", str(slot):
            return _truth(known(slot)) if node.type == TRUTH else known(slot)
        case "since", str(slot):
            lo, hi = known(slot)
            return _since(lo, hi)
        case "count", (str(slot), int(turns)):
            lo, hi = known(slot)
            return ((lo & ((1 << turns) - 1)).bit_count(),) * 2 if lo == hi else (0, turns)
        case "held", (str(slot), int(turns)):
            return _both([kids[0], _held(known(slot), turns)])
        case "cmp", str(sign):
            return COMPARISONS[sign].bounds(kids[0], kids[1])
        case "in", _:
            return _within(kids[0], kids[1:])
        case "has", int(bit):
            lo, hi = kids[0]
            return (lo >> bit & 1,) * 2 if lo == hi else MAYBE if hi < 0 or hi >> bit or lo < 0 else NO
        case "and", _:
            return _both(kids)
        case "or", _:
            return _either(kids)
        case "not", _:
            return 1 - kids[0][1], 1 - kids[0][0]
        case "if", _:
            if kids[0][0] == kids[0][1]:
                return kids[1] if kids[0][0] else kids[2]
            return min(kids[1][0], kids[2][0]), max(kids[1][1], kids[2][1])
        case "named", str(id_):
            told = whole(id_)
            if told is None:
                return kids[0]
            lo, hi = max(kids[0][0], told[0]), min(kids[0][1], told[1])
            return (lo, hi) if lo <= hi else kids[0]
    raise AssertionError(f"no such part of a tree: {node.op}")


_LIES = {
    "<": frozenset("<"), "<=": frozenset("<="), "==": frozenset("="), "!=": frozenset("<>"), ">=": frozenset(">="),
    ">": frozenset(">"),
}  # fmt: skip
"""How one value may lie to another where a comparison of the two holds: below, alike or above."""


def can_hold(node: Node, known: Callable[[str], Interval]) -> bool:
    """False where a condition holds of no values within what is ``known``. What its parts ask of one value is put
    together: ``calm >= 7 and calm <= 3`` never holds, though each part may."""
    parts = list(conjuncts(node))
    if any(part.op == "not" and part.kids[0] in parts for part in parts):
        return False
    left: dict[Node, Interval] = {}
    ways: dict[tuple[Node, Node], frozenset[str]] = {}
    for part in parts:
        for value, sign, other in _compared(part):
            lies = ways.get((value, other), frozenset("=" if value == other else "<=>"))
            ways[value, other] = lies & _LIES[sign]
            if not ways[value, other]:
                return False
            lo, hi = left[value] if value in left else bounds(value, known)
            least, most = bounds(other, known)
            if sign in ("<", "<=", "=="):
                hi = min(hi, most - (sign == "<"))
            if sign in (">", ">=", "=="):
                lo = max(lo, least + (sign == ">"))
            if lo > hi:
                return False
            left[value] = lo, hi
    narrow = {str(value.value): found for value, found in left.items() if value.op == "read"}

    def narrowed(slot: str) -> Interval:
        return narrow.get(slot) or known(slot)

    return all(_may(part, narrowed) for part in parts)


def _may(part: Node, known: Callable[[str], Interval]) -> bool:
    if part.op == "or":
        return any(can_hold(kid, known) for kid in part.kids)
    return bounds(part, known) != NO


def conjuncts(node: Node) -> Iterator[Node]:
    """Everything that must hold for a condition to hold."""
    if node.op == "and":
        for kid in node.kids:
            yield from conjuncts(kid)
    else:
        yield node


def _compared(part: Node) -> Iterator[tuple[Node, str, Node]]:
    """Each side of a comparison as the value in question, with the sign and what it is compared with."""
    if part.op == "cmp":
        left, right = part.kids
        yield left, str(part.value), right
        yield right, COMPARISONS[str(part.value)].flipped, left


def reach(node: Node, known: Callable[[str], int]) -> int:
    """How far from 0 any part of a tree can come. ``known``: a slot's name to how far it can; history is not asked."""
    kids = [reach(kid, known) for kid in node.kids]
    match node.op:
        case "const":
            return abs(int(str(node.value)))
        case "read":
            return known(str(node.value))
        case "since" | "count":
            return NEVER
    return OPERATORS[node.op].reach(kids) if node.op in OPERATORS else max(kids, default=0)


def _both(kids: list[Interval]) -> Interval:
    return min(kid[0] for kid in kids), min(kid[1] for kid in kids)


def _either(kids: list[Interval]) -> Interval:
    return max(kid[0] for kid in kids), max(kid[1] for kid in kids)


def _within(value: Interval, others: list[Interval]) -> Interval:
    named = {lo for lo, hi in others if lo == hi}
    if value[1] - value[0] < len(named) and all(number in named for number in range(value[0], value[1] + 1)):
        return YES
    return _either([COMPARISONS["=="].bounds(value, other) for other in others])


def _truth(interval: Interval) -> Interval:
    return NO if interval == (0, 0) else MAYBE if interval[0] <= 0 <= interval[1] else YES


def _since(lo: int, hi: int) -> Interval:
    if lo == hi:
        value = (lo & -lo).bit_length() - 1 if lo else NEVER
        return value, value
    return 0, (NEVER if lo <= 0 else hi.bit_length() - 1)


def _held(bits: Interval, turns: int) -> Interval:
    earlier = (1 << turns) - 2
    if not earlier:
        return YES
    if bits[0] == bits[1]:
        return YES if bits[0] & earlier == earlier else NO
    return NO if bits[0] >= 0 and bits[1] < earlier else MAYBE
