"""What a ruling of control comes to: whether it may be given now, and its events. No rule answers to it: watches, steps
of a turn and prices are those of the rules, and what control does is told as control's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from wargame.engine.compiled import functions
from wargame.engine.draws import Dice
from wargame.engine.inject_control import came_in, fired, scheduled
from wargame.engine.names import doctrines_of
from wargame.engine.program import Program, TrackSpec
from wargame.language import slots
from wargame.model.events import Announced, Changed, Event, RedLineCrossed, Ruled
from wargame.model.labels import DOCTRINE, SCRIPT, SeatHolder
from wargame.model.orders import NO_MOVE, Order
from wargame.model.rulings import RulingCommand, RulingObjection, kind_of
from wargame.model.state import Phase, State


def ruling_objection(
    program: Program, state: State, orders: Mapping[str, Order], ruling: RulingCommand
) -> RulingObjection | None:
    """Why control cannot rule so now; None: it can. (Its reason is judged where texts are.)

    Args:
        orders: of this turn, once they are opened.
    """
    announces = ruling.what == "announce"
    if (ruling.by and ruling.what != "track") or (ruling.id and announces) or (ruling.seats and not announces):
        return RulingObjection("not_its_own", ruling.id)
    match ruling.what:
        case "track":
            return _not_now(state) or _track(program, state, ruling) or _sealed(program, state)
        case "red_line":
            return _not_now(state) or _red_line(program, state, ruling) or _sealed(program, state)
        case "order":
            if state.phase is not Phase.REVEALED:
                return RulingObjection("not_open")
            if ruling.id not in program.seats:
                return RulingObjection("no_seat", ruling.id)
            return RulingObjection("no_order", ruling.id) if orders.get(ruling.id, NO_MOVE) == NO_MOVE else None
        case "fire":
            return _not_now(state) or _fire(program, state, ruling.id) or _sealed(program, state)
        case "hold" | "skip" | "release":
            return _withhold(program, state, ruling)
        case "seat":
            return _hand(program, state, ruling.id)
        case "announce":
            unknown = next((seat for seat in ruling.seats if seat not in program.seats), None)
            return _not_now(state) or (None if unknown is None else RulingObjection("no_seat", unknown))
        case _:
            assert_never(ruling.what)


def ruled_events(program: Program, state: State, ruling: RulingCommand, dice: Dice | None = None) -> tuple[Event, ...]:
    """What a ruling comes to that may be given. ``dice``: for what an inject rolls that is fired; None: of such a
    ruling only how it begins."""
    said = announced(ruling)
    if kind_of(ruling.what).runs_effects:
        return said if dice is None else (*said, *fired(program, state, ruling.id, dice))
    return (*said, *_moved(program, state, ruling))


def announced(ruling: RulingCommand) -> tuple[Event, ...]:
    """How a ruling begins: itself, and the text that it puts to seats."""
    heading = Ruled(category=ruling.category, reason=ruling.reason, what=ruling.what, id=ruling.id)
    match ruling.what:
        case "announce":
            return heading, Announced(seats=ruling.seats, title=ruling.title, text=ruling.text)
        case "fire" if ruling.text:
            return heading, Announced(seats=(), title="", text=ruling.text, inject=ruling.id)
        case "track" | "order" | "red_line" | "fire" | "hold" | "skip" | "release" | "seat":
            return (heading,)
        case _:
            assert_never(ruling.what)


def directed(state: State, ruling: RulingCommand) -> State:
    """The state with what a ruling says of injects to come, and of the texts of those that came."""
    withheld = {inject: how for inject, how in state.withheld if inject != ruling.id}
    edited = dict(state.edited)
    match ruling.what:
        case "hold" | "skip":
            withheld[ruling.id] = ruling.what
        case "fire":
            edited |= {ruling.id: ruling.text} if ruling.text else {}
        case "release":
            pass
        case "track" | "order" | "red_line" | "announce" | "seat":
            return state
        case _:
            assert_never(ruling.what)
    return replace(state, withheld=tuple(sorted(withheld.items())), edited=tuple(sorted(edited.items())))


def _moved(program: Program, state: State, ruling: RulingCommand) -> tuple[Event, ...]:
    """What a ruling moves by itself."""
    match ruling.what:
        case "track":
            to = state.values[program.slot(ruling.id)] + ruling.by
            source = f"ruling:{ruling.category}"
            change = Changed(
                source=source, seats=(), slot=ruling.id, asked=ruling.by, granted=ruling.by, limits=(), to=to
            )
            return (change,)
        case "red_line":
            seat, slot = program.scenario.red_lines[ruling.id].seat, slots.crossed(ruling.id)
            return (RedLineCrossed(seat=seat, red_line=ruling.id, slot=slot, to=1),)
        case "order" | "fire" | "hold" | "skip" | "release" | "announce" | "seat":
            return ()
        case _:
            assert_never(ruling.what)


def track_room(program: Program, state: State, slot: str) -> tuple[int, int] | None:
    """Within what a track may stand now, its bounds included; None: there is no such track."""
    spec = _spec(program, slot)
    if spec is None:
        return None
    read, values = functions(program), list(state.values)
    least, most = spec.least, spec.most
    for limit in spec.limits:
        if limit.when is None or read[limit.when](values):
            most = most if limit.most is None else min(most, int(read[limit.most](values)))
            least = least if limit.least is None else max(least, int(read[limit.least](values)))
    return least, most


def controls_red_lines(program: Program, state: State) -> tuple[str, ...]:
    """The red lines that only control crosses and that are not crossed yet, by id."""
    return tuple(
        id_ for id_, line in program.scenario.red_lines.items()
        if line.control_only and not state.values[program.slot(slots.crossed(id_))]
    )


def _spec(program: Program, slot: str) -> TrackSpec | None:
    number = program.index.get(slot)
    if number is None or program.slots[number].kind != "track":
        return None
    return next((spec for spec in program.tracks if spec.slot == number), None)


def _fire(program: Program, state: State, inject: str) -> RulingObjection | None:
    if inject not in program.scenario.injects:
        return RulingObjection("no_inject", inject)
    if inject not in scheduled(program):
        return RulingObjection("not_scheduled", inject)
    came = came_in(program, state, inject)
    again = program.scenario.injects[inject].repeats and came != state.turn
    return None if not came or again else RulingObjection("came", inject)


def _withhold(program: Program, state: State, ruling: RulingCommand) -> RulingObjection | None:
    if state.phase in (Phase.REVEALED, Phase.DEBRIEF, Phase.CLOSED):
        return RulingObjection("orders_open" if state.phase is Phase.REVEALED else "game_over")
    how = dict(state.withheld).get(ruling.id)
    if ruling.what == "release":
        return RulingObjection("not_withheld", ruling.id) if how is None else None
    wrong = _fire(program, state, ruling.id)
    if wrong is not None and not (wrong.against == "came" and program.scenario.injects[ruling.id].repeats):
        return wrong
    return RulingObjection("withheld", ruling.id) if how == ruling.what else None


def _hand(program: Program, state: State, given: str) -> RulingObjection | None:
    seat, _equals, player = given.partition("=")
    holder = SeatHolder.parse(player)
    if state.phase in (Phase.REVEALED, Phase.DEBRIEF, Phase.CLOSED):
        return RulingObjection("orders_open" if state.phase is Phase.REVEALED else "game_over")
    if seat not in program.seats:
        return RulingObjection("no_seat", seat)
    known = holder.complete and holder.kind != SCRIPT and (
        holder.kind != DOCTRINE or holder.name in doctrines_of(program.scenario)
    )
    return None if known else RulingObjection("no_holder", player)


def _sealed(program: Program, state: State) -> RulingObjection | None:
    """What was sealed before a ruling might not be allowed after it. That nobody has sealed is asked last: it can be
    mended."""
    stand = tuple(seat for seat in program.seats if seat in state.sealed)
    return RulingObjection("seals_stand", seats=stand) if stand else None


def _not_now(state: State) -> RulingObjection | None:
    match state.phase:
        case Phase.PLANNING | Phase.SEALED:
            return None
        case Phase.REVEALED:
            return RulingObjection("orders_open")
        case Phase.SETUP | Phase.BRIEFING | Phase.REVIEW | Phase.DEBRIEF | Phase.CLOSED:
            return RulingObjection("no_turn")


def _track(program: Program, state: State, ruling: RulingCommand) -> RulingObjection | None:
    room = track_room(program, state, ruling.id)
    if room is None:
        return RulingObjection("no_track", ruling.id)
    if not ruling.by:
        return RulingObjection("no_change", ruling.id)
    now = state.values[program.slot(ruling.id)]
    if room[0] <= now + ruling.by <= room[1]:
        return None
    return RulingObjection("out_of_bounds", ruling.id, (), now, *room)


def _red_line(program: Program, state: State, ruling: RulingCommand) -> RulingObjection | None:
    line = program.scenario.red_lines.get(ruling.id)
    if line is None:
        return RulingObjection("no_red_line", ruling.id)
    if not line.control_only:
        return RulingObjection("not_controls", ruling.id)
    return None if ruling.id in controls_red_lines(program, state) else RulingObjection("crossed", ruling.id)
