"""Which move a roll of a table belongs to: one that is rolled for a move alone, such as what is said of it at home."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from wargame.engine.names import names_of
from wargame.engine.program import Assign, Change, Expr, Op, Program, Roll, Say, When
from wargame.engine.program_cache import once_a_program
from wargame.language.bounds import Interval, bounds
from wargame.model.labels import SlotName

_OF_A_MOVE = ("ordered", "joined", "result")
"""Heads of the slots that say that a move is made, and how it went."""


@once_a_program
def moves_behind(program: Program) -> Mapping[str, str]:
    """The move, by the purpose of each roll that falls only where that one move is made."""
    found: dict[str, set[str]] = {}

    def inside(block: Iterable[Op], moves: frozenset[str]) -> None:
        for op in block:
            match op:
                case When():
                    inside(op.then, moves | _asked(program, op.condition))
                    inside(op.otherwise, moves)
                case Change():
                    for watch in op.watches:
                        inside(watch.do, moves)
                case Roll():
                    found.setdefault(op.purpose, set()).update(moves or {""})
                case Assign() | Say():
                    pass
                case _:
                    assert_never(op)

    for stage in program.stages.values():
        inside(stage, frozenset())
    return {purpose: move for purpose, moves in found.items() if len(moves) == 1 for move in moves if move}


def _asked(program: Program, condition: Expr) -> frozenset[str]:
    """The moves without which a condition cannot hold."""
    names, tree = names_of(program), program.expressions[condition]

    def fails_without(move: str) -> bool:
        def known(slot: str) -> Interval:
            return (0, 0) if _says_of(slot) == move else names.limit(slot)

        return bounds(tree, known)[1] == 0

    return frozenset(move for move in {*map(_says_of, tree.slots())} if move and fails_without(move))


def _says_of(slot: str) -> str:
    """The move that a slot says something of; "" where it speaks of none."""
    name = SlotName.parse(slot)
    return name.id if name.head in _OF_A_MOVE else ""
