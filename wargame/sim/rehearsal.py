"""Many games of a scenario, block by block: what each came to, and how often each thing happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

import numpy as np

from wargame.engine.program import Program
from wargame.language import slots
from wargame.sim.executor import executors_for
from wargame.sim.line_ups import LineUp
from wargame.sim.played import LineUpGames
from wargame.sim.rows import Numbers

AT_ONCE = 8192
"""Games played together: as many as a few dozen mebibytes hold."""
ENDING, OUTCOME, TURNS = "ending", "outcome", "turns"
"""Columns of ``Tally.column``: the ending from 1 (0: none), the outcome from 0 (-1: none), the turns played."""
ColumnKind = Literal["ending", "outcome", "turns", "score", "band", "met", "forecast", "track"]
_KINDS: Mapping[str, ColumnKind] = {kind: kind for kind in get_args(ColumnKind)}


@dataclass(frozen=True)
class Tally:
    """What the games of one line-up came to, so far.

    Attributes:
        games: how many were played; they are the games 0 to ``games`` - 1 of the seed.
        times: how often each thing happened, by the names of ``usage_counts``.
        ever: in how many games it happened at all.
        tracks: as in ``CountedGames``.
        different: what was not the same by kernel and block in the games that both played (``sim.executor``); the block
            then played them all. Empty, unless the program is at fault.
    """

    program: Program
    line_up: LineUp
    seed: int
    games: int = 0
    times: Counter[str] = field(default_factory=Counter)
    ever: Counter[str] = field(default_factory=Counter)
    tracks: Mapping[str, Numbers] = field(default_factory=dict)
    different: tuple[str, ...] = ()
    _columns: Mapping[str, tuple[Numbers, ...]] = field(default_factory=dict, repr=False)

    def plus(self, played: LineUpGames) -> Tally:
        """The same with some finished games more. A new one: who stops half-way keeps a whole one."""
        return replace(
            self,
            different=played.disputed,
            games=self.games + played.count,
            times=self.times + played.times,
            ever=self.ever + played.ever,
            tracks={name: self.tracks.get(name, 0) + rows for name, rows in played.tracks.items()},
            _columns={
                name: (*self._columns.get(name, ()), values.astype(np.int32)) for name, values in _columns(played)
            },
        )

    def column(self, name: str) -> Numbers:
        """One number a game: ``ending``, ``outcome``, ``turns``, ``score[SEAT]``, ``band[SEAT]``, ``met[AIM]`` (1, 0,
        or -1 for a card not held), ``forecast[ID]`` (1: it came about) or a track by its slot, as it stood at the end.
        Raises KeyError."""
        found: Numbers = np.concatenate(self._columns[name]).astype(np.int64)
        return found

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns."""
        return tuple(self._columns)


def column_kind(name: str) -> ColumnKind:
    """What a column holds; the name of a track's is that of its slot."""
    return _KINDS.get(name.partition("[")[0], "track")


def score_of(seat: str) -> str:
    """The column of a seat's points."""
    return f"score[{seat}]"


def band_of(seat: str) -> str:
    """The column of a seat's score band."""
    return f"band[{seat}]"


def met(aim: str) -> str:
    """The column of an objective, card or red line, by its id."""
    return f"met[{aim}]"


def forecast_of(outcome: str) -> str:
    """The column of what seats may forecast, by its id."""
    return f"forecast[{outcome}]"


def _columns(played: LineUpGames) -> Iterator[tuple[str, Numbers]]:
    program = played.program
    yield ENDING, played.row(program.slot(slots.ENDED))
    yield OUTCOME, played.outcome
    yield TURNS, played.row(program.slot(slots.TURN))
    for seat in program.seats:
        yield score_of(seat), played.totals[seat]
        yield band_of(seat), played.bands[seat]
    for place, aim in enumerate(program.aims):
        yield met(aim.id), played.met[place]
    for id_ in program.scenario.forecasts:
        yield forecast_of(id_), played.row(program.slot(slots.forecast(id_)))
    for name in played.tracks:
        yield name, played.row(program.slot(name))


def rehearse(
    programs: Sequence[tuple[Program, LineUp]], games: int, seed: int, at_once: int = AT_ONCE
) -> Iterator[tuple[Tally, ...]]:
    """Play games of several line-ups, a block of each in turn, so that at any time about as many of each are played.

    Args:
        programs: the rules and who plays by them. Under one seed all meet the same dice.
        games: how many of each.
        seed: of the dice: the same seed gives the same games, however many are played at once.
        at_once: games of a block.

    Yields:
        After each block all tallies as they then stand. May be left at any time.
    """
    tallies = [Tally(program, line_up, seed) for program, line_up in programs]
    executors = executors_for([(program, line_up.players) for program, line_up in programs], games)
    for first in range(0, games, at_once):
        count = min(at_once, games - first)
        for place, executor in enumerate(executors):
            tallies[place] = tallies[place].plus(executor.play(seed, first, count))
            yield tuple(tallies)
