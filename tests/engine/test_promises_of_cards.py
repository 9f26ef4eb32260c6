"""What a card says is what happens: price, partners, who sees it, every plain effect of every band, played from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.canon.hand_play import HandDice
from wargame import library
from wargame.wording import speaker_of
from wargame.authoring.loading import load_scenario
from wargame.wording.english import values
from wargame.engine.adjudication import deal, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.information.redaction import view_for, visible
from wargame.engine.legality import refusals
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.model.events import BandChanged, Became, Changed, Event, Joined, Lapsed, OfferFailed, Ordered, Rolled
from wargame.model.orders import Act, Order
from wargame.model.state import Phase, State
from wargame.model.card_views import EffectShown, MoveView, Shown
from wargame.wording.numbers import signed

POCKET = Path(__file__).parents[1] / "fixtures" / "pocket" / "pocket.yaml"
CRISES = ("dprk-missile-crisis", "taiwan-strait-contingency")


@cache
def game(name: str) -> Program:
    scenario = load_scenario(POCKET if name == "pocket" else library.find_scenario(name)).scenario
    assert scenario is not None
    return lower(scenario)


@cache
def planning(name: str) -> State:
    """The first turn, every purse full."""
    program, dice = game(name), KeyedDice(3)
    state = apply(program, opening(program), deal(program, opening(program), dice))
    state = apply(program, state, open_turn(program, state, dice))
    values = list(state.values)
    for seat, slot in program.purse.items():
        track = program.scenario.tracks[program.slots[slot].owner]
        values[slot] = track.max
        assert seat in program.seats
    return replace(state, phase=Phase.PLANNING, values=tuple(values))


def cards(name: str) -> Iterator[tuple[str, MoveView]]:
    """Every open card of every seat that one seat plays by itself."""
    for seat in game(name).seats:
        for card in view_for(game(name), planning(name), seat).moves:
            if card.open and not card.joint:
                yield seat, card


def play(name: str, orders: dict[str, Order], total: int | None = None) -> tuple[Event, ...]:
    """A turn under these orders; ``total``: what the dice of moves come to."""
    program = game(name)
    faces = {}
    for purpose, roll in program.rolls.items() if total is not None else ():
        if purpose.startswith("move:"):
            even = min(max(total or 0, roll.count), 6 * roll.count)
            faces[1, purpose] = tuple(even // roll.count + (n < even % roll.count) for n in range(roll.count))
    dice = HandDice(faces, {}, KeyedDice(5))
    return resolve(program, planning(name), {seat: orders.get(seat, Order()) for seat in program.seats}, dice)


@pytest.mark.parametrize("name", ["pocket", pytest.param(CRISES[0], marks=pytest.mark.long)])
def test_a_card_costs_what_it_says(name: str) -> None:
    """With whatever is chosen: the purse loses the printed price of card and items, or the order lapses unpaid."""
    program, state, tried = game(name), planning(name), 0
    for seat, card in cards(name):
        for choices in ({}, {one.id: (one.choices[-1].word,) for one in card.parameters if one.choices[-1].open}):
            order = Order((Act(card.id, choices),))
            if refusals(program, state, seat, order):
                continue
            chosen = [
                choice.cost
                for one in card.parameters for choice in one.choices
                if choice.word in (choices.get(one.id) or one.default)
            ]  # fmt: skip
            events = play(name, {seat: order})
            paid = [event for event in events if isinstance(event, Became) and event.source == f"move:{card.id}"]
            slot = program.slots[program.purse[seat]].name
            after = next((event.to for event in paid if event.slot == slot), None)
            lapsed = any(isinstance(event, Lapsed) and event.move == card.id for event in events)
            if not lapsed and card.cost + sum(chosen):
                assert after == max(state.values[program.purse[seat]] - card.cost - sum(chosen), 0), (seat, card.id)
                tried += 1
    assert tried >= 3


def unmarked(line: Shown) -> Shown:
    """An effect without what it means for the seat's aims, and without its cap."""
    return replace(line, for_me="", cap=None) if isinstance(line, EffectShown) else line


