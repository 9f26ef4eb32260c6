"""Which of many games played so far look most like the one that a seat sees: by what both remember."""

from __future__ import annotations

import numpy as np

from wargame.engine.information.information_state import InformationState
from wargame.sim.determinization import Determinizations

LEAST = 0.25
"""What one remembered thing more that is different leaves of a game's weight."""


def resembling(at: InformationState, played: Determinizations, count: int) -> Determinizations:
    """``count`` of the games, some of them often: as often as what the seat remembers is so in them, too.

    Each thing that is remembered of a turn and different weighs the same: two that may be like it in everything else
    then stand to each other as if each was seen by itself (a particle filter with a rough likelihood).
    """
    if not len(played.way):
        return played
    knowledge = at.knowledge()
    wrong = np.zeros(len(played.way), dtype=np.float64)
    for number, slot in enumerate(at.program.slots):
        if slot.kind == "past":
            lo, hi = knowledge.known(slot.name)
            if lo == hi:
                wrong += np.bitwise_count(played.values[number] ^ lo)
    weight = np.exp(np.log(LEAST) * (wrong - wrong.min()))
    ends = np.cumsum(weight) / weight.sum()
    picks = np.searchsorted(ends, (np.arange(count) + 0.5) / count)
    order = np.argsort(np.arange(count) * 0.6180339887498949 % 1.0, kind="stable")  # any few of them are of all kinds
    found = picks[order]
    return Determinizations(played.values[:, found], played.way[found])
