"""The chance of a success or better as a tree over the sum that is added to the dice."""

from __future__ import annotations

from functools import lru_cache

from wargame.engine.information.odds import WIDEST, naturals
from wargame.engine.program import Program, Roll
from wargame.engine.trace import Lookup, row_of
from wargame.language.formulas import compare, plus, where
from wargame.language.tree import NUMBER, Node, const
from wargame.model.tables import Scale


def chance_in_percent(program: Program, roll: Roll, scale: Scale, total: Node) -> Node:
    """How many falls of 100 give a success or better, ``total`` being added to the dice."""
    sides = program.expressions[roll.sides].value
    assert isinstance(sides, int)
    steps = _steps(Lookup(roll.count, roll.cuts, roll.cap_row, roll.floor_row), sides, scale.good_row)
    counted = [
        const(ways) if needed == -WIDEST else where(compare(total, ">=", needed), const(ways), const(0))
        for needed, ways in steps
    ]
    return Node("div", NUMBER, (plus(*counted), const(sides**roll.count)))


@lru_cache(maxsize=64)
def _steps(lookup: Lookup, sides: int, wanted: int) -> tuple[tuple[int, int], ...]:
    """The sums from which on more falls give a wanted row, and of how many falls, times 100; a scale has many rolls."""
    steps: dict[int, int] = {}
    for natural, ways in naturals(lookup.count, sides).items():
        sums = range(-WIDEST, WIDEST + 1)
        needed = next((more for more in sums if row_of(lookup, natural, natural + more, sides) >= wanted), None)
        if needed is not None:
            steps[needed] = steps.get(needed, 0) + 100 * ways
    return tuple(sorted(steps.items()))
