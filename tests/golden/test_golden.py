"""Every shipped scenario has a playthrough that anyone can read, and it still comes out the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.daily import EVERY_KIND, daily
from tests.golden.games import EXAMPLE, GAMES, Golden, command, example
from wargame import library

AGAIN = "if the change was meant, look at it and run: python -m tests.golden"
games = pytest.mark.parametrize(
    "game", daily(GAMES, lambda game: game.scenario in EVERY_KIND), ids=[game.scenario for game in GAMES]
)


def test_no_shipped_scenario_is_without_a_golden_playthrough() -> None:
    shipped = {path.stem for path in library.shipped("scenarios").glob("*.yaml") if "." not in path.stem}
    assert shipped == {game.scenario for game in GAMES}


@games
def test_the_game_comes_out_as_its_story_tells(game: Golden, tmp_path: Path) -> None:
    game.play(tmp_path / "game.jsonl")
    assert command("replay", str(tmp_path / "game.jsonl")) == game.story.read_text(encoding="utf-8"), AGAIN


def test_the_example_game_tells_the_same_story_from_the_rules_inside_it() -> None:
    game = next(game for game in GAMES if game.scenario == EXAMPLE)
    assert command("replay", str(example())) == game.story.read_text(encoding="utf-8"), AGAIN


def test_the_example_game_verifies() -> None:
    assert "sound" in command("verify", str(example()))
