"""The balance that every edit of the rules must keep: cooperation pays, defiance costs, bases decide the Strait.

Orders, not figures: each comparison must be so plain that its 95 per cent intervals do not touch. The figures of the
last run stand in docs/decisions, with what does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from tests.sim.side_by_side import play_doctrines
from wargame.authoring.loading import load_scenario
from wargame.engine.lowering import lower
from wargame.engine.lowering.policies import lower_policy
from wargame.engine.program import Program
from wargame.sim.intervals import wilson

SCENARIOS = Path(__file__).parent.parent.parent / "scenarios"
ALL = sorted(
    path.stem for path in SCENARIOS.glob("*.yaml") if "triangle-doctrines" in path.read_text(encoding="utf-8")
)
GAMES, SEED = 800, 11


@dataclass(frozen=True)
class Cell:
    """Many games of one scenario, theory and doctrine at every seat; intervals hold 95 per cent."""

    war: tuple[float, float]
    cooperation: tuple[float, float]
    approval_seoul: float


@cache
def rules(scenario: str, theory: str) -> Program:
    loaded = load_scenario(SCENARIOS / f"{scenario}.yaml")
    assert loaded.scenario is not None
    return lower(loaded.scenario, (theory,))


@cache
def played(scenario: str, theory: str, doctrine: str) -> Cell:
    program = rules(scenario, theory)
    policies = [lower_policy(program, doctrine, seat) for seat in program.seats]
    values = play_doctrines(program, policies, GAMES, SEED).values
    ended = values[program.slot("ended")]
    wars = [number for number, id_ in enumerate(program.endings, start=1) if program.scenario.endings[id_].war]
    levels = sum(values[program.slot(track)] for track in ("info_sharing", "operations", "institutions"))
    half = 1.96 * float(np.std(levels)) / GAMES**0.5
    mean = float(np.mean(levels))
    approval = values[program.slot("approval[seoul]")]
    return Cell(wilson(int(np.isin(ended, wars).sum()), GAMES), (mean - half, mean + half), float(approval.mean()))


def below(lower_one: tuple[float, float], higher: tuple[float, float]) -> bool:
    return lower_one[1] < higher[0]


@pytest.mark.long
@pytest.mark.parametrize("theory", ["CHA", "PARK", "THREAT", "BLEND:60"])
@pytest.mark.parametrize("scenario", ALL)
def test_cooperation_ends_in_war_less_often_and_builds_more(scenario: str, theory: str) -> None:
    together, alone = played(scenario, theory, "cooperative"), played(scenario, theory, "nationalist")
    assert below(together.war, alone.war)
    assert below(alone.cooperation, together.cooperation)


@pytest.mark.long
@pytest.mark.parametrize("theory", ["CHA", "PARK", "THREAT"])
def test_in_the_strait_each_step_of_access_is_worth_its_price(theory: str) -> None:
    full, logistics, refusal = (
        played("taiwan-strait-contingency", theory, name)
        for name in ("prudent_full_access", "prudent", "prudent_refusal")
    )
    assert below(full.war, logistics.war)
    assert below(logistics.war, refusal.war)


@pytest.mark.long
def test_cooperation_costs_seoul_about_two_points_at_home() -> None:
    start = rules("dprk-missile-crisis", "CHA").slots[rules("dprk-missile-crisis", "CHA").slot("approval[seoul]")].start
    assert 1 <= start - played("dprk-missile-crisis", "CHA", "cooperative").approval_seoul <= 3
