"""How sure a share of many runs is."""

from __future__ import annotations

from math import sqrt

Z95 = 1.959964
"""Standard deviations either side that hold 95 per cent."""


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
