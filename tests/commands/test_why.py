"""``wargame why``: what can be asked, and what is refused."""

from __future__ import annotations

import json
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
    save = tmp_path_factory.mktemp("why") / "game.jsonl"
    assert wargame("run", POCKET, "--seed", "7", "--save", str(save)).exit_code == 0
    return str(save)


def test_what_is_listed_can_be_asked(game: str) -> None:
    listed = wargame("why", game, "--turn", "2").output
    assert "Week 2 of 6" in listed
    assert "Week 3 of 6" not in listed
    rolled = next(line.split()[0] for line in listed.splitlines() if "needed" in line)
    told = wargame("why", game, rolled)
    assert told.exit_code == 0
    assert f"[{rolled}]" in told.output
    assert "What would have altered it" in told.output
    data = json.loads(wargame("why", game, rolled, "--format", "json").output)
    assert data["told"]["event"]["kind"] == "rolled"
    assert {one["name"] for one in json.loads(wargame("why", game, "--format", "json").output)} >= {rolled}


def test_what_cannot_be_asked_is_one_line(game: str, tmp_path: Path) -> None:
    for words in ([game, "99.1"], [game, "9" * 5000], [game, "9" * 5000 + ".1"], [game, "²"], [game, "--turn", "9"],
                  [game, "--as", "nobody"], ["none.jsonl"]):  # fmt: skip
        done = wargame("why", *words)
        assert done.exit_code == 2, words
        assert done.output.count("\n") == 1
    save = str(tmp_path / "begun.jsonl")
    wargame("play", POCKET, "--plain", "--seed", "7", "--save", save, typed="leave\n")
    assert "goes on" in wargame("why", save, "--as", "amber").output
    assert wargame("why", save).exit_code == 0
