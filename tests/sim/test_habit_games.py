"""Habits by the kernel are those of the block, game by game."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import pytest

from tests.engine.positions import program
from tests.sim.kernel_games import needs_kernel, rulebook
from wargame.engine.program import Program
from wargame.sim import habit_games
from wargame.sim.cross_check import ExecutorsDiffer
from wargame.sim.exploits import Played, SeatAtTable, play
from wargame.sim.habits import Habit, cards_of

SEED, GAMES = 7, 20


@pytest.fixture(autouse=True)
def _kernel_for_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(habit_games, "WORTH", 0)


def habits_of(rules: Program, seat: str, doctrine: str) -> Iterator[Habit]:
    """Habits of every kind."""
    cards = list(cards_of(rules, seat))
    yield Habit(doctrine)
    yield Habit(doctrine, only=())
    yield from (Habit(doctrine, never=(site.move,)) for site in rules.moves.values() if seat in site.seats)
    yield from (Habit(doctrine, always=(card,)) for card in cards)
    yield from (Habit(doctrine, only=pair) for pair in pairwise(cards))


def assert_alike(rules: Program, doctrine: str, monkeypatch: pytest.MonkeyPatch) -> Sequence[Played]:
    seat = rules.seats[0]
    cell, habits = SeatAtTable(rules, seat, doctrine), list(habits_of(rules, seat, doctrine))
    by_kernel = list(play(cell, habits, GAMES, SEED))
    monkeypatch.setattr(habit_games, "BUILT", False)
    for one, other in zip(by_kernel, play(cell, habits, GAMES, SEED), strict=True):
        assert one.habit == other.habit
        for mine, theirs in ((one.points, other.points), (one.war, other.war), (one.good, other.good)):
            assert np.array_equal(mine, theirs), str(one.habit)
    return by_kernel


@needs_kernel
def test_habits_are_played_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    played = assert_alike(program("pocket"), "gentle", monkeypatch)
    assert len({tuple(one.points) for one in played}) > 2, "habits make a difference"


@needs_kernel
@pytest.mark.parametrize("seed", [1, 2])
def test_habits_in_a_random_rulebook_are_played_alike(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_alike(rulebook(seed), "whim", monkeypatch)


@needs_kernel
def test_a_kernel_that_differs_is_told_and_the_block_plays(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = program("pocket")
    cell, habits = SeatAtTable(rules, rules.seats[0], "gentle"), [Habit("gentle"), Habit("gentle", only=())]
    honest = list(play(cell, habits, GAMES, SEED))
    monkeypatch.setattr(habit_games, "ABOVE_ALL", 0)
    monkeypatch.setattr(habit_games, "among", lambda numbers: habit_games.const(0))
    with pytest.warns(ExecutorsDiffer):
        found = list(play(cell, habits, GAMES, SEED))
    assert [one.points.tolist() for one in found] == [one.points.tolist() for one in honest]
