"""The same games side by side, so that what is tried in one can be held against what happens without it."""

from __future__ import annotations

import numpy as np

from wargame.engine.program import Program
from wargame.sim.scores import ScoredGames


class PairedGames(ScoredGames):
    """``games`` games, ``times`` times over: column ``n * games + g`` has the dice of game ``g``."""

    def __init__(self, program: Program, games: int, times: int, seed: int) -> None:
        """Games 0 to ``games`` - 1 under ``seed``."""
        super().__init__(program, games * times, seed)
        self._keys = np.tile(self._keys[:games], times)