@pytest.mark.parametrize("name", ["pocket", CRISES[0]])
def test_every_plain_effect_on_a_card_comes_with_its_band(name: str) -> None:
    """Whatever the dice: where a card names a track and a change under the band that came out, it is asked for."""
    program, tried = game(name), 0
    speaker = speaker_of(program)
    plain = {
        f"{values.named(slot.name, program.scenario)} {signed(amount)}": (slot.name, amount)
        for slot in program.slots if slot.kind == "track" for amount in range(-4, 5) if amount
    }  # fmt: skip
    for total in (2, 6, 8, 10, 12):
        for seat, card in cards(name):
            order = Order((Act(card.id),))
            if refusals(program, planning(name), seat, order):
                continue
            events = play(name, {seat: order}, total)
            rolled = [event for event in events if isinstance(event, Rolled) and event.source == f"move:{card.id}"]
            if any(isinstance(event, Lapsed | BandChanged) and event.move == card.id for event in events):
                continue
            asked = {(event.slot, event.asked) for event in events if isinstance(event, Changed) and event.source}
            for line in (*card.always, *(card.odds[rolled[0].row].effects if rolled else ())):
                if (said := speaker.effect(unmarked(line))) in plain:
                    assert plain[said] in asked, (card.id, total, line)
                    tried += 1
    assert tried > 3


@pytest.mark.parametrize("name", ["pocket", CRISES[0]])
def test_who_sees_a_move_is_as_its_card_says(name: str) -> None:
    program, state = game(name), planning(name)
    for seat, card in cards(name):
        order = Order((Act(card.id),))
        if refusals(program, state, seat, order):
            continue
        events = play(name, {seat: order})
        after = apply(program, state, events)
        for viewer in program.seats:
            seen = visible(program, State(Phase.REVIEW, after.turn, after.values), viewer, events)
            knows = any(isinstance(event, Ordered) and event.move == card.id for event in seen)
            if card.visibility == "public" or viewer == seat:
                assert knows, (card.id, viewer)
            elif card.visibility == "private" and not program.scenario.moves[card.id].seen_by:
                assert not knows, (card.id, viewer)


@pytest.mark.parametrize("name", ["pocket", *CRISES])
def test_an_order_holds_as_many_moves_of_a_weight_as_the_purse_says_and_keeps_the_reserve(name: str) -> None:
    program, state = game(name), planning(name)
    for seat in program.seats:
        view = view_for(program, state, seat)
        assert view.budget is not None
        for weight, most in view.budget.slots:
            free = [card for card in view.moves if card.weight == weight and card.open]
            acts = tuple(Act(card.id) for card in free[: most + 1])
            codes = {one.code for one in refusals(program, state, seat, Order(acts))}
            assert ("too_many" in codes) is (len(acts) > most)
        values = list(state.values)
        for card in view.moves:
            if card.open and card.cost:
                values[program.purse[seat]] = card.cost + view.budget.reserve
                enough = replace(state, values=tuple(values))
                values[program.purse[seat]] -= 1
                short = replace(state, values=tuple(values))
                order = Order((Act(card.id),))
                broke = {"too_dear", "reserve"}
                extra = sum(
                    choice.cost for one in card.parameters for choice in one.choices if choice.word in one.default
                )
                if not extra:
                    assert not {one.code for one in refusals(program, enough, seat, order)} & broke, card.id
                    assert {one.code for one in refusals(program, short, seat, order)} & {*broke, "closed"}, card.id


@pytest.mark.parametrize("name", CRISES)
def test_every_joint_move_of_a_crisis_stands_as_its_card_says(name: str) -> None:
    """With the optional seat and without, named and not, from the words on the cards: who must, who may."""
    program, state, stood = game(name), planning(name), 0
    for move in (id_ for id_ in program.moves if program.scenario.moves[id_].joint):
        hands = {seat: view_for(program, state, seat).moves for seat in program.seats}
        held = {seat: card for seat in hands for card in hands[seat] if card.id == move and card.open}
        if not held:
            continue
        must = next(iter(held.values())).seats
        if not set(must) <= set(held):
            continue
        may = [seat for seat in held if seat not in must]
        for joins in [(), *((seat,) for seat in may)]:
            for named in [(), *((seat,) for seat in held[must[0]].optional)]:
                orders = {seat: Order((Act(move),)) for seat in (*must, *joins)}
                orders[must[0]] = Order((Act(move, {}, named),))
                events = play(name, orders)
                if any(isinstance(event, Lapsed) and event.move == move for event in events):
                    continue
                promised = set(named) <= set(joins)
                among = [set(event.seats) for event in events if isinstance(event, Joined) and event.move == move]
                failed = {event.seat for event in events if isinstance(event, OfferFailed) and event.move == move}
                assert among == ([{*must, *joins}] if promised else []), (move, joins, named)
                assert failed == (set() if promised else {*must, *joins})
                stood += promised
    assert stood > 5
