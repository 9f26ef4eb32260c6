"""What seats forecast: scored by the rule, told with what became of it, and never more said than was seen."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.debrief.reported_game import HOSTILE
from tests.table.forecasting import forecasting_game, play_stating
from wargame.debrief.aar.data import report_csv, report_data
from wargame.debrief.aar.report import Wanted, report_page, report_text
from wargame.debrief.forecast_scores import (
    BINS, FEW, ScoredForecast, brier, calibration, came_about, different_outcomes, scored_forecasts, seat_brier,
)
from wargame.debrief.forecasts import forecast_chapter, forecast_data
from wargame.debrief.recording import Recording
from wargame.document.nodes import Note, plain
from wargame.model.forecasting import LONGEST_INTENT, SeatStatement
from wargame.model.talk import tidy

INTENT = tidy(HOSTILE)[:LONGEST_INTENT]
STATED = {
    (1, "amber"): SeatStatement("Peace, and to be loved", {"calm": 70, "opening": 90}),
    (1, "blue"): SeatStatement("", {"calm": 0, "storm": 100}),
    (2, "amber"): SeatStatement(INTENT, {"calm": 40, "opening": 100}),
    (4, "amber"): SeatStatement(INTENT, {"opening": 100}),
}


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    path = tmp_path_factory.mktemp("forecast") / "game.jsonl"
    with forecasting_game(path) as table:
        play_stating(table, STATED)
    return Recording.open(path)


EVENLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""However busy the machine is."""
forecasts = st.builds(
    ScoredForecast, st.sampled_from("ab"), st.sampled_from("xyz"), st.integers(1, 9), st.integers(0, 100), st.booleans()
)


@EVENLY
@given(st.lists(forecasts, min_size=1, max_size=40))
def test_scores_lie_between_nothing_and_one(told: list[ScoredForecast]) -> None:
    value = seat_brier(told)
    assert value is not None
    assert 0 <= value <= 1
    assert 0 <= brier(told) <= 1


@EVENLY
@given(st.lists(forecasts, min_size=1, max_size=40), st.booleans())
def test_who_is_sure_and_right_has_nothing_and_who_is_sure_and_wrong_one(
    told: list[ScoredForecast], right: bool
) -> None:
    sure = [
        ScoredForecast(one.seat, one.outcome, one.turn, 100 * (one.came is right), one.came) for one in told
    ]
    assert seat_brier(sure) == (0 if right else 1)


@EVENLY
@given(st.lists(forecasts, min_size=1, max_size=40))
def test_half_for_everything_has_a_quarter_whatever_comes(told: list[ScoredForecast]) -> None:
    half = [ScoredForecast(one.seat, one.outcome, one.turn, 50, one.came) for one in told]
    assert seat_brier(half) == 0.25


@EVENLY
@given(st.lists(forecasts))
def test_every_forecast_stands_in_one_class_of_the_table(told: list[ScoredForecast]) -> None:
    rows = calibration(told)
    assert sum(row.forecasts for row in rows) == len(told)
    assert sum(row.came for row in rows) == sum(one.came for one in told)
    assert all(row.least <= row.stated <= row.most and 0 <= row.share <= 1 for row in rows)


def test_the_classes_cover_every_per_cent_once() -> None:
    assert [percent for least, most in BINS for percent in range(least, most + 1)] == list(range(101))


def test_an_outcome_that_is_open_for_long_counts_no_more() -> None:
    one = [ScoredForecast("a", "x", turn, 0, True) for turn in range(1, 10)]
    assert seat_brier([*one, ScoredForecast("a", "y", 1, 0, False)]) == 0.5


def test_what_came_about_is_told_with_its_turn_and_later_forecasts_of_it_are_not_scored(recording: Recording) -> None:
    came = came_about(recording)
    assert came["opening"] == 2
    scored = scored_forecasts(recording)
    assert [(one.turn, one.percent) for one in scored if one.outcome == "opening"] == [(1, 90), (2, 100)]
    assert {one.seat for one in scored} == {"amber", "blue"}, "who states nothing is not scored"
    end = recording.last_view("control")
    tension = next(track for track in end.tracks if track.slot == "tension")
    assert (came["calm"] is not None) is (tension.lo <= 4)


def test_a_game_that_was_left_scores_nothing_and_says_so(tmp_path: Path) -> None:
    with forecasting_game(tmp_path / "game.jsonl") as table:
        play_stating(table, STATED, turns=2)
        table.close(early=True)
    left = Recording.open(tmp_path / "game.jsonl")
    assert scored_forecasts(left) == ()
    assert any(isinstance(node, Note) and "left before its end" in str(node) for node in forecast_chapter(left))


def test_a_game_without_statements_has_no_such_chapter(tmp_path: Path) -> None:
    with forecasting_game(tmp_path / "game.jsonl") as table:
        play_stating(table, {})
    told = Recording.open(tmp_path / "game.jsonl")
    assert forecast_chapter(told) == ()
    assert forecast_data(told) == {}


def test_the_chapter_says_that_so_few_outcomes_judge_nobody(recording: Recording) -> None:
    number = different_outcomes(scored_forecasts(recording))
    notes = [plain(node.text) for node in forecast_chapter(recording) if isinstance(node, Note)]
    assert number < FEW
    assert any("too few to judge" in note for note in notes)


def test_a_hostile_intent_stays_text_wherever_it_is_written(recording: Recording) -> None:
    wanted = Wanted()
    page = report_page(recording, wanted)
    assert "What was forecast" in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "\\<script\\>alert" in report_text(recording, wanted)
    rows = list(csv.reader(io.StringIO(report_csv(recording, wanted))))
    intents = [row for row in rows if row[0] == "intent"]
    assert any(row[-1].startswith("'=") for row in intents)
    assert not any(cell.startswith("=") for row in rows for cell in row)
    assert json.loads(json.dumps(report_data(recording, wanted)))["forecasts"]["brier"]["coral"] is None
