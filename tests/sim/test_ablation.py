"""What is never worth choosing is found, and what is worth it is left alone: the same games with it and without it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from wargame.authoring.loading import load_scenario
from wargame.cli import main
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.sim import ablation
from wargame.sim.policies import play_out
from wargame.sim.scores import ScoredGames
from wargame.sim.line_ups import all_line_ups, deciders_of
from wargame.sim.intervention import Arm, InterventionGames
from wargame.sim.ablation import (
    TrialResult, AblationEffect, by_doctrine, dominated, move_effects, rival_effects, run_trials, trials_of,
)

POCKET = Path(__file__).parent.parent / "fixtures" / "pocket"
GAMES, SEED = 60, 3
MORE = {
    "flags:\n": "  shame: {name: Shame}\n  glory: {name: Glory}\n  bound: {name: Bound}\n",
    "moves:\n": """
  grovel: {name: Grovel, code: A8, text: On your knees., seats: amber, cost: 0, do: [shame = on]}
  parade:
    name: Parade
    code: A9
    text: With drums or without.
    seats: amber
    cost: 0
    parameters: {drums: {ask: With drums?, choices: {loud: {text: Loud, do: [glory = on]}, low: {text: Low}}}}
""",
    "questions:\n": """
  oath:
    to: amber
    ask: Do you swear?
    default: "no"
    answers: {"no": {text: Not today}, "yes": {text: By all that is dear, do: [bound = on]}}
""",
    "objectives:\n": """
  pride: {seat: amber, text: Keep your pride, points: 15, when: not shame}
  fame: {seat: amber, text: Be seen, points: 5, when: glory}
  freedom: {seat: amber, text: Be bound by nothing, points: 5, when: not bound}
""",
    "    prefer:\n": "      - {moves: [grovel], weight: 2}\n",
}
"""A move, a choice and an answer that only cost points, and a move that only brings some."""


@pytest.fixture(scope="module")
def crisis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pocket crisis with these additions; its doctrine likes what does it harm."""
    folder = tmp_path_factory.mktemp("worth")
    rules = (POCKET / "pocket-rules.yaml").read_text(encoding="utf-8")
    for section, inside in MORE.items():
        assert section in rules, section
        rules = rules.replace(f"\n{section}", f"\n{section}{inside.removeprefix(chr(10))}", 1)
    (folder / "pocket-rules.yaml").write_text(rules, encoding="utf-8")
    pocket = (POCKET / "pocket.yaml").read_text(encoding="utf-8")
    pocket = pocket.replace("[peace, standing_amber]", "[peace, standing_amber, pride, fame, freedom]")
    (folder / "pocket.yaml").write_text(pocket, encoding="utf-8")
    return folder / "pocket.yaml"


@pytest.fixture(scope="module")
def rules(crisis: Path) -> Program:
    loaded = load_scenario(crisis)
    assert loaded.scenario is not None, loaded.diagnostics
    return lower(loaded.scenario)


@pytest.fixture(scope="module")
def found(rules: Program) -> tuple[TrialResult, ...]:
    *_, last = run_trials(rules, by_doctrine(rules, all_line_ups(rules.scenario)), GAMES, SEED)
    return last


def of(worths: Sequence[AblationEffect], move: str) -> list[AblationEffect]:
    return [one for one in worths if one.arm.move == move]


def test_the_move_that_only_costs_points_is_listed_first_and_the_good_one_is_not_listed(
    found: tuple[TrialResult, ...],
) -> None:
    ranked = move_effects(found)
    assert (ranked[0].arm.move, ranked[0].seat) == ("grovel", "amber")
    assert ranked[0].never
    assert not any(one.never for one in of(ranked, "parade"))
    (grovel,), (loud, *_) = of(ranked, "grovel"), [one for one in of(ranked, "parade") if one.arm.chosen is None]
    assert -15 <= grovel.under["gentle"].change < -2, "of the games in which Blue calms Amber down nothing changes"
    assert 1 < loud.under["gentle"].change <= 5
    assert loud.under["gentle"].plain


