"""``wargame equilibrium``: the textbooks' games as scenarios come to the textbooks' equilibria; what cannot be asked is
refused in words."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.research.bimatrix import CHICKEN, PENNIES, PRISONERS, STAG_HUNT, Points, played_game_of
from wargame.cli import main
from wargame.engine.candidates import Alternative
from wargame.model.orders import Order
from wargame.research.equilibria import MOST, equilibria, regret
from wargame.research.stage_equilibria import analysed
from wargame.research.stage_game import StageGame

POCKET = str(Path(__file__).parent.parent / "fixtures" / "pocket" / "pocket.yaml")
FIRST, SECOND = (1.0, 0.0), (0.0, 1.0)


def wargame(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, words, input=typed)


@pytest.fixture(scope="module")
def prisoners(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return played_game_of(PRISONERS, tmp_path_factory.mktemp("prisoners"))


@pytest.fixture(scope="module")
def pocket(tmp_path_factory: pytest.TempPathFactory) -> Path:
    save = tmp_path_factory.mktemp("pocket") / "g.jsonl"
    assert wargame("run", POCKET, "--seed", "4", "--save", str(save)).exit_code == 0
    return save


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


def found_in(save: Path, *words: str) -> dict[str, Any]:
    done = wargame("equilibrium", str(save), "--at", "1", "-n", "200", "--format", "json", *words)
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (PRISONERS, [(SECOND, SECOND)]),
        (STAG_HUNT, [(FIRST, FIRST), (SECOND, SECOND), ((0.75, 0.25), (0.75, 0.25))]),
        (CHICKEN, [(FIRST, SECOND), (SECOND, FIRST), ((0.5, 0.5), (0.5, 0.5))]),
        (PENNIES, [((0.5, 0.5), (0.5, 0.5))]),
    ],
    ids=["prisoners", "stag-hunt", "chicken", "pennies"],
)
def test_a_game_of_the_textbooks_has_its_equilibria(
    points: Points, expected: list[tuple[tuple[float, float], ...]], tmp_path: Path
) -> None:
    found = found_in(played_game_of(points, tmp_path))
    assert [len(one) for one in found["choices"].values()] == [2, 2], "ordering the first is what ordering nothing is"
    matrix = np.array(points)
    assert np.array(found["points"]["north"]).tolist() == matrix[..., 0].tolist()
    assert np.array(found["points"]["south"]).tolist() == matrix[..., 1].tolist()
    came = sorted([*one["strategies"]["north"], *one["strategies"]["south"]] for one in found["equilibria"])
    assert np.allclose(came, sorted([*one, *other] for one, other in expected), atol=1e-6)
    assert all(one["stable"] and one["again"] and abs(one["epsilon"]) < 1e-6 for one in found["equilibria"])


def test_chance_that_hangs_on_the_choices_moves_an_equilibrium_by_little(tmp_path: Path) -> None:
    """Matching pennies in which a coin makes North's gain 1 or 3 where both choose the first: on average the same
    game. South's mix follows the games that were played, North's does not; in the other half little is to be gained."""
    found = found_in(played_game_of(PENNIES, tmp_path, tossed=1))
    (one,) = found["equilibria"]
    assert np.allclose(one["strategies"]["north"], 0.5, atol=1e-6)
    assert 0 < abs(one["strategies"]["south"][0] - 0.5) < 0.1
    assert 0 < one["epsilon"] < 0.15
    assert one["again"]
    assert 0 < one["shift"] < 0.1


def test_what_a_seat_ordered_is_held_against_what_the_others_ordered(prisoners: Path) -> None:
    found = found_in(prisoners)
    assert {seat: one["choice"] for seat, one in found["ordered"].items()} == {"north": 1, "south": 1}
    assert {one["gain"]["mean"] for one in found["ordered"].values()} == {2.0}
    told = wargame("equilibrium", str(prisoners), "--at", "1", "-n", "20")
    assert "Against what the others ordered, b would have brought North +2.0 ± 0.0 more." in told.output
    assert "Equilibrium 1: ε = 0.00" in told.output
    assert "Both halves of the games have it." in told.output


def test_seats_that_do_not_choose_order_what_they_ordered(tmp_path: Path) -> None:
    found = found_in(played_game_of(PENNIES, tmp_path), "--seats", "south")
    assert found["players"] == ["south"]
    assert [one["strategies"] for one in found["equilibria"]] == [{"south": [0.0, 1.0]}]


def test_a_table_of_all_combinations_for_programs(tmp_path: Path) -> None:
    save = played_game_of(STAG_HUNT, tmp_path)
    done = wargame("equilibrium", str(save), "--at", "1", "-n", "4", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["north"], row["south"], float(row["points north"])) for row in rows] == [
        ("a", "a", 4.0), ("a", "b", 0.0), ("b", "a", 3.0), ("b", "b", 3.0),
    ]  # fmt: skip


def test_a_turn_of_a_game_with_chance_is_the_same_each_time_it_is_asked_about(pocket: Path) -> None:
    words = ("equilibrium", str(pocket), "--at", "2", "-n", "40", "--candidates", "3", "--format", "json")
    first = wargame(*words)
    assert first.exit_code == 0, first.output
    assert wargame(*words).stdout == first.stdout
    found = json.loads(first.stdout)
    assert found["equilibria"]
    for one in found["equilibria"]:
        assert all(abs(sum(shares) - 1) < 1e-9 for shares in one["strategies"].values())
        assert all(gain["mean"] >= -1e-9 for gain in one["gains"].values())


# What cannot be asked


def test_a_game_that_goes_on_is_refused_in_words() -> None:
    assert wargame("play", "--plain", POCKET, "--save", "g.jsonl", typed="leave\n").exit_code == 0
    done = wargame("equilibrium", "g.jsonl", "--at", "1")
    assert done.exit_code == 2
    assert "this game goes on" in done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--at", "9"], "turn 9 is not in this save; it has 1"),
        ([], "say either which turn of a save (--at), or which doctrine"),
        (["--at", "1", "--seats", "east"], "--seats: there is no seat “east”; the seats are north, south"),
        (["--at", "1", "--mix", "nobody"], "--mix: there is no doctrine “nobody”"),
        (["--at", "1", "-n", "1"], "1 is not in the range"),
        (["--at", "1", "--candidates", "26", "--seats", "north,south"], ""),
    ],
)
def test_what_was_written_wrongly_is_said(words: list[str], said: str, prisoners: Path) -> None:
    done = wargame("equilibrium", str(prisoners), "-n", "2", *words)
    assert (done.exit_code, said in done.output) == (2 if said else 0, True), done.output


def test_more_combinations_than_are_worth_playing_are_refused(pocket: Path) -> None:
    done = wargame("equilibrium", str(pocket), "--at", "1", "--candidates", "26")
    assert done.exit_code == 2
    assert "combinations" in done.output


def test_without_scipy_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = importlib.util.find_spec
    missing: Callable[..., Any] = lambda name, package=None: None if name == "scipy" else there(name, package)  # noqa: E731
    monkeypatch.setattr("wargame.commands.equilibrium.find_spec", missing)
    done = wargame("equilibrium", "game.jsonl", "--at", "1")
    assert done.exit_code == 2
    assert '".[equilibrium]"' in done.output


def test_choices_that_come_to_the_same_there_are_told_once_and_two_places_to_meet_are_two() -> None:
    """Where North chooses its second, South's second and third come to the same; elsewhere they do not."""
    table = np.array([[1, 0, -1], [0, 1, 1]])[..., None].repeat(4, axis=-1)
    choices = [Alternative(Order(answers={"asked": word}), "change") for word in "abc"]
    game = StageGame(
        1, ("north", "south"), {"north": tuple(choices[:2]), "south": tuple(choices)}, {"north": table, "south": table}
    )
    pure = [one for one in analysed(game).equilibria if max(one.strategies["north"]) == 1]
    assert sorted((one.strategies["north"], one.alike > 0) for one in pure) == [((0.0, 1.0), True), ((1.0, 0.0), False)]


