"""Forecasts of parallel classes side by side: scores a seat and class, how often by itself, calibration over all."""

from __future__ import annotations

import pytest

from tests.table.forecasting import forecasting_game, play_stating
from wargame.debrief.recording import Recording
from wargame.document.nodes import Grid, Heading, Node, Note, plain
from wargame.model.forecasting import SeatStatement
from wargame.reporting.cohort.forecasts import forecast_nodes
from wargame.reporting.cohort.games import ClassGame
from wargame.reporting.prediction import mean_brier
from wargame.sim.envelope import Envelope, envelope, playing
from wargame.sim.rehearsal import rehearse


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> tuple[ClassGame, ...]:
    """Two classes in which Amber forecast, one sure and right, and one in which nobody did."""
    folder = tmp_path_factory.mktemp("classes")
    stated = {"a": {(1, "amber"): SeatStatement("", {"opening": 100})},
              "b": {(1, "amber"): SeatStatement("", {"opening": 30, "storm": 50})}, "c": {}}  # fmt: skip
    games = []
    for number, (name, one) in enumerate(stated.items()):
        with forecasting_game(folder / f"{name}.jsonl", seed=number) as table:
            play_stating(table, one)
        games.append(ClassGame(f"Class {name.upper()}", Recording.open(folder / f"{name}.jsonl")))
    return tuple(games)


@pytest.fixture(scope="module")
def by_itself(classes: tuple[ClassGame, ...]) -> Envelope:
    program = classes[0].recording.program
    (*_rest, last) = rehearse([(program, one) for one in playing(program.scenario)], 40, 1)
    return envelope(last)


def rows(node: Node) -> list[list[str]]:
    assert isinstance(node, Grid)
    return [[plain(cell) for cell in row] for row in node.rows]


def test_each_seat_has_its_score_in_each_class(classes: tuple[ClassGame, ...], by_itself: Envelope) -> None:
    heading, _said, seats, outcomes, *rest = forecast_nodes(classes, by_itself)
    assert isinstance(heading, Heading)
    amber, blue, _coral = rows(seats)
    assert amber[1:] == ["0.18 (0.00–0.37)", "0.00", "0.37", "–"], "(0.49 + 0.25) / 2, whatever became of the storm"
    assert blue[1:] == ["–", "–", "–", "–"]
    opening = next(row for row in rows(outcomes) if row[0] == "The second week is reached")
    assert opening[1:] == ["100 (91–100)", "Class A, Class B, Class C"]
    calibrated = next(node for node in rest if isinstance(node, Grid))
    assert [row[1] for row in rows(calibrated)] == ["1", "1", "1"]
    assert any(isinstance(node, Note) and "about 3 outcomes" in plain(node.text) for node in rest)


def test_classes_that_forecast_nothing_have_no_such_chapter(
    classes: tuple[ClassGame, ...], by_itself: Envelope
) -> None:
    assert list(forecast_nodes(classes[2:], by_itself)) == []


@pytest.mark.parametrize("share", [0, 0.2, 0.5, 1])
def test_nobody_predicts_better_than_who_states_the_share(share: float) -> None:
    best = mean_brier(round(100 * share), share)
    assert best == pytest.approx(share * (1 - share))
    assert all(mean_brier(stated, share) >= best - 1e-12 for stated in range(101))
