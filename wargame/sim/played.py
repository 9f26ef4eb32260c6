"""Finished games, whoever played them: what of them is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from wargame.engine.program import Program
from wargame.language import slots
from wargame.sim.rows import Numbers
from wargame.sim.usage_counts import CountedGames


@dataclass(frozen=True, eq=False)
class Played:
    """Some games of a line-up, played to their end and counted.

    Attributes:
        rows: slot to its numbers at the end, game by game: the turn, the ending and every track.
        outcome, totals, bands, met: as in ``ScoredGames``.
        times: as in ``CountedGames``; ``ever``: in how many games.
        tracks: as in ``CountedGames``.
        disputed: what another executor had otherwise in some of these games, by name.
    """

    program: Program
    count: int
    rows: Mapping[int, Numbers]
    outcome: Numbers
    totals: Mapping[str, Numbers]
    bands: Mapping[str, Numbers]
    met: Numbers
    times: Counter[str]
    ever: Counter[str]
    tracks: Mapping[str, Numbers]
    disputed: tuple[str, ...] = ()

    def row(self, slot: int) -> Numbers:
        """The numbers of one slot that is kept."""
        return self.rows[slot]

    def different(self, other: Played) -> Iterator[str]:
        """What is not the same in both, over the games that both have, each by a name; counts only where all games
        are the same."""
        games = min(self.count, other.count)
        for slot, row in self.rows.items():
            if not np.array_equal(row[:games], other.rows[slot][:games]):
                yield self.program.slots[slot].name
        pairs = {"outcome": (self.outcome, other.outcome), "met": (self.met, other.met)}
        pairs |= {f"score[{seat}]": (self.totals[seat], other.totals[seat]) for seat in self.totals}
        for name, (mine, theirs) in pairs.items():
            if not np.array_equal(mine[..., :games], theirs[..., :games]):
                yield name
        if self.count == other.count:
            yield from sorted(name for name in {*self.times, *other.times} if self._counts(name) != other._counts(name))
            yield from (name for name, rows in self.tracks.items() if not np.array_equal(rows, other.tracks[name]))

    def _counts(self, name: str) -> tuple[int, int]:
        return self.times[name], self.ever[name]


def kept_slots(program: Program) -> tuple[int, ...]:
    """The slots whose numbers at the end are kept."""
    tracks = (spec.slot for spec in program.tracks if program.slots[spec.slot].kind == "track")
    return tuple(dict.fromkeys((program.slot(slots.ENDED), program.slot(slots.TURN), *tracks)))


def played_of(games: CountedGames) -> Played:
    """What is kept of a block that was played out."""
    return Played(
        games.program, games.count, {slot: games.row(slot) for slot in kept_slots(games.program)}, games.outcome,
        games.totals, games.bands, games.met, games.times,
        Counter({name: int(np.count_nonzero(mask)) for name, mask in games.ever.items()}), games.tracks,
    )
