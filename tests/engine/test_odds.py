"""The odds on a card are those of the dice: counted by throwing every fall through the table's own executor."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from tests.engine.positions import program
from wargame.engine.adjudication import deal, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.encoding import opened_orders
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.legality import refusals, supposing
from wargame.engine.information.odds import naturals, odds_of
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.model.events import Rolled
from wargame.model.orders import NO_MOVE, Act, Order
from wargame.model.state import Phase, State
from wargame.model.viewers import CONTROL

OWN = [
    ("tokyo", Act("counterstrike_build_up")),
    ("tokyo", Act("counterstrike_build_up", {"explain": ("explain_first",)})),
    ("tokyo", Act("recognise_situation")),
    ("tokyo", Act("history_initiative")),
    ("tokyo", Act("minilateral_link", {"link": ("france",)})),
    ("tokyo", Act("export_pressure")),
    ("seoul", Act("contribute_security")),
    ("seoul", Act("inter_korean_outreach")),
    ("seoul", Act("brief_assembly")),
    ("washington", Act("reassure")),
    ("washington", Act("deterrence_package")),
    ("washington", Act("engage_congress", {"floor": ("set",)})),
]
NAMES = [" ".join((seat, act.move, *(word for words in act.chosen.values() for word in words))) for seat, act in OWN]


@cache
def first_turn() -> tuple[Program, State, KeyedDice]:
    """The crisis as its first turn is open, no card drawn and purses full."""
    rules = program("dprk", "CHA")
    dice = KeyedDice(7, by_hand={(1, "deck:common<turn"): (12,)})
    state = apply(rules, opening(rules), deal(rules, opening(rules), dice))
    state = apply(rules, state, open_turn(rules, state, dice))
    values = list(state.values)
    for purse in rules.purse.values():
        values[purse] = 6
    return rules, replace(state, values=tuple(values), phase=Phase.PLANNING), dice


def orders_with(seat: str, act: Act) -> dict[str, Order]:
    rules, _, _ = first_turn()
    return {one: Order((act,)) if one == seat else NO_MOVE for one in rules.seats}


@cache
def counted(number: int) -> tuple[int, ...]:
    """Of the 36 falls of two dice, how many give each band of that order's move: thrown one by one."""
    seat, act = OWN[number]
    rules, state, dice = first_turn()
    assert not refusals(rules, state, seat, Order((act,)))
    purpose = rules.moves[act.move].rolls[seat]
    found = [0] * 5
    for faces in product(range(1, 7), repeat=2):
        thrown = replace(dice, by_hand={**dice.by_hand, (1, purpose): faces})
        for event in resolve(rules, state, orders_with(seat, act), thrown):
            if isinstance(event, Rolled) and event.purpose == purpose:
                found[event.row] += 1
    return tuple(found)


@pytest.mark.parametrize("number", range(len(OWN)), ids=NAMES)
def test_who_knows_everything_is_told_the_very_count(number: int) -> None:
    seat, act = OWN[number]
    rules, state, _ = first_turn()
    opened = apply(rules, state, opened_orders(rules, state.values, orders_with(seat, act)))
    roll = rules.rolls[rules.moves[act.move].rolls[seat]]
    odds = odds_of(rules, roll, Knowledge(rules, opened, CONTROL), {})
    assert odds.of == 36
    assert odds.rows == tuple((count, count) for count in counted(number))


@pytest.mark.parametrize("number", range(len(OWN)), ids=NAMES)
def test_a_seat_is_told_a_range_that_holds_the_count(number: int) -> None:
    seat, act = OWN[number]
    rules, state, _ = first_turn()
    site = rules.moves[act.move]
    knowledge = Knowledge(rules, state, seat, Order((act,)))
    odds = odds_of(rules, rules.rolls[site.rolls[seat]], knowledge, supposing(site, seat))
    for (least, most), count in zip(odds.rows, counted(number), strict=True):
        assert least <= count <= most


def test_the_orders_are_of_different_odds() -> None:
    """Else the comparison above would prove little."""
    assert len({counted(number) for number in range(len(OWN))}) >= 4


@pytest.mark.parametrize(("count", "sides"), [(1, 6), (2, 6), (3, 4), (1, 100)])
def test_totals_of_dice_are_counted_exactly(count: int, sides: int) -> None:
    thrown = [sum(faces) for faces in product(range(1, sides + 1), repeat=count)]
    assert dict(naturals(count, sides)) == {total: thrown.count(total) for total in set(thrown)}
