"""What a crisis comes to by itself: the games of several line-ups taken together, to lay single games over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from wargame.model.files import Scenario
from wargame.model.labels import RANDOM
from wargame.sim.line_ups import LineUp, all_line_ups
from wargame.sim.rehearsal import OUTCOME, Tally, forecast_of, score_of
from wargame.sim.summary import Share, by_turn, ended_by, score, share_of

Levels = tuple[int, int, int]
"""The 10th, the 50th and the 90th of a hundred games."""


@dataclass(frozen=True)
class Envelope:
    """What many games came to.

    Attributes:
        line_ups: who played them, by name, each as often as the others.
        games: how many in all.
        tracks: by slot its levels turn by turn, of the games that played the turn; the first is the start.
        scores: by seat the levels of its points.
        endings, outcomes: by id, and by place from 0, in how many games.
        forecasts: by id, in how many games that came about which seats may forecast.
    """

    line_ups: tuple[str, ...]
    games: int
    tracks: Mapping[str, tuple[Levels, ...]]
    scores: Mapping[str, Levels]
    endings: Mapping[str, Share]
    outcomes: Sequence[Share]
    forecasts: Mapping[str, Share]
    _pooled: Tally

    def at_most(self, seat: str, points: int) -> Share:
        """In how many games a seat had no more than so many points."""
        return share_of(self._pooled.column(score_of(seat)) <= points)


def playing(scenario: Scenario) -> tuple[LineUp, ...]:
    """Who plays the games of an envelope: each doctrine of the scenario at all seats; where it has none, chance."""
    every = all_line_ups(scenario)
    return tuple(one for one in every if set(one.players.values()) != {RANDOM}) or every


def envelope(tallies: Sequence[Tally]) -> Envelope:
    """The games of all line-ups together; there must be some."""
    pooled = _together([tally for tally in tallies if tally.games])
    program, outcomes = pooled.program, pooled.column(OUTCOME)
    return Envelope(
        tuple(tally.line_up.name for tally in tallies if tally.games),
        pooled.games,
        {slot: tuple(_levels(at.quantiles) for at in by_turn(pooled, slot)) for slot in pooled.tracks},
        {seat: _levels(score(pooled, seat).quantiles) for seat in program.seats},
        {ending: ended_by(pooled, (ending,)) for ending in program.endings},
        [share_of(outcomes == place) for place in range(len(program.scenario.outcomes))],
        {id_: share_of(pooled.column(forecast_of(id_)) > 0) for id_ in program.scenario.forecasts},
        pooled,
    )


def _levels(quantiles: Sequence[int]) -> Levels:
    low, middle, high = quantiles
    return low, middle, high


def _together(tallies: Sequence[Tally]) -> Tally:
    first, *others = tallies
    return replace(
        first,
        games=sum(tally.games for tally in tallies),
        tracks={slot: sum((one.tracks[slot] for one in others), first.tracks[slot]) for slot in first.tracks},
        _columns={name: (np.concatenate([one.column(name) for one in tallies]),) for name in first.columns},
    )
