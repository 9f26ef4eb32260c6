"""How a game begins and ends: setup, red lines, endings, and what the seats' aims are worth."""

from __future__ import annotations

from wargame.engine.lowering.builder import Builder, both, compare, is_on, no, read
from wargame.engine.lowering.effects import cross, lower_steps
from wargame.engine.lowering.where import Where
from wargame.engine.program import Aim, Assign, Block, Op, Roll, When
from wargame.language import slots
from wargame.language.parser import parse_condition
from wargame.model.events import Dealt, Ended


def lower_dealing(builder: Builder) -> Block:
    """Leader profiles with their effects, then private cards."""
    ops: list[Op] = []
    for seat in builder.scenario.seats:
        ops.extend(_deal(builder, seat, "profile", profiles_of(builder, seat)))
        ops.extend(_deal(builder, seat, "card", cards_of(builder, seat)))
    return tuple(ops)


def profiles_of(builder: Builder, seat: str) -> tuple[str, ...]:
    """The profiles a seat may draw."""
    setup = builder.scenario.about.setup.get(seat)
    if setup is not None and setup.profiles is not None:
        return setup.profiles
    return tuple(name for name, profile in builder.scenario.profiles.items() if seat in profile.seats)


def cards_of(builder: Builder, seat: str) -> tuple[str, ...]:
    """The private cards a seat may draw."""
    setup = builder.scenario.about.setup.get(seat)
    if setup is not None and setup.cards is not None:
        return setup.cards
    return tuple(name for name, card in builder.scenario.cards.items() if card.seat == seat)


def _deal(builder: Builder, seat: str, what: str, pool: tuple[str, ...]) -> Block:
    if not pool:
        return ()
    is_card = what == "card"
    everything = list(builder.scenario.cards if is_card else builder.scenario.profiles)
    holds = slots.card(seat) if is_card else slots.profile(seat)
    slot = builder.slot(holds, "card" if is_card else "profile", seat=seat)
    purpose = f"deal:{what}@{seat}"
    row = builder.slot(f"row:{purpose}", scoped=True)
    roll = Roll(
        f"deal:{seat}", (seat,), purpose, 1, builder.constant(len(pool)), builder.constant(0), (), None,
        tuple(range(1, len(pool))), row, hidden=True,
    )
    builder.rolls[purpose] = roll
    ops: list[Op] = [roll]
    for number, name in enumerate(pool, start=1):
        event = Dealt(seat=seat, what="card" if is_card else "profile", id=name, slot="", to=0)
        body: Block = (Assign(slot, builder.constant(everything.index(name) + 1), event),)
        if not is_card:
            place = Where(f"profile:{name}", (seat,), builder.bind(mover=seat), f"profile:{name}@{seat}")
            body = (*body, *lower_steps(builder, builder.scenario.profiles[name].do, place))
        ops.append(When(builder.expr(compare(read(f"row:{purpose}"), "==", number)), body))
    return tuple(ops)


def lower_red_lines(builder: Builder, at: str) -> Block:
    """Red lines that are looked at here."""
    ops: list[Op] = []
    for name, line in builder.scenario.red_lines.items():
        if line.at == at and line.when is not None and not line.control_only:
            condition = parse_condition(line.when, builder.names, builder.bind(mover=line.seat))
            if at == "end":
                condition = both(is_on(slots.ENDED), condition)
            ops.append(When(builder.expr(condition), (cross(builder, name),)))
    return tuple(ops)


def lower_endings(builder: Builder) -> Block:
    """The first ending whose condition holds; at the last turn the one of a game played out."""
    endings = builder.scenario.endings
    slot = builder.slot(slots.ENDED)
    ops: list[Op] = []
    for name, ending in sorted(endings.items(), key=lambda item: (item[1].last, item[1].order, item[0])):
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
        for name in cards_of(builder, seat):
            card = builder.scenario.cards[name]
            found.append(Aim("card", name, seat, card.points, builder.condition(card.when, bindings)))
        for name, line in builder.scenario.red_lines.items():
            if line.seat == seat:
                found.append(Aim("red_line", name, seat, line.points, builder.expr(is_on(slots.crossed(name)))))
    return tuple(found)
