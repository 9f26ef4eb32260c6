"""Scores over a block of games: equal to ``engine.scoring`` game by game."""

from __future__ import annotations

import numpy as np

from wargame.engine.program import Aim, Program
from wargame.language import slots
from wargame.sim.block import Games
from wargame.sim.rows import Mask, Numbers


class ScoredGames(Games):
    """Games that know what they were worth when they end.

    Attributes:
        outcome: the shared outcome, from 0 for the best; -1 while a game goes on, and where none holds.
        totals: per seat, points.
        bands: per seat, the score band, from 0 for the best.
        met: aims of the program by games: 1 where an objective or card gave its full points or a red line was crossed,
            0 where not, -1 where the seat did not hold that card.
    """

    def __init__(self, program: Program, count: int, seed: int, first: int = 0) -> None:
        super().__init__(program, count, seed, first)
        self.outcome: Numbers = np.full(count, -1, dtype=np.int64)
        self.totals: dict[str, Numbers] = {seat: np.zeros(count, dtype=np.int64) for seat in program.seats}
        self.bands: dict[str, Numbers] = {seat: np.zeros(count, dtype=np.int64) for seat in program.seats}
        self.met: Numbers = np.full((len(program.aims), count), -1, dtype=np.int64)

    def settle(self, ended: Mask) -> None:
        """Take down the outcome and the scores of games that end now."""
        np.copyto(self.outcome, self._outcome(), where=ended)
        most = self._most_points()
        totals: dict[str, Numbers] = {seat: np.zeros(self.count, dtype=np.int64) for seat in self.program.seats}
        for place, aim in enumerate(self.program.aims):
            met, points = self._points(aim)
            held = self._counts(aim) if aim.what == "card" else ended
            np.copyto(self.met[place], met, where=ended & held)
            totals[aim.seat] += points
        for seat, total in totals.items():
            total = np.minimum(total, most)
            np.copyto(self.totals[seat], total, where=ended)
            np.copyto(self.bands[seat], bands_of(self.program, total), where=ended)

    def _outcome(self) -> Numbers:
        found: Numbers = np.full(self.count, -1, dtype=np.int64)
        for number, condition in reversed(list(enumerate(self.program.outcomes))):
            holds = np.ones(self.count, np.bool_) if condition is None else self.truth(condition)
            found = np.where(holds, number, found)
        return found

    def _most_points(self) -> Numbers:
        """The most that a seat may score by the ending of its game; endings without such a limit: more than any."""
        endings = [self.program.scenario.endings[name].most_points for name in self.program.endings]
        limits = np.array([_UNLIMITED, *(_UNLIMITED if one is None else one for one in endings)], dtype=np.int64)
        found: Numbers = limits[self.row(self.program.slot(slots.ENDED))]
        return found

    def _points(self, aim: Aim) -> tuple[Mask, Numbers]:
        """Where an aim is met, and the points it gives, in every game."""
        counts = self._counts(aim)
        met = counts if aim.when is None else counts & self.truth(aim.when)
        points = np.where(met, aim.points, 0)
        if aim.part_when is not None:
            points = np.where(counts & ~met & self.truth(aim.part_when), aim.part, points)
        return met, points

    def _counts(self, aim: Aim) -> Mask:
        """Where an aim has a line: a card only where the seat holds it, a red line only where it was crossed."""
        if aim.what == "card":
            held = self.program.index.get(slots.card(aim.seat))
            if held is None:
                return np.zeros(self.count, dtype=np.bool_)
            mine: Mask = self.row(held) == list(self.program.scenario.cards).index(aim.id) + 1
            return mine
        if aim.what == "red_line":
            crossed: Mask = self.row(self.program.slot(slots.crossed(aim.id))) > 0
            return crossed
        return np.ones(self.count, dtype=np.bool_)


def bands_of(program: Program, total: Numbers) -> Numbers:
    """The score band of points, each for itself, from 0 for the best."""
    bands = program.scenario.score_bands
    found: Numbers = np.full(total.shape, max(len(bands) - 1, 0), dtype=np.int64)
    for number, band in reversed(list(enumerate(bands))):
        found = np.where(total >= band.least, number, found)
    return found


_UNLIMITED = 1 << 40


class PairedGames(ScoredGames):
    """``games`` games, ``times`` times over: column ``n * games + g`` has the dice of game ``g``."""

    def __init__(self, program: Program, games: int, times: int, seed: int) -> None:
        """Games 0 to ``games`` - 1 under ``seed``."""
        super().__init__(program, games * times, seed)
        self._keys = np.tile(self._keys[:games], times)