# The search for equilibria


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.integers(2, 4), st.integers(2, 4), st.integers(0, 999), st.booleans())
def test_of_two_players_what_is_found_is_one_and_no_pure_one_is_missed(m: int, n: int, seed: int, tied: bool) -> None:
    lots = np.random.default_rng(seed)
    payoffs = [lots.integers(0, 3 if tied else 99, (m, n)).astype(float) for _ in range(2)]
    found = equilibria(payoffs)
    assert all(regret(payoffs, one) < 1e-4 for one in found)
    pure = {
        (row, column) for row in range(m) for column in range(n)
        if payoffs[0][row, column] == payoffs[0][:, column].max() and payoffs[1][row, column] == payoffs[1][row].max()
    }
    came = {tuple(int(np.argmax(mixed)) for mixed in one) for one in found if all(mixed.max() == 1 for mixed in one)}
    assert came <= pure
    assert len(found) == MOST or came == pure


def test_of_three_players_without_a_pure_equilibrium_a_mixed_one_is_found() -> None:
    """Each of three wants to match the next, the last wants not to match the first (Jordan 1993): all mix evenly."""
    match = np.array([[1.0, -1.0], [-1.0, 1.0]])
    one = np.broadcast_to(match[:, :, None], (2, 2, 2))
    two = np.broadcast_to(match[None, :, :], (2, 2, 2))
    three = -np.broadcast_to(match[:, None, :], (2, 2, 2))
    (found,) = equilibria([one, two, three])
    assert np.allclose(np.array(found), 0.5, atol=1e-4)
    assert regret([one, two, three], found) < 1e-4


def test_of_three_players_every_pure_equilibrium_is_found() -> None:
    lots = np.random.default_rng(5)
    payoffs = [lots.integers(0, 4, (3, 3, 3)).astype(float) for _ in range(3)]
    found = equilibria(payoffs)
    assert len(found) > 1
    assert all(regret(payoffs, one) == 0 for one in found)
