"""The slots every declaration needs, in the order of the rulebooks."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.engine.lowering.builder import Builder
from wargame.engine.program import Limit, TrackSpec
from wargame.language import slots
from wargame.language.orders import groups, paid_slot, shared, who_may
from wargame.language.parser import settled
from wargame.model.files import Scenario
from wargame.model.world import Token, Track, visibility_of


def lay_out(builder: Builder, parameters: Mapping[str, int]) -> None:
    """Make the slots of a scenario: what it counts, what it remembers, what a turn holds.

    Args:
        builder: grows.
        parameters: numbers given with modules, by parameter id.
    """
    scenario = builder.scenario
    builder.slot(slots.TURN)
    builder.slot(slots.ENDED, "book")
    for parameter, value in parameters.items():
        builder.slot(slots.module(parameter), "number", value, owner=parameter)
    for name, track in scenario.tracks.items():
        _track_slots(builder, name, track)
    for name, value in scenario.numbers.items():
        builder.slot(name, "number", scenario.about.start.numbers.get(name, value), owner=name)
    for name, status in scenario.statuses.items():
        word = scenario.about.start.statuses.get(name, status.start or status.words[0])
        builder.slot(name, "status", status.words.index(word), owner=name)
    for name, flag in scenario.flags.items():
        on = scenario.about.start.flags.get(name, flag.start) == "on"
        builder.slot(name, "flag", int(on), owner=name)
    for name, token in scenario.tokens.items():
        for key in token_keys(scenario, token):
            start = _start(scenario.about.start.tokens, name, key)
            slot = slots.value(name, key)
            seat = key if key in token.per else None
            builder.slot(slot, "token", token.start if start is None else start, owner=name, seat=seat)
            builder.slot(slots.until(slot), "until", owner=name, seat=seat)
    for name in scenario.marks:
        builder.slot(slots.past(f"mark:{name}"), "past", owner=name)
    for name in scenario.tags:
        builder.slot(slots.past(f"tag:{name}"), "past", owner=name)
    for name in scenario.injects:
        builder.slot(slots.put(name), "inject", owner=name)
        builder.slot(slots.past(f"inject:{name}"), "past", owner=name)
    for name, grant in scenario.grants.items():
        for seat in grant.per or (None,):
            slot = slots.granted(name, seat)
            builder.slot(slot, "grant", owner=name, seat=seat)
            builder.slot(slots.until(slot), "until", owner=name, seat=seat)
    for name in scenario.red_lines:
        builder.slot(slots.crossed(name), "red_line", owner=name)
    _track_limits(builder)


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


def token_keys(scenario: Scenario, token: Token) -> tuple[str | None, ...]:
    """The members of a token: a seat or a word each, or one without a key."""
    if token.per:
        return token.per
    if token.keys == "moves":
        return tuple(scenario.moves)
    if token.keys == "joint_moves":
        return tuple(name for name, move in scenario.moves.items() if move.joint)
    return tuple(token.keys) or (None,)


def _start(given: Mapping[str, int | dict[str, int]], name: str, key: str | None) -> int | None:
    value = given.get(slots.value(name, key), given.get(name))
    return value.get(key or "") if isinstance(value, dict) else value


def _track_slots(builder: Builder, name: str, track: Track) -> None:
    for seat in track.per or (None,):
        slot = slots.value(name, seat)
        start = _start(builder.scenario.about.start.tracks, name, seat)
        if start is None:
            start = track.start.get(seat or "") if isinstance(track.start, dict) else track.start
        start = track.min if start is None else start
        number = builder.slot(slot, "track", start, owner=name, seat=seat)
        opened = builder.slot(slots.opened(slot), "opened", start, owner=name, seat=seat)
        builder.slot(slots.before(slot), "before", start, owner=name, seat=seat)
        builder.slot(slots.began(slot), "began", start, owner=name, seat=seat)
        builder.track_of[slot] = len(builder.tracks)
        builder.tracks.append(TrackSpec(number, track.min, track.max, track.step, opened, ()))
        for viewer in builder.scenario.seats:
            if visibility_of(track, seat, viewer) == "estimate":
                builder.slot(slots.observed(slot, viewer), "observed", owner=name, seat=viewer)


def _track_limits(builder: Builder) -> None:
    """Conditional bounds, once every name they may read has its slot."""
    for name, track in builder.scenario.tracks.items():
        for seat in track.per or (None,):
            for position, bound in enumerate(track.bounds):
                bindings = builder.bind(each=seat) if seat else builder.bind()
                if settled(bound.when, builder.names, bindings) is False:
                    continue
                builder.limit(
                    builder.track_of[slots.value(name, seat)],
                    Limit(
                        f"bound:{position}", builder.condition(bound.when, bindings),
                        None if bound.most is None else builder.number(bound.most, bindings),
                        None if bound.least is None else builder.number(bound.least, bindings),
                    ),
                )
