"""Passes (b) and (d): the roll of every move that stands, and its effects by band, in the stated order."""

from __future__ import annotations

from dataclasses import replace

from wargame.engine.lowering.builder import Builder
from wargame.engine.lowering.rolls import adjustments, bindings_of, lower_roll, purpose_of, readings_of
from wargame.engine.program import Assign, Block, Op, When
from wargame.language import slots
from wargame.language.formulas import both, compare, read
from wargame.language.orders import chosen_slot, groups, picked, result_slot, takes_part
from wargame.language.tree import Node
from wargame.language.where import Where
from wargame.model.moves import ParameterChoice, Move, Parameter
from wargame.model.labels import Source


def in_order(builder: Builder, early: bool = False) -> list[str]:
    """The early moves, or all others, in the order their effects come."""
    moves = builder.scenario.moves
    names = (name for name in moves if moves[name].early is early)
    return sorted(names, key=lambda name: (moves[name].order, builder.tie(name)))


def move_place(builder: Builder, name: str, group: tuple[str, ...]) -> Where:
    """Where the effects of a move stand."""
    move = builder.scenario.moves[name]
    return Where(
        f"move:{name}", group, bindings_of(name, move, group), purpose_of(name, move, group), name,
        frozenset(move.tags), move.visibility != "public",
    )


def lower_rolls(builder: Builder) -> Block:
    """Pass (b): everything is rolled before anything happens; grants that end with their use end here."""
    ops: list[Op] = []
    for name in in_order(builder):
        for group in groups(builder.scenario.moves[name]):
            if body := rolled(builder, name, group):
                ops.append(When(builder.expr(takes_part(name, group)), body))
    return tuple(ops)


def rolled(builder: Builder, name: str, group: tuple[str, ...]) -> Block:
    """The roll of a move of a group, if it has one; and what ends with its use."""
    move = builder.scenario.moves[name]
    roll: Block = () if move.scale is None else (lower_roll(builder, name, group),)
    return (*roll, *_used_up(builder, name, move, group))


def _used_up(builder: Builder, name: str, move: Move, group: tuple[str, ...]) -> list[Op]:
    """Grants that end with their use end, once a move they touch is carried out."""
    ops: list[Op] = []
    for source, grant, held in adjustments(builder, name, move, group, bindings_of(name, move, group)):
        label = Source.parse(source)
        if grant.until_used and label.kind == "grant":
            grant_id = label.id
            for seat in builder.scenario.grants[grant_id].per or (None,):
                if seat is None or seat in group:
                    slot = builder.slot(slots.granted(grant_id, seat))
                    ops.append(When(builder.expr(both(*held)), (Assign(slot, builder.constant(0)),)))
    return ops


def lower_all_effects(builder: Builder) -> Block:
    """Pass (d): effects of every move that stands, in the stated order."""
    ops: list[Op] = []
    for name in in_order(builder):
        for group in groups(builder.scenario.moves[name]):
            body = lower_effects_of(builder, name, group)
            if body:
                ops.append(When(builder.expr(takes_part(name, group)), body))
    return tuple(ops)


def lower_effects_of(builder: Builder, name: str, group: tuple[str, ...]) -> Block:
    """What a move of a group does: its band's effects, those of chosen items, then what always happens."""
    move = builder.scenario.moves[name]
    place = move_place(builder, name, group)
    ops: list[Op] = []
    for condition, bindings in readings_of(builder, name, move, group):
        here = replace(place, bindings=bindings)
        body = (*_bands(builder, name, move, group, here), *_items(builder, name, move, group, here),
                *builder.steps(move.do, here))
        ops.extend(body if condition is None else (When(builder.expr(condition), body),))
    return tuple(ops)


def _bands(builder: Builder, name: str, move: Move, group: tuple[str, ...], at: Where) -> list[Op]:
    if move.scale is None:
        return []
    scale = builder.scenario.scales[move.scale]
    result = result_slot(name, move, group)
    ops: list[Op] = []
    for number, band in enumerate(scale.bands, start=1):
        body = builder.steps(scale.steps_of(move.bands, band.id), at)
        if body:
            ops.append(When(builder.expr(compare(read(result), "==", number)), body))
    return ops


def _items(builder: Builder, name: str, move: Move, group: tuple[str, ...], at: Where) -> list[Op]:
    ops: list[Op] = []
    for key, parameter in move.parameters.items():
        slot = chosen_slot(name, move, key, group[0])
        for number, choice in enumerate(parameter.choices.values(), start=1):
            body = builder.steps(choice.do, at)
            if body:
                condition = _taken(builder, name, move, group, slot, parameter, number, choice)
                ops.append(When(builder.expr(condition), body))
    return ops


def _taken(
    builder: Builder, name: str, move: Move, group: tuple[str, ...], slot: str, parameter: Parameter, number: int,
    choice: ParameterChoice,
) -> Node:
    chosen = picked(slot, parameter, number)
    if choice.on is None or move.scale is None:
        return chosen
    bands = [band.id for band in builder.scenario.scales[move.scale].bands]
    return both(chosen, compare(read(result_slot(name, move, group)), ">=", bands.index(choice.on) + 1))
