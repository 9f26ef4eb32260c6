"""The slots of this turn's orders, and the effects that touch them: cancel, refund, modify, band, strike, convert."""

from __future__ import annotations

from typing import Literal

from wargame.language.orders import groups, paid_slot, picked, result_slot, shared, takes_part, who_may
from wargame.engine.lowering.builder import Builder
from wargame.language.formulas import both, compare, is_on, plus, read, where
from wargame.engine.program import Assign, Block, When
from wargame.language import slots
from wargame.language.names import MoveOf
from wargame.language.tree import NUMBER, TRUTH, Node, const
from wargame.model.events import BandChanged, Became, Lapsed


def order_slots(builder: Builder) -> None:
    """Make the slots of every move's orders, results and choices."""
    for name, move in builder.scenario.moves.items():
        for seat in who_may(move):
            builder.slot(slots.ordered(name, seat), "order", owner=name, seat=seat, scoped=True)
            builder.slot(paid_slot(name, seat), "order", owner=name, seat=seat, scoped=True)
            for parameter in move.parameters:
                builder.slot(slots.chosen(name, parameter, seat), "order", owner=name, seat=seat, scoped=True)
            for named in move.optional:
                if named != seat:
                    builder.slot(slots.partner(name, seat, named), "order", owner=name, seat=seat, scoped=True)
        if shared(move):
            for parameter in move.parameters:
                builder.slot(slots.agreed(name, parameter), "order", owner=name, scoped=True)
        if move.scale is not None:
            for group in groups(move):
                roller = group[0] if move.each else None
                builder.slot(slots.result(name, roller), "result", owner=name, seat=roller, scoped=True)
                builder.slot(slots.roll_change(name, roller), "book", owner=name, seat=roller, scoped=True)


def _seats(builder: Builder, move: MoveOf) -> tuple[str, ...]:
    return (move.seat,) if move.seat is not None else who_may(builder.scenario.moves[move.move])


def strike(builder: Builder, move: MoveOf, source: str) -> Block:
    """A move is cancelled, for one seat or all: what was paid comes back."""
    ops: list[When] = []
    for seat in _seats(builder, move):
        ordered = slots.ordered(move.move, seat)
        lapsed = Lapsed(seat=seat, move=move.move, cause=source, slot="", to=0)
        body = (
            *_give_back(builder, move.move, seat, source),
            Assign(builder.slot(ordered), builder.constant(0), lapsed),
        )
        ops.append(When(builder.expr(is_on(ordered)), body))
    return (*ops, *_forget_results(builder, move))


def _forget_results(builder: Builder, move: MoveOf) -> Block:
    """What was rolled for a move that nobody makes any more did not come out."""
    rule = builder.scenario.moves[move.move]
    if rule.scale is None:
        return ()
    ops: list[When] = []
    for group in groups(rule):
        slot = builder.slot(result_slot(move.move, rule, group), scoped=True)
        nobody = Node("not", TRUTH, (takes_part(move.move, group),))
        ops.append(When(builder.expr(nobody), (Assign(slot, builder.constant(0)),)))
    return tuple(ops)


def refund(builder: Builder, move: MoveOf, source: str) -> Block:
    """What was paid for a move comes back; the move stays."""
    return tuple(
        When(builder.expr(is_on(slots.ordered(move.move, seat))), _give_back(builder, move.move, seat, source))
        for seat in _seats(builder, move)
    )


def _give_back(builder: Builder, move: str, seat: str, source: str) -> Block:
    paid = paid_slot(move, seat)
    return (*purse_change(builder, seat, read(paid), source), Assign(builder.slot(paid), builder.constant(0)))


def purse_change(builder: Builder, seat: str, amount: Node, source: str) -> Block:
    """A seat's purse gains or loses: the book-keeping of orders, which no step or watch touches."""
    currency = builder.scenario.currency
    if currency is None:
        return ()
    track = builder.scenario.tracks[currency.track]
    name = slots.value(currency.track, seat if track.per else None)
    kept = Node("max", NUMBER, (const(track.min), Node("min", NUMBER, (const(track.max), plus(read(name), amount)))))
    return (Assign(builder.slot(name), builder.expr(kept), Became(source=source, seats=(seat,), slot="", to=0)),)


def modify_roll(builder: Builder, move: MoveOf, amount: Node) -> Block:
    """A number is added to a move's roll this turn."""
    rule = builder.scenario.moves[move.move]
    if rule.scale is None:
        return ()
    for_seats: tuple[str | None, ...] = _seats(builder, move) if rule.each else (None,)
    names = [slots.roll_change(move.move, seat) for seat in for_seats]
    return tuple(Assign(builder.slot(name, scoped=True), builder.expr(plus(read(name), amount))) for name in names)


def set_band(
    builder: Builder, move: MoveOf, how: Literal["=", "at least", "at most"], band: int, source: str
) -> Block:
    """A rolled band is set or limited."""
    rule = builder.scenario.moves[move.move]
    if rule.scale is None:
        return ()
    ops: list[When] = []
    for_seats: tuple[str | None, ...] = _seats(builder, move) if rule.each else (None,)
    for seat in for_seats:
        name = slots.result(move.move, seat)
        signs = {"=": "!=", "at least": "<", "at most": ">"}
        wrong = both(is_on(name), compare(read(name), signs[how], band))
        event = BandChanged(move=move.move, source=source, slot="", to=0)
        ops.append(When(builder.expr(wrong), (Assign(builder.slot(name, scoped=True), builder.constant(band), event),)))
    return tuple(ops)


def strike_choice(builder: Builder, move: MoveOf, parameter: str, choice: int) -> Block:
    """An item chosen is struck out: of several the bit is cleared, of one nothing stays chosen."""
    rule = builder.scenario.moves[move.move]
    several = rule.parameters[parameter].several > 1
    ops: list[Assign] = []
    for name in choice_slots(builder, move, parameter):
        struck = where(
            picked(name, rule.parameters[parameter], choice), plus(read(name), const(-(1 << choice - 1))), read(name)
        )
        gone = where(compare(read(name), "==", choice), const(0), read(name))
        ops.append(Assign(builder.slot(name), builder.expr(struck if several else gone)))
    return tuple(ops)


def convert_choice(builder: Builder, move: MoveOf, parameter: str, choice: int) -> Block:
    """What was chosen becomes another item, for whoever ordered the move."""
    several = builder.scenario.moves[move.move].parameters[parameter].several > 1
    value = builder.constant(1 << choice - 1 if several else choice)
    return tuple(
        When(builder.expr(is_on(name)), (Assign(builder.slot(name), value),))
        for name in choice_slots(builder, move, parameter)
    )


def choice_slots(builder: Builder, move: MoveOf, parameter: str) -> list[str]:
    """Where what counts as chosen with a move is kept, for the seats meant."""
    rule = builder.scenario.moves[move.move]
    if shared(rule):
        return [slots.agreed(move.move, parameter)]
    return [slots.chosen(move.move, parameter, seat) for seat in _seats(builder, move)]
