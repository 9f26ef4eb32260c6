"""Joint moves: among whom one stands, and what becomes of an order that does not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from wargame.engine.lowering.builder import Builder
from wargame.engine.program import Assign, Block, Op, Say, When
from wargame.language import slots
from wargame.language.effects.payment import purse_change
from wargame.language.formulas import both, compare, either, is_on, read
from wargame.language.orders import paid_slot, takes_part, who_may
from wargame.language.tree import Node, const
from wargame.model.events import Joined, OfferFailed


def offer_slot(move: str, by: str, to: str) -> str:
    """1 during the turn after ``by`` offered ``to`` a joint move that did not stand."""
    return f"offer:{move}@{by}+{to}"


def forget_offers(builder: Builder) -> Block:
    """What was offered the turn before is an offer no longer."""
    found = []
    for name, move in builder.scenario.moves.items():
        if move.joint:
            for by in who_may(move):
                for to in who_may(move):
                    if to != by:
                        slot = builder.slot(offer_slot(name, by, to), "book", owner=name, seat=to)
                        found.append(Assign(slot, builder.constant(0)))
    return tuple(found)


def match(builder: Builder, name: str) -> Block:
    """A joint move stands among the seats that ordered it, if all required seats did and whom these named are there.

    To name a partner is a condition of the seat that names it: an optional seat whose partner stays away takes no part
    itself, and so another one that named it may not either.
    """
    move = builder.scenario.moves[name]
    seats = who_may(move)
    optional = [seat for seat in seats if seat not in move.seats]
    builder.budget.spend(f"move:{name}", 2 ** len(optional) + (len(optional) ** 2 + 1) * (4 + 2 * len(seats)))
    waiting = seats if builder.semantics == 1 else move.seats
    stands = both(
        *(is_on(slots.ordered(name, seat)) for seat in move.seats),
        *(
            either(
                compare(read(slots.ordered(name, seat)), "==", 0),
                compare(read(slots.partner(name, seat, named)), "==", 0), is_on(slots.ordered(name, named)),
            )
            for seat in waiting
            for named in optional
            if named != seat
        ),
    )
    joined: list[Op] = []
    for present in product((True, False), repeat=len(optional)):
        among = tuple(seat for seat, here in zip(optional, present, strict=True) if here)
        held = both(
            *(
                is_on(slots.ordered(name, seat)) if seat in among else compare(read(slots.ordered(name, seat)), "==", 0)
                for seat in optional
            )
        )
        say = Say(Joined(move=name, seats=(*move.seats, *among)))
        joined.append(When(builder.expr(held), (say,)) if optional else say)
    failed: list[Op] = []
    for seat in seats:
        failed.append(When(builder.expr(is_on(slots.ordered(name, seat))), _offer(builder, name, seat)))
    everyone = builder.expr(takes_part(name, seats))
    apart = () if builder.semantics == 1 else _apart(builder, name, optional)
    return (When(everyone, (*apart, When(builder.expr(stands), tuple(joined), tuple(failed)))),)


def _apart(builder: Builder, name: str, optional: Sequence[str]) -> Block:
    """Optional seats whose named partners are not there drop out, and then those that named these: so many rounds that
    none is left, whoever comes first."""
    if len(optional) < 2:
        return ()
    once: list[Op] = []
    for seat in optional:
        alone = either(
            *(
                both(is_on(slots.partner(name, seat, named)), compare(read(slots.ordered(name, named)), "==", 0))
                for named in optional
                if named != seat
            )
        )
        once.append(When(builder.expr(both(is_on(slots.ordered(name, seat)), alone)), _offer(builder, name, seat)))
    return (*once,) * len(optional)


def _offer(builder: Builder, name: str, seat: str) -> Block:
    """A seat's order does not stand: part of its price comes back, the seats it was offered to are told next turn."""
    move = builder.scenario.moves[name]
    currency = builder.scenario.currency
    refund = 0 if currency is None else currency.refund
    required = tuple(other for other in move.seats if other != seat)
    ordered = builder.slot(slots.ordered(name, seat))
    event = OfferFailed(move=name, seat=seat, listed=required, refund=refund, slot="", to=0)
    ops: list[Op] = [
        Assign(ordered, builder.constant(0), event),
        *purse_change(
            builder, seat, Node("min", const(0).type, (const(refund), read(paid_slot(name, seat)))), f"move:{name}"
        ),
        *(Assign(builder.slot(offer_slot(name, seat, other)), builder.constant(1)) for other in required),
    ]
    for other in move.optional:
        if other != seat:
            named = builder.expr(is_on(slots.partner(name, seat, other)))
            told = OfferFailed(move=name, seat=seat, listed=(other,), refund=0, slot="", to=0)
            ops.append(When(named, (Assign(builder.slot(offer_slot(name, seat, other)), builder.constant(1), told),)))
    return tuple(ops)
