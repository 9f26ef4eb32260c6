"""What a seat could gain by leaving a doctrine that everybody follows: its best response, as far as a search finds it.

The true gap is that to the best of all strategies, and nobody can look through those. What is searched are habits
(``sim.habits``): the other doctrines, the doctrine with a card never or always ordered, with two such changes, with a
few cards and no others. The best that is found gives a **lower bound** of the gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, groupby

from wargame.engine.names import doctrines_of
from wargame.engine.program import Program
from wargame.records import record
from wargame.sim.comparing import Difference, difference
from wargame.sim.exploits import Played, SeatAtTable, play
from wargame.sim.habits import Habit, cards_of

FIRST, THEN = 100, 500
"""Games of each habit in the first round, and of the better ones in the second."""
KEPT = 8
"""So many go on after the first round, and so many of their pairs."""
ROUNDS = 3


@record
class ResponseGap:
    """What leaving the doctrine is worth to one seat while all others follow it.

    Attributes:
        tried: how many habits were tried.
        best: that which looked best.
        points: of the seat, under the doctrine and under the habit, in games that no search has seen.
    """

    seat: str
    tried: int
    best: Habit
    points: Difference

    @property
    def gain(self) -> float:
        """A lower bound of the gap, in points on average: 0 where nothing that was tried is better."""
        return max(0.0, self.points.change)

    @property
    def at_least(self) -> float:
        """So much of it is sure in 39 of 40 such searches."""
        return max(0.0, self.points.change - self.points.give)


@record
class GapSearch:
    """How far a search is: ``done`` rounds, of ``ROUNDS`` a seat; the gaps of the seats that are through."""

    done: int
    gaps: tuple[ResponseGap, ...]


def response_gaps(program: Program, doctrine: str, seats: Sequence[str], games: int, seed: int) -> Iterator[GapSearch]:
    """Look for what each of these seats could gain.

    Args:
        games: of the best habit and of the doctrine against each other, 2 or more.
        seed: of the dice. The searches throw others.
    """
    found: tuple[ResponseGap, ...] = ()
    for number, seat in enumerate(seats):
        cell, own = SeatAtTable(program, seat, doctrine), Habit(doctrine)
        first = _best(cell, [own, *_habits(program, seat, doctrine)], FIRST, seed + 1)
        yield GapSearch(ROUNDS * number + 1, found)
        kept = [one.habit for one in first if one.habit != own][:KEPT]
        tried = [*kept, *list(_pairs(kept))[:KEPT]]
        best = _best(cell, tried, THEN, seed + 2)[0].habit
        yield GapSearch(ROUNDS * number + 2, found)
        before, after = (next(play(cell, [habit], games, seed)) for habit in (own, best))
        gap = ResponseGap(
            seat, len(first) - 1 + len(tried) - len(kept), best, difference("score", seat, before.points, after.points)
        )
        found = (*found, gap)
        yield GapSearch(ROUNDS * (number + 1), found)


def _habits(program: Program, seat: str, doctrine: str) -> Iterator[Habit]:
    yield from (Habit(name) for name in doctrines_of(program.scenario) if name != doctrine)
    yield Habit(doctrine, only=())
    yield from (Habit(doctrine, never=(site.move,)) for site in program.moves.values() if seat in site.seats)
    for card in cards_of(program, seat):
        yield Habit(doctrine, always=(card,))
        yield Habit(doctrine, only=(card,))


def _pairs(habits: Sequence[Habit]) -> Iterator[Habit]:
    """Two habits of one doctrine at once, the best first."""
    for one, other in combinations(habits, 2):
        if one.doctrine != other.doctrine or (one.only is None) != (other.only is None):
            continue
        only = None if one.only is None or other.only is None else one.only + other.only
        yield replace(one, only=only, always=one.always + other.always, never=one.never + other.never)


def _best(cell: SeatAtTable, habits: Sequence[Habit], games: int, seed: int) -> list[Played]:
    """All of them under the same dice, the best first. Those of one doctrine are played side by side."""
    ordered = sorted(habits, key=lambda habit: habit.doctrine)
    sides = groupby(ordered, key=lambda habit: habit.doctrine)
    played = [one for _, some in sides for one in play(cell, list(some), games, seed)]
    return sorted(played, key=lambda one: -one.mean)
