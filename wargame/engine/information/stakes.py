"""Whom a change helps: which way every value should go for the public aims of each seat. It never changes in a game and
is no secret: objectives and red lines stand in the rulebook of all; the private cards are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wargame.engine.program import Program
from wargame.engine.program_cache import once_a_program
from wargame.language.tree import Node

Way = tuple[str, int]
"""A slot, and which way it should go: 1 up, -1 down, 0 neither or not to be said."""


@dataclass(frozen=True, slots=True)
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
            for slot, way in _ways(program.expressions[condition], sign) if condition is not None else ():
                ways.setdefault(slot, {}).setdefault(aim.seat, set()).add(way)
    return {slot: _stake(program, wanted) for slot, wanted in ways.items()}


def _stake(program: Program, wanted: Mapping[str, set[int]]) -> Stake:
    def whose(way: int) -> tuple[str, ...]:
        return tuple(seat for seat in program.seats if way in wanted.get(seat, ()) and -way not in wanted[seat])

    rise, fall = whose(1), whose(-1)
    return Stake(rise, fall, tuple(seat for seat in program.seats if seat in wanted and seat not in (*rise, *fall)))


def _ways(node: Node, sign: int) -> Iterator[Way]:
    """What should become of each value that a tree reads, for the tree to hold, or to give more (``sign`` 1)."""
    match node.op:
        case "read":
            yield str(node.value), sign
        case "and" | "or" | "add" | "min" | "max" | "half" | "div" | "held":
            yield from _all(node.kids, sign)
        case "named":
            yield str(node.value), sign
            yield from _all(node.kids, sign)
        case "not" | "neg":
            yield from _all(node.kids, -sign)
        case "sub":
            yield from _ways(node.kids[0], sign)
            yield from _ways(node.kids[1], -sign)
        case "cmp" if node.value in (">", ">=", "<", "<="):
            more = sign if str(node.value)[0] == ">" else -sign
            yield from _ways(node.kids[0], more)
            yield from _ways(node.kids[1], -more)
        case _:
            yield from ((slot, 0) for slot in node.slots())


def _all(kids: tuple[Node, ...], sign: int) -> Iterator[Way]:
    for kid in kids:
        yield from _ways(kid, sign)
