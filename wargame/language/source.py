"""Trees as Python source: whole numbers, slot numbers and fixed signs, nothing an author wrote.

Only printing; ``engine`` compiles. The scalar form is one expression over a list ``v`` of Python ints and needs
``min``, ``max`` and ``abs``; conditions give a bool. The form for many games is the same over rows ``v[i]``, each an
array of numbers or one number for all games, and needs the functions of ``wargame.sim.rows.SIGNS``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wargame.language.operators import OPERATORS, Operator
from wargame.language.tree import NEVER, TRUTH, Node



def python_source(node: Node, index: Mapping[str, int], vector: str = "v") -> str:
    """The tree as one Python expression over ``vector``. ``index``: a slot's name to its place; raises KeyError."""
    return _Scalar(index, vector).write(node)


def row_source(node: Node, index: Mapping[str, int], vector: str = "v", wide: bool = False) -> str:
    """The tree as one expression over the rows of ``vector``. ``wide``: its numbers may leave 32 bits."""
    return (_Wide if wide else _Rows)(index, vector).write(node)


class _Scalar:
    def __init__(self, index: Mapping[str, int], vector: str) -> None:
        self._index, self._vector = index, vector

    def slot(self, name: object) -> str:
        return f"{self._vector}[{self._index[str(name)]}]"

    def write(self, node: Node) -> str:
        kids = [self.write(kid) for kid in node.kids]
        if node.op in OPERATORS:
            return self.worked_out(OPERATORS[node.op], kids)
        match node.op, node.value:
            case "const", int(value):
                return self.constant(node, value)
            case "read", _:
                return f"({self.slot(node.value)} != 0)" if node.type == TRUTH else self.number(node.value)
            case "cmp", str(sign):
                return f"({kids[0]} {sign} {kids[1]})"
            case "in", _:
                return self.any([f"({kids[0]} == {other})" for other in kids[1:]])
            case "has", int(bit):
                return f"(({kids[0]} >> {bit} & 1) != 0)"
            case "and", _:
                return self.all(kids)
            case "or", _:
                return self.any(kids)
            case "not", _:
                return self.no(kids[0])
            case "if", _ if node.type == TRUTH:
                return self.any([self.all(kids[:2]), self.all([self.no(kids[0]), kids[2]])])
            case "if", _:
                return self.choose(*kids)
            case "since", _:
                return self.since(self.slot(node.value))
            case "count", (str(slot), int(turns)):
                return self.ones(self.recent(self.slot(slot), (1 << turns) - 1))
            case "held", (str(slot), int(turns)):
                earlier = (1 << turns) - 2
                return self.all([kids[0], f"({self.recent(self.slot(slot), earlier)} == {earlier})"])
            case "named", _:
                return kids[0]
        raise AssertionError(f"no such part of a tree: {node.op}")

    def number(self, name: object) -> str:
        return self.slot(name)

    def constant(self, node: Node, value: int) -> str:
        if node.type == TRUTH:
            return "True" if value else "False"
        return str(value) if value >= 0 else f"({value})"

    def worked_out(self, operator: Operator, kids: Sequence[str]) -> str:
        return operator.one(kids)

    def all(self, kids: Sequence[str]) -> str:
        return "(" + " and ".join(kids) + ")"

    def any(self, kids: Sequence[str]) -> str:
        return "(" + " or ".join(kids) + ")"

    def no(self, kid: str) -> str:
        return f"(not {kid})"

    def choose(self, condition: str, then: str, otherwise: str) -> str:
        return f"({then} if {condition} else {otherwise})"

    def since(self, bits: str) -> str:
        return f"(({bits} & -{bits}).bit_length() - 1 if {bits} else {NEVER})"

    def recent(self, bits: str, turns: int) -> str:
        return f"({bits} & {turns})"

    def ones(self, bits: str) -> str:
        return f"{bits}.bit_count()"


class _Rows(_Scalar):
    def worked_out(self, operator: Operator, kids: Sequence[str]) -> str:
        return operator.many(kids)

    def all(self, kids: Sequence[str]) -> str:
        return "(" + " & ".join(kids) + ")"

    def any(self, kids: Sequence[str]) -> str:
        return "(" + " | ".join(kids) + ")"

    def no(self, kid: str) -> str:
        return f"no({kid})"

    def choose(self, condition: str, then: str, otherwise: str) -> str:
        return f"pick({condition}, {then}, {otherwise})"

    def since(self, bits: str) -> str:
        return f"since({bits})"

    def recent(self, bits: str, turns: int) -> str:
        return f"recent({bits}, {turns})"

    def ones(self, bits: str) -> str:
        return f"ones({bits})"


class _Wide(_Rows):
    def number(self, name: object) -> str:
        return f"wide({self.slot(name)})"

    def choose(self, condition: str, then: str, otherwise: str) -> str:
        return f"wide({super().choose(condition, then, otherwise)})"

    def since(self, bits: str) -> str:
        return f"wide({super().since(bits)})"

    def ones(self, bits: str) -> str:
        return f"wide({super().ones(bits)})"
