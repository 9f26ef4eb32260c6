"""Which roll comes next, where people throw real dice: a step is gone through until it needs dice nobody has given."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from wargame.engine.adjudication import open_turn, resolve
from wargame.engine.draws import Dice
from wargame.engine.program import Program
from wargame.model.labels import Source
from wargame.model.orders import Order
from wargame.model.state import Phase, State

THROWN = ("move", "table", "chance", "deck")
"""Sources of rolls that people make at a table; all others are book-keeping, and the program's."""


@dataclass(frozen=True, slots=True)
class NeededRoll:
    """A roll that is to be made.

    Attributes:
        turn, purpose: as ``engine.draws.Dice`` is asked for it.
        source: what is rolled; ``seats``: who rolls.
        count, sides: so many dice, and how many faces each has; of a deck one, with a face for each card left.
    """

    turn: int
    purpose: str
    source: str
    seats: tuple[str, ...]
    count: int
    sides: int


class _RollNeeded(Exception):
    def __init__(self, roll: NeededRoll) -> None:
        self.roll = roll


@dataclass(frozen=True, slots=True)
class _AskingDice:
    """Dice that stop at the first roll people are to make. ``left``: rolls that are left to the program, by purpose."""

    program: Program
    first: Dice
    left: Collection[str]

    def faces(self, turn: int, purpose: str, count: int, sides: int) -> tuple[int, ...]:
        roll = self.program.rolls[purpose]
        if purpose in self.left or self.first.entered(turn, purpose) or Source.parse(roll.source).kind not in THROWN:
            return self.first.faces(turn, purpose, count, sides)
        raise _RollNeeded(NeededRoll(turn, purpose, roll.source, roll.seats, count, sides))

    def entered(self, turn: int, purpose: str) -> bool:
        return self.first.entered(turn, purpose)


def needed_roll(
    program: Program, state: State, orders: Mapping[str, Order], dice: Dice, left: Collection[str] = ()
) -> NeededRoll | None:
    """The next roll that people are to make: of the resolution, where orders are open; between two turns of the next
    opening. None: none is left, or nothing is rolled now. Pure.

    Args:
        dice: with what was given so far (``Dice.entered``).
        left: rolls that are left to these dice, by purpose.
    """
    asking = _AskingDice(program, dice, left)
    try:
        match state.phase:
            case Phase.REVEALED:
                resolve(program, state, orders, asking)
            case Phase.BRIEFING | Phase.REVIEW:
                open_turn(program, state, asking)
            case _:
                return None
    except _RollNeeded as needed:
        return needed.roll
    return None
