"""Forecasts on the command line: switched on and off for a new game, and a class that predicts a branch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.table.forecasting import forecasting_game, play_stating
from tests.table.games import POCKET
from wargame.cli import main
from wargame.saves.save import read_save


def wargame(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, words, input=typed)


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("closed") / "game.jsonl"
    with forecasting_game(path) as table:
        play_stating(table, {})
    return str(path)


@pytest.mark.parametrize(("words", "on"), [((), False), (("--forecasts",), True), (("--no-forecasts",), False)])
def test_whoever_begins_a_game_says_whether_it_is_played_with_forecasts(words: tuple[str, ...], on: bool) -> None:
    done = wargame("play", "port-strike", "--plain", "--save", "g.jsonl", *words, typed="leave\n")
    assert done.exit_code == 0, done.output
    assert read_save(Path("g.jsonl")).start.forecasts is on


def test_forecasts_of_a_scenario_that_names_none_are_refused_before_anything_is_saved() -> None:
    done = wargame("play", str(POCKET), "--plain", "--forecasts", "--save", "g.jsonl")
    assert done.exit_code == 2
    assert "--forecasts: A pocket crisis names nothing to forecast" in done.output
    assert not Path("g.jsonl").exists()


def test_a_game_that_goes_on_keeps_what_was_settled() -> None:
    wargame("play", "port-strike", "--plain", "--save", "g.jsonl", typed="leave\n")
    done = wargame("play", "--plain", "--continue", "g.jsonl", "--forecasts")
    assert done.exit_code == 2
    assert "goes on with a game as it is" in done.output


def test_a_class_predicts_and_the_program_says_how_often_it_came_about(closed: str) -> None:
    words = ("predict", closed, "--at", "1", "--outcome", "opening", "--forecast", "Red=60", "--forecast", "Blue=100 %",
             "-n", "40")  # fmt: skip
    told = wargame(*words)
    assert told.exit_code == 0, told.output
    assert "100 (91–100) % of 40 games" in told.output
    found = json.loads(wargame(*words, "--format", "json").output)
    assert found["share"] == 1, "every game reaches its second week"
    assert {one["team"]: one["brier"] for one in found["teams"]} == {"Red": 0.16, "Blue": 0}
    assert wargame(*words).output == told.output, "asked again it is the same"


def test_what_came_before_the_turn_is_nothing_to_predict(closed: str) -> None:
    done = wargame("predict", closed, "--at", "3", "--outcome", "opening", "--forecast", "Red=60")
    assert done.exit_code == 2
    assert "it had come about before that turn" in done.output


@pytest.mark.parametrize(("words", "said"), [
    ((), "storm: Tension reaches 6 or more"),
    (("--outcome", "peace"), "there is no outcome “peace”"),
    (("--outcome", "storm"), "ask the class first"),
    (("--outcome", "storm", "--forecast", "60"), "write TEAM=PERCENT"),
    (("--outcome", "storm", "--forecast", "Red=101"), "from 0 to 100"),
    (("--outcome", "storm", "--forecast", "Red=-1"), "from 0 to 100"),
    (("--outcome", "storm", "--forecast", "Red=²"), "from 0 to 100"),
    (("--outcome", "storm", "--forecast", "Red=1", "--forecast", "Red=2"), "named twice"),
    (("--outcome", "storm", "--forecast", "\x1b[31mRed=1"), "write TEAM=PERCENT"),
    (("--outcome", "storm", "--forecast", "Red=1", "--mix", "nobody"), "--mix: there is no doctrine"),
])  # fmt: skip
def test_what_cannot_be_predicted_is_refused_in_words(closed: str, words: tuple[str, ...], said: str) -> None:
    done = wargame("predict", closed, "--at", "1", *words)
    assert done.exit_code == 2
    assert said in done.output
    assert "\x1b" not in done.output


def test_a_turn_that_was_never_opened_and_a_game_that_goes_on_are_refused(closed: str) -> None:
    assert "turn 9 is not in this save" in wargame("predict", closed, "--at", "9").output
    wargame("play", "port-strike", "--plain", "--save", "g.jsonl", typed="leave\n")
    done = wargame("predict", "g.jsonl", "--at", "1", "--outcome", "agreement", "--forecast", "Red=60")
    assert done.exit_code == 2
    assert "this game goes on" in done.output
