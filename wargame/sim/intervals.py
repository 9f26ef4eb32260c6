"""How sure the shares and means of many games are."""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, sqrt

import numpy as np
import numpy.typing as npt

from wargame.sim.rows import Numbers

Z95 = 1.959964
"""Standard deviations either side that hold 95 per cent."""
FEWEST = 30
"""Of fewer games picked out of many nothing is concluded: where they happen to agree, no interval says how unsure they
are."""


def give_of(values: Numbers | npt.NDArray[np.float64]) -> float:
    """Half the width of the 95 per cent interval of a mean. 0 for a single value, which says nothing of its own
    spread."""
    return Z95 * float(np.std(values, ddof=1)) / sqrt(len(values)) if len(values) > 1 else 0.0


def wilson(hits: int, of: int, z: float = Z95) -> tuple[float, float]:
    """The interval, from 0 to 1, in which the true share lies with 95 per cent confidence (Wilson 1927).

    ``of`` 0 gives everything: (0, 1).
    """
    if of == 0:
        return 0.0, 1.0
    share, square = hits / of, z * z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = z / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def chance_of(mean: float, error: float) -> float:
    """How likely a mean at least so far from 0 is where the truth is 0 (two-sided, normal: of 100 games or more).

    Args:
        error: the standard error of the mean. 0 where every game gave the same: then 0 for a mean that is not 0.
    """
    if error == 0:
        return 1.0 if mean == 0 else 0.0
    return erfc(abs(mean) / error / sqrt(2))


def surely(chances: Sequence[float], level: float = 0.05) -> list[bool]:
    """Which of many findings stand, so that in at most ``level`` of such sets even one stands by chance (Holm 1979)."""
    order, found = sorted(range(len(chances)), key=lambda place: chances[place]), [False] * len(chances)
    for rank, place in enumerate(order):
        if chances[place] > level / (len(chances) - rank):
            break
        found[place] = True
    return found
