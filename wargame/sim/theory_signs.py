"""Whether what the seats see tells which theory they play under.

The same crisis is played under two theories, by the same doctrines and with other dice. A logistic regression learns
from half of the games, by the tracks that every seat sees turn by turn, which theory a game is of; the other half is
held out, and the share of it that is named right is what counts. 50 per cent is chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from wargame.model.world import visibility_of
from wargame.engine.lowering.policies import lower_lines, whole_doctrine
from wargame.engine.program import Program, Slot
from wargame.model.moves import Preference
from wargame.model.world import Track
from wargame.records import record
from wargame.sim.block import Games
from wargame.sim.intervals import give_of
from wargame.sim.policies import BlockDecider, DoctrineDecider, play_out
from wargame.sim.rows import Numbers
from wargame.sim.summary import Share, share_of

Reals = npt.NDArray[np.float64]
_RIDGE = 10.0
"""How strongly weights are held near 0, so that what is learned of thousands of games is no accident of theirs."""
_STEPS = 12
_UNSEEN = ("estimate", "hidden")


@record
class HeldChoice:
    """A parameter of a move that everybody always chooses alike, e.g. ``drawdown.manner=sudden``."""

    move: str
    parameter: str
    word: str


@record
class Sign:
    """Where a track that all see stands at the end under each theory.

    Attributes:
        means: theory to mean.
        give: half the 95 per cent interval of the difference of the first two.
    """

    track: str
    means: Mapping[str, float]
    give: float


@record
class Distinction:
    """What tells two theories apart.

    Attributes:
        theories: the two.
        named: how many held-out games are named right.
        signs: each track that all see, the most different first.
    """

    theories: tuple[str, str]
    named: Share
    signs: tuple[Sign, ...]


def distinction(
    programs: Sequence[Program], doctrine: str, games: int, seed: int, held: HeldChoice | None = None
) -> Distinction:
    """Play a crisis under two theories and tell them apart.

    Args:
        programs: the crisis under one and the other.
        doctrine: of everybody.
        games: how many of each theory: half to learn from, half held out.
    """
    seen = [_play(program, doctrine, games, seed, number * games, held) for number, program in enumerate(programs)]
    features = np.concatenate([_features(one) for one in seen])
    labels = np.repeat([0.0, 1.0], games)
    learn = np.tile(np.arange(games) % 2 == 0, 2)
    weights = _regression(features[learn], labels[learn])
    right = (_with_one(features[~learn]) @ weights > 0) == (labels[~learn] > 0)
    names = tuple(program.modules[0] for program in programs)
    signs = sorted(_signs(programs, seen, names), key=lambda one: -abs(one.means[names[0]] - one.means[names[1]]))
    return Distinction((names[0], names[1]), share_of(right), tuple(signs))


def shown_to_all(program: Program) -> Iterator[tuple[Slot, Track]]:
    """The tracks that every seat sees, if only as a named range."""
    for slot in program.slots:
        if slot.kind == "track":
            track = program.scenario.tracks[slot.owner]
            if not any(visibility_of(track, slot.seat, seat) in _UNSEEN for seat in program.seats):
                yield slot, track


def _play(
    program: Program, doctrine: str, games: int, seed: int, first: int, held: HeldChoice | None
) -> npt.NDArray[np.int64]:
    """Tracks by turns by games: what all see, as the turn ends. A game that is over stands still."""
    block = Games(program, games, seed, first)
    shown = list(shown_to_all(program))
    turns: list[list[Numbers]] = []

    def look() -> None:
        turns.append([_as_seen(program, slot, track, block.row(program.slot(slot.name))) for slot, track in shown])

    play_out(block, [_decider(program, doctrine, seat, held) for seat in program.seats], look)
    while len(turns) < program.scenario.about.turns:
        turns.append(turns[-1])
    return np.array(turns, dtype=np.int64).transpose(1, 0, 2)


def _as_seen(program: Program, slot: Slot, track: Track, values: Numbers) -> Numbers:
    """The values, or the number of the named range where some seat sees no more."""
    if all(visibility_of(track, slot.seat, seat) == "exact" for seat in program.seats):
        return values
    ends = [band.upto for band in track.bands if band.upto is not None]
    found: Numbers = np.searchsorted(ends, values)
    return found


def _decider(program: Program, doctrine: str, seat: str, held: HeldChoice | None) -> BlockDecider:
    prefer, answer = whole_doctrine(program.scenario, doctrine)
    if held is not None:
        prefer = tuple(line for one in prefer for line in _holding(one, held))
    return DoctrineDecider(lower_lines(program, doctrine, seat, prefer, answer))


def _holding(line: Preference, held: HeldChoice) -> Iterator[Preference]:
    """A line of a doctrine with the choice held, where it speaks of the move."""
    if held.move not in line.moves:
        yield line
        return
    others = tuple(move for move in line.moves if move != held.move)
    if others:
        yield line.model_copy(update={"moves": others})
    chosen = {**line.choose, held.parameter: (held.word,)}
    yield line.model_copy(update={"moves": (held.move,), "choose": chosen})


def _features(seen: npt.NDArray[np.int64]) -> Reals:
    """Games by features: each track at each turn, and whether it stands at each of its values at the end."""
    tracks, turns, games = seen.shape
    return seen.reshape(tracks * turns, games).T.astype(np.float64)


def _with_one(features: Reals) -> Reals:
    return np.hstack([features, np.ones((len(features), 1))])


def _regression(features: Reals, labels: Reals) -> Reals:
    """Weights of a logistic regression with a ridge, by Newton's steps; the last is the constant."""
    middle, scale = features.mean(axis=0), features.std(axis=0)
    scale[scale == 0] = 1
    given = _with_one((features - middle) / scale)
    weights = np.zeros(given.shape[1])
    ridge = np.full(given.shape[1], _RIDGE)
    ridge[-1] = 0
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(given @ weights, -30, 30)))
        slope = given.T @ (chance - labels) + ridge * weights
        curve = (given * (chance * (1 - chance))[:, None]).T @ given + np.diag(ridge + 1e-9)
        weights = weights - np.linalg.solve(curve, slope)
    plain: Reals = weights[:-1] / scale
    return np.append(plain, weights[-1] - plain @ middle)


def _signs(
    programs: Sequence[Program], seen: Sequence[npt.NDArray[np.int64]], names: Sequence[str]
) -> Iterator[Sign]:
    for place, (slot, _) in enumerate(shown_to_all(programs[0])):
        ends = [one[place, -1] for one in seen]
        give = sum(give_of(one) ** 2 for one in ends) ** 0.5
        yield Sign(slot.name, {name: float(one.mean()) for name, one in zip(names, ends, strict=True)}, give)
