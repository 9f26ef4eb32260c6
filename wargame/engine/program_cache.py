"""What is worked out once a program and kept as long as the program lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from wargame.engine.program import Program

Kept = TypeVar("Kept")


def once_a_program(make: Callable[[Program], Kept]) -> Callable[[Program], Kept]:
    """A function of a program alone that works its answer out when it is first asked about a program.

    The program itself keeps the answer, which may therefore hold the program: both go when nobody else holds either. In
    a table beside it, also one of weak keys, such an answer would keep its program for good.
    """

    @wraps(make)
    def answer(program: Program) -> Kept:
        kept: dict[object, Kept] = program.kept
        if make not in kept:
            kept.setdefault(make, make(program))
        return kept[make]

    return answer
