"""A question that says which tracks answer it is answered where a game is told; and theories that changed nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.positions import ROOT
from tests.golden.games import GAMES
from tests.sim.finished import at_random, crisis
from wargame.authoring.loading import load_scenario
from wargame.debrief.aar.report import Wanted, report_text
from wargame.debrief.answered_questions import answered_questions
from wargame.debrief.recording import Recording
from wargame.document.markdown import markdown
from wargame.plain import replay_pages
from wargame.reporting.game_theories import theories_document
from wargame.sim.played_game import PlayedGame
from wargame.sim.theory_inference import SeenTurn, TheoryComparison
from wargame.sim.theory_replays import UnderTheory
from wargame.wording import speaker_of

ASKED = "Did the two sides come closer? Of 2 signs "


def moved(game: PlayedGame, gap: int, trust: int) -> str:
    """What is answered where these two tracks went by so much."""
    program, first = game.program, game.dealt
    values = list(first.values)
    values[program.index["gap"]] += gap
    values[program.index["trust"]] += trust
    (said,) = answered_questions(program, first, replace(first, values=tuple(values)))
    return said


def test_signs_point_to_yes_to_no_or_to_neither_by_the_way_each_should_go() -> None:
    game = at_random(crisis("port-strike"), 2)
    assert moved(game, -1, 1).startswith(f"{ASKED}2 point to yes and 0 to no: ")
    assert moved(game, 1, 1).startswith(f"{ASKED}1 point to yes and 1 to no: ")
    assert moved(game, 0, -1).startswith(f"{ASKED}0 point to yes and 1 to no: ")


def test_the_report_opens_with_it_and_the_replay_ends_with_it(tmp_path: Path) -> None:
    next(one for one in GAMES if one.scenario == "port-strike").play(tmp_path / "game.jsonl")
    recording = Recording.open(tmp_path / "game.jsonl")
    assert ASKED in report_text(recording, Wanted()).partition("## Overview")[0]
    assert any(ASKED in str(one) for one in replay_pages.opened(recording, 80))


def test_a_track_that_nobody_declared_is_refused(tmp_path: Path) -> None:
    text = (ROOT / "scenarios" / "port-strike.yaml").read_text(encoding="utf-8")
    (tmp_path / "port-strike.yaml").write_text(text.replace("{gap: down,", "{gaps: down,"), encoding="utf-8")
    said = [one.message for one in load_scenario(tmp_path / "port-strike.yaml").diagnostics]
    assert any("gaps" in one for one in said), said


@pytest.mark.parametrize(("other", "said"), [(4, True), (5, False)])
def test_rows_that_are_all_alike_say_that_the_theory_mattered_to_nothing_seen(other: int, said: bool) -> None:
    speaker = speaker_of(crisis("port-strike"))
    games = (UnderTheory("A", {"union": 4}, 6, 0), UnderTheory("B", {"union": other}, 6, 0))
    same = {"A": 0.5, "B": 0.5}
    seen = tuple(SeenTurn(turn, "union", same, same, None) for turn in range(1, 7))
    page = markdown(theories_document(TheoryComparison(("A",), games, seen), {}, speaker))
    assert ("come to the same points" in page) is said
    assert ("Nothing that was seen was likelier" in page) is said
    third = (*seen[:2], replace(seen[2], chances={"A": 0.5, "B": 0.25}), *seen[3:])
    page = markdown(theories_document(TheoryComparison(("A",), games, third), {}, speaker))
    assert ("under another in: Week 3 of 6." in page) is said
    half = markdown(theories_document(TheoryComparison(("A",), games, seen[:3]), {}, speaker))
    assert "come to the same points" not in half, "three turns were not looked at yet"


def test_a_turn_that_no_rules_lead_to_is_said_not_to_count() -> None:
    speaker, same = speaker_of(crisis("port-strike")), {"A": 0.5, "B": 0.5}
    games = tuple(UnderTheory(theory, {"union": 4}, 2, 0) for theory in "AB")
    seen = tuple(SeenTurn(turn, "union", same, same, None, counts=turn == 1) for turn in (1, 2))
    page = markdown(theories_document(TheoryComparison(("A",), games, seen), {}, speaker))
    assert [("50 %" in row, "not counted" in row) for row in page.splitlines() if row.startswith("| Week")] == [
        (True, False), (False, True),
    ]  # fmt: skip
    assert "as where control ruled" in page
    page = markdown(theories_document(TheoryComparison(("A",), games, seen[:1]), {}, speaker))
    assert "control ruled" not in page
