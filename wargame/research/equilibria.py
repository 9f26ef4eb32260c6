"""Equilibria of games in normal form, and how far a profile is from one.

Of two players every equilibrium is looked for: whoever plays a choice at all loses nothing by it, which a mixed-integer
program says line by line (Sandholm, Gilpin and Conitzer 2005); each answer's supports are then excluded, and the next
is asked for, the smallest first (supports as in Porter, Nudelman and Shoham 2004). Of one player, or three and more:
all equilibria in pure strategies, by looking at each combination; where there is none, the mixed profile in which the
seats together could gain least by deviating, which is 0 exactly at an equilibrium (McKelvey and McLennan 1996), as near
as sequential quadratic programming comes to it from several starts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from wargame.extras import install_line

try:
    from scipy.optimize import Bounds, LinearConstraint, milp, minimize
except ImportError as missing:
    raise ImportError(f"{missing}; install the extra: {install_line('equilibrium')}") from missing

Payoffs = Sequence[npt.NDArray[np.float64]]
"""An array a player, of what the player gets: an axis a player, a place on it a choice. All of one shape."""
MixedProfile = tuple[npt.NDArray[np.float64], ...]
"""A strategy a player: how likely each choice is."""
MOST = 32
"""Equilibria of two players looked for at most: where choices come to the same there are ever more."""
LEAST = 1e-3
"""A choice that is played at all is played so often: an equilibrium in which one is played more rarely is not found."""
EDGE = 1.01 * LEAST
"""Played no more often than this, a choice is one of several that come to the same, in any mix: that which plays fewer
of them is an equilibrium, too, and stands for all."""
NOTHING = 1e-9
STARTS = 8


def equilibria(payoffs: Payoffs) -> list[MixedProfile]:
    """Equilibria of a game of any number of players; never none."""
    found = list(_of_two(*payoffs) if len(payoffs) == 2 else _pure(payoffs))
    return found or [_least_regret(payoffs)]


def values(points: npt.NDArray[np.float64], profile: MixedProfile, player: int) -> npt.NDArray[np.float64]:
    """What each choice of a player is worth where the others play their part of a profile.

    Args:
        points: of that player; axes behind those of the players, such as the games played, are kept behind.
    """
    found = np.moveaxis(points, player, 0)
    for other in (one for number, one in enumerate(profile) if number != player):
        found = np.tensordot(found, other, axes=(1, 0)) if found.ndim == 2 else np.einsum("ij...,j->i...", found, other)
    return np.asarray(found, dtype=np.float64)


def worth(points: npt.NDArray[np.float64], profile: MixedProfile, player: int) -> npt.NDArray[np.float64]:
    """What a player gets where everybody plays a profile. ``points`` as of ``values``."""
    return np.asarray(np.tensordot(profile[player], values(points, profile, player), axes=(0, 0)), dtype=np.float64)


def distance(one: MixedProfile, other: MixedProfile) -> float:
    """How much of a strategy is otherwise, from 0 to 1: of the player where that is most (total variation)."""
    return max(float(np.abs(p - q).sum()) / 2 for p, q in zip(one, other, strict=True))


def _pure(payoffs: Payoffs) -> Iterator[MixedProfile]:
    shape = payoffs[0].shape
    best = [points >= points.max(axis=player, keepdims=True) - NOTHING for player, points in enumerate(payoffs)]
    for places in zip(*np.nonzero(np.logical_and.reduce(best)), strict=True):
        yield tuple(np.eye(size)[place] for size, place in zip(shape, places, strict=True))


def _of_two(first: npt.NDArray[np.float64], second: npt.NDArray[np.float64]) -> Iterator[MixedProfile]:
    """All whose supports stand alone. Unknowns: the strategies, whether each choice is played (0 or 1), and what each
    player gets."""
    m, n = first.shape
    many = 2 * (m + n) + 2
    played = slice(m + n, 2 * (m + n))
    cuts = list[LinearConstraint]()
    rules = [*_sides(first, many, 0, m, 2 * (m + n)), *_sides(second.T, many, m, n, 2 * (m + n) + 1)]
    bounds = Bounds(
        np.array([0.0] * 2 * (m + n) + [first.min(), second.min()]),
        np.array([1.0] * 2 * (m + n) + [first.max(), second.max()]),
    )
    whole = np.zeros(many)
    whole[played] = 1
    for _ in range(MOST):
        found = milp(whole, constraints=[*rules, *cuts], bounds=bounds, integrality=whole)
        if found.x is None:
            return
        support = found.x[played] > 0.5
        strategies = np.where(support, found.x[: m + n], 0.0)
        if strategies[support].min() > EDGE:
            yield strategies[:m] / strategies[:m].sum(), strategies[m:] / strategies[m:].sum()
        row = np.zeros(many)
        row[played] = np.where(support, -1, 1)
        cuts.append(LinearConstraint(row, 1 - support.sum(), np.inf))  # not just these once more


def _sides(points: npt.NDArray[np.float64], many: int, mine: int, count: int, gets: int) -> Iterator[LinearConstraint]:
    """What an equilibrium asks of one player. ``points``: own choices by the other's; ``mine``: where the own strategy
    begins; ``gets``: the place of what the player gets."""
    other = 0 if mine else count
    played = many // 2 - 1
    range_ = max(float(points.max() - points.min()), 1.0)
    gain, lose, played_at_all, only_played = (np.zeros((count, many)) for _ in range(4))
    for choice in range(count):
        place = mine + choice
        gain[choice, other : other + points.shape[1]], gain[choice, gets] = points[choice], -1
        lose[choice], lose[choice, played + place] = -gain[choice], range_
        played_at_all[choice, place], played_at_all[choice, played + place] = 1, -LEAST
        only_played[choice, place], only_played[choice, played + place] = 1, -1
    sums = np.zeros(many)
    sums[mine : mine + count] = 1
    yield LinearConstraint(gain, -np.inf, 0)  # no choice is worth more than the player gets
    yield LinearConstraint(lose, -np.inf, range_)  # and what is played is worth as much
    yield LinearConstraint(played_at_all, 0, np.inf)
    yield LinearConstraint(only_played, -np.inf, 0)
    yield LinearConstraint(sums, 1, 1)


def _least_regret(payoffs: Payoffs) -> MixedProfile:
    """The profile in which all together could gain least; unknowns: the strategies, then what each player could get."""
    shape = payoffs[0].shape
    ends = np.cumsum(shape)

    def parts(x: npt.NDArray[np.float64]) -> MixedProfile:
        return tuple(np.split(x[: ends[-1]], ends[:-1]))

    def gains(x: npt.NDArray[np.float64]) -> float:
        return float(sum(
            x[ends[-1] + player] - worth(points, parts(x), player) for player, points in enumerate(payoffs)
        ))  # fmt: skip

    def room(x: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.concatenate([
            x[ends[-1] + player] - values(points, parts(x), player) for player, points in enumerate(payoffs)
        ])  # fmt: skip

    rules = [
        {"type": "ineq", "fun": room},
        {"type": "eq", "fun": lambda x: np.array([one.sum() - 1 for one in parts(x)])},
    ]
    most = [float(points.max()) for points in payoffs]
    bounds = [(0.0, 1.0)] * int(ends[-1]) + [(None, None)] * len(payoffs)
    lots, found = np.random.default_rng(0), list[tuple[float, MixedProfile]]()
    for start in range(STARTS):
        mixed = [np.full(size, 1 / size) if start == 0 else lots.dirichlet(np.ones(size)) for size in shape]
        end = minimize(gains, np.concatenate([*mixed, most]), method="SLSQP", bounds=bounds, constraints=rules)
        profile = tuple(np.clip(one, 0, None) / np.clip(one, 0, None).sum() for one in parts(end.x))
        found.append((regret(payoffs, profile), profile))
    return min(found, key=lambda one: one[0])[1]


def regret(payoffs: Payoffs, profile: MixedProfile) -> float:
    """What the player could gain who could gain most by another choice: 0 at an equilibrium."""
    return max(
        float(values(points, profile, player).max() - worth(points, profile, player))
        for player, points in enumerate(payoffs)
    )
