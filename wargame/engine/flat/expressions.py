"""Trees as instructions: a number or a truth of every game in a register."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wargame.engine.flat.operations import Operation
from wargame.engine.flat.proof import Unflattenable
from wargame.engine.flat.writer import Key, Register, Trees, Writer
from wargame.language.operators import COMPARISONS
from wargame.language.tree import NEVER, TRUTH, Node

_WITH_NUMBER: Mapping[str, Operation] = {
    "<": Operation.LT_NUMBER, "<=": Operation.LE_NUMBER, "==": Operation.EQ_NUMBER, "!=": Operation.NE_NUMBER,
    ">": Operation.GT_NUMBER, ">=": Operation.GE_NUMBER,
}
_BETWEEN: Mapping[str, Operation] = {
    "<": Operation.LT, "<=": Operation.LE, "==": Operation.EQ, "!=": Operation.NE,
}
_WHERE: Mapping[str, Operation] = {
    "<": Operation.WHERE_LT, "<=": Operation.WHERE_LE, "==": Operation.WHERE_EQ, "!=": Operation.WHERE_NE,
    ">": Operation.WHERE_GT, ">=": Operation.WHERE_GE,
}
_FOLDED: Mapping[str, tuple[Operation, Operation, Callable[[list[int]], int]]] = {
    "min": (Operation.MIN, Operation.MIN_NUMBER, min),
    "max": (Operation.MAX, Operation.MAX_NUMBER, max),
}

_PART: Mapping[Operation, tuple[Operation, int]] = {
    Operation.WHERE_GT: (Operation.ADD_ABOVE, 0), Operation.WHERE_GE: (Operation.ADD_ABOVE, -1),
    Operation.WHERE_LT: (Operation.ADD_BELOW, 0), Operation.WHERE_LE: (Operation.ADD_BELOW, 1),
}
"""How something is added where a comparison holds, and what is added to the number it compares with."""

_HAPPENED: Mapping[tuple[str, int], bool] = {
    (">", 0): True, (">=", 1): True, ("!=", 0): True, ("==", 0): False, ("<", 1): False, ("<=", 0): False,
}
"""Of a count: how it is compared, and whether that asks for some or for none."""


def _against_number(sign: str, left: Node, right: Node) -> tuple[str, Node, int] | None:
    """A comparison with one number: that comes last."""
    if constant_of(left) is not None:
        sign, left, right = COMPARISONS[sign].flipped, right, left
    fixed = constant_of(right)
    return None if fixed is None else (sign, left, fixed)


def _unnamed(node: Node) -> Node:
    while node.op == "named":
        node = node.kids[0]
    return node


def constant_of(node: Node) -> int | None:
    """The one number a tree is, whatever is played."""
    match node.op, node.value:
        case "named", _:
            return constant_of(node.kids[0])
        case "const", int(value):
            return value
        case "neg", _:
            found = constant_of(node.kids[0])
            return None if found is None else -found
    return None


class Expressions:
    """Works out trees over one index of slots; equal parts are worked out once while nothing they read changes."""

    def __init__(self, writer: Writer, trees: Trees, index: Mapping[str, int]) -> None:
        self.writer, self._trees, self.index = writer, trees, index
        self._reads: dict[int, tuple[Register, ...]] = {}

    def slot(self, name: object) -> Register:
        """The register of a slot."""
        return self.index[str(name)]

    def number(self, node: Node) -> Register:
        """A register with the number of a tree; perhaps that of a slot itself, which changes when the slot does."""
        if node.op == "named":
            return self.number(node.kids[0])
        if node.type == TRUTH:
            return self.writer.result(Operation.AND, self.truth(node), self.writer.constant(1))
        fixed = constant_of(node)
        if fixed is not None:
            return self.writer.constant(fixed)
        if node.op == "read":
            return self.slot(node.value)
        return self._once(node, self._number)

    def truth(self, node: Node) -> Register:
        """A register with the truth of a tree, -1 or 0; never that of a slot."""
        if node.op == "named":
            return self.truth(node.kids[0])
        if node.op == "const":
            return self.writer.constant(-int(node.value != 0))
        if node.type != TRUTH:
            return self.writer.result(Operation.NE_NUMBER, self.number(node), n=0)
        return self._once(node, self._truth)

    def where(self, node: Node, mask: Register) -> tuple[Register, list[int]]:
        """Where a tree holds of the games of a mask; and the jumps that leave where it holds in none of them."""
        writer = self.writer
        node = _unnamed(node)
        found = self._kept(node)
        if found is None and node.op == "and":
            jumps: list[int] = []
            for kid in node.kids:
                mask, more = self.where(kid, mask)
                jumps += more
            return mask, jumps
        into = writer.temporary()
        if found is None and (asked := self._asked(node)) is not None:
            operation, register, number = asked
            return into, [writer.emit(operation, into, register, mask, number)]
        if found is None and node.op == "not":
            return into, [writer.emit(Operation.WHERE_NOT, into, self.truth(node.kids[0]), mask)]
        return into, [writer.emit(Operation.WHERE, into, self.truth(node), mask)]

    def _asked(self, node: Node) -> tuple[Operation, Register, int] | None:
        """A tree that holds one number against another that is fixed: how, which, and the fixed one."""
        if node.op == "read" and node.type == TRUTH:
            return Operation.WHERE_NE, self.slot(node.value), 0
        if node.op == "has":
            return Operation.WHERE_ANY_BIT, self.number(node.kids[0]), self._bit(node)
        against = _against_number(str(node.value), *node.kids) if node.op == "cmp" else None
        if against is None:
            return None
        sign, left, fixed = against
        if (happened := self._happened(*against)) is not None:
            slot, turns, so = happened
            return (Operation.WHERE_ANY_BIT, slot, turns) if so else None
        return _WHERE[sign], self.number(left), fixed

    def _happened(self, sign: str, left: Node, fixed: int) -> tuple[Register, int, bool] | None:
        """A comparison that asks whether something happened in some turns: its slot, their bits, and whether it should
        have."""
        match left.op, left.value:
            case "count", (str(name), int(turns)) if (sign, fixed) in _HAPPENED:
                return self.slot(name), self._turns(turns), _HAPPENED[sign, fixed]
        return None

    def _turns(self, turns: int) -> int:
        return (1 << turns) - 1 & self.writer.width.mask

    def _once(self, node: Node, work_out: Callable[[Node], Register]) -> Register:
        key, found = self._looked_up(node)
        if found is None:
            found = work_out(node)
            self.writer.keep(key, found)
        return found

    def _looked_up(self, node: Node) -> tuple[Key, Register | None]:
        number = self._trees.number(node)
        reads = self._reads.get(number)
        if reads is None:
            reads = self._reads[number] = tuple(sorted(self.index[name] for name in self._trees.slots(number)))
        return self.writer.known(number, reads)

    def _kept(self, node: Node) -> Register | None:
        return None if node.op == "const" else self._looked_up(node)[1]

    def _number(self, node: Node) -> Register:
        result, kids = self.writer.result, node.kids
        match node.op, node.value:
            case "add", _:
                return self._sum(kids)
            case ("min" | "max") as op, _:
                return self._folded(op, kids)
            case "sub", _:
                first, second = map(constant_of, kids)
                if second is not None:
                    return result(Operation.ADD_NUMBER, self.number(kids[0]), n=-second)
                if first is not None:
                    return result(Operation.SUB_FROM, self.number(kids[1]), n=first)
                return result(Operation.SUB, self.number(kids[0]), self.number(kids[1]))
            case "mul", _:
                for one, other in (kids, kids[::-1]):
                    fixed = constant_of(one)
                    if fixed is not None:
                        return result(Operation.MUL_NUMBER, self.number(other), n=fixed)
                return result(Operation.MUL, self.number(kids[0]), self.number(kids[1]))
            case "neg", _:
                return result(Operation.NEG, self.number(kids[0]))
            case "abs", _:
                return result(Operation.ABS, self.number(kids[0]))
            case "half", _:
                return result(Operation.DIV_NUMBER, self.number(kids[0]), n=2)
            case "div", _:
                return result(Operation.DIV_NUMBER, self.number(kids[0]), n=self._fixed(kids[1]))
            case "if", _:
                asked = self.truth(kids[0])
                if constant_of(kids[2]) == 0:
                    return result(Operation.AND, asked, self.number(kids[1]))
                return result(Operation.CHOOSE, asked, self.number(kids[1]), self.number(kids[2]))
            case "since", _:
                return result(Operation.SINCE, self.slot(node.value), n=NEVER)
            case "count", (str(name), int(turns)):
                return result(Operation.COUNT_BITS, self.slot(name), n=self._turns(turns))
        raise Unflattenable(f"no such part of a tree: {node.op}")

    def _sum(self, kids: tuple[Node, ...]) -> Register:
        """What is fixed comes last, what is added under a condition before it."""
        whole = sum(number for number in map(constant_of, kids) if number is not None)
        rest = [kid for kid in map(_unnamed, kids) if constant_of(kid) is None]
        parts: list[Node] = []
        found: Register | None = None
        for kid in rest:
            if kid.op == "if" and constant_of(kid.kids[2]) == 0 and self._kept(kid) is None:
                parts.append(kid)
            else:
                one = self.number(kid)
                found = one if found is None else self.writer.result(Operation.ADD, found, one)
        if found is None:
            found, whole = self.writer.constant(whole), 0
        for kid in parts:
            found = self.with_part(found, *kid.kids[:2])
        return found if not whole else self.writer.result(Operation.ADD_NUMBER, found, n=whole)

    def with_part(self, whole: Register, condition: Node, part: Node) -> Register:
        """A sum with one part more where a condition holds."""
        result, fixed = self.writer.result, constant_of(part)
        if fixed is None:
            return result(Operation.ADD_WHERE, whole, self.truth(condition), self.number(part))
        asked = self._asked(_unnamed(condition))
        if asked is not None and asked[0] in _PART:
            (operation, more), register, number = _PART[asked[0]], *asked[1:]
            return result(operation, whole, register, number + more, n=fixed)
        return result(Operation.ADD_NUMBER_WHERE, whole, self.truth(condition), n=fixed)

    def _folded(self, op: str, kids: tuple[Node, ...]) -> Register:
        """Of many operands: what is fixed in them comes last."""
        between, with_number, fold = _FOLDED[op]
        fixed = [number for number in map(constant_of, kids) if number is not None]
        rest = [kid for kid in kids if constant_of(kid) is None]
        if not rest:
            return self.writer.constant(fold(fixed))
        found = self.number(rest[0])
        for kid in rest[1:]:
            found = self.writer.result(between, found, self.number(kid))
        if fixed:
            found = self.writer.result(with_number, found, n=fold(fixed))
        return found

    def _truth(self, node: Node) -> Register:
        result, kids = self.writer.result, node.kids
        match node.op, node.value:
            case "read", _:
                return result(Operation.NE_NUMBER, self.slot(node.value), n=0)
            case "cmp", str(sign):
                return self._compared(sign, *kids)
            case "in", _:
                return self._any([self._compared("==", kids[0], kid) for kid in kids[1:]])
            case "has", _:
                return result(Operation.ANY_BIT, self.number(kids[0]), n=self._bit(node))
            case "and", _:
                found = self.truth(kids[0])
                for kid in kids[1:]:
                    found = (
                        result(Operation.AND_NOT, found, self.truth(kid.kids[0])) if kid.op == "not"
                        else result(Operation.AND, found, self.truth(kid))
                    )
                return found
            case "or", _:
                return self._any([self.truth(kid) for kid in kids])
            case "not", _:
                return result(Operation.NOT, self.truth(kids[0]))
            case "if", _:
                return result(Operation.CHOOSE, *map(self.truth, kids))
            case "held", (str(name), int(turns)):
                earlier = (1 << turns) - 2
                if earlier > self.writer.width.mask:
                    return self.writer.constant(0)  # so long no game is
                before = result(Operation.ALL_BITS, self.slot(name), n=earlier)
                return result(Operation.AND, self.truth(kids[0]), before)
        raise Unflattenable(f"no such part of a tree: {node.op}")

    def _compared(self, sign: str, left: Node, right: Node) -> Register:
        result = self.writer.result
        if (against := _against_number(sign, left, right)) is not None:
            sign, left, fixed = against
            if (happened := self._happened(*against)) is not None:
                slot, turns, so = happened
                found = result(Operation.ANY_BIT, slot, n=turns)
                return found if so else result(Operation.NOT, found)
            return result(_WITH_NUMBER[sign], self.number(left), n=fixed)
        if sign not in _BETWEEN:
            sign, left, right = COMPARISONS[sign].flipped, right, left
        return result(_BETWEEN[sign], self.number(left), self.number(right))

    def _any(self, truths: list[Register]) -> Register:
        found = truths[0]
        for one in truths[1:]:
            found = self.writer.result(Operation.OR, found, one)
        return found

    def _bit(self, node: Node) -> int:
        bit = node.value
        if not isinstance(bit, int) or not 0 <= bit < self.writer.width.bits - 1:
            raise Unflattenable(f"bit {bit} of a set")
        return 1 << bit

    def _fixed(self, node: Node) -> int:
        found = constant_of(node)
        if not found:
            raise Unflattenable("a division by what is no plain number")
        return found
