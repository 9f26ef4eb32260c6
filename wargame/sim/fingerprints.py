"""Whether two programs give the same game: all that happens in a game, folded into one number.

Two programs that differ by one rule, played under the same dice, give the same number in every game in which the rule
made no difference: no track, status, token, grant, result, modifier, ending or score is another at any moment. A flag
by itself is no difference: it makes one where something reads it.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np
import numpy.typing as npt

from wargame.engine.draws import GOLDEN, mix
from wargame.engine.program import Program, Roll
from wargame.language.slots import SlotKind
from wargame.sim.rows import Row, Some, pick, row_of
from wargame.sim.scores import ScoredGames

_TOLD: frozenset[SlotKind] = frozenset(
    {"track", "status", "token", "grant", "result", "inject", "order", "answer", "red_line", "card", "profile"}
)
"""Kinds of slots that say something of the game; the rest is book-keeping of the engine."""


class FingerprintedGames(ScoredGames):
    """Games that fold what happens in them into a number each.

    Attributes:
        prints: game to number.
    """

    def __init__(self, program: Program, count: int, seed: int, first: int = 0) -> None:
        super().__init__(program, count, seed, first)
        self.prints: npt.NDArray[np.uint64] = np.zeros(count, dtype=np.uint64)
        self._slots = [(number, slot.name) for number, slot in enumerate(program.slots) if slot.kind in _TOLD]

    def look(self) -> None:
        """Take down the turn; called as it ends."""
        for number, name in self._slots:
            self._fold(name, self.rows[number])
        for seat, points in self.totals.items():
            self._fold(f"points {seat}", points)
        self._fold("outcome", self.outcome)

    def _fold(self, name: str, value: Row, some: Some | None = None) -> None:
        if not isinstance(value, int) or value:
            key = np.uint64(mix(crc32(name.encode()) * GOLDEN + self.turn & (1 << 64) - 1))
            told = row_of(value, self.count).astype(np.int64).view(np.uint64) * key
            self.prints = self.prints + (told if some is None else np.where(some.mask, told, np.uint64(0)))

    def _roll(self, op: Roll, some: Some) -> None:
        modifier: Row = 0
        for one in op.modifiers:
            modifier = modifier + pick(self._holds(one.when), self.added(one), 0)
        self._fold(f"modifier {op.purpose}", modifier, some)
        super()._roll(op, some)
