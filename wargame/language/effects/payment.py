"""What was paid for a move, and the purse it comes from."""

from __future__ import annotations

from wargame.language import slots
from wargame.language.formulas import plus, read
from wargame.language.orders import paid_slot
from wargame.language.program_builder import Op, ProgramBuilder
from wargame.language.tree import NUMBER, Node, const
from wargame.model.events import Became


def give_back(to: ProgramBuilder[Op], move: str, seat: str, source: str) -> tuple[Op, ...]:
    """What a seat paid for a move this turn comes back."""
    paid = paid_slot(move, seat)
    return (*purse_change(to, seat, read(paid), source), to.assign(to.slot(paid), to.constant(0)))


def purse_change(to: ProgramBuilder[Op], seat: str, amount: Node, source: str) -> tuple[Op, ...]:
    """A seat's purse gains or loses: the book-keeping of orders, which no step or watch touches."""
    currency = to.scenario.currency
    if currency is None:
        return ()
    track = to.scenario.tracks[currency.track]
    name = slots.value(currency.track, seat if track.per else None)
    kept = Node("max", NUMBER, (const(track.min), Node("min", NUMBER, (const(track.max), plus(read(name), amount)))))
    event = Became(source=source, seats=(seat,), slot="", to=0)
    return (to.assign(to.slot(name), to.expr(kept), event),)
