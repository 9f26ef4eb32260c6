"""What a scenario expects of many games: the interval decides, and nothing is judged that was not played."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.engine.positions import program
from wargame.authoring import load_scenario
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.library import ListedScenario, scenario_index
from wargame.model.goals import Expected
from wargame.sim.expectations import expectation_checks, unchecked, verdict
from wargame.sim.rehearsal import rehearse
from wargame.sim.line_ups import all_line_ups, line_up_of
from wargame.sim.summary import Share

THEORIES = ("CHA", "PARK", "THREAT")


@pytest.mark.parametrize(
    ("bounds", "hits", "said"),
    [
        ({"at_most": 35}, 350, "so"),
        ({"at_most": 35}, 370, "open"),  # 34 to 40
        ({"at_most": 35}, 390, "not so"),  # 36 to 42
        ({"at_least": 50}, 460, "not so"),
        ({"at_least": 50}, 480, "open"),
        ({"at_least": 50, "at_most": 60}, 550, "so"),
        ({"at_most": 0}, 0, "so"),
        ({"at_least": 100}, 999, "not so"),
    ],
)
def test_only_an_interval_that_lies_outside_refutes(bounds: dict[str, int], hits: int, said: str) -> None:
    assert verdict(Expected(war=True, **bounds), Share(hits, 1000)) == said


def expecting(*expected: Expected) -> Program:
    """The pocket crisis with other expectations."""
    rules = program("pocket")
    scenario = rules.scenario
    about = scenario.about.model_copy(update={"expect": expected})
    return replace(rules, scenario=scenario.model_copy(update={"about": about}))


def test_each_kind_of_thing_is_looked_up_where_it_is_counted() -> None:
    rules = expecting(
        Expected(war=True, at_most=5), Expected(ending="dusk", at_least=90), Expected(outcome="Muddle", at_most=10),
        Expected(red_line="betrayal", at_least=60),
    )
    *_, tallies = rehearse([(rules, line_up_of(dict.fromkeys(rules.seats, "doctrine:gentle")))], 80, 1)
    verdicts = {one.place: (one.verdict, one.found.hits) for one in expectation_checks(tallies)}
    crossed = int((tallies[0].column("met[betrayal]") > 0).sum())
    assert 0 < crossed < 40
    assert verdicts == {0: ("so", 0), 1: ("so", 80), 2: ("not so", 80), 3: ("not so", crossed)}


def test_other_theories_doctrines_and_mixed_line_ups_are_not_judged() -> None:
    rules = expecting(
        Expected(war=True, at_most=0, under=("gentle",)), Expected(war=True, at_most=0, theories=("DREAD",)),
        Expected(war=True, at_most=0, theories=("HOPE",)),
    )
    mixed = line_up_of({seat: "random" if place else "doctrine:gentle" for place, seat in enumerate(rules.seats)})
    *_, tallies = rehearse([(rules, mixed)], 5, 1)
    assert list(expectation_checks(tallies)) == []
    assert unchecked(tallies) == (0, 1, 2)
    *_, tallies = rehearse([(rules, line_up_of(dict.fromkeys(rules.seats, "doctrine:gentle")))], 5, 1)
    assert [one.place for one in expectation_checks(tallies)] == [0, 2]
    assert unchecked(tallies) == (1,)


@pytest.mark.long
@pytest.mark.parametrize("theory", THEORIES)
@pytest.mark.parametrize("shelved", scenario_index(), ids=lambda one: one.id)
def test_every_shipped_scenario_does_what_its_author_expects(shelved: ListedScenario, theory: str) -> None:
    scenario = load_scenario(shelved.path).scenario
    assert scenario is not None
    assert scenario.about.expect
    if not scenario.modules and theory != THEORIES[0]:
        pytest.skip("a world without theories is played once")
    rules = lower(scenario, (theory,) if scenario.modules else ())
    *_, tallies = rehearse([(rules, one) for one in all_line_ups(scenario)[:-1]], 500, 1)
    expected = scenario.about.expect
    elsewhere = tuple(place for place, one in enumerate(expected) if one.theories and theory not in one.theories)
    assert unchecked(tallies) == elsewhere
    assert [one for one in expectation_checks(tallies) if one.verdict == "not so"] == []
