"""Games that go on from given positions, each with its own dice and each played in one of several ways."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from typing import Protocol, Self

import numpy as np
import numpy.typing as npt

from wargame.engine.program import Program
from wargame.engine.program_cache import once_a_program
from wargame.sim.policies import BlockDecider
from wargame.sim.rows import Numbers, Some, is_row, spread
from wargame.sim.scores import ScoredGames

class PartDecider(BlockDecider, Protocol):
    """One who can order in some of the games.

    Attributes:
        reads: the slots of the program that are read, or written, to order.
    """

    reads: frozenset[int]


PolicyProfile = Mapping[str, PartDecider]
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
        self.give(values)
        self._keys, self.way, self.turn = keys, way, turn

    @property
    def keys(self) -> npt.NDArray[np.uint64]:
        """Of the dice, game by game."""
        return self._keys

    def some(self, which: npt.NDArray[np.intp]) -> RolloutGames:
        """Some of the games, as they stand, to be played on apart."""
        found = RolloutGames(self.program, self.values[:, which], self._keys[which], self.way[which], self.turn)
        found.over, found.outcome, found.met = self.over[which], self.outcome[which], self.met[:, which]
        found.totals = {seat: points[which] for seat, points in self.totals.items()}
        found.bands = {seat: bands[which] for seat, bands in self.bands.items()}
        return found

    def order_by(self, ways: Sequence[PolicyProfile], but: str | None = None) -> None:
        """Let everybody (``but`` one seat) order this turn in every game that goes on, each game in its way."""
        for decider, numbers in _deciders(ways, but):
            some = Some(np.isin(self.way, numbers) & ~self.over)
            if some.any:
                part = self._part(np.flatnonzero(some.mask), decider.reads)
                before = {slot: part.rows[slot] for slot in _orders(self.program)}
                decider.order(part)
                for slot, row in before.items():
                    if part.rows[slot] is not row:
                        self.put(slot, spread(part.rows[slot], some), some)

    def _part(self, games: npt.NDArray[np.intp], reads: Collection[int]) -> Self:
        """Some of the games, to order in: of the rows, those that are read."""
        part, whole = copy(self), len(games) == self.count
        part.rows = list(self.rows)
        for slot in () if whole else reads:
            row = self.rows[slot]
            if is_row(row):
                part.rows[slot] = row[games]
        part._keys, part.over, part.count, part._whole = self._keys[games], self.over[games], len(games), None
        return part


@once_a_program
def _orders(program: Program) -> tuple[int, ...]:
    """The slots that say what was ordered and answered."""
    return tuple(number for number, slot in enumerate(program.slots) if slot.kind in ("order", "answer"))


def _deciders(ways: Sequence[PolicyProfile], but: str | None) -> Iterator[tuple[PartDecider, list[int]]]:
    """Everybody who orders, each once, and the ways in which he does; a seat's one after another."""
    found: dict[tuple[str, int], tuple[PartDecider, list[int]]] = {}
    for number, way in enumerate(ways):
        for seat, decider in way.items():
            if seat != but:
                found.setdefault((seat, id(decider)), (decider, []))[1].append(number)
    yield from found.values()
