"""What the seats have agreed on this turn, and what they have declined, in games that are played on from it."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.engine.encoding import slot_values
from wargame.engine.program import Program
from wargame.language import slots
from wargame.model.orders import Act, Order
from wargame.records import record
from wargame.sim.rollout import RolloutGames
from wargame.sim.rows import Mask, Some

Agreed = tuple[Act, tuple[str, ...]]
"""A joint move as the seat is to order it, and the other seats that order it, too."""


@record
class Bargains:
    """What a seat knows by this turn's proposals of what the others are going to order.

    Attributes:
        agreed: joint moves that all concerned have accepted.
        offered: joint moves that all others have accepted and that wait for this seat alone: ordered by them where it
            orders them as they were offered.
        refused: joint moves that were proposed and are not to be.
    """

    agreed: tuple[Agreed, ...] = ()
    offered: tuple[Agreed, ...] = ()
    refused: frozenset[str] = frozenset()

    def beside(self, program: Program, seat: str, order: Order) -> tuple[Agreed, ...]:
        """What the others order where this seat orders that. A joint move with other choices or partners than were
        offered is another proposal: to that nobody has said yes."""
        mine = [slot_values(program, seat, Order((act,))) for act in order.acts]
        return (
            *self.agreed, *(one for one in self.offered if slot_values(program, seat, Order((one[0],))) in mine)
        )  # fmt: skip


NO_BARGAINS = Bargains()


def join(agreed: Sequence[Agreed], games: RolloutGames, column: Mask | None = None) -> None:
    """Let the others order what is agreed, in place of what else they would order. Called when they have ordered.

    Args:
        column: in which games; None: in all.
    """
    where = Some(~games.over if column is None else ~games.over & column)
    for other in sorted({seat for _act, others in agreed for seat in others}):
        for number, slot in enumerate(games.program.slots):
            if slot.kind == "order" and slot.seat == other:
                games.put(number, 0, where)
    for act, others in agreed:
        for other in others:
            for name, value in slot_values(games.program, other, Order((act,))).items():
                games.put(games.program.slot(name), value, where)


def refuse(moves: frozenset[str], games: RolloutGames, seat: str) -> None:
    """Let no seat but this one order moves that are not to be. Called when they have ordered, before ``join``."""
    everywhere = Some(~games.over)
    for move in sorted(moves):
        for other in games.program.seats:
            number = games.program.index.get(slots.ordered(move, other))
            if number is not None and other != seat:
                games.put(number, 0, everywhere)
