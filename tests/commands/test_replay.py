"""``wargame replay`` and the reveal in lines: a turn, a seat, words, tracks, an account, a step back."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wargame.cli import main

POCKET = str(Path(__file__).parent.parent / "fixtures" / "pocket" / "pocket.yaml")


def wargame(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, list(words), input=typed)


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A finished random game."""
    save = tmp_path_factory.mktemp("replay") / "game.jsonl"
    assert wargame("run", POCKET, "--seed", "7", "--save", str(save)).exit_code == 0
    return str(save)


def test_one_turn_as_one_seat_ends_with_where_its_tracks_stood(game: str) -> None:
    blue = wargame("replay", game, "--as", "blue", "--turn", "2").output
    assert "Week 2 of 6" in blue
    assert "Week 3 of 6" not in blue
    assert "After week 2 of 6" in blue
    assert "Purse of Blue" in blue
    assert "Purse of Amber" not in blue
    assert "Purse of Amber" in wargame("replay", game, "--turn", "2").output


def test_words_are_found_with_their_turn_and_step(game: str) -> None:
    found = wargame("replay", game, "--find", "TRUST").output.splitlines()
    assert any(line.startswith("Week ") and ", step " in line for line in found)
    assert all("trust" in line.lower() for line in found if line.startswith(" ") and "→" in line)
    assert "stands nowhere" in wargame("replay", game, "--find", "zeppelin").output


def test_the_tracks_are_a_table_of_what_the_reader_may_know(game: str) -> None:
    assert "Purse of Amber" in wargame("replay", game, "--tracks").output
    public = wargame("replay", game, "--tracks", "--as", "public").output
    assert "Trust" in public
    assert "Purse of Amber" not in public


def test_a_turn_that_is_not_there_is_refused_with_those_that_are(game: str) -> None:
    done = wargame("replay", game, "--turn", "9")
    assert done.exit_code == 2
    assert "0, 1, 2, 3, 4, 5, 6" in done.output


def test_the_screen_has_no_use_for_other_options(game: str) -> None:
    assert wargame("replay", game, "--screen", "--turn", "2").exit_code == 2


def test_the_reveal_in_lines_goes_back_and_is_kept(tmp_path: Path) -> None:
    save = tmp_path / "game.jsonl"
    typed = "order A1\nseal\nyes\n\nback\nkeep\nend\n"
    said = wargame("play", POCKET, "--plain", "--seed", "3", "--save", str(save), "--seats", "blue=idle,coral=idle",
                   typed=typed).output  # fmt: skip
    kept = tmp_path / "game-turn-1.txt"
    assert "Kept as" in said
    text = kept.read_text(encoding="utf-8")
    assert "Amber orders A1 A speech" in text
    assert said.count("\nOrders\n") == 2, "the first step is told again"


def test_the_reveal_in_lines_says_why_a_step_came_out_so(tmp_path: Path) -> None:
    said = "seal\nyes\nwhy\nwhy 1.1\nwhy 9.9\nleave\n"
    save = str(tmp_path / "asked.jsonl")
    told = wargame("play", POCKET, "--plain", "--seed", "7", "--seats", "blue=random,coral=random", "--save", save,
                   typed=said).output  # fmt: skip
    assert told.count("Enter for more (or: why, ") == 4
    assert "Week 1 of 6 [1.1]" in told
    assert "There is no event of that name." in told
