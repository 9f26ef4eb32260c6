"""The nearest change that would have given a roll another row: of the dice, or of one thing that counted."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.engine.program import Program, Roll
from wargame.engine.trace import row_of
from wargame.model.events import Rolled
from wargame.records import record


@record
class NearestChange:
    """A change, and the row (from 0) that it would have led to.

    Attributes:
        dice: so much more (less) on the dice; 0: the dice stay.
        without: the label of what had not counted; "": everything counts.
        add: what it added.
    """

    row: int
    dice: int = 0
    without: str = ""
    add: int = 0


def nearest_changes(program: Program, event: Rolled) -> tuple[NearestChange, ...]:
    """Those of the dice first, the smaller one before; then each thing without which alone it had come out otherwise.
    None where its reader does not know all that counted. Worked out from what the event says of itself."""
    roll = program.rolls.get(event.purpose)
    if roll is None or not event.is_known:
        return ()
    sides = program.expressions[roll.sides]
    most = sides.value if sides.op == "const" and isinstance(sides.value, int) else max(event.faces, default=1)
    dice = sorted(_other_dice(roll, event, most), key=lambda one: (abs(one.dice), -one.dice))
    return (*dice, *_without(roll, event, most))


def _row(roll: Roll, natural: int, total: int, sides: int) -> int:
    return row_of(roll, natural, total, sides) - 1


def _other_dice(roll: Roll, event: Rolled, sides: int) -> Iterator[NearestChange]:
    natural, added = sum(event.faces), event.base + event.modifier
    for way in (range(natural + 1, roll.count * sides + 1), range(natural - 1, roll.count - 1, -1)):
        for fall in way:
            row = _row(roll, fall, fall + added, sides)
            if row != event.row:
                yield NearestChange(row, dice=fall - natural)
                break


def _without(roll: Roll, event: Rolled, sides: int) -> Iterator[NearestChange]:
    asked, natural = sum(one.add for one in event.reasons), sum(event.faces)
    for one in event.reasons:
        left = asked - one.add
        counts = left if roll.clamp is None else max(-roll.clamp, min(roll.clamp, left))
        row = _row(roll, natural, natural + event.base + counts, sides)
        if row != event.row:
            yield NearestChange(row, without=one.source, add=one.add)
