"""Which rolls come, where people throw real dice: a step is gone through once, and asks for each as it comes to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from wargame.engine.adjudication import open_turn, resolve
from wargame.engine.draws import Dice
from wargame.engine.program import Program
from wargame.model.labels import Source
from wargame.model.orders import Order
from wargame.model.state import Phase, State
from wargame.records import record

THROWN = ("move", "table", "chance", "deck")
"""Sources of rolls that people make at a table; all others are book-keeping, and the program's."""


@record
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


Throw = Callable[[NeededRoll], tuple[int, ...] | None]
"""What the dice of a roll show; None: it is left to the program. Later rolls follow from it."""


@record
class _AskedDice:
    """Dice that people are asked for.

    Attributes:
        made: what each roll they were asked for shows, in the order in which it was made.
    """

    program: Program
    first: Dice
    throw: Throw
    made: dict[NeededRoll, tuple[int, ...]] = field(default_factory=dict)

    def faces(self, turn: int, purpose: str, count: int, sides: int) -> tuple[int, ...]:
        roll = self.program.rolls[purpose]
        if self.first.entered(turn, purpose) or Source.parse(roll.source).kind not in THROWN:
            return self.first.faces(turn, purpose, count, sides)
        needed = NeededRoll(turn, purpose, roll.source, roll.seats, count, sides)
        if needed not in self.made:
            thrown = self.throw(needed)
            self.made[needed] = self.first.faces(turn, purpose, count, sides) if thrown is None else thrown
        return self.made[needed]

    def entered(self, turn: int, purpose: str) -> bool:
        return self.first.entered(turn, purpose)


def needed_rolls(
    program: Program, state: State, orders: Mapping[str, Order], dice: Dice, throw: Throw
) -> tuple[NeededRoll, ...]:
    """The rolls that people are to make, in the order in which they are made: of the resolution, where orders are open;
    between two turns of the next opening; else none. The step is gone through once; pure where ``throw`` is.

    Args:
        dice: with what was given so far (``Dice.entered``), which is not asked for again.
        throw: asked for each roll when it is made.
    """
    asked = _AskedDice(program, dice, throw)
    match state.phase:
        case Phase.REVEALED:
            resolve(program, state, orders, asked)
        case Phase.BRIEFING | Phase.REVIEW:
            open_turn(program, state, asked)
        case _:
            pass
    return tuple(asked.made)
