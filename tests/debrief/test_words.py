"""Points in words, in every place that tells a score."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.debrief.small_crisis import small_crisis
from tests.plain.test_wide_letters import WIDE
from wargame.cli import main
from wargame.engine.lowering.lower import lower
from wargame.model.labels import place
from wargame.wording import speaker_of
from wargame.wording.numbers import points


@pytest.mark.parametrize(("number", "said"), [(0, "0 points"), (1, "1 point"), (-1, "−1 point"), (12, "12 points")])
def test_one_point_is_no_points(number: int, said: str) -> None:
    assert points(number) == said


def test_a_place_in_a_list_is_read_or_is_none() -> None:
    assert [place(text) for text in ("0", "12")] == [0, 12]
    assert [place(text) for text in ("", "²", "٣", "-1", "9" * 5000)] == [None] * 5


def test_a_score_without_a_word_for_it_ends_with_its_points() -> None:
    score = speaker_of(lower(small_crisis())).events.score
    assert score(12, "good") == "12 points, good"
    assert score(12, "good", ": ") == "12 points: good"
    assert score(0, "") == "0 points"


def test_a_crisis_without_words_for_scores_is_told_without_a_dangling_comma(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    save = str(tmp_path / "game.jsonl")
    told = CliRunner().invoke(main, ["run", str(WIDE), "--seed", "1", "--save", save]).output
    told += CliRunner().invoke(main, ["aar", save]).output
    nobody = ["--seats", "east=idle,west=idle"]
    told += CliRunner().invoke(main, ["play", "--plain", str(WIDE), *nobody], input="\n" * 99).output
    assert told.count(" points\n") >= 3
    assert "points," not in told
    assert [line for line in told.splitlines() if line.endswith((", ", ": ", ","))] == []
