"""Habits of one seat: a doctrine that never orders some cards, always some others, or nothing but those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from wargame.engine.program import Program
from wargame.records import record
from wargame.sim.intervention import Arm, InterventionDecider
from wargame.sim.rows import Mask


@record
class CardPlayed:
    """A move with one of its choices named, or as its card would have it."""

    move: str
    chosen: tuple[str, str] | None = None

    def __str__(self) -> str:
        return self.move if self.chosen is None else f"{self.move}({'='.join(self.chosen)})"


@record
class Habit:
    """How a seat plays every turn.

    Attributes:
        doctrine: whose answers it gives, and whose orders where nothing else is said.
        only: these cards whenever they are open, and no others; None: what the doctrine orders.
        always: these whenever they are open, before all others.
        never: these not.
    """

    doctrine: str
    only: tuple[CardPlayed, ...] | None = None
    always: tuple[CardPlayed, ...] = ()
    never: tuple[str, ...] = ()

    @property
    def cards(self) -> tuple[CardPlayed, ...]:
        """The cards it orders whenever they are open."""
        return self.always if self.only is None else self.only

    def __str__(self) -> str:
        parts = [self.doctrine]
        if self.only is not None:
            orders = " and ".join(map(str, self.only)) or "nothing"
            parts = [f"{orders}, answers as {self.doctrine}"]
        parts += [f"always {one}" for one in self.always]
        return ", ".join([*parts, *(f"never {one}" for one in self.never)])


def cards_of(program: Program, seat: str) -> Iterator[CardPlayed]:
    """Every card that a seat could order, as it would have it and with each single choice that is written on it."""
    for site in program.moves.values():
        if seat in site.seats:
            yield CardPlayed(site.move)
            for key, parameter in program.scenario.moves[site.move].parameters.items():
                words = list(parameter.choices)
                standing = parameter.default or (words[0] if words and parameter.several == 1 else None)
                yield from (CardPlayed(site.move, (key, word)) for word in words if word != standing)


def habit_decider(program: Program, seat: str, habits: Sequence[Habit], games: int) -> InterventionDecider:
    """Who orders by habits: column ``n * games + g`` of a block by habit ``n``. All must name one doctrine."""
    (doctrine,) = {habit.doctrine for habit in habits}
    cards = [card for habit in habits for card in habit.cards]
    found = InterventionDecider(program, doctrine, seat, [Arm((seat,), card.move, card.chosen) for card in cards])
    every = [site.move for site in program.moves.values() if seat in site.seats]

    def columns(place: int) -> Mask:
        mask = np.zeros(len(habits) * games, dtype=np.bool_)
        mask[place * games : (place + 1) * games] = True
        return mask

    for place, habit in enumerate(habits):
        mine = columns(place)
        for move in habit.never if habit.only is None else every:
            banned = found.wanted.banned
            banned[move] = banned[move] | mine if move in banned else mine
        for card in habit.cards:
            pushed, key = found.wanted.pushed, (card.move, card.chosen)
            pushed[key] = pushed[key] | mine if key in pushed else mine
    return found
