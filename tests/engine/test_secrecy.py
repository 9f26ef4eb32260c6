"""Nothing a seat may not know changes one byte of what it is shown."""

from __future__ import annotations

from dataclasses import replace

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.positions import Position, orders_at, position
from wargame.engine.adjudication import resolve
from wargame.engine.information.knowledge import Knowledge, band_of
from wargame.engine.legality import refusals
from wargame.engine.information.redaction import view_for
from wargame.engine.state import apply
from wargame.engine.information.promises import acts_in
from wargame.engine.information.talk import hears, talk_for
from wargame.engine.information.visibility import visible
from wargame.model.orders import Act, Order
from wargame.model.state import Phase
from wargame.model.talk import TO_ALL, Message, Promise, Proposal, Record, Response, Said
from wargame.model.viewers import PUBLIC
from wargame.model.views import View

SLOW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
worlds = st.sampled_from(["pocket", "dprk"])
games, turns = st.integers(0, 1), st.sampled_from([1, 4])


def shown(at: Position, seat: str, values: tuple[int, ...] | None = None) -> View:
    """The seat's view, as it is or with other values."""
    state = at.state if values is None else replace(at.state, values=values)
    return view_for(at.program, state, seat, at.events, at.past)


def otherwise(at: Position, seat: str, number_of_change: int) -> tuple[int, ...]:
    """The same position with everything the seat cannot see changed, as far as its bands allow."""
    lots = Random(number_of_change)
    told = {
        name
        for derived, rule in at.program.scenario.derived.items()
        if rule.public
        for name in at.program.expressions[at.program.derived[derived]].slots()
    }
    knowledge = Knowledge(at.program, at.state, seat)
    values = list(at.state.values)
    for number, slot in enumerate(at.program.slots):
        lo, hi = knowledge.known(slot.name)
        if lo == hi or slot.name in told or slot.kind in ("order", "result", "answer"):
            continue
        if slot.kind in ("status", "flag", "token", "track", "number", "grant", "inject", "red_line", "card"):
            lo, hi = max(lo, 0 if slot.kind != "number" else lo), min(hi, lo + 20, _most(at, slot.owner, slot.kind, hi))
            allowed = [value for value in range(lo, hi + 1) if _looks_alike(at, knowledge, number, value)]
            values[number] = lots.choice(allowed or [values[number]])
        elif slot.kind == "past":
            values[number] = lots.randrange(256)
    return tuple(values)


def _most(at: Position, owner: str, kind: str, hi: int) -> int:
    return len(at.program.scenario.cards) if kind == "card" else hi


def _looks_alike(at: Position, knowledge: Knowledge, number: int, value: int) -> bool:
    """Whether an estimated track would have been observed in the same band."""
    slot = at.program.slots[number]
    track = at.program.scenario.tracks.get(slot.owner)
    if slot.kind != "track" or track is None or knowledge.sees(track, slot.seat) != "estimate":
        return True
    now = at.state.values[number]
    return band_of(track, knowledge.observed(slot, value)) == band_of(track, knowledge.observed(slot, now))


@SLOW
@given(worlds, games, turns, st.data())
def test_what_a_seat_cannot_see_changes_no_byte_of_its_view(
    world: str, game: int, turn: int, data: st.DataObject
) -> None:
    """View, menu, odds: hidden tracks, others' cards, private history, values inside their bands."""
    at = position(world, game, turn)
    seat = data.draw(st.sampled_from(at.program.seats), label="seat")
    changed = otherwise(at, seat, data.draw(st.integers(0, 999), label="change"))
    assert repr(shown(at, seat)) == repr(shown(at, seat, changed))


@SLOW
@given(worlds, games, turns, st.data())
def test_a_refusal_tells_a_seat_nothing_new(world: str, game: int, turn: int, data: st.DataObject) -> None:
    """An order is refused, or not, by what its seat can see."""
    at = position(world, game, turn)
    seat = data.draw(st.sampled_from(at.program.seats), label="seat")
    hidden = replace(at.state, values=otherwise(at, seat, data.draw(st.integers(0, 999), label="change")))
    for lots in range(3):
        order = orders_at(at, lots)[seat]
        assert refusals(at.program, at.state, seat, order) == refusals(at.program, hidden, seat, order)


@SLOW
@given(worlds, games, turns, st.data())
def test_private_acts_reach_others_as_effects_without_a_cause(
    world: str, game: int, turn: int, data: st.DataObject
) -> None:
    """After the reveal no visible event of a seat names a private move of another."""
    at = position(world, game, turn)
    seat = data.draw(st.sampled_from(at.program.seats), label="seat")
    orders = orders_at(at, data.draw(st.integers(0, 20), label="lots"))
    events = resolve(at.program, at.state, orders, at.dice)
    after = replace(apply(at.program, at.state, events), phase=Phase.REVIEW)
    seen = repr(view_for(at.program, after, seat, events, at.past).events)
    for other, order in orders.items():
        for act in order.acts:
            if other != seat and at.program.scenario.moves[act.move].visibility == "private":
                assert f"move:{act.move}'" not in seen
                assert f"move='{act.move}'" not in seen


