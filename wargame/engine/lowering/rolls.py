"""The roll of a move: every modifier that may count, each with where it comes from."""

from __future__ import annotations

from dataclasses import replace

from wargame.engine.lowering.builder import Builder
from wargame.engine.lowering.parts import parts
from wargame.engine.program import ModifierOp, Roll
from wargame.language import slots
from wargame.language.effects.run import dice_of
from wargame.language.formulas import both, compare, either, is_on, never, read, where
from wargame.language.names import Bindings, MoveOf
from wargame.language.orders import chosen_slot, picked, result_slot
from wargame.language.parser import parse_condition, parse_number
from wargame.language.tree import Node
from wargame.model.moves import Adjustment, Move
from wargame.model.labels import Source, TargetWord
from wargame.model.rules import Scaling
from wargame.model.tables import Modifier, ModifierSet


def bindings_of(name: str, move: Move, group: tuple[str, ...]) -> Bindings:
    """What a move's own lines may say: ``this``, and ``mover`` where one seat moves."""
    seats = {"mover": group[0]} if len(group) == 1 else {}
    return Bindings(seats=seats, moves={"this": MoveOf(name, group[0] if move.each else None)}, numbers={})


def purpose_of(name: str, move: Move, group: tuple[str, ...]) -> str:
    """The declared purpose of a move's dice."""
    return f"move:{name}@{group[0]}" if move.each else f"move:{name}"


Readings = tuple[tuple[Node | None, Bindings], ...]
"""A move's own lines once for every target it may name, each with the condition that this one is named; else once."""


def readings_of(builder: Builder, name: str, move: Move, group: tuple[str, ...]) -> Readings:
    """How the lines of a move of these seats are to be read."""
    bindings = bindings_of(name, move, group)
    for key, parameter in move.parameters.items():
        if parameter.from_seats or parameter.from_moves:
            slot = chosen_slot(name, move, key, group[0])
            return tuple(
                (picked(slot, parameter, number), _naming(bindings, word))
                for number, word in enumerate(builder.names.choices(name, key), start=1)
            )
    return ((None, bindings),)


def _naming(bindings: Bindings, word: str) -> Bindings:
    """The same with ``target`` bound to a seat, or to a move and its seat (``seat:move``)."""
    named = TargetWord.parse(word)
    moves = {**bindings.moves, "target": MoveOf(named.move, named.seat)} if named.move else bindings.moves
    return replace(bindings, seats={**bindings.seats, "target": named.seat}, moves=moves)


def lower_roll(builder: Builder, name: str, group: tuple[str, ...]) -> Roll:
    """The roll of a move by a group of seats, on its scale."""
    move = builder.scenario.moves[name]
    scale = builder.scenario.scales[str(move.scale)]
    readings = readings_of(builder, name, move, group)
    count, sides = dice_of(scale.dice)
    bands = [band.id for band in scale.bands]
    purpose = purpose_of(name, move, group)
    builder.budget.spend(f"move:{name}", len(readings))
    dice = builder.constant(sides)
    base = [(named, parse_number(move.base, builder.names, one)) for named, one in _told(readings, str(move.base))]
    roll = Roll(
        f"move:{name}", group, purpose, count, dice, builder.expr(_whichever(base)),
        tuple(_modifiers(builder, name, move, group, readings)), scale.clamp,
        tuple(band.upto for band in scale.bands[:-1] if band.upto is not None),
        builder.slot(result_slot(name, move, group), scoped=True),
        None if scale.lowest_at_most is None else bands.index(scale.lowest_at_most) + 1,
        None if scale.highest_at_least is None else bands.index(scale.highest_at_least) + 1,
    )
    builder.rolls[purpose] = roll
    return roll


def _modifiers(builder: Builder, name: str, move: Move, group: tuple[str, ...], readings: Readings) -> list[ModifierOp]:
    ops: list[ModifierOp] = []
    bindings = bindings_of(name, move, group)
    for part in parts(builder, "modifier_sets"):
        if _applies(part.body, name, move):
            guard = [] if part.active is None else [parse_condition(part.active, builder.names)]
            for number, modifier in enumerate(part.body.modifiers):
                ops.extend(_modifier(builder, f"set:{part.id}#{number}", modifier, readings, guard))
    for number, modifier in enumerate(move.modifiers):
        ops.extend(_modifier(builder, f"move:{name}#{number}", modifier, readings, []))
    ops.extend(_choices(builder, name, move, group, readings))
    ops.extend(_profiles(builder, name, move, group))
    ops.extend(_adjustments(builder, name, move, group, bindings))
    changed = slots.roll_change(name, group[0] if move.each else None)
    ops.append(ModifierOp("modify", None, builder.expr(read(changed))))
    return ops


def _applies(group: ModifierSet, name: str, move: Move) -> bool:
    if name in group.but_not or (group.solo is not None and group.solo == (move.joint or len(move.seats) > 1)):
        return False
    if not group.tags and not group.moves:
        return True
    return name in group.moves or bool(set(group.tags) & set(move.tags))


