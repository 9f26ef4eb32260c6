"""The long road: where it opens, and what hangs on single answers in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from tests.content.shipped import opens_at, scenario_of
from wargame.engine.adjudication import deal, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.model.orders import Act, Order

ROAD = "the-long-road"
Said = Mapping[int, Mapping[str, Order]]


@cache
def program() -> Program:
    """Without the deck, so that only what the seats do makes a difference."""
    scenario = scenario_of(ROAD)
    quiet = {id_: deck.model_copy(update={"each_turn": False}) for id_, deck in scenario.decks.items()}
    return lower(scenario.model_copy(update={"decks": quiet}), ("THREAT",))


def played(until: int, said: Said, seed: int = 1, before: Mapping[str, int] | None = None) -> dict[str, int]:
    """Every value after some turns; who is not named does nothing. ``before``: values put in as the game begins."""
    rules, dice = program(), KeyedDice(seed)
    state = opening(rules)
    state = apply(rules, state, deal(rules, state, dice))
    values = list(state.values)
    for slot, value in (before or {}).items():
        values[rules.index[slot]] = value
    state = replace(state, values=tuple(values))
    for turn in range(1, until + 1):
        orders = {seat: said.get(turn, {}).get(seat, Order()) for seat in rules.seats}
        state = apply(rules, state, open_turn(rules, state, dice))
        state = apply(rules, state, resolve(rules, state, orders, dice))
    return {slot: state.values[place] for slot, place in rules.index.items()}


def answering(seat: str, question: str, word: str) -> dict[str, Order]:
    return {seat: Order(answers={question: word})}


def test_in_2014_nothing_of_today_stands_yet() -> None:
    scenario = scenario_of(ROAD)
    start = opens_at(scenario)
    assert (start["INT"], start["INS"]) == (0, 0)
    assert scenario.about.turns == 12
    assert "joint_command" not in scenario.about.start.flags
    assert "links" not in scenario.about.start.tokens
    assert scenario.about.start.statuses["gsomia"] == "none"


def test_an_arrangement_by_way_of_washington_is_on_the_menu() -> None:
    assert "tisa" not in scenario_of(ROAD).about.ban


def test_the_constitution_can_be_read_anew_or_put_on_the_open_road() -> None:
    left = played(2, {})
    anew = played(2, {2: answering("tokyo", "reading_tokyo", "read_anew")})
    asked = played(2, {2: answering("tokyo", "reading_tokyo", "open_road")})
    assert (left["read_anew"], left["amend"]) == (0, 0)
    assert (anew["read_anew"], anew["amend"]) == (1, 0)
    assert (asked["read_anew"], asked["amend"]) == (0, 1)
    assert anew["us_commitment[tokyo]"] > left["us_commitment[tokyo]"]
    assert anew["entrapment[seoul]"] > left["entrapment[seoul]"]


def test_a_date_takes_a_step_to_command_at_once_and_a_list_none() -> None:
    assert played(2, {2: answering("seoul", "conditions_seoul", "date")})["opcon"] == 1
    assert played(2, {2: answering("seoul", "conditions_seoul", "list")})["opcon"] == 0


def test_after_three_steps_a_release_of_technology_passes_the_command() -> None:
    said = {1: {"washington": Order((Act("release_technology", {"ally": ("seoul",)}),))}}
    passed = [played(1, said, seed, {"opcon": 3}) for seed in range(1, 13)]
    assert {game["opcon"] for game in passed} == {0, 3}
    assert all((game["past:mark:control_passed"] > 0) == (game["opcon"] == 0) for game in passed)


def test_a_half_year_has_room_for_two_large_things() -> None:
    two = Order((Act("joint_operations_command"), Act("equipment_transfer")))
    kept = played(1, {1: {"tokyo": two}}, before={"capital[tokyo]": 6})
    assert kept["past:move:joint_operations_command"]
    assert kept["past:move:equipment_transfer"]


def test_women_who_were_asked_leave_less_to_review() -> None:
    settle = Order((Act("history_settlement"),))
    asked = Order((Act("history_settlement"),), answers={"summer_seoul": "ask_first"})
    review = answering("seoul", "squares_seoul", "review")
    rich = {"capital[seoul]": 6}
    before = played(7, {4: {"seoul": settle}, 7: review}, before=rich)
    after = played(7, {4: {"seoul": asked}, 7: review}, before=rich)
    assert after["history"] < before["history"]
