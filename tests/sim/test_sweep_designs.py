"""Designs of sweeps: which cells, Sobol indices held against functions whose indices are known, and what flips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import pi, sin
from random import Random

import numpy as np
import pytest

from tests.sim.sweep_worlds import small_sweep
from wargame.sim.rehearsal import ENDING
from wargame.sim.sweep.design import Factor, Values, factorial, one_at_a_time, size_of
from wargame.sim.sweep.flipping import FlipSearch, Play, flipped_to, search, usual_ending
from wargame.sim.sweep.gathered import Gathered
from wargame.sim.sweep.manifest import SweepCell
from wargame.sim.sweep.sums import CellSums

FACTORS = (Factor("a", ("1", "2", "3"), "2"), Factor("b", ("x", "y"), "z"))


def test_one_at_a_time_and_all_combinations() -> None:
    assert list(one_at_a_time(FACTORS)) == [("2", "z"), ("1", "z"), ("3", "z"), ("2", "x"), ("2", "y")]
    assert list(factorial(FACTORS)) == [(a, b) for a in "123" for b in "xy"]
    assert size_of("one", FACTORS) == 5
    assert size_of("factorial", FACTORS) == 6


LEVELS = 512
"""So many that a factor is as good as continuous."""


def spread(*names: str, low: float, high: float) -> tuple[Factor, ...]:
    levels = tuple(f"{low + (high - low) * (place + 0.5) / LEVELS:.6f}" for place in range(LEVELS))
    return tuple(Factor(name, levels, levels[0]) for name in names)


def test_indices_of_ishigamis_function_are_those_it_has() -> None:
    """sin x + 7 sin² y + 0.1 z⁴ sin x over −π to π (Ishigami and Homma 1990): first order 0.3139, 0.4424, 0; total
    0.5576, 0.4424, 0.2437."""
    sobol = pytest.importorskip("wargame.sim.sweep.sobol")
    factors = spread("x", "y", "z", low=-pi, high=pi)
    points = sobol.saltelli(factors, 1024, 1)
    assert len(points) == 1024 * 6

    def value(values: Values) -> float:
        x, y, z = map(float, values)
        return sin(x) + 7 * sin(y) ** 2 + 0.1 * z**4 * sin(x)

    found = sobol.indices(["x", "y", "z", sobol.DICE], np.array([value(values) for values, _dice in points]), 1)
    for one, first, total in zip(found, (0.3139, 0.4424, 0, 0), (0.5576, 0.4424, 0.2437, 0), strict=True):
        assert one.first == pytest.approx(first, abs=0.04), one
        assert one.total == pytest.approx(total, abs=0.04), one
        assert one.first_within[0] <= one.first <= one.first_within[1]
        assert one.total_within[0] <= one.total <= one.total_within[1]


def test_of_a_sum_with_dice_each_index_is_its_own_share_and_the_dice_have_theirs() -> None:
    sobol = pytest.importorskip("wargame.sim.sweep.sobol")
    factors = spread("x", "y", low=0, high=1)
    points, lots = sobol.saltelli(factors, 1024, 3), np.random.default_rng(1).normal(size=2 * 1024)
    evaluated = np.array([3 * float(x) + float(y) + 0.5 * lots[dice] for (x, y), dice in points])
    shares = np.array([9 / 12, 1 / 12, 0.25])
    found = sobol.indices(["x", "y", sobol.DICE], evaluated, 1)
    for one, share in zip(found, shares / shares.sum(), strict=True):
        assert one.first == pytest.approx(share, abs=0.05)
        assert one.total == pytest.approx(share, abs=0.05)
    assert sobol.indices(["x", sobol.DICE], np.ones(64), 1) == (), "nothing varies"


def test_mixed_samples_take_one_factor_or_the_dice_and_nothing_else_from_the_other_sample() -> None:
    sobol = pytest.importorskip("wargame.sim.sweep.sobol")
    points = sobol.saltelli(spread("x", "y", low=0, high=1), 8, 1)
    a, b, x, y, dice = (points[8 * place : 8 * (place + 1)] for place in range(5))
    assert sorted({row for _values, row in points}) == list(range(16))
    for one, other, mixed_x, mixed_y, mixed_dice in zip(a, b, x, y, dice, strict=True):
        assert mixed_x == ((other[0][0], one[0][1]), one[1])
        assert mixed_y == ((one[0][0], other[0][1]), one[1])
        assert mixed_dice == (one[0], other[1])
    assert sobol.saltelli(spread("x", low=0, high=1), 8, 1) != sobol.saltelli(spread("x", low=0, high=1), 8, 2)


def test_the_dice_in_one_game_are_what_varies_within_cells() -> None:
    sobol = pytest.importorskip("wargame.sim.sweep.sobol")
    manifest = small_sweep()[0]
    names = ("games", "turns", "turns^2")
    cells = tuple(SweepCell((str(place),), "", {}) for place in range(64))
    factors = (Factor("a", ("1", "2"), "1"),)
    gathered = Gathered(replace(manifest, cells=cells, names=names, games=1000, factors=factors,
                                points=(*range(64), *[0] * 64)))
    lots = np.random.default_rng(1)
    for place in range(64):
        games = np.round(100 * (lots.normal() + 2 * lots.normal(size=1000))).astype(np.int64)
        gathered.sums[place] = (1000, games.sum(), games @ games)
    assert sobol.dice_in_one_game(gathered, "turns") == pytest.approx(4 / 5, abs=0.06)


def cell(**endings: int) -> CellSums:
    return CellSums({"games": sum(endings.values()), **{f"{ENDING}:{name}": many for name, many in endings.items()}})


def test_usual_is_what_lies_wholly_above_all_else_and_flipped_what_lies_wholly_above_that() -> None:
    assert usual_ending(cell(peace=600, war=400)) == "peace"
    assert usual_ending(cell(peace=510, war=490)) is None
    assert flipped_to(cell(peace=400, war=600), "peace") == "war"
    assert flipped_to(cell(peace=490, war=510), "peace") is None
    assert flipped_to(cell(peace=100, war=400, truce=500), "peace") == "truce"


def world(flips: Sequence[dict[int, str]], chance: dict[int, str] | None = None) -> tuple[Play, list[Values]]:
    """Plays: any of ``flips`` among the changes makes war usual; ``chance`` does so under the first dice alone."""
    seen: list[Values] = []

    def play(sets: Sequence[Values], dice: int) -> Sequence[CellSums]:
        found = []
        for values in sets:
            seen.append(values)
            war = any(all(values[place] == level for place, level in one.items()) for one in flips)
            lucky = chance is not None and dice == 0 and all(values[at] == level for at, level in chance.items())
            nearer = sum(value != factor.written for value, factor in zip(values, MANY, strict=True))
            found.append(cell(peace=100, war=900) if war or lucky else cell(peace=900 - nearer, war=100 + nearer))
        return found

    return play, seen


MANY = tuple(Factor(name, ("0", "1", "2"), "0") for name in "abcd")


def searched(play: Play, most: int = 3, carried: int = 64) -> FlipSearch:
    *_, last = search(MANY, most, play, carried)
    return last


def test_the_smallest_set_is_found_every_smaller_one_was_tried_and_no_larger_one() -> None:
    play, seen = world([{0: "1", 2: "2"}, {0: "1", 1: "1", 3: "1"}])
    found = searched(play)
    assert [one.changes for one in found.found] == [((0, "1"), (2, "2"))]
    assert found.usual == "peace"
    assert found.found[0].ending == "war"
    sizes = [len(one.changes) for one in found.tried]
    assert (sizes.count(1), sizes.count(2), sizes.count(3)) == (8, 24, 0)
    assert found.left_out == ()
    assert len(seen) == 1 + 8 + 24 + 1, "and the one that flips under other dice"


def test_what_flips_by_chance_does_not_count() -> None:
    found = searched(world([], chance={1: "2"})[0], most=2)
    assert found.found == ()
    (lucky,) = [one for one in found.tried if one.changes == ((1, "2"),)]
    assert (lucky.ending, lucky.again) == ("war", None)
    assert len([one for one in found.tried if len(one.changes) == 2]) == 24, "so it went on"


def test_where_few_are_carried_on_it_is_said_that_not_all_were_tried() -> None:
    found = searched(world([])[0], most=2, carried=3)
    assert found.left_out == (2,)
    assert len([one for one in found.tried if len(one.changes) == 2]) < 24
    assert searched(world([])[0], most=1, carried=3).left_out == ()


def test_without_a_usual_ending_nothing_is_tried() -> None:
    lots = Random(1)
    found = searched(lambda sets, dice: [cell(peace=500 + lots.randint(-5, 5), war=500) for _ in sets])
    assert (found.usual, found.tried) == (None, ())
