"""Rows that live in what is read, asked and doubted beside the game: theories, debrief cards, back-casts."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.rows.files import Files
from wargame.authoring.backcast.loading import load_case
from wargame.model.rules import Module
from wargame.reporting.backcast import looked_at, wanted
from wargame.sim.evaluation import Evaluation, evaluate

RUNS = 200


@pytest.mark.row(
    "R100",
    deletes=[
        "triangle-theory.yaml#modules/CHA/counter",
        "triangle-theory.yaml#modules/PARK/author",
        "triangle-theory.yaml#modules/THREAT/counter",
        "triangle-theory.yaml#modules/BLEND/counter",
    ],
)
def test_whoever_picks_a_theory_is_told_who_says_so_and_who_does_not(files: Files, tmp_path: Path) -> None:
    """Each theory that can be chosen names its author and its opponent; two of them doubt each other by name."""
    theories = _theories(files)
    assert len(theories) >= 4
    unsigned = [name for name, theory in theories.items() if not (theory.author and theory.counter)]
    assert unsigned == []
    assert "Park" in str(theories["CHA"].counter)
    assert "Cha" in str(theories["PARK"].counter)


@pytest.mark.row("R100", deletes=["gsomia-cliff.yaml#debrief/5", "triangle-theory.yaml#modules/THREAT/counter"])
def test_the_debrief_asks_why_others_made_peace_with_their_past(files: Files, tmp_path: Path) -> None:
    asked = [f"{one.ask} {one.look_at}" for one in files.scenario("gsomia-cliff").about.debrief]
    assert any("France and Germany" in one and "theory" in one for one in asked)
    assert "Western theory" in str(_theories(files)["THREAT"].counter)


@pytest.mark.row(
    "R101",
    deletes=[
        "triangle-theory.yaml#modules/CHA_PARTS/modifier_sets/cha_cooperation",
        "bc1-nixon-doctrine.yaml#acts",
    ],
)
@pytest.mark.long
def test_when_a_division_went_home_the_two_drew_together(files: Files, tmp_path: Path) -> None:
    """1969 to 1971: trust in Washington fell, trust between the two and their institutions rose."""
    verdict = _judged("bc1-nixon-doctrine", files, tmp_path)
    assert verdict.passes("CHA"), _missed(verdict)
    assert [one.values for one in verdict.leads if not one.met] == []


@pytest.mark.row("R101", deletes=["triangle-theory.yaml#modules/CHA_PARTS/modifier_sets/cha_cooperation"])
@pytest.mark.long
def test_when_the_ground_forces_were_to_go_they_drew_together_again(files: Files, tmp_path: Path) -> None:
    verdict = _judged("bc2-carter-plan", files, tmp_path)
    assert verdict.passes("CHA"), _missed(verdict)
    assert [one.values for one in verdict.leads if not one.met] == []


@pytest.mark.row("R102", deletes=["triangle-couplings.yaml#rules/backlash_gsomia_pact"])
@pytest.mark.long
def test_a_pact_kept_secret_is_pulled_before_it_is_signed(files: Files, tmp_path: Path) -> None:
    """2012: what was prepared without the Assembly fails more often than not, whatever the theory."""
    verdict = _judged("bc4-pact-pulled", files, tmp_path)
    assert _missed(verdict) == []


def _theories(files: Files) -> dict[str, Module]:
    scenario = files.scenario("quiet-year")
    return {name: scenario.modules[name] for name in scenario.about.theories}


def _judged(name: str, files: Files, folder: Path) -> Evaluation:
    """A back-cast run on these files, which are written down for it."""
    ground = files.read("ground-triangle.yaml").data
    for book in (name, "ground-triangle", *ground["rulebooks"]):
        text = yaml.safe_dump(files.read(f"{book}.yaml").data, allow_unicode=True, sort_keys=False)
        (folder / f"{book}.yaml").write_text(text, encoding="utf-8")
    loaded = load_case(folder / f"{name}.yaml")
    assert loaded.case is not None, [one.message for one in loaded.diagnostics]
    return evaluate(loaded.case, RUNS)


def _missed(verdict: Evaluation) -> list[str]:
    missed = [one for one in verdict.findings if not one.met]
    return [f"{one.theory}: {looked_at(one.expected)}, {wanted(one)}: {one.share:.2f}" for one in missed]
