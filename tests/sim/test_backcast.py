"""Back-casts: a case says what was forced, what was tried and what history expects; the rules answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from wargame.authoring.backcast.loading import Case, load_case
from wargame.cli import main
from wargame.sim.intervals import wilson
from wargame.sim.evaluation import Evaluation, evaluate

ROOT = Path(__file__).parent.parent.parent
SHIPPED = sorted(path for path in (ROOT / "backcasts").glob("bc*.yaml"))
SMALL = """\
format: wargame-backcast/1
id: small
title: A small past
rulebooks: [pocket-rules]
theories: [HOPE]
turns: 3
start: {tracks: {trust: 4, tension: 2}}
"""


@pytest.fixture
def write(tmp_path: Path) -> object:
    rulebook = ROOT / "tests" / "fixtures" / "pocket" / "pocket-rules.yaml"
    (tmp_path / "pocket-rules.yaml").write_text(rulebook.read_text(encoding="utf-8"), encoding="utf-8")

    def made(text: str) -> Path:
        path = tmp_path / "small.yaml"
        path.write_text(SMALL + text, encoding="utf-8")
        return path

    return made


def case_of(path: Path) -> Case:
    loaded = load_case(path)
    assert loaded.case is not None, loaded.diagnostics
    return loaded.case


def judged(path: Path, runs: int = 60) -> Evaluation:
    return evaluate(case_of(path), runs)


def test_raw_effects_happen_in_their_turn_and_change_is_measured_between_turns(write) -> None:
    verdict = judged(write("""
acts:
  - {turn: 2, do: [trust +2]}
expect:
  - {change: trust, sign: flat, until: 1}
  - {change: trust, sign: up, since: 1, until: 2}
  - {holds: trust >= 5, at_least: 60, until: 2}
"""))
    assert [one.met for one in verdict.findings] == [True, True, True]


def test_a_forced_move_comes_out_in_its_band_whatever_the_dice_say_and_costs_nothing(write) -> None:
    """A patrol that failed did nothing; one that triumphed raised the tension, in every run."""
    verdict = judged(write("""
acts:
  - {turn: 1, move: patrol, band: failure}
variants:
  triumph: {name: It went well, without_acts_in: [1], acts: [{turn: 1, move: patrol, band: triumph}]}
expect:
  - {change: tension, sign: up, share: 100, until: 1}
  - {change: tension, above: triumph, until: 1}
"""))
    assert verdict.good
    assert not verdict.results["case"]["HOPE"].lapsed
    assert verdict.results["case"]["HOPE"].numbers["tension"].shape == (4, 60)


def test_an_attempt_is_rolled_where_it_is_due_and_again_after_a_partial_result(write) -> None:
    once = judged(write("""
attempts:
  show: {move: patrol, turns: [1]}
expect: [{attempt: show, at_least: 0}]
""")).results["case"]["HOPE"].attempts["show"]
    again = judged(write("""
attempts:
  show: {move: patrol, turns: [1], retry_on: partial}
expect: [{attempt: show, at_least: 0}]
""")).results["case"]["HOPE"].attempts["show"]
    assert once.rolls == 60
    assert 60 < again.rolls < 180
    assert again.successes >= once.successes


def test_an_expected_miss_is_met_by_missing(write) -> None:
    verdict = judged(write("""
acts: [{turn: 1, do: [trust +2]}]
expect:
  - {change: trust, sign: down, misses: HOPE}
"""))
    assert verdict.findings[0].met
    assert verdict.good


@pytest.mark.parametrize(("text", "line", "said"), [
    ("acts: [{turn: 9, do: [trust +1]}]\nexpect: [{unchanged: trust}]\n", 8, "has 3 turns"),
    ("acts: [{turn: 1, do: [truts +1]}]\nexpect: [{unchanged: trust}]\n", 8, "truts"),
    ("acts: [{turn: 1, move: patrol, band: glory}]\nexpect: [{unchanged: trust}]\n", 8, "glory"),
    ("acts: [{turn: 1, move: patroll}]\nexpect: [{unchanged: trust}]\n", 8, "patroll"),
    ("expect: [{change: trust}]\n", 8, "which way"),
    ("expect: [{change: truts, sign: up}]\n", 8, "truts"),
    ("expect: [{attempt: show, at_least: 5}]\n", 8, "attempt"),
    ("expect: [{unchanged: trust, misses: HOP}]\n", 8, "HOP"),
])
def test_a_mistake_is_said_where_it_stands(write, text: str, line: int, said: str) -> None:
    problems = load_case(write(text)).diagnostics
    assert any(problem.line == line and said in problem.message for problem in problems), problems


def test_a_case_can_stand_on_another_and_change_single_members(tmp_path: Path, write) -> None:
    base = write("")
    other = base.with_name("other.yaml")
    other.write_text(
        "format: wargame-backcast/1\nid: other\ntitle: Another past\nlike: small\n"
        "start: {tracks: {trust: 6}}\nexpect: [{holds: trust == 6 and tension == 2, at_least: 60, until: 1}]\n",
        encoding="utf-8",
    )
    case = case_of(other)
    assert case.file.rulebooks == ("pocket-rules",)
    assert case.file.start.tracks == {"trust": 6, "tension": 2}


def test_the_command_prints_and_exits_by_the_verdict(write) -> None:
    path = write("acts: [{turn: 1, do: [trust +2]}]\nexpect: [{change: trust, sign: down}]\n")
    result = CliRunner().invoke(main, ["backcast", str(path), "-n", "20", "--format", "json"])
    assert result.exit_code == 1, result.output
    data = json.loads(result.output)
    assert data[0]["theories"]["HOPE"]["passes"] is False
    broken = CliRunner().invoke(main, ["backcast", str(write("expect: [{change: trust}]\n"))])
    assert broken.exit_code == 2


def test_ctrl_c_tells_what_there_was_by_then(write, monkeypatch: pytest.MonkeyPatch) -> None:
    from wargame.sim import evaluation

    path = write("acts: [{turn: 1, do: [trust +2]}]\nexpect: [{change: trust, sign: up}]\n")
    run, asked = evaluation.run_set, []

    def once(*words: object) -> object:
        asked.append(words)
        if len(asked) > 1:
            raise KeyboardInterrupt
        return run(*words)

    monkeypatch.setattr(evaluation, "run_set", once)
    result = CliRunner().invoke(main, ["backcast", str(path), str(path), "-n", "20"])
    assert result.exit_code == 130, result.output
    assert "Stopped: 1 of 2 cases were run, and 0 of 1 theories of small." in result.output
    assert "1 of 1 cases as history says." in result.output
    asked.clear()
    told = json.loads(CliRunner().invoke(main, ["backcast", str(path), str(path), "--format", "json"]).stdout)
    assert [one["case"] for one in told] == ["small"]


def test_wilson_is_wide_for_few_runs_and_knows_nothing_of_none() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    low, high = wilson(5, 10)
    assert 0.23 < low < 0.24
    assert 0.76 < high < 0.77


@pytest.mark.long
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_history_comes_out_as_history_says(path: Path) -> None:
    verdict = evaluate(case_of(path), 1000)
    assert verdict.good, [one for one in verdict.findings if not one.met]