def talk_at(at: Position, lots: Random) -> tuple[Said, ...]:
    """Random messages, promises and proposals with their answers, to all and in private."""
    program, said = at.program, []
    for _ in range(12):
        seat = lots.choice(program.seats)
        others = [other for other in (*program.seats, "control") if other != seat]
        to = lots.choice([TO_ALL, *((other,) for other in others), tuple(others[:2])])
        moves = [move for move, site in program.moves.items() if seat in site.seats]
        will, due = lots.random() < 0.5, at.state.turn + lots.randrange(2)
        said.append(lots.choice([
            Message(turn=at.state.turn, sender=seat, to=to, text=f"{lots.random()}"),
            Promise(turn=at.state.turn, sender=seat, to=to, will=will, what="move", id=lots.choice(moves), due=due),
        ]))  # fmt: skip
        said += bargain(at, lots)
    return tuple(said)


def bargain(at: Position, lots: Random) -> list[Said]:
    """A proposal that all it takes answer, or most of them; a few are made between the same seats."""
    turn, program = at.state.turn, at.program
    move = lots.choice([name for name in program.moves if program.scenario.moves[name].joint])
    card = program.scenario.moves[move]
    named = tuple(seat for seat in card.optional if lots.random() < 0.5)
    among = [seat for seat in program.seats if seat in (*card.seats, *named)]
    sender = lots.choice(among)
    act = Act(move, {}, tuple(seat for seat in named if seat != sender))
    made = Proposal(turn=turn, sender=sender, to=tuple(seat for seat in among if seat != sender), act=act)
    answers = [
        Response(
            turn=turn, sender=seat, to=tuple(other for other in among if other != seat), proposal=1,
            says="accepted" if lots.random() < 0.8 else "declined",
        )
        for seat in made.to if lots.random() < 0.9
    ]  # fmt: skip
    return [made, *answers]


@SLOW
@given(worlds, games, turns, st.data())
def test_what_others_say_in_private_and_do_in_secret_changes_no_byte_of_a_view(
    world: str, game: int, turn: int, data: st.DataObject
) -> None:
    """A seat's talk, the numbers of its lines and how promises stand follow from what it heard and saw alone."""
    at = position(world, game, turn)
    viewer = data.draw(st.sampled_from((*at.program.seats, PUBLIC)), label="viewer")
    lots = Random(data.draw(st.integers(0, 999), label="lots"))
    said, orders = talk_at(at, lots), orders_at(at, lots.randrange(20))
    resolved = acts_in(resolve(at.program, at.state, orders, at.dice))
    state = replace(at.state, phase=Phase.REVIEW)
    before = ((),) * (at.state.turn - 1)
    known = Record(
        tuple(one for one in said if hears(one, viewer)),
        (*before, visible(at.program, state, viewer, resolved)),
    )
    everything = Record(said, (*before, resolved))
    shown = [
        repr(view_for(at.program, state, viewer, at.events, at.past, talk=record)) for record in (known, everything)
    ]
    assert shown[0] == shown[1]
    assert talk_for(at.program, state, "control", known) != talk_for(at.program, state, "control", everything)


@SLOW
@given(games, turns, st.sampled_from(["tokyo", "seoul"]), st.integers(0, 20))
def test_only_the_seat_that_is_named_learns_of_a_move_seen_by_its_target(
    game: int, turn: int, named: str, lots: int
) -> None:
    """Washington shares technology with one ally: the other's events and view never say so, nor of whom."""
    at = position("dprk", game, turn)
    gift = Order((Act("release_technology", {"ally": (named,)}),))
    orders = {**orders_at(at, lots), "washington": gift}
    events = resolve(at.program, at.state, orders, at.dice)
    after = replace(apply(at.program, at.state, events), phase=Phase.REVIEW)
    for seat in at.program.seats:
        view = view_for(at.program, after, seat, events, at.past)
        assert ("move:release_technology'" in repr(view.events)) == (seat != _other(named))
        known = Knowledge(at.program, after, seat).known("chosen:release_technology.ally@washington")
        assert (known[0] == known[1]) == (seat != _other(named))


def test_a_tag_of_a_situation_put_to_some_is_history_to_them_alone() -> None:
    """The leak is put to Amber and Coral: that there was a storm is no news to Blue by way of its tag."""
    at = position("pocket", 0, 4)
    assert at.program.scenario.injects["leak"].to == ("amber", "coral")
    for seat in at.program.seats:
        for name in ("past:inject:leak", "past:tag:storm_inject"):
            lo, hi = Knowledge(at.program, at.state, seat).known(name)
            assert (lo == hi) == (seat != "blue"), f"{seat}, {name}"


def _other(ally: str) -> str:
    return {"tokyo": "seoul", "seoul": "tokyo"}[ally]
