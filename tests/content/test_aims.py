"""Each crisis gives each seat an aim of its own: the verdict turns on it, and its text says what is wanted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.content.shipped import program_under, scenario_of
from wargame.engine.adjudication import deal, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.information.redaction import view_for
from wargame.engine.state import apply, opening
from wargame.model.events import Ended
from wargame.model.files import Scenario
from wargame.model.goals import Objective
from wargame.model.orders import Order
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))

every_scenario = pytest.mark.parametrize("name", [path.stem for path in SCENARIOS])


def own_aims(scenario: Scenario, seat: str) -> list[Objective]:
    """The aims of a seat that no rulebook has."""
    return [aim for aim in scenario.about.objectives.values() if aim.seat == seat]


@every_scenario
def test_the_verdict_of_every_seat_turns_on_an_aim_of_this_crisis(name: str) -> None:
    scenario = scenario_of(name)
    narrowest = min(a.least - b.least for a, b in zip(scenario.score_bands, scenario.score_bands[1:-1], strict=False))
    for seat in scenario.seats:
        assert sum(aim.points for aim in own_aims(scenario, seat)) >= narrowest, seat


@every_scenario
def test_an_aim_of_the_crisis_stands_first(name: str) -> None:
    scenario = scenario_of(name)
    for seat in scenario.seats:
        first = min((aim for aim in scenario.objectives.values() if aim.seat == seat), key=lambda aim: aim.order)
        assert first in own_aims(scenario, seat), seat


@every_scenario
def test_it_says_what_is_wanted_and_what_half_is_paid_for(name: str) -> None:
    scenario = scenario_of(name)
    for seat in scenario.seats:
        for aim in own_aims(scenario, seat):
            assert any(sign.isdigit() for sign in aim.text) or not any(sign.isdigit() for sign in aim.when), aim.text
            assert ("half" in aim.text) == (aim.part_when is not None), aim.text


@every_scenario
def test_the_score_tells_where_an_aim_of_the_crisis_ended(name: str) -> None:
    """A game in which nobody does anything, told to control: the value stands beside what was wanted."""
    rules, dice = program_under(name, "THREAT" if scenario_of(name).modules else ""), KeyedDice(1)
    state, events = opening(rules), deal(rules, opening(rules), dice)
    state = apply(rules, state, events)
    for _ in range(rules.scenario.about.turns):
        state = apply(rules, state, open_turn(rules, state, dice))
        events = resolve(rules, state, {seat: Order() for seat in rules.seats}, dice)
        state = apply(rules, state, events)
        if any(isinstance(event, Ended) for event in events):
            break
    texts = {aim.text for seat in rules.seats for aim in own_aims(rules.scenario, seat)}
    scores = view_for(rules, replace(state, phase=Phase.DEBRIEF), CONTROL, events).scores
    told = [line for score in scores for line in score.lines if line.text in texts]
    assert len(told) == len(rules.seats)
    assert all(at.value for line in told for at in line.ended)
    assert sum(bool(line.ended) for line in told) >= 2, "flags and steps not taken have no value to tell; the rest has"
