"""How sure the shares and means of many games are."""

from __future__ import annotations

from math import sqrt

import numpy as np

from wargame.sim.rows import Numbers

Z95 = 1.959964
"""Standard deviations either side that hold 95 per cent."""
FEWEST = 30
"""Of fewer games picked out of many nothing is concluded: where they happen to agree, no interval says how unsure they
are."""


def give_of(values: Numbers) -> float:
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
