"""``wargame equilibrium SCENARIO --doctrine NAME``: what leaving a doctrine brings where that is known."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.research.bimatrix import PRISONERS, STAG_HUNT, Points, scenario_text
from wargame.cli import main


def wargame(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def written(folder: Path, points: Points) -> str:
    file = folder / "bimatrix.yaml"
    file.write_text(scenario_text(points), encoding="utf-8")
    return str(file)


def found_in(*words: str) -> dict[str, Any]:
    done = wargame("equilibrium", *words, "--doctrine", "plain", "-n", "20", "--format", "json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_whoever_defects_alone_gains_what_the_table_of_the_game_says(tmp_path: Path) -> None:
    """The doctrine chooses the first, as every prisoner should who trusts the other: 3 points. The second brings 5."""
    found = found_in(written(tmp_path, PRISONERS))
    for seat in ("north", "south"):
        one = found["seats"][seat]
        assert (one["by_doctrine"], one["by_best"], one["gain"], one["lower_bound"]) == (3.0, 5.0, 2.0, 2.0)
        assert f"second_{seat}" in one["best"]
    assert found["lower_bound"] == 4.0


def test_where_nothing_is_better_the_bound_is_nothing(tmp_path: Path) -> None:
    found = found_in(written(tmp_path, STAG_HUNT), "--seats", "south")
    assert list(found["seats"]) == ["south"]
    assert found["seats"]["south"]["gain"] <= 0
    assert found["lower_bound"] == found["seats"]["south"]["at_least"] == 0


def test_it_is_told_in_words_and_as_a_table_and_called_a_lower_bound(tmp_path: Path) -> None:
    file = written(tmp_path, PRISONERS)
    words = ("equilibrium", file, "--doctrine", "plain", "-n", "20")
    told = wargame(*words).output
    assert "What could be gained by leaving “Plain”" in told
    assert "A lower bound of what all seats together could gain, each alone: 4.00 points." in " ".join(told.split())
    rows = list(csv.DictReader(io.StringIO(wargame(*words, "--format", "csv").stdout)))
    assert [(row["seat"], float(row["lower_bound"])) for row in rows] == [("north", 2.0), ("south", 2.0)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--doctrine", "nobody"], "--doctrine: there is no doctrine “nobody”"),
        (["--doctrine", "plain", "--at", "1"], "say either"),
        (["--doctrine", "plain", "--candidates", "3"], "--candidates has nothing to say here"),
        (["--doctrine", "plain", "--seats", "east"], "--seats: there is no seat “east”"),
        (["--doctrine", "plain", "--module", "NONE"], "--module"),
        (["--at", "1", "--seed", "3"], "--seed has nothing to say here"),
        ([], "say either"),
    ],
)
def test_what_was_written_wrongly_is_said(words: list[str], said: str, tmp_path: Path) -> None:
    done = wargame("equilibrium", written(tmp_path, PRISONERS), *words)
    assert done.exit_code == 2, done.output
    assert said in done.output
