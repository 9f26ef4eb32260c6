"""Games that go on from given positions, each with its own dice and each played in one of several ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Self

import numpy as np
import numpy.typing as npt

from wargame.engine.program import Program
from wargame.sim.block import Numbers
from wargame.sim.policies import Decider
from wargame.sim.scores import ScoredGames

Way = Mapping[str, Decider]
"""One way of playing: who orders for each seat. A seat without anybody stays idle."""


class OnwardGames(ScoredGames):
    """A block that begins anywhere.

    Attributes:
        way: of each game, which of the ways it is played in.
    """

    def __init__(
        self, program: Program, values: Numbers, keys: npt.NDArray[np.uint64], way: Numbers, turn: int
    ) -> None:
        """Games whose slots have these values, turn ``turn`` being open (0: not dealt yet).

        Args:
            values: slots by games; taken over and changed.
            keys: of the dice, from ``engine.draws.game_key``.
        """
        super().__init__(program, len(keys), 0)
        self.values, self._keys, self.way, self.turn = values, keys, way, turn
        self._orders = np.array([n for n, slot in enumerate(program.slots) if slot.kind in ("order", "answer")])

    def order_by(self, ways: Sequence[Way], but: str | None = None) -> None:
        """Let everybody (``but`` one seat) order this turn in every game that goes on, each game in its way."""
        for number, way in enumerate(ways):
            games = np.flatnonzero((self.way == number) & ~self.over)
            if len(games):
                part = self._part(games)
                for seat, decider in way.items():
                    if seat != but:
                        decider.order(part)
                self.values[np.ix_(self._orders, games)] = part.values[self._orders]

    def _part(self, games: npt.NDArray[np.intp]) -> Self:
        """Some of the games, to order in."""
        part = copy(self)
        part.values, part._keys, part.over = self.values[:, games], self._keys[games], self.over[games]
        part.count = len(games)
        return part
