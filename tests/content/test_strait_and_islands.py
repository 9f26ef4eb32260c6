"""The Taiwan Strait contingency and grey-zone entanglement: what the design page says of them, seen in play."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pytest

from tests.content.shipped import opens_at, scenario_of, written
from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.legality import refusals
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.information.redaction import view_for
from wargame.engine.state import apply, opening
from wargame.model.events import Answered, Changed, Ended, Event, Put
from wargame.model.orders import Act, Order
from wargame.model.state import Phase, State
from wargame.players.random_player import RandomPlayer

ROOT = Path(__file__).resolve().parents[2]
STRAIT, ISLANDS = "taiwan-strait-contingency", "grey-zone-entanglement"
STARTS = {
    STRAIT: (
        "PEN 3 STR 5 DPP 5 PCJ 4 PCK 3 AXS 6 USJ 7 USK 6 ENJ 5 ENK 6 POS 7 TRU 6 HIS 4 INT 4 OPS 3 INS 3 "
        "APT 5 APS 5 APW 5 CPJ 6 CPK 6 LEG 1 BAS 1 LEAN 3 NUC 4 LAT 5"
    ),
    ISLANDS: (
        "PEN 3 STR 5 DPP 5 PCJ 5 PCK 2 AXS 6 USJ 6 USK 6 ENJ 4 ENK 6 POS 7 TRU 5 HIS 6 INT 4 OPS 3 INS 3 "
        "APT 4 APS 4 APW 5 CPJ 6 CPK 6 LEG 1 BAS 1 LEAN 3 NUC 5 LAT 5"
    ),
}
both = pytest.mark.parametrize("name", [STRAIT, ISLANDS])


@cache
def program_of(name: str) -> Program:
    """The scenario with no card drawn, so that only its own situations speak."""
    scenario = scenario_of(name)
    quiet = {id_: deck.model_copy(update={"each_turn": False}) for id_, deck in scenario.decks.items()}
    return lower(scenario.model_copy(update={"decks": quiet}), ("CHA",))


@dataclass
class DicedGame:
    """A game with a turn open; everybody who is given no order lets the turn pass."""

    program: Program
    dice: KeyedDice
    state: State
    events: tuple[Event, ...] = ()
    past: list[Event] = field(default_factory=list)

    @classmethod
    def of(cls, name: str, seed: int = 1) -> DicedGame:
        program, dice = program_of(name), KeyedDice(seed)
        game = cls(program, dice, opening(program))
        game._take(deal(program, game.state, dice))
        game._open()
        return game

    def _take(self, events: tuple[Event, ...]) -> None:
        self.state = apply(self.program, self.state, events)
        self.past += events

    def _open(self) -> None:
        self.events = open_turn(self.program, self.state, self.dice)
        self._take(self.events)
        self.state = replace(self.state, phase=Phase.PLANNING)

    def turn(self, orders: Mapping[str, Order] | None = None) -> tuple[Event, ...]:
        """Everybody seals, the turn is resolved and the next is opened; gives what the sealed orders brought."""
        sealed = {seat: (orders or {}).get(seat, Order()) for seat in self.program.seats}
        for seat, order in sealed.items():
            assert refusals(self.program, self.state, seat, order) == (), seat
        events = resolve(self.program, self.state, sealed, self.dice)
        self._take(events)
        if not is_over(self.program, self.state):
            self._open()
        return events

    def until(self, turn: int) -> DicedGame:
        """Let turns pass until this one is open."""
        while self.state.turn < turn:
            assert not is_over(self.program, self.state)
            self.turn()
        return self

    def value(self, slot: str) -> int:
        return self.state.values[self.program.index[slot]]

    def put(self, name: str) -> bool:
        return any(isinstance(event, Put) and event.inject == name for event in self.events)

    def answered(self, question: str) -> list[str]:
        return [one.answer for one in self.past if isinstance(one, Answered) and one.question == question]


def saying(question: str, word: str, *moves: str) -> Order:
    return Order(tuple(Act(move) for move in moves), {question: word})


def brought_by(inject: str, events: tuple[Event, ...]) -> dict[str, int]:
    """What a situation asked of the tracks, by slot."""
    return {one.slot: one.asked for one in events if isinstance(one, Changed) and inject in one.source}


@both
def test_it_opens_where_the_design_page_says(name: str) -> None:
    scenario = scenario_of(name)
    assert opens_at(scenario) == written(STARTS[name])


def test_the_strait_has_its_thirteen_situations_and_ten_weeks() -> None:
    scenario = scenario_of(STRAIT)
    assert {f"B{number}" for number in range(1, 14)} <= {inject.code for inject in scenario.injects.values()}
    assert (scenario.about.turns, scenario.numbers | scenario.about.start.numbers) == (10, {
        **scenario.numbers, "tempo": -2, "intent": 1, "turn_weeks": 1,
    })


def test_the_islands_have_a_question_in_every_situation_and_a_word_from_both_publics() -> None:
    own = [inject for inject in scenario_of(ISLANDS).injects.values() if inject.code.startswith("E")]
    assert [inject.code for inject in own] == ["E1", "E2", "E3", "E5", "E6"]  # E4 is D7, put by a rule
    assert all(inject.questions and {"tokyo", "seoul"} <= inject.views.keys() for inject in own)


def test_an_aircraft_and_a_ship_meet_in_the_fortnight_of_the_two_boats() -> None:
    game = DicedGame.of(ISLANDS).until(3)
    assert game.put("boats_arrested")
    assert game.put("near_miss")


class TestBases:
    """M1 in the Strait: who asks, when, and what silence is."""

    def test_nobody_gives_the_bases_away_before_the_planners_have_asked(self) -> None:
        game, volunteered = DicedGame.of(STRAIT), Order((Act("volunteer_access"),))
        assert refusals(game.program, game.state, "tokyo", volunteered)
        game.until(3).turn({"tokyo": volunteered})
        assert game.value("bases") == 4

    def test_in_the_fourth_week_the_question_comes_though_nobody_asks_and_silence_is_delay(self) -> None:
        game = DicedGame.of(STRAIT).until(4)
        assert game.answered("base_answer") == []
        support = game.value("approval[washington]")
        game.turn()
        assert game.answered("base_answer") == ["delay"]
        assert game.value("bases") == 1
        assert game.value("approval[washington]") < support

    def test_a_second_delay_counts_as_a_refusal(self) -> None:
        game = DicedGame.of(STRAIT).until(3)
        game.turn({"washington": Order((Act("request_access"),))})
        assert game.answered("base_answer") == ["delay"]
        game.turn()
        assert game.answered("base_answer") == ["delay", "delay"]
        assert game.value("bases") == 0

    def test_who_has_answered_is_not_asked_again(self) -> None:
        game = DicedGame.of(STRAIT).until(3)
        game.turn({"washington": Order((Act("request_access"),)), "tokyo": saying("base_answer", "logistics")})
        assert game.value("bases") == 2
        assert not game.put("cable_deadline")
        game.turn()
        assert game.answered("base_answer") == ["logistics"]

    def test_forces_that_gather_unasked_cost_the_cabinet_more_than_a_question(self) -> None:
        asked, unasked = DicedGame.of(STRAIT), DicedGame.of(STRAIT)
        ready = saying("base_answer", "logistics")
        asked.turn({"washington": Order((Act("request_access"),)), "tokyo": ready})
        unasked.turn({"washington": Order((Act("surge_strait"),)), "tokyo": ready})
        assert asked.value("bases") == unasked.value("bases") == 2
        assert unasked.value("approval[tokyo]") < asked.value("approval[tokyo]")

    def test_a_cable_is_read_by_those_it_was_sent_to(self) -> None:
        game = DicedGame.of(STRAIT).until(3)
        readers = {
            seat
            for seat in game.program.seats
            if any(one.id == "cable_on_bases" for one in view_for(game.program, game.state, seat, game.events).injects)
        }
        assert readers == {"tokyo", "washington"}

    def test_beijings_quiet_offer_taken_is_a_refusal(self) -> None:
        game = DicedGame.of(STRAIT).until(7)
        assert game.put("quiet_offer")
        game.turn({"tokyo": saying("quiet_offer_answer", "accept")})
        assert game.value("bases") == 0


class TestSeoulsPrice:
    """B5: Seoul asks for an extended-deterrence package before anything leaves Korea."""

    def test_paid_in_time_it_strengthens_seouls_trust(self) -> None:
        game = DicedGame.of(STRAIT).until(4)
        events = game.turn({"washington": Order((Act("deterrence_package"),))})
        assert game.value("open:korea_forces") == 0
        assert brought_by("korea_forces", events) == {"coercion[seoul]": 1, "us_commitment[seoul]": 1}

    def test_unpaid_it_stays_open_a_week_and_then_counts_as_a_refusal(self) -> None:
        game = DicedGame.of(STRAIT).until(4)
        game.turn()
        assert game.value("open:korea_forces") == 1
        events = game.turn()
        assert game.value("open:korea_forces") == 0
        assert brought_by("korea_forces", events) == {"us_commitment[seoul]": -1, "approval[washington]": -1}


def at_random(program: Program, state: State, events: tuple[Event, ...], seat: str, lots: int) -> Order:
    view = view_for(program, state, seat, events)
    return RandomPlayer(lots).order(view, lambda order: refusals(program, state, seat, order))


@pytest.mark.long
@pytest.mark.parametrize(("name", "letter", "endings"), [
    (STRAIT, "B", {"tenth_week", "sea_lanes_open", "strait_war", "strait_lost"}),
    (ISLANDS, "E", {"sixth_fortnight"}),
])
def test_sixty_random_games_meet_every_situation_and_every_ending(name: str, letter: str, endings: set[str]) -> None:
    scenario, program = scenario_of(name), lower(scenario_of(name), ("CHA",))
    met, ended = set[str](), set[str]()
    for number in range(60):
        dice, state = KeyedDice(5, number), opening(program)
        state = apply(program, state, deal(program, state, dice))
        while not is_over(program, state):
            events = open_turn(program, state, dice)
            state = replace(apply(program, state, events), phase=Phase.PLANNING)
            met |= {scenario.injects[event.inject].code for event in events if isinstance(event, Put)}
            orders = {seat: at_random(program, state, events, seat, number) for seat in program.seats}
            events = resolve(program, state, orders, dice)
            ended |= {event.ending for event in events if isinstance(event, Ended)}
            state = apply(program, state, events)
    assert {inject.code for inject in scenario.injects.values() if inject.code.startswith(letter)} <= met
    assert endings <= ended
