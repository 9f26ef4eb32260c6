"""Numbers that nothing in a crisis changes, told as what they are: ``max(2, 6 - half(turn_weeks))`` as ``5``.

How many weeks a turn stands for is such a number. A rulebook reads it so that it fits every crisis; players of one
crisis should meet the sum, not the formula.
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator

from pydantic import BaseModel

from wargame.language.names import Names
from wargame.language.operators import COMPARED, COMPARISONS, OPERATORS, SIGNED
from wargame.model.files import Scenario

_SETS = re.compile(r"\s*([a-z_]\w*)\s*(?:=(?!=)|[+-]|at\b)", re.IGNORECASE)
"""How an effect begins that changes what it names. A condition that looks like one costs only a plainer telling."""


def with_fixed_numbers(body: ast.expr, names: Names) -> ast.expr:
    """A sound line with every number that nothing changes worked out. A condition settled by it stays as written."""
    fixed = fixed_numbers(names)
    if not any(isinstance(part, ast.Name) and part.id in fixed for part in ast.walk(body)):
        return body
    told = _Folding(fixed).visit(copy.deepcopy(body))
    return body if isinstance(told, ast.Constant) and isinstance(told.value, bool) else told


def settled_by_numbers(body: ast.expr, names: Names) -> bool | None:
    """Whether numbers that nothing changes settle a sound condition: it always holds in this crisis, or never; None:
    that hangs on more."""
    fixed = fixed_numbers(names)
    if not any(isinstance(part, ast.Name) and part.id in fixed for part in ast.walk(body)):
        return None
    told = _Folding(fixed).visit(copy.deepcopy(body))
    return told.value if isinstance(told, ast.Constant) and isinstance(told.value, bool) else None


def fixed_numbers(names: Names) -> dict[str, int]:
    """The numbers of a linked scenario that no effect changes, and their values; empty for a single file."""
    sections = names.sections
    if not isinstance(sections, Scenario):
        return {}
    if not names.fixed and sections.numbers:
        changed = {found[1] for text in _texts(sections) if (found := _SETS.match(text))}
        start = {**sections.numbers, **sections.about.start.numbers}
        names.fixed.update({id_: value for id_, value in start.items() if id_ not in changed})
    return names.fixed


def _texts(part: object) -> Iterator[str]:
    """Every text in a part of a scenario."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, BaseModel):
        for value in part.__dict__.values():
            yield from _texts(value)
    elif isinstance(part, dict):
        for value in part.values():
            yield from _texts(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _texts(value)


class _Folding(ast.NodeTransformer):
    """Replaces names by values and works out what is made of values alone; True and False are settled conditions."""

    def __init__(self, fixed: dict[str, int]) -> None:
        self._fixed = fixed

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Constant(self._fixed[node.id]) if node.id in self._fixed else node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        self.generic_visit(node)
        if isinstance(node.op, ast.Not) and isinstance(settled := _value(node.operand), bool):
            return ast.Constant(not settled)
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        left, right = _value(node.left), _value(node.right)
        if left is not None and right is not None:
            return ast.Constant(OPERATORS[SIGNED[type(node.op)][0]].value(left, right))
        if isinstance(node.op, ast.Mult) and 1 in (left, right):
            return node.left if right == 1 else node.right
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        numbers = [_value(arg) for arg in node.args]
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in OPERATORS and all(number is not None for number in numbers):
            return ast.Constant(OPERATORS[name].value(*numbers))
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        self.generic_visit(node)
        sides = [_value(side) for side in (node.left, *node.comparators)]
        if len(node.ops) > 1 or type(node.ops[0]) not in COMPARED:
            return node
        sign = COMPARED[type(node.ops[0])]
        left, right = sides
        if left is not None and right is not None:
            return ast.Constant(bool(COMPARISONS[sign].holds(left, right)))
        if right is not None and isinstance(node.left, ast.BinOp) and isinstance(node.left.op, ast.Mult):
            factor = _value(node.left.right)
            if factor is not None and factor > 0 and sign in (">=", "<"):
                # A whole number times 4 comes to 6 or more from 2 on.
                node.left, node.comparators = node.left.left, [ast.Constant(-(-right // factor))]
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        self.generic_visit(node)
        decides = isinstance(node.op, ast.Or)
        open_: list[ast.expr] = []
        for part in node.values:
            settled = _value(part)
            if not isinstance(settled, bool):
                open_.append(part)
            elif settled is decides:
                return ast.Constant(decides)
        if not open_:
            return ast.Constant(not decides)
        node.values = open_
        return node if len(open_) > 1 else open_[0]


def _value(part: ast.expr) -> int | None:
    """The number, or settled truth, a part is; None where it is neither."""
    if isinstance(part, ast.Constant) and isinstance(part.value, int):
        return part.value
    return None
