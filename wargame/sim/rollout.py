"""Games that go on from given positions, each with its own dice and each played in one of several ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Self

import numpy as np
import numpy.typing as npt

from wargame.engine.program import Program
from wargame.sim.policies import BlockDecider
from wargame.sim.rows import Numbers, Some, is_row, spread
from wargame.sim.scores import ScoredGames

PolicyProfile = Mapping[str, BlockDecider]
"""One way of playing: who orders for each seat. A seat without anybody stays idle."""


class RolloutGames(ScoredGames):
    """A block that begins anywhere.

    Attributes:
        way: of each game, which of the ways it is played in.
    """

    def __init__(
        self, program: Program, values: Numbers, keys: npt.NDArray[np.uint64], way: Numbers, turn: int
    ) -> None:
        """Games whose slots have these values, turn ``turn`` being open (0: not dealt yet).

        Args:
            values: slots by games.
            keys: of the dice, from ``block_dice.keys_of``.
        """
        super().__init__(program, len(keys), 0)
        self.values, self._keys, self.way, self.turn = values, keys, way, turn
        self._orders = [number for number, slot in enumerate(program.slots) if slot.kind in ("order", "answer")]

    def order_by(self, ways: Sequence[PolicyProfile], but: str | None = None) -> None:
        """Let everybody (``but`` one seat) order this turn in every game that goes on, each game in its way."""
        for number, way in enumerate(ways):
            some = Some((self.way == number) & ~self.over)
            if some.any:
                part = self._part(np.flatnonzero(some.mask))
                for seat, decider in way.items():
                    if seat != but:
                        decider.order(part)
                for slot in self._orders:
                    self.put(slot, spread(part.rows[slot], some), some)

    def _part(self, games: npt.NDArray[np.intp]) -> Self:
        """Some of the games, to order in."""
        part = copy(self)
        part.rows = [row[games] if is_row(row) else row for row in self.rows]
        part._keys, part.over, part.count, part._whole = self._keys[games], self.over[games], len(games), None
        return part
