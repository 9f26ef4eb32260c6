"""The dice of ``engine.draws`` over arrays: the same faces for the same keys."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from wargame.engine.draws import GOLDEN, run_key
from wargame.sim.rows import NARROW, Numbers, Row, is_row


def faces(words: npt.NDArray[np.uint64], sides: Row) -> Numbers:
    """The faces of a die, from 1, of random bits and its sides."""
    many = sides.astype(np.uint64) if is_row(sides) else np.uint64(sides)
    found: Numbers = ((words >> np.uint64(32)) * many >> np.uint64(32)).astype(NARROW) + 1
    return found


def keys_of(seed: int, games: Numbers) -> npt.NDArray[np.uint64]:
    """The keys of games by their numbers: ``engine.draws.game_key`` of each."""
    return mix(np.uint64(run_key(seed)) + np.uint64(GOLDEN) * (games.astype(np.uint64) + np.uint64(1)))


def mix(words: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """``engine.draws.mix`` over an array that nobody else holds."""
    words ^= words >> np.uint64(30)
    words *= np.uint64(0xBF58476D1CE4E5B9)
    words ^= words >> np.uint64(27)
    words *= np.uint64(0x94D049BB133111EB)
    words ^= words >> np.uint64(31)
    return words
