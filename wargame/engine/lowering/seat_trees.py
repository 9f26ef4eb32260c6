"""Expressions of a program as one seat reads them, each worked out once for all doctrines and orders."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.engine.information.observation import SeatObservation
from wargame.engine.lowering.simplifying import supposing_values
from wargame.engine.program import Expr, Program
from wargame.engine.program_cache import once_a_program
from wargame.language.tree import Node


class SeatTrees:
    """What a seat reads in the expressions of a program while some slots are given, e.g. by an order of its own.

    Many orders give the same to an expression, or nothing that it reads: then its tree is the same.
    """

    def __init__(self, program: Program, seat: str) -> None:
        self.seen = SeatObservation(program, seat)
        self._program = program
        self._reads: dict[Expr, frozenset[str]] = {}
        self._points: dict[tuple[Expr, frozenset[tuple[str, int]]], Node] = {}

    def point(self, expression: Expr, given: Mapping[str, int]) -> Node:
        """An expression as the seat reads it (``SeatObservation.point``), the ``given`` slots having these values."""
        tree = self._program.expressions[expression]
        if expression not in self._reads:
            self._reads[expression] = tree.slots()
        reads = self._reads[expression]
        key = expression, frozenset((name, value) for name, value in given.items() if name in reads)
        if key not in self._points:
            self._points[key] = self.seen.point(supposing_values(tree, given))
        return self._points[key]


@once_a_program
def _of_seats(program: Program) -> dict[str, SeatTrees]:
    return {}


def seat_trees(program: Program, seat: str) -> SeatTrees:
    """Those of a seat, kept as long as the program lives."""
    seats = _of_seats(program)
    return seats.get(seat) or seats.setdefault(seat, SeatTrees(program, seat))
