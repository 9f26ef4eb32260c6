"""The dice of a running game: those of its seed, others since it was taken back, real ones where they were typed in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from wargame.engine.draws import Dice
from wargame.records import record
from wargame.saves.counterfactual_dice import dice_of
from wargame.saves.lines import WhatIf
from wargame.saves.position import Position


@record
class TableDice:
    """Dice as control has left them.

    Attributes:
        thrown: the dice at an attempt (``engine.draws.KeyedDice.attempt``).
        now: where the game stands as they are thrown.
    """

    thrown: Callable[[int], Dice]
    now: Position

    def faces(self, turn: int, purpose: str, count: int, sides: int) -> tuple[int, ...]:
        """As ``engine.draws.Dice`` says. A deck may have become smaller than its card was typed in from: its last."""
        typed = self.now.entered.get((turn, purpose))
        if typed is not None:
            return tuple(min(face, sides) for face in typed)
        return self.thrown(self.now.attempt(turn)).faces(turn, purpose, count, sides)

    def entered(self, turn: int, purpose: str) -> bool:
        """As ``engine.draws.Dice`` says."""
        return (turn, purpose) in self.now.entered or self.thrown(0).entered(turn, purpose)


def table_dice(seed: int, what_if: WhatIf | None, now: Position) -> Dice:
    """The dice of a game under its seed (``seals.dice_seed``), where it stands."""
    if not now.rerolls and not now.entered:
        return dice_of(seed, what_if)
    return TableDice(partial(dice_of, seed, what_if), now)


def recorded_dice(recorded: Dice, now: Position) -> Dice:
    """Recorded faces, but where control typed some in: those it must have come to."""
    return TableDice(lambda attempt: recorded, now) if now.entered else recorded
