"""What equilibria a stage game has, and how sure that is: found in half of the games, measured in the other half."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from wargame.records import record
from wargame.research.equilibria import MixedProfile, Payoffs, distance, equilibria, values, worth
from wargame.research.stage_game import StageGame
from wargame.sim.intervals import give_of

NEAR = 0.1
"""An equilibrium that lies no further from one of the other half is the same."""
MOST = 8
"""Equilibria kept at most."""


@record
class MeanPoints:
    """Points on average. ``give``: half the 95 per cent interval."""

    mean: float
    give: float


@record
class StageEquilibrium:
    """A profile that is an equilibrium of the games with even numbers.

    Attributes:
        strategies: seat to how likely each of its choices is.
        points: what each seat gets, in the games with odd numbers.
        gains: what each seat could get more there by its best other choice: 0 or more. It is picked there, too, so it
            is rather too much than too little.
        shift: how far the nearest equilibrium of the odd games lies from it, from 0 to 1.
        alike: so many more there are that differ from it in choices that come to the same there.
    """

    strategies: Mapping[str, tuple[float, ...]]
    points: Mapping[str, MeanPoints]
    gains: Mapping[str, MeanPoints]
    shift: float
    alike: int = 0

    @property
    def epsilon(self) -> float:
        """It is an ε-equilibrium of the odd games with this ε, in points."""
        return max(one.mean for one in self.gains.values())

    @property
    def again(self) -> bool:
        """Whether the odd games have it, too."""
        return self.shift <= NEAR

    @property
    def stable(self) -> bool:
        """Whether nothing that a seat could gain in the odd games can be told from chance."""
        return all(one.mean <= one.give for one in self.gains.values())


@record
class BetterChoice:
    """What a seat could have done better where all others did what they did: found in the even games, measured in the
    odd ones. ``choice``: its place among the seat's; 0, what it ordered: nothing looked better."""

    choice: int
    gain: MeanPoints


@record
class StageAnalysis:
    """A turn as a game, and what came of looking at it.

    Attributes:
        ordered: of each player, what would have been better than its order.
    """

    game: StageGame
    equilibria: tuple[StageEquilibrium, ...]
    ordered: Mapping[str, BetterChoice]


def analysed(game: StageGame) -> StageAnalysis:
    """Look for equilibria. Two games of each combination at least."""
    even, odd = game.half(odd=False), game.half(odd=True)
    theirs = equilibria([points.mean(axis=-1) for points in odd])
    found = list[tuple[MixedProfile, StageEquilibrium]]()
    for profile in equilibria([points.mean(axis=-1) for points in even]):
        same = next((place for place, (other, _) in enumerate(found) if _alike(game, other, profile)), None)
        if same is None:
            found.append((profile, _measured(game, profile, odd, theirs)))
        else:
            first, known = found[same]
            found[same] = first, replace(known, alike=known.alike + 1)
    best = sorted((one for _, one in found), key=lambda one: (not one.stable, not one.again, one.epsilon))
    return StageAnalysis(game, tuple(best[:MOST]), _ordered(game, even, odd))


def _alike(game: StageGame, one: MixedProfile, other: MixedProfile) -> bool:
    """Whether nobody is touched, in any game, by any player going over from one profile to the other, nor by all."""
    steps = [(*one[:player], other[player], *one[player + 1 :]) for player in range(len(one))]
    points = list(enumerate(game.whole))
    return all(
        np.array_equal(worth(all_, profile, player), worth(all_, one, player))
        for profile in (other, *steps) for player, all_ in points
    )


def _ordered(game: StageGame, even: Payoffs, odd: Payoffs) -> Mapping[str, BetterChoice]:
    actual, found = tuple(np.eye(len(game.choices[seat]))[0] for seat in game.players), {}
    for player, seat in enumerate(game.players):
        choice = int(np.argmax(values(even[player].mean(axis=-1), actual, player)))
        series = values(odd[player], actual, player)
        found[seat] = BetterChoice(choice, _mean(series[choice] - series[0]))
    return found


def _measured(
    game: StageGame, profile: MixedProfile, odd: Payoffs, theirs: Sequence[MixedProfile]
) -> StageEquilibrium:
    points, gains = {}, {}
    for player, seat in enumerate(game.players):
        own, choices = worth(odd[player], profile, player), values(odd[player], profile, player)
        best = choices[int(np.argmax(choices.mean(axis=-1)))]
        points[seat], gains[seat] = _mean(own), _mean(best - own)
    strategies = {seat: tuple(map(float, mixed)) for seat, mixed in zip(game.players, profile, strict=True)}
    return StageEquilibrium(strategies, points, gains, min(distance(profile, other) for other in theirs))


def _mean(series: npt.NDArray[np.float64]) -> MeanPoints:
    return MeanPoints(float(series.mean()), give_of(series))
