"""The hooks of a turn: rules, injects, laters, actors; what begins and ends with it."""

from __future__ import annotations

from dataclasses import replace

from wargame.engine.lowering.builder import Builder
from wargame.engine.lowering.effects import carry_slot, plain_change, undo_slot
from wargame.model.world import visibility_of
from wargame.engine.lowering.parts import Part, parts
from wargame.engine.program import Assign, Block, Op, Say, When
from wargame.language import slots
from wargame.language.effects import DrawCard, PutInject, RunTable
from wargame.language.effects.inject import place_of_inject
from wargame.language.formulas import both, compare, is_on, minus, read
from wargame.language.parser import parse_condition
from wargame.language.tree import NUMBER, Node, const
from wargame.language.where import Where
from wargame.model.events import Closed, Fired, Observed
from wargame.model.labels import SlotName
from wargame.model.rules import Hook, Rule


def lower_hook(builder: Builder, hook: Hook) -> Block:
    """Everything that happens by itself at a hook: laters that are due, rules in order, then settling injects."""
    rules = [part for part in parts(builder, "rules") if part.body.at == hook]
    ops: list[Op] = [*_due(builder, hook)]
    for part in sorted(rules, key=lambda part: (part.body.order, builder.tie(part.id))):
        for seat in part.body.each or (None,):
            ops.extend(_rule(builder, part, seat))
    ops.extend(_settles(builder, hook))
    return tuple(ops)


def _rule(builder: Builder, part: Part, seat: str | None) -> Block:
    rule: Rule = part.body
    source = f"rule:{part.id}"
    place = Where(
        source, () if seat is None else (seat,), builder.bind() if seat is None else builder.bind(each=seat),
        source if seat is None else f"{source}@{seat}", private=rule.visibility == "hidden",
    )
    block = (
        builder.steps(rule.do, place)
        if rule.when is None
        else builder.branch(rule.when, rule.do, rule.otherwise, place)
    )
    looked_at = [] if part.active is None else [parse_condition(part.active, builder.names, place.bindings)]
    if rule.every > 1:
        turn, every = read(slots.TURN), const(rule.every)
        whole = Node("mul", NUMBER, (Node("div", NUMBER, (turn, every)), every))
        looked_at.append(compare(minus(turn, whole), "==", 0))
    return (When(builder.expr(both(*looked_at)), block),) if looked_at else block


def _due(builder: Builder, hook: Hook) -> Block:
    ops: list[Op] = []
    for name, later in builder.scenario.laters.items():
        if later.at == hook:
            now = slots.due(name, 0)
            builder.slot(now, "later", owner=name)
            place = Where(f"later:{name}", (), chain=f"later:{name}", private=later.sees == "none")
            body = (Assign(builder.slot(now), builder.constant(0)), *builder.steps(later.do, place))
            ops.append(When(builder.expr(is_on(now)), body))
    return tuple(ops)


def _settles(builder: Builder, hook: Hook) -> Block:
    ops: list[Op] = []
    for name, inject in builder.scenario.injects.items():
        for number, settle in enumerate(inject.settle):
            if settle.at == hook:
                label = f"settle:{name}"
                place = replace(place_of_inject(builder.scenario, name), source=label, chain=label)
                held = [] if settle.when is None else [parse_condition(settle.when, builder.names)]
                do: list[Op] = [Say(Fired(source=f"{label}#{number}")), *builder.steps(settle.do, place)]
                if settle.closes:
                    closed = Closed(inject=name, source=label, slot="", to=0)
                    do.append(Assign(builder.slot(slots.put(name)), builder.constant(0), closed))
                ops.append(When(builder.expr(both(is_on(slots.put(name)), *held)), tuple(do)))
    return tuple(ops)


def lower_injects(builder: Builder) -> Block:
    """Scheduled injects, then conditional ones in their order, then the decks of every turn."""
    injects = builder.scenario.injects
    due = [
        name for name, inject in injects.items()
        if inject.scheduled and (inject.turn or inject.when) and name not in builder.left_out
    ]
    due.sort(key=lambda name: (injects[name].turn is None, injects[name].order, builder.tie(name)))
    ops: list[Op] = [op for name in due for op in _inject(builder, name)]
    for name, deck in builder.scenario.decks.items():
        if deck.each_turn:
            ops.extend(DrawCard(name).lower(builder, Where(f"deck:{name}", chain="turn")))
    return tuple(ops)


