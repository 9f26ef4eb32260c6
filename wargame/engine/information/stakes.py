"""Whom a change helps: which way every value should go for the public aims of each seat. It never changes in a game and
is no secret: objectives and red lines stand in the rulebook of all; the private cards are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wargame.engine.information.conditions import Way, ways
from wargame.engine.program import Program
from wargame.engine.program_cache import once_a_program
from wargame.language.tree import Node
from wargame.records import record


@record
class Stake:
    """What a value is to the seats: who is helped by its rise, who by its fall, and who else has an aim that reads
    it."""

    rise: tuple[str, ...] = ()
    fall: tuple[str, ...] = ()
    read: tuple[str, ...] = ()

    def helped(self, change: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Whom a change helps, and whom it hurts."""
        return (self.rise, self.fall) if change > 0 else (self.fall, self.rise) if change < 0 else ((), ())


@once_a_program
def stakes(program: Program) -> Mapping[str, Stake]:
    """The stakes in every value that a public aim reads, by slot."""
    ways: dict[str, dict[str, set[int]]] = {}
    for aim in program.aims:
        sign = -1 if aim.what == "red_line" else 1
        for condition in (aim.when, aim.part_when) if aim.what != "card" else ():
            for slot, way in _ways(program, program.expressions[condition], sign) if condition is not None else ():
                ways.setdefault(slot, {}).setdefault(aim.seat, set()).add(way)
    return {slot: _stake(program, wanted) for slot, wanted in ways.items()}


def _stake(program: Program, wanted: Mapping[str, set[int]]) -> Stake:
    def whose(way: int) -> tuple[str, ...]:
        return tuple(seat for seat in program.seats if way in wanted.get(seat, ()) and -way not in wanted[seat])

    rise, fall = whose(1), whose(-1)
    return Stake(rise, fall, tuple(seat for seat in program.seats if seat in wanted and seat not in (*rise, *fall)))


def _ways(program: Program, tree: Node, sign: int) -> Iterator[Way]:
    """What should become of each value that a tree names, and of those that a derived value is made of."""
    for slot, way in ways(tree, sign):
        yield slot, way
        if slot in program.derived:
            for part in program.expressions[program.derived[slot]].kids:
                yield from _ways(program, part, way)
