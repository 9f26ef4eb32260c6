"""Finished games, whoever played them: what of them is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from wargame.engine.program import Program
from wargame.language import slots
from wargame.sim.lanes.kernel import Finished, Kernel
from wargame.sim.rows import Numbers
from wargame.sim.scores import ScoredGames, bands_of


class Finish(Protocol):
    """Finished games, to look at."""

    @property
    def outcome(self) -> Numbers:
        """As in ``ScoredGames``."""
        ...

    @property
    def totals(self) -> Mapping[str, Numbers]:
        """As in ``ScoredGames``."""
        ...

    def row(self, slot: int) -> Numbers:
        """The numbers of the turn, the ending, a track or a forecast outcome at the end, by its slot."""
        ...


@dataclass(frozen=True, eq=False, kw_only=True)
class EndedGames:
    """Some games that were played to their end.

    Attributes:
        rows: slot to its numbers at the end, game by game: the turn, the ending, every track, and what can be forecast.
        outcome, totals, bands, met: as in ``ScoredGames``.
    """

    program: Program
    count: int
    rows: Mapping[int, Numbers]
    outcome: Numbers
    totals: Mapping[str, Numbers]
    bands: Mapping[str, Numbers]
    met: Numbers

    def row(self, slot: int) -> Numbers:
        """The numbers of one slot that is kept."""
        return self.rows[slot]

    def unequal(self, other: EndedGames, mine: slice, theirs: slice) -> Iterator[str]:
        """What is not the same in some games of this and as many of another, each by a name."""
        pairs = {self.program.slots[slot].name: (row, other.rows[slot]) for slot, row in self.rows.items()}
        pairs |= {"outcome": (self.outcome, other.outcome), "met": (self.met, other.met)}
        pairs |= {f"score[{seat}]": (self.totals[seat], other.totals[seat]) for seat in self.totals}
        for name, (one, another) in pairs.items():
            if not np.array_equal(one[..., mine], another[..., theirs]):
                yield name

    @staticmethod
    def by(kernel: Kernel, found: Finished) -> EndedGames:
        """What the kernel left, if it was asked for ``kept``."""
        flat, scores = kernel.flat, kernel.flat.scores
        program, count = flat.program, len(found.rows[scores.outcome])
        totals: Mapping[str, Numbers] = {
            seat: found.rows[register] for seat, register in zip(program.seats, scores.totals, strict=True)
        }
        met = np.array([found.rows[register] for register in scores.met], dtype=np.int64)
        return EndedGames(
            program=program, count=count, rows={slot: found.rows[slot] for slot in kept_slots(program)},
            outcome=found.rows[scores.outcome], totals=totals,
            bands={seat: bands_of(program, total) for seat, total in totals.items()},
            met=met.reshape(len(scores.met), count),
        )

    @staticmethod
    def of(games: ScoredGames) -> EndedGames:
        """What is kept of a block that was played out."""
        return EndedGames(
            program=games.program, count=games.count,
            rows={slot: games.row(slot) for slot in kept_slots(games.program)}, outcome=games.outcome,
            totals=games.totals, bands=games.bands, met=games.met,
        )


@dataclass(frozen=True, eq=False, kw_only=True)
class LineUpGames(EndedGames):
    """Some games of a line-up, played to their end and counted.

    Attributes:
        times: as in ``CountedGames``; ``ever``: in how many games.
        tracks: as in ``CountedGames``.
        disputed: what another executor had otherwise in some of these games, by name.
    """

    times: Counter[str]
    ever: Counter[str]
    tracks: Mapping[str, Numbers]
    disputed: tuple[str, ...] = ()

    def different(self, other: LineUpGames) -> Iterator[str]:
        """What is not the same in both, over the games that both have, each by a name; counts only where all games
        are the same."""
        games = slice(min(self.count, other.count))
        yield from self.unequal(other, games, games)
        if self.count == other.count:
            yield from sorted(name for name in {*self.times, *other.times} if self._counts(name) != other._counts(name))
            yield from (name for name, rows in self.tracks.items() if not np.array_equal(rows, other.tracks[name]))

    def _counts(self, name: str) -> tuple[int, int]:
        return self.times[name], self.ever[name]


def kept_slots(program: Program) -> tuple[int, ...]:
    """The slots whose numbers at the end are kept."""
    tracks = (spec.slot for spec in program.tracks if program.slots[spec.slot].kind == "track")
    forecast = (program.slot(slots.forecast(outcome)) for outcome in program.scenario.forecasts)
    return tuple(dict.fromkeys((program.slot(slots.ENDED), program.slot(slots.TURN), *tracks, *forecast)))


def kept(kernel: Kernel) -> tuple[int, ...]:
    """The registers that ``EndedGames.by`` reads."""
    scores = kernel.flat.scores
    return (*kept_slots(kernel.flat.program), scores.outcome, *scores.totals, *scores.met)
