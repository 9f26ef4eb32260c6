"""Every statement of a program, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from wargame.engine.program import Assign, Change, Op, Program, Roll, Say, When


def statements_in(program: Program) -> Iterator[Op]:
    """Every statement of a program, those under conditions and of watches included, in their order."""
    return (op for block in program.stages.values() for op in _inside(block))


def _inside(block: Iterable[Op]) -> Iterator[Op]:
    for op in block:
        yield op
        match op:
            case When():
                yield from _inside((*op.then, *op.otherwise))
            case Change():
                for watch in op.watches:
                    yield from _inside(watch.do)
            case Assign() | Roll() | Say():
                pass
            case _:
                assert_never(op)
