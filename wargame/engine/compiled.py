"""Expressions as functions: source printed from our own typed tree, holding only slot numbers and whole numbers.

The one place where code is compiled; no author's text comes near it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any

from wargame.engine.program import Program
from wargame.engine.program_cache import once_a_program
from wargame.language.source import python_source, row_source
from wargame.language.tree import Node

Read = Callable[[list[int]], int]
AT_ONCE = 64
"""Expressions compiled together. All at once would hold ten mebibytes of syntax tree that are never given back."""


@once_a_program
def functions(program: Program) -> tuple[Read, ...]:
    """One function an expression, from the list of slot values to a whole number (conditions: true or false)."""
    return functions_of(program.expressions, program.index)


def functions_of(trees: Iterable[Node], index: Mapping[str, int]) -> tuple[Read, ...]:
    """One function a tree, over a list of values that ``index`` knows the places of."""
    bodies = (python_source(node, index) for node in trees)
    return _made(bodies, {"__builtins__": {"min": min, "max": max, "abs": abs}})


def row_functions(
    trees: Iterable[Node], index: Mapping[str, int], signs: Mapping[str, Any], wide: Callable[[Node], bool]
) -> tuple[Callable[[Any], Any], ...]:
    """The same for many games at once: one function a tree, from the list of rows to a row or truths.

    Args:
        signs: what ``row_source`` calls, handed in by those who may import numpy.
        wide: whether a tree's numbers may leave 32 bits.
    """
    return _made((row_source(node, index, wide=wide(node)) for node in trees), {"__builtins__": {}, **signs})


def _made(bodies: Iterable[str], scope: dict[str, Any]) -> tuple[Callable[[Any], Any], ...]:
    made: list[Callable[[Any], Any]] = []
    rest = iter(bodies)
    while some := list(islice(rest, AT_ONCE)):
        source = "MADE = (\n" + "".join(f"    lambda v: {body},\n" for body in some) + ")\n"
        space: dict[str, Any] = {}
        exec(compile(source, "<program>", "exec"), scope, space)  # noqa: S102
        made += space["MADE"]
    return tuple(made)
