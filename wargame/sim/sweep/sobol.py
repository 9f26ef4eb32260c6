"""Sobol indices: what share of the variance of a result each factor answers for, alone and with all it interacts with,
and what share the dice do.

A design of Saltelli's (scipy's ``qmc.Sobol``; estimators of Saltelli et al. 2010, "Variance based sensitivity analysis
of model output", as in ``scipy.stats.sobol_indices``). The dice are one more input: each row of the two base samples
has games of its own, and one of the mixed samples takes the dice of the other base sample and nothing else, as Marrel
et al. 2012, "Global sensitivity analysis of stochastic computer models with joint metamodels", take the seed for an
input. An evaluation is a mean over the games of a cell, so the index of the dice is theirs over that many games.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import bootstrap, qmc, sobol_indices

from wargame.sim.sweep.design import Factor, Values
from wargame.sim.sweep.gathered import Gathered

DICE = ""
"""The name of the dice among the factors."""
RESAMPLES = 499
"""Of the rows, for the intervals."""
Floats = npt.NDArray[np.float64]
Point = tuple[Values, int]
"""What is played for an evaluation: the values, and which games of the seed, counted in as many as a cell has."""


def saltelli(factors: Sequence[Factor], rows: int, seed: int) -> list[Point]:
    """The evaluations of a design, in order: base sample A, base sample B, then for each factor A with that factor from
    B, then A with the dice of B.

    Args:
        rows: of each sample; a power of two.
        seed: of the scrambling of the sequence.
    """
    many = len(factors)
    sample = qmc.Sobol(2 * many, rng=np.random.default_rng(seed)).random(rows)
    one, two = (_values(factors, half) for half in (sample[:, :many], sample[:, many:]))
    points = [(values, row) for row, values in enumerate(one)]
    points += [(values, rows + row) for row, values in enumerate(two)]
    for place in range(many):
        mixed = ((*a[:place], b[place], *a[place + 1 :]) for a, b in zip(one, two, strict=True))
        points += [(values, row) for row, values in enumerate(mixed)]
    points += [(values, rows + row) for row, values in enumerate(one)]
    return points


def _values(factors: Sequence[Factor], sample: Floats) -> list[Values]:
    columns = [
        [factor.levels[min(int(share * len(factor.levels)), len(factor.levels) - 1)] for share in column]
        for factor, column in zip(factors, sample.T, strict=True)
    ]
    return list(zip(*columns, strict=True))


@dataclass(frozen=True)
class SobolIndex:
    """What a factor answers for.

    Attributes:
        factor: its name; ``DICE`` for the dice.
        first: the share of the variance that it answers for alone; ``total``: with everything it interacts with.
        first_within, total_within: their 95 per cent intervals, by resampling the rows.
    """

    factor: str
    first: float
    total: float
    first_within: tuple[float, float]
    total_within: tuple[float, float]


def indices(factors: Sequence[str], evaluations: Floats, seed: int) -> tuple[SobolIndex, ...]:
    """The index of each factor of a design, in order; none where all evaluations are the same.

    Args:
        factors: the names of all inputs that have a mixed sample; with ``DICE`` last, as ``saltelli`` lays them out.
        evaluations: one number each, in the order of the design.
        seed: of the resampling.
    """
    rows = len(evaluations) // (len(factors) + 2)
    one, two, mixed = np.split(evaluations, [rows, 2 * rows])
    mixed = mixed.reshape(len(factors), 1, rows)
    if np.ptp(evaluations) == 0:
        return ()

    def both(chosen: npt.NDArray[np.int64]) -> Floats:
        func = {"f_A": one[None, chosen], "f_B": two[None, chosen], "f_AB": mixed[..., chosen]}
        found = sobol_indices(func=func, n=rows)
        return np.array([found.first_order.ravel(), found.total_order.ravel()], dtype=np.float64)

    first, total = both(np.arange(rows))
    sure = bootstrap(
        (np.arange(rows),), both, vectorized=False, method="percentile", n_resamples=RESAMPLES,
        rng=np.random.default_rng(seed),
    ).confidence_interval
    return tuple(
        SobolIndex(
            name, float(first[at]), float(total[at]), (float(sure.low[0][at]), float(sure.high[0][at])),
            (float(sure.low[1][at]), float(sure.high[1][at])),
        )
        for at, name in enumerate(factors)
    )


def indices_of(gathered: Gathered, name: str) -> tuple[SobolIndex, ...]:
    """The indices of a sweep that was played to its end, of the mean of one of its sums by name."""
    manifest = gathered.manifest
    means = np.array([cell.mean(name) for cell in gathered.cells], dtype=np.float64)
    names = [*(factor.name for factor in manifest.factors), DICE]
    return indices(names, means[list(manifest.points)], manifest.seed)


def dice_in_one_game(gathered: Gathered, name: str) -> float | None:
    """What share of the variance of a single game the dice answer for, of the cells of the base samples: the mean
    variance within a cell against that with the variance of the cells' true means. None: there is none, or cells have
    a single game."""
    manifest = gathered.manifest
    if manifest.games < 2:
        return None
    base = list(dict.fromkeys(manifest.points[: 2 * len(manifest.points) // (len(manifest.factors) + 3)]))
    cells = [gathered.cell(number) for number in base]
    within = float(np.mean([cell.variance(name) for cell in cells]))
    between = max(0.0, float(np.var([cell.mean(name) for cell in cells], ddof=1)) - within / manifest.games)
    return within / (within + between) if within + between else None
