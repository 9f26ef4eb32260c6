"""``wargame analyse``: a finished game in words and as data; a running one refused."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

from click.testing import CliRunner, Result
import pytest

from wargame.cli import main

POCKET = str(Path(__file__).parent.parent / "fixtures" / "pocket" / "pocket.yaml")


def wargame(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, words, input=typed)


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


def test_a_finished_game_is_told_in_sentences_as_data_and_as_a_page_and_the_answer_is_kept() -> None:
    assert wargame("run", POCKET, "--seed", "4", "--save", "g.jsonl").exit_code == 0
    told = wargame("analyse", "g.jsonl", "--within", "5")
    assert told.exit_code == 0, told.output
    assert told.output.splitlines()[0].startswith("Amber ended at ")
    (kept,) = Path().glob("g-analysis-*.json")
    before = kept.stat().st_mtime_ns
    found = json.loads(wargame("analyse", "g.jsonl", "--within", "5", "--format", "json").output)
    ledger = found["ledger"]
    for seat, account in ledger["accounts"].items():
        whole = sum(Fraction(part["effects"][seat]["exact"]) for part in ledger["parts"])
        assert whole == account["score"]
    assert len(ledger["digest"]) == 32
    assert {one["seat"] for one in found["grades"]} == set(ledger["accounts"])
    assert wargame("analyse", "g.jsonl", "--within", "5", "--html", "g.html").output == told.output
    page = Path("g.html").read_text("utf-8")
    assert "<svg" in page
    assert "Amber ended at " in page
    assert kept.stat().st_mtime_ns == before


def test_a_game_that_goes_on_or_was_left_is_refused_in_words() -> None:
    assert wargame("play", "--plain", POCKET, "--save", "g.jsonl", typed="leave\n").exit_code == 0
    done = wargame("analyse", "g.jsonl")
    assert done.exit_code == 2
    assert "this game goes on" in done.output


def test_a_mix_that_there_is_not_is_refused() -> None:
    assert wargame("run", POCKET, "--seed", "4", "--save", "g.jsonl").exit_code == 0
    done = wargame("analyse", "g.jsonl", "--mix", "nobody")
    assert done.exit_code == 2
    assert "--mix: there is no doctrine “nobody”" in done.output
