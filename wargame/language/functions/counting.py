"""How many of several conditions hold."""

from __future__ import annotations

import ast

from wargame.language import build
from wargame.language.functions.function import function
from wargame.language.operators import MANY
from wargame.language.reading import Reading
from wargame.language.tree import Node


@function("at_least(2, a, b, c)", 3, MANY)
def at_least(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``at_least(k, a, b, …)``: k or more of the conditions hold."""
    wanted = reading.number(args[0], "at_least(…)")
    clauses = [reading.truth(arg, "at_least(…)") for arg in args[1:]]
    if wanted.op == "const" and isinstance(wanted.value, int) and not 1 <= wanted.value <= len(clauses):
        raise reading.error(args[0], f"at_least({wanted.value}, …) of {len(clauses)} conditions never changes",
                            f"between 1 and {len(clauses)}", "useless")
    span = reading.span(call)
    return build.compare(build.how_many(clauses, span), ">=", wanted, span)


@function("all_of(a, b)", 2, MANY)
def all_of(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``all_of(a, b, …)``: all of them hold."""
    return build.both([reading.truth(arg, "all_of(…)") for arg in args], reading.span(call))


@function("any_of(a, b)", 2, MANY)
def any_of(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``any_of(a, b, …)``: at least one of them holds."""
    return build.either([reading.truth(arg, "any_of(…)") for arg in args], reading.span(call))