def _inject(builder: Builder, name: str) -> Block:
    inject = builder.scenario.injects[name]
    conditions = [] if inject.repeats else [compare(read(slots.past(f"inject:{name}")), "==", 0)]
    if inject.turn is not None:
        conditions.append(compare(read(slots.TURN), "==", inject.turn))
    if inject.when is not None:
        conditions.append(parse_condition(inject.when, builder.names))
    body = PutInject(name).lower(builder, Where("schedule" if inject.turn is not None else "condition"))
    if inject.chance is not None:
        purpose = f"inject:{name}"
        row = builder.slot(f"row:{purpose}", scoped=True)
        roll = builder.roll(
            purpose, (), purpose, 1, builder.constant(100), builder.constant(0), (), None, (inject.chance,), row,
            hidden=True,
        )
        body = (roll, When(builder.expr(compare(read(f"row:{purpose}"), "==", 1)), body))
    return (When(builder.expr(both(*conditions)), body),)


def lower_actors(builder: Builder) -> Block:
    """Every actor's tables, in order; then the rules of the hook."""
    actors = sorted(builder.scenario.actors.items(), key=lambda item: (item[1].order, builder.tie(item[0])))
    ops: list[Op] = []
    for name, actor in actors:
        place = Where(f"actor:{name}", (), chain=f"actor:{name}")
        for turn in actor.turn:
            block = RunTable(turn.run).lower(builder, place)
            ops.extend(block if turn.when is None else (When(builder.condition(turn.when), block),))
    return (*ops, *lower_hook(builder, "actors"))


def lower_observations(builder: Builder) -> Block:
    """How far off each seat's estimates are this turn, drawn before anyone plans."""
    ops: list[Op] = []
    for name, track in builder.scenario.tracks.items():
        for member in track.per or (None,):
            for viewer in builder.scenario.seats:
                if track.estimate is None or visibility_of(track, member, viewer) != "estimate":
                    continue
                slot = slots.value(name, member)
                observed = builder.slot(slots.observed(slot, viewer))
                within = track.estimate.within
                purpose = f"observe:{slot}@{viewer}"
                row = builder.slot(f"row:{purpose}", scoped=True)
                roll = builder.roll(
                    f"observe:{slot}", (viewer,), purpose, 1, builder.constant(2 * within + 1), builder.constant(0), (),
                    None, tuple(range(1, 2 * within + 1)), row, hidden=True,
                )
                off = minus(read(f"row:{purpose}"), const(within + 1))
                event = Observed(seat=viewer, track=slot, slot="", to=0)
                told: Block = (roll, Assign(observed, builder.expr(off), event, always=True))
                exact: Block = (Assign(observed, builder.constant(0), event),)
                if track.estimate.when is None:
                    ops.extend(told)
                else:
                    condition = builder.condition(track.estimate.when, builder.bind(viewer=viewer))
                    ops.append(When(condition, told, exact))
    return tuple(ops)


def lower_closing(builder: Builder) -> Block:
    """As a turn ends: what was for a while is taken back, what expires expires, injects of the turn close."""
    ops: list[Op] = []
    for slot, most in builder.spans.items():
        names = [undo_slot(slot, turns) for turns in range(most + 1)]
        for name in names:
            builder.slot(name, owner=slot)
        taken = plain_change(builder, slot, minus(const(0), read(names[0])), f"undo:{slot}")
        ops.append(When(builder.expr(compare(read(names[0]), "!=", 0)), (taken,)))
        for here, following in zip(names, [*names[1:], None], strict=True):
            value = builder.constant(0) if following is None else builder.expr(read(following))
            ops.append(Assign(builder.slot(here), value))
    for until, of in [(slot.name, SlotName.parse(slot.name).inner) for slot in builder.slots if slot.kind == "until"]:
        over = both(is_on(until), compare(read(until), "<=", read(slots.TURN)))
        zero = builder.constant(0)
        held = builder.slot(of)
        ops.append(When(builder.expr(over), (Assign(held, zero), Assign(builder.slot(until), zero))))
    for name, inject in builder.scenario.injects.items():
        if not inject.stays_open:
            ops.append(Assign(builder.slot(slots.put(name)), builder.constant(0)))
    return tuple(ops)


def lower_calendar(builder: Builder) -> Block:
    """As a turn opens: what was carried over is added, as far as the turn's step allows, and every later comes one turn
    nearer. Called after all else."""
    ops: list[Op] = []
    for slot in sorted(builder.carried) if builder.semantics == 1 else sorted(builder.carried, key=builder.slot):
        # Emptied first: what this turn's step cuts off goes in again.
        carried, now = carry_slot(slot), f"carried:{slot}"
        ops.append(Assign(builder.slot(now), builder.expr(read(carried))))
        ops.append(Assign(builder.slot(carried), builder.constant(0)))
        again = plain_change(builder, slot, read(now), f"carry:{slot}")
        ops.append(replace(again, free=False, carry=builder.slot(carried)))
    for later, most in builder.calendar.items():
        for turns in range(most):
            following = builder.expr(read(slots.due(later, turns + 1)))
            ops.append(Assign(builder.slot(slots.due(later, turns)), following))
        ops.append(Assign(builder.slot(slots.due(later, most)), builder.constant(0)))
    return tuple(ops)


