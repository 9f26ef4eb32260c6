"""One turn of a finished game as a game of its own: each seat chooses among a few orders, and what a combination is
worth is what games score on average that go on from there.

It is the game of those who see the true position: the seats at the table knew less. Who plays on is a declared mix of
doctrines; the same numbered game has the same players and dice whatever is ordered (common random numbers), as in
``sim.ledger``. Games with even numbers and with odd ones are kept apart: what is found in one half is measured in the
other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import numpy.typing as npt

from wargame.engine.candidates import Alternative, NotAllowed, candidates
from wargame.engine.information.information_state import information_state
from wargame.engine.names import doctrines_of
from wargame.model.orders import Order
from wargame.sim.continuations import Continuations, Points, Start, at
from wargame.sim.played_game import PlayedTurn
from wargame.sim.rows import Numbers

POOL, TRIED = 24, 64
"""Orders looked at for each seat, and games of each to find those that are worth a place."""
ELSEWHERE = 1 << 24
"""From here on are numbered the games in which orders are tried: none of them is played again."""
FIRST, AT_ONCE = 16, 128
"""Games of every combination that are played before it is first told how far it is, and later at most."""
MOST = 2048
"""Combinations at most."""


class TooMany(ValueError):
    """More combinations than are worth playing."""


@dataclass(frozen=True)
class StageGame:
    """A turn as a game.

    Attributes:
        players: the seats that choose; all others order what they ordered.
        choices: of each player, the order it gave first.
        points: of each player: axes are the players' choices in order, then the games played.
    """

    turn: int
    players: tuple[str, ...]
    choices: Mapping[str, tuple[Alternative, ...]]
    points: Mapping[str, Numbers]

    @property
    def games(self) -> int:
        """So many were played on from every combination."""
        return int(next(iter(self.points.values())).shape[-1])

    @property
    def whole(self) -> tuple[npt.NDArray[np.float64], ...]:
        """The points of every player in all games."""
        return tuple(self.points[seat].astype(np.float64) for seat in self.players)

    def half(self, *, odd: bool) -> tuple[npt.NDArray[np.float64], ...]:
        """The points of every player in the games with even, or odd, numbers."""
        return tuple(points[..., int(odd) :: 2] for points in self.whole)


def stage_games(
    turn: PlayedTurn, going_on: Continuations, players: Sequence[str], most: int, games: int,
    wanted: Callable[[], bool] = lambda: True,
) -> Iterator[StageGame]:
    """The stage game of a turn after more and more games. The same turn and mix, the same game.

    Args:
        going_on: under the mix.
        players: seats, in the order of the program.
        most: choices of each, the order it gave among them; 1 or more.
        games: of every combination at last.

    Raises:
        TooMany: there would be more combinations than ``MOST``.
        NotWanted: ``wanted``, asked many times a second, said no.
    """
    if most ** len(players) > MOST:
        raise TooMany(f"{most} orders for each of {len(players)} seats are {most ** len(players)} combinations")
    choices = {seat: _choices(turn, going_on, seat, most, wanted) for seat in players}
    found = StageGame(turn.turn, tuple(players), choices, {})
    while not found.points or found.games < games:
        before = found.games if found.points else 0
        count = min(max(FIRST, before), AT_ONCE, games - before)
        more = _played(found, turn, going_on, np.arange(before, before + count), wanted)
        found = replace(found, points={
            seat: np.concatenate([found.points[seat], points], axis=-1) if found.points else points
            for seat, points in more.items()
        })
        yield found


def without_doubles(game: StageGame) -> StageGame:
    """The same game without choices that came to the same as an earlier one of their seat, for everybody, in every
    game and combination: orders that differ in words alone."""
    for axis, seat in enumerate(game.players):
        seen, kept = set[bytes](), list[int]()
        for place in range(len(game.choices[seat])):
            key = b"".join(np.take(points, place, axis=axis).tobytes() for points in game.whole)
            if key not in seen:
                seen.add(key)
                kept.append(place)
        game = replace(
            game, choices={**game.choices, seat: tuple(game.choices[seat][place] for place in kept)},
            points={one: np.take(points, kept, axis=axis) for one, points in game.points.items()},
        )
    return game


def _played(
    game: StageGame, turn: PlayedTurn, going_on: Continuations, numbers: Numbers, wanted: Callable[[], bool]
) -> dict[str, Numbers]:
    """Every combination in some games more."""
    options = [game.choices[seat] for seat in game.players]
    starts = [
        _start(turn, numbers, {seat: one.order for seat, one in zip(game.players, some, strict=True)})
        for some in product(*options)
    ]
    points: Sequence[Points] = going_on.play(starts, wanted)
    shape = (*(len(one) for one in options), len(numbers))
    return {seat: np.array([one[seat] for one in points]).reshape(shape) for seat in game.players}


def _start(turn: PlayedTurn, numbers: Numbers, orders: Mapping[str, Order]) -> Start:
    return Start(at(turn.opened.values), numbers, turn.turn, True, {**turn.orders, **orders})


def _choices(
    turn: PlayedTurn, going_on: Continuations, seat: str, most: int, wanted: Callable[[], bool]
) -> tuple[Alternative, ...]:
    """What a seat ordered, the best of the doctrines' orders, and the best of all others that are worth a try: half
    the games of the trial against the orders of the others, half against doctrines."""
    own = Alternative(turn.orders[seat], "actual")
    known = information_state(going_on.program, turn.opened, seat)
    names = doctrines_of(going_on.program.scenario)
    deciders = {name: going_on.players.decider(name, seat) for name in names}
    try:
        own, *others = candidates(known, own.order, deciders, POOL).alternatives
    except NotAllowed:  # it was sealed where more was known of what others do
        return (own,)
    numbers = ELSEWHERE + np.arange(TRIED)
    starts = [
        start for one in others for start in (
            _start(turn, numbers, {seat: one.order}),
            Start(at(turn.opened.values), TRIED + numbers, turn.turn, True, {seat: one.order}),
        )
    ]  # fmt: skip
    points = going_on.play(starts, wanted)
    tried = [int(points[2 * place][seat].sum() + points[2 * place + 1][seat].sum()) for place in range(len(others))]
    order = sorted(range(len(others)), key=lambda place: -tried[place])
    ruled = [place for place in order if others[place].kind == "doctrine"][:1]
    best = [*ruled, *(place for place in order if place not in ruled)][: most - 1]
    return (own, *(others[place] for place in sorted(best, key=lambda place: -tried[place])))
