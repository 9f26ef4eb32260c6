"""``wargame compare``: the same games twice, and only what was changed makes them differ."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from wargame.cli import main

FOLDER = Path(__file__).parent.parent / "fixtures" / "pocket"
POCKET = str(FOLDER / "pocket.yaml")


def compare(*words: str) -> Result:
    return CliRunner().invoke(main, ["compare", POCKET, "-n", "60", *words])


def changes(*words: str) -> dict[tuple[str, str], Any]:
    done = compare("--format", "json", "--seats", "amber=random", *words)
    assert done.exit_code == 0, done.output
    (pair,) = json.loads(done.stdout)
    return {(one["kind"], one["id"]): one for one in pair["differences"]}


def test_a_value_to_begin_with_moves_its_track_up_in_most_games_and_nothing_is_by_chance() -> None:
    found = changes("--set", "trust=7")
    trust = found["track", "trust"]
    assert trust["rose"] > 30
    assert trust["fell"] <= 2
    assert trust["low"] > 0
    assert trust["change"] == pytest.approx(trust["after"] - trust["before"])
    assert 0 <= trust["rose"] + trust["fell"] <= 60


def test_the_same_change_is_the_same_answer() -> None:
    assert changes("--set", "tension=2") == changes("--set", "tension=2")


def test_an_edited_doctrine_is_a_change(tmp_path: Path) -> None:
    """What is lowered of a scenario says nothing of its doctrines."""
    text, book = (FOLDER / "pocket-rules.yaml").read_text(encoding="utf-8"), tmp_path / "edited.yaml"
    book.write_text(text.replace("tags: talk, weight: 3}", "tags: talk, weight: -3}"), encoding="utf-8")
    words = ["compare", str(FOLDER / "pocket.yaml"), "-n", "20", "--rules", str(book)]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output


def test_an_edit_that_changes_no_rule_changes_no_game(tmp_path: Path) -> None:
    for name in ("pocket.yaml", "pocket-rules.yaml"):
        (tmp_path / name).write_text((FOLDER / name).read_text(encoding="utf-8"), encoding="utf-8")
    text = (tmp_path / "pocket-rules.yaml").read_text(encoding="utf-8")
    (tmp_path / "pocket-rules.yaml").write_text(text.replace("name: Dusk", "name: Evening"), encoding="utf-8")
    done = compare(str(tmp_path / "pocket.yaml"), "--doctrine", "gentle")
    assert done.exit_code == 2
    assert "nothing is changed" in done.stderr


def test_one_edited_rulebook_is_enough(tmp_path: Path) -> None:
    edited = tmp_path / "pocket-rules.yaml"
    text = (FOLDER / "pocket-rules.yaml").read_text(encoding="utf-8")
    said = "do: [trust +1 to at most 6,"
    assert said in text
    edited.write_text(text.replace(said, "do: [trust +2 to at most 9,"), encoding="utf-8")
    assert changes("--rules", str(edited))["track", "trust"]["rose"] > 10


def test_doctrines_and_theories_are_compared(tmp_path: Path) -> None:
    told = compare("--doctrine", "gentle", "--to-seats", "amber=idle,blue=idle,coral=idle", "--all")
    assert told.exit_code == 0, told.output
    assert "gentle → idle: 60 games twice" in told.output
    assert "after: with amber=idle,blue=idle,coral=idle" in told.output
    for name in ("pocket.yaml", "pocket-rules.yaml"):
        text = (FOLDER / name).read_text(encoding="utf-8").replace("    choosable: false\n", "")
        text = text.replace("includes: [HOPE]", "rules: {fear: {name: Fear, at: couple, do: [trust -1], because: f}}")
        (tmp_path / name).write_text(text.replace("theories: [HOPE]", "theories: [HOPE, DREAD]"), encoding="utf-8")
    words = ["compare", str(tmp_path / "pocket.yaml"), "-n", "20", "--to-module", "DREAD", "--all"]
    told = CliRunner().invoke(main, words)
    assert told.exit_code == 0, told.output
    assert "gentle: 20 games twice" in told.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "nothing is changed"),
        (["--to-doctrine", "gentle"], "say whom to compare with whom"),
        (["--set", "trust"], "says no value"),
        (["--set", "truts=7"], "did you mean 'trust'?"),
        (["--set", "trust=70"], "whole number from 0 to 10"),
        (["--set", "support[ambre]=7"], "has no “ambre”"),
        (["--rules", "no-such.yaml"], "no such file"),
        (["--rules", POCKET], "names no rulebook of this id"),
    ],
)
def test_what_cannot_be_asked_is_said(words: list[str], said: str) -> None:
    done = compare(*words)
    assert done.exit_code == 2, done.output
    assert said in done.stderr
