"""``wargame sensitivity`` as a person or a program meets it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from wargame.cli import main
from wargame.sim import sensitivity

POCKET = str(Path(__file__).parent.parent / "fixtures" / "pocket" / "pocket.yaml")


def ask(*words: str) -> Result:
    return CliRunner().invoke(main, ["sensitivity", POCKET, "--budget", "900", "--seats", "amber=random", *words])


def test_numbers_are_ranked_with_their_lines(tmp_path: Path) -> None:
    page = tmp_path / "tornado.html"
    done = ask("--of", "trust", "--html", str(page), "--top", "5")
    assert done.exit_code == 0, done.output
    assert "start: Trust" in done.output
    assert "pocket-rules.yaml:" in done.output
    assert "one less and one more" in done.output
    assert "In steps of the track, at the end; as written it comes to " in done.output
    text = page.read_text(encoding="utf-8")
    assert text.count("<tr>") > 5
    assert "<script" not in text
    assert "://" not in text


def test_a_program_gets_all_of_them_the_largest_first() -> None:
    told = json.loads(ask("--of", "trust", "--format", "json").stdout)
    sizes = [max(abs(one["less"]["change"]), abs(one["more"]["change"])) for one in told["found"]]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) == told["tried"] == told["numbers"]
    assert told["games"] == 900 // (2 * told["numbers"] + 1)
    assert all(one["place"] for one in told["found"])


def test_what_was_tried_before_ctrl_c_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = sensitivity.perturbation_effects

    def stopped(*words: Any) -> Iterator[Any]:
        yield next(whole(*words))
        raise KeyboardInterrupt

    monkeypatch.setattr(sensitivity, "COLUMNS", 100)
    monkeypatch.setattr(sensitivity, "perturbation_effects", stopped)
    told = json.loads(ask("--format", "json").stdout)
    assert 0 < told["tried"] < told["numbers"]
    assert f"{told['tried']} of {told['numbers']} numbers" in ask().output


def test_what_cannot_be_asked_is_said() -> None:
    done = ask("--of", "turst")
    assert done.exit_code == 2
    assert "there is nothing called “turst”" in done.stderr
