"""Operators that are called by name: ``min max abs half div``, and what else the table of operators gives a call."""

from __future__ import annotations

import ast

from wargame.language import build
from wargame.language.functions.function import function
from wargame.language.operators import OPERATORS, Operator
from wargame.language.reading import Reading
from wargame.language.tree import Node


def _declare(name: str, operator: Operator) -> None:
    def reads(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
        kids = [reading.number(arg, f"{name}(…)") for arg in args]
        if operator.divides:
            if kids[-1].op != "const":
                raise reading.error(
                    args[-1], f"{operator.call} divides by a plain number", f"write e.g. {name}(x, 3)", "arguments"
                )
            if kids[-1].value == 0:
                raise reading.error(args[-1], "nothing can be divided by 0", "", "arguments")
        return build.arithmetic(name, kids, reading.span(call))

    reads.__doc__ = f"``{operator.call}``{operator.remark}."
    function(operator.call, *operator.takes)(reads)


for _name, _operator in OPERATORS.items():
    if _operator.call:
        _declare(_name, _operator)
