"""What an answer does may depend on who gives it; each seat reads its own price and nobody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from wargame.wording import speaker_of
from wargame.authoring import load_scenario
from wargame.engine.lowering import lower
from wargame.engine.information.shown import shown
from wargame.language.names import Bindings

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("seat", "price"), [("tokyo", "US support for Asian commitments −1"), ("seoul", "ROK lean to China +1")]
)
def test_silence_after_a_collision_at_sea_costs_each_ally_something_else(seat: str, price: str) -> None:
    scenario = load_scenario(ROOT / "scenarios" / "us-drawdown.yaml").scenario
    assert scenario is not None
    silent = scenario.injects["norm_violation"].questions["norm_violation_answer"].answers["silent"]
    program = lower(scenario)
    assert speaker_of(program).effects(shown(program, silent.do, Bindings(seats={"mover": seat}))) == price
