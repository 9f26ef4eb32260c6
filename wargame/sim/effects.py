"""Points that something gave or took, and how sure that is beside all else that was looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np

from wargame.records import record
from wargame.sim.intervals import Z95, chance_of, surely
from wargame.sim.rows import Numbers


@record
class Effect:
    """So many points.

    Attributes:
        points: exactly what the games that were played gave.
        give: half the 95 per cent interval.
        chance: how likely so much is where there is nothing.
        sure: it is not nothing, all numbers beside it being looked at together (Holm).
    """

    points: Fraction
    give: float
    chance: float
    sure: bool = False

    @property
    def mean(self) -> float:
        """The points as a number to print."""
        return float(self.points)


def effect_of(rows: Numbers, scale: int = 1) -> Effect:
    """The mean of one whole number a game, each of them ``scale`` times what is meant."""
    error = float(np.std(rows, ddof=1)) / scale / len(rows) ** 0.5 if len(rows) > 1 else 0.0
    exact = Fraction(int(rows.sum()), scale * len(rows))
    return Effect(exact, Z95 * error, chance_of(float(exact), error))


def judged(effects: Sequence[Mapping[str, Effect]]) -> list[dict[str, Effect]]:
    """The same effects, each knowing whether it stands beside all others."""
    every = [(place, key) for place, one in enumerate(effects) for key in one]
    stands = surely([effects[place][key].chance for place, key in every])
    found: list[dict[str, Effect]] = [{} for _ in effects]
    for (place, key), sure in zip(every, stands, strict=True):
        one = effects[place][key]
        found[place][key] = Effect(one.points, one.give, one.chance, sure)
    return found
