"""What is worked out once a program and kept as long as the program lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from wargame.engine.program import Program

Kept = TypeVar("Kept")


def once_a_program(make: Callable[[Program], Kept]) -> Callable[[Program], Kept]:
    """A function of a program alone that works its answer out when it is first asked about a program."""
    known: WeakKeyDictionary[Program, Kept] = WeakKeyDictionary()

    @wraps(make)
    def kept(program: Program) -> Kept:
        try:
            return known[program]
        except KeyError:
            return known.setdefault(program, make(program))

    return kept
