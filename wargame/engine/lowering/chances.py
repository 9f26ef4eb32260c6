"""The chance of a success or better as a tree over the sum that is added to the dice."""

from __future__ import annotations

from wargame.engine.information.odds import WIDEST, naturals
from wargame.engine.program import Program, Roll
from wargame.engine.trace import row_of
from wargame.language.formulas import compare, plus, where
from wargame.language.tree import NUMBER, Node, const
from wargame.model.tables import Scale


def chance_in_percent(program: Program, roll: Roll, scale: Scale, total: Node) -> Node:
    """How many falls of 100 give a success or better, ``total`` being added to the dice."""
    sides = program.expressions[roll.sides].value
    assert isinstance(sides, int)
    wanted = scale.good_row
    steps: dict[int, int] = {}
    for natural, ways in naturals(roll.count, sides).items():
        sums = range(-WIDEST, WIDEST + 1)
        needed = next((more for more in sums if row_of(roll, natural, natural + more, sides) >= wanted), None)
        if needed is not None:
            steps[needed] = steps.get(needed, 0) + 100 * ways
    counted = [
        const(ways) if needed == -WIDEST else where(compare(total, ">=", needed), const(ways), const(0))
        for needed, ways in sorted(steps.items())
    ]
    return Node("div", NUMBER, (plus(*counted), const(sides**roll.count)))
