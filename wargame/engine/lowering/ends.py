"""How a game begins and ends: setup, red lines, endings, what was forecast, and what the seats' aims are worth."""

from __future__ import annotations

from wargame.engine.lowering.builder import Builder
from wargame.engine.program import Aim, Assign, Block, Op, When
from wargame.language import slots
from wargame.language.effects import Cross, Deal
from wargame.language.effects.deal import What, may_draw
from wargame.language.formulas import both, compare, is_on, no, read
from wargame.language.parser import parse_condition
from wargame.language.where import Where
from wargame.model.events import Ended, TurnedOver


DEALT: tuple[What, ...] = ("profile", "card")
"""What a seat is dealt at setup, in this order."""


def lower_dealing(builder: Builder) -> Block:
    """Leader profiles with their effects, then private cards."""
    return tuple(op for seat in builder.scenario.seats for what in DEALT for op in Deal(what, seat).at_setup(builder))


def lower_cards(builder: Builder) -> Block:
    """Private cards that are turned over as soon as what their author waits for holds."""
    ops: list[Op] = []
    everything = list(builder.scenario.cards)
    for seat in builder.scenario.seats:
        for name in may_draw(builder.scenario, "card", seat):
            until = builder.scenario.cards[name].turned_over
            if until is None:
                continue
            number = everything.index(name) + 1
            slot = builder.slot(slots.turned(seat), seat=seat)
            lies_face_down = both(
                compare(read(slots.card(seat)), "==", number), compare(read(slots.turned(seat)), "!=", number)
            )
            shown = both(lies_face_down, parse_condition(until, builder.names, builder.bind(mover=seat)))
            event = TurnedOver(seat=seat, card=name, slot="", to=0)
            ops.append(When(builder.expr(shown), (Assign(slot, builder.constant(number), event),)))
    return tuple(ops)


def lower_red_lines(builder: Builder, at: str) -> Block:
    """Red lines that are looked at here."""
    ops: list[Op] = []
    for name, line in builder.scenario.red_lines.items():
        if line.at == at and line.when is not None and not line.control_only:
            condition = parse_condition(line.when, builder.names, builder.bind(mover=line.seat))
            if at == "end":
                condition = both(is_on(slots.ENDED), condition)
            ops.append(When(builder.expr(condition), Cross(name).lower(builder, Where(f"red_line:{name}"))))
    return tuple(ops)


def lower_endings(builder: Builder) -> Block:
    """The first ending whose condition holds; at the last turn the one of a game played out."""
    endings = builder.scenario.endings
    slot = builder.slot(slots.ENDED)
    ops: list[Op] = []
    in_order = sorted(endings.items(), key=lambda item: (item[1].last, item[1].order, builder.tie(item[0])))
    for name, ending in in_order:
        conditions = [no(is_on(slots.ENDED))]
        if ending.when is not None:
            conditions.append(parse_condition(ending.when, builder.names))
        if ending.last:
            conditions.append(compare(read(slots.TURN), ">=", builder.scenario.about.turns))
        elif ending.when is None:
            continue
        event = Ended(ending=name, source=f"ending:{name}", slot="", to=0)
        number = list(endings).index(name) + 1
        ops.append(When(builder.expr(both(*conditions)), (Assign(slot, builder.constant(number), event),)))
    return tuple(ops)


def lower_forecasts(builder: Builder) -> Block:
    """Remember, as a turn ends, what of that which seats forecast has come about. It changes nothing else."""
    ops: list[Op] = []
    for name, outcome in builder.scenario.forecasts.items():
        come = parse_condition(outcome.when, builder.names)
        if outcome.at == "end":
            come = both(is_on(slots.ENDED), come)
        slot = builder.slot(slots.forecast(name), "forecast", owner=name)
        ops.append(When(builder.expr(come), (Assign(slot, builder.constant(1)),)))
    return tuple(ops)


def aims(builder: Builder) -> tuple[Aim, ...]:
    """Objectives, cards and red lines of every seat."""
    found: list[Aim] = []
    for seat in builder.scenario.seats:
        setup = builder.scenario.about.setup.get(seat)
        listed = None if setup is None else setup.objectives
        bindings = builder.bind(mover=seat)
        objectives = sorted(builder.scenario.objectives.items(), key=lambda item: item[1].order)
        for name, goal in objectives:
            if goal.seat == seat and (listed is None or name in listed):
                part = builder.maybe(goal.part_when, bindings)
                when = builder.condition(goal.when, bindings)
                found.append(Aim("objective", name, seat, goal.points, when, goal.part, part))
        for name in may_draw(builder.scenario, "card", seat):
            card = builder.scenario.cards[name]
            found.append(Aim("card", name, seat, card.points, builder.condition(card.when, bindings)))
        for name, line in builder.scenario.red_lines.items():
            if line.seat == seat:
                found.append(Aim("red_line", name, seat, line.points, builder.expr(is_on(slots.crossed(name)))))
    return tuple(found)