def _modifier(
    builder: Builder, source: str, modifier: Modifier, readings: Readings, guard: list[Node]
) -> tuple[ModifierOp, ...]:
    """A modifier, for every target that may be named; none where it never counts for these seats."""
    builder.budget.spend(Source.parse(source).without_number)
    scalings = [
        (rules.active, scaling)
        for rules in (builder.scenario.modules[module] for module in builder.active)
        for scaling in rules.scalings
        if modifier.id is not None and scaling.modifier == modifier.id
    ]
    texts = [modifier.when, modifier.add, *(text for _, one in scalings for text in (one.when, one.becomes))]
    adds: list[tuple[Node | None, Node]] = []
    counts: dict[Node, list[Node]] = {}
    for named, bindings in _told(readings, *map(str, texts)):
        when = [] if modifier.when is None else [parse_condition(modifier.when, builder.names, bindings)]
        if any(never(node) for node in when):
            continue  # never for this seat, or this target: the rest need not make sense for it
        add = parse_number(modifier.add, builder.names, bindings)
        for active, scaling in scalings:
            add = _scaled(builder, active, scaling, add, bindings)
        adds.append((named, add))
        counts.setdefault(both(*guard, *when), []).extend([] if named is None else [named])
    if not adds:
        return ()
    held = either(*(both(*([either(*named)] if named else []), rest) for rest, named in counts.items()))
    always = held.op == "const"
    return (ModifierOp(source, None if always else builder.expr(held), builder.expr(_whichever(adds))),)


def _scaled(builder: Builder, active: str | None, scaling: Scaling, add: Node, bindings: Bindings) -> Node:
    """What a theory makes of a modifier while it says so."""
    held = both(*(parse_condition(text, builder.names, bindings) for text in (active, scaling.when) if text))
    if never(held):
        return add
    inner = replace(bindings, numbers={**bindings.numbers, "value": add})
    scaled = parse_number(scaling.becomes, builder.names, inner)
    return Node("if", scaled.type, (held, scaled, add))


def _told(readings: Readings, *texts: str) -> Readings:
    """The readings that make a difference to these lines: one, where none of them speaks of the target."""
    if any("target" in text for text in texts):
        return readings
    return ((None, readings[0][1]),)


def _whichever(said: list[tuple[Node | None, Node]]) -> Node:
    """The number of the target that is named; the last where no other is."""
    number = said[-1][1]
    for named, other in reversed(said[:-1]):
        if named is not None and other != number:
            number = where(named, other, number)
    return number


def _choices(builder: Builder, name: str, move: Move, group: tuple[str, ...], readings: Readings) -> list[ModifierOp]:
    ops: list[ModifierOp] = []
    for key, parameter in move.parameters.items():
        slot = chosen_slot(name, move, key, group[0])
        for number, (word, choice) in enumerate(parameter.choices.items(), start=1):
            for place, modifier in enumerate(choice.modifiers):
                source = f"choice:{name}.{key}.{word}#{place}"
                ops.extend(_modifier(builder, source, modifier, readings, [picked(slot, parameter, number)]))
    return ops


def _profiles(builder: Builder, move_name: str, move: Move, group: tuple[str, ...]) -> list[ModifierOp]:
    """The leaders of those who roll; where several may roll as one, of each that takes part."""
    ops = []
    for number, (name, profile) in enumerate(builder.scenario.profiles.items(), start=1):
        for place, leaning in enumerate(profile.modifiers_to):
            for seat in group:
                if seat in profile.seats and leaning.tag in move.tags:
                    has = compare(read(slots.profile(seat)), "==", number)
                    if len(group) > 1:
                        has = both(is_on(slots.ordered(move_name, seat)), has)
                    builder.slot(slots.profile(seat), "profile", seat=seat)
                    ops.append(ModifierOp(f"profile:{name}#{place}", builder.expr(has), builder.constant(leaning.add)))
    return ops


def _adjustments(
    builder: Builder, name: str, move: Move, group: tuple[str, ...], bindings: Bindings
) -> list[ModifierOp]:
    ops = []
    for source, adjustment, held in adjustments(builder, name, move, group, bindings):
        if adjustment.roll is not None and not any(never(node) for node in held):
            when = builder.expr(both(*held)) if held else None
            ops.append(ModifierOp(source, when, builder.number(adjustment.roll, bindings)))
    return ops


def adjustments(
    builder: Builder, name: str, move: Move, group: tuple[str, ...], bindings: Bindings
) -> list[tuple[str, Adjustment, list[Node]]]:
    """Every standing change and grant that may touch a move of these seats, with the conditions it holds under."""
    found: list[tuple[str, Adjustment, list[Node]]] = []
    for part in parts(builder, "standing"):
        if touches(part.body, name, move, group):
            held = [] if part.active is None else [parse_condition(part.active, builder.names)]
            found.append(
                (f"standing:{part.id}", part.body, [*held, *_conditions(builder, part.body, name, group, bindings)])
            )
    for grant, body in builder.scenario.grants.items():
        for seat in body.per or (None,):
            if touches(body, name, move, group) and (seat is None or seat in group):
                held = [is_on(slots.granted(grant, seat)), *_conditions(builder, body, name, group, bindings)]
                found.append((f"grant:{grant}", body, held))
    return found


def touches(adjustment: Adjustment, name: str, move: Move, group: tuple[str, ...]) -> bool:
    """Whether an adjustment can ever touch this move of these seats."""
    if adjustment.seats and not set(adjustment.seats) & set(group):
        return False
    if adjustment.joint is not None and adjustment.joint != move.joint:
        return False
    if set(adjustment.without) & set(move.seats):
        return False
    if not adjustment.moves and not adjustment.tags:
        return adjustment.roll is not None or bool(adjustment.cost) or adjustment.closes or adjustment.opens
    return name in adjustment.moves or bool(set(adjustment.tags) & set(move.tags))


def _conditions(
    builder: Builder, adjustment: Adjustment, name: str, group: tuple[str, ...], bindings: Bindings
) -> list[Node]:
    held = [] if adjustment.when is None else [parse_condition(adjustment.when, builder.names, bindings)]
    move = builder.scenario.moves[name]
    for absent in adjustment.without:
        if absent in move.optional:
            for seat in group:
                if seat != absent:
                    held.append(compare(read(slots.partner(name, seat, absent)), "==", 0))
            held.append(compare(read(slots.ordered(name, absent)), "==", 0))
    return held