def test_answers_and_choices_that_another_beats_are_named_with_it(found: tuple[TrialResult, ...]) -> None:
    beaten = {
        (one.arm.question or one.arm.move, one.arm.word or one.arm.chosen): one.rival.word or one.rival.chosen
        for one in dominated(rival_effects(found))
        if one.rival is not None
    }
    assert beaten["oath", "yes"] == "no"
    assert beaten["parade", ("drums", "low")] is None, "loud is the card's own choice"
    assert ("oath", "no") not in beaten
    assert ("parade", None) not in beaten


def test_a_move_is_ordered_in_one_arm_and_in_the_other_never_whatever_the_doctrine_likes(
    found: tuple[TrialResult, ...],
) -> None:
    (trial,) = [one for one in found if one.trial.arms[0].move == "grovel"]
    assert trial.trial.arms[0].never
    assert not trial.happened[0].any()
    assert trial.happened[1].sum() > GAMES / 2


def test_where_nothing_is_tried_the_doctrine_plays_the_very_games_it_always_plays(rules: Program) -> None:
    line_up = all_line_ups(rules.scenario)[0]
    plain = ScoredGames(rules, GAMES, SEED)
    play_out(plain, deciders_of(rules, line_up.players))
    said_anyway = [Arm(("amber",), question="oath", word="no"), Arm(("amber",), question="oath", word="yes")]
    tries = InterventionGames(rules, dict.fromkeys(rules.seats, "gentle"), said_anyway, GAMES, SEED)
    tries.play()
    assert (tries.played.values[:, :GAMES] == plain.values).all()
    assert (tries.played.values[:, GAMES:] != plain.values).any()


def test_a_joint_move_is_tried_by_all_whom_it_needs_and_judged_for_each(
    rules: Program, found: tuple[TrialResult, ...]
) -> None:
    joint = [trial for trial in trials_of(rules, rules.seats) if trial.arms[0].move == "summit"]
    assert [trial.arms[0].seats for trial in joint] == [("amber", "blue")]
    assert {one.seat for one in of(move_effects(found), "summit")} == {"amber", "blue"}


def test_who_stops_half_way_keeps_what_was_tried(rules: Program) -> None:
    line_ups = by_doctrine(rules, all_line_ups(rules.scenario))
    first, *_ = run_trials(rules, line_ups, 1000, SEED)
    assert 0 < len(first) < len(line_ups) * len(trials_of(rules, rules.seats))
    assert move_effects(first)


def test_the_report_says_what_was_not_tried(crisis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ablation.run_trials

    def stopped(*args: object) -> Iterator[tuple[TrialResult, ...]]:
        yield next(whole(*args))  # type: ignore[arg-type]
        raise KeyboardInterrupt

    words = ["rehearse", str(crisis), "-n", "1000", "--doctrine", "gentle", "--worth"]
    assert "Stopped" not in CliRunner().invoke(main, [*words[:3], "30", *words[4:]]).output
    monkeypatch.setattr(ablation, "run_trials", stopped)
    said = CliRunner().invoke(main, words)
    assert re.search(r"Stopped: [1-9]\d* of \d+ moves and questions were tried", said.output), said.output


def test_the_report_begins_with_what_is_never_worth_choosing(crisis: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    words = ["rehearse", str(crisis), "-n", str(GAMES), "--worth", "--html", str(page)]
    said = CliRunner().invoke(main, words)
    assert said.exit_code in (0, 1), said.output
    assert "Never worth choosing: " in said.output
    assert "Amber: Grovel" in said.output
    assert all(words in said.output for words in ("swear?", "dear", "Not today"))
    assert "Amber: Parade: Low" in page.read_text(encoding="utf-8")
    data = json.loads(CliRunner().invoke(main, [*words, "--format", "json"]).stdout)["worth"]
    assert (data["moves"][0]["name"], data["moves"][0]["never"]) == ("Amber: Grovel", True)
    assert data["moves"][0]["place"].partition(":")[0].endswith("pocket-rules.yaml")
    assert ("amber", "oath.yes", "Not today") in [(one["seat"], one["id"], one["by"]) for one in data["beaten"]]


def test_random_players_cannot_be_made_to_try(crisis: Path) -> None:
    said = CliRunner().invoke(main, ["rehearse", str(crisis), "-n", "5", "--worth", "--seats", "amber=random"])
    assert said.exit_code == 2
    assert "follows doctrines" in said.output
