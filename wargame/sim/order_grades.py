"""How good each order of a finished game was: by what its seat knew when it sealed it, and beside that as it turned
out.

By what the seat knew (decision 006): positions that could have been the true one are drawn, the order and those it
could have been (``engine.candidates``) are played on in the same positions with the same others and dice; who had
agreed with the seat on a joint move orders that. The one that looks best is then compared with the actual order in
games of its own, so that having been picked does not flatter it.
What comes out is a function of what the seat knew, of its order and of the mix: nothing hidden or later has a say.

As it turned out: the same two orders from the true position, against the orders that the others truly gave, dice still
to fall. The two numbers answer different questions and are never mixed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from wargame.engine.candidates import Alternative, NotAllowed, candidates
from wargame.engine.information.information_state import InformationState, information_state
from wargame.engine.names import doctrines_of
from wargame.model.orders import Order
from wargame.records import record
from wargame.sim.continuations import Continuations, Points, Start, at
from wargame.sim.determinization import Determinizations, agreeing, played_through
from wargame.sim.effects import Effect, effect_of
from wargame.sim.likeness import resembling
from wargame.sim.played_game import PlayedGame, PlayedTurn
from wargame.sim.possible_ways import DRAWN, PLAYED

K = 8
"""Orders compared, the actual one among them."""
TRIED, GAMES = 64, 384
"""Games of each order to find the best, and of the best against the actual one."""
LEVEL = 0.05


@record
class ByKnowledge:
    """What a seat could have known of its order.

    Attributes:
        order: what it ordered.
        compared: how many other orders it was compared with.
        best: the one that looked best of them; None: there was no other.
        gain: what that would have brought more, in points of the seat. ``sure``: it is more, all decisions of a whole
            game of this crisis looked at together (Bonferroni: by their number, which no game changes).
    """

    order: Order
    compared: int
    best: Alternative | None
    gain: Effect | None

    @property
    def regret(self) -> float:
        """What is surely lost; 0: nothing that could be told from chance."""
        return self.gain.mean if self.gain is not None and self.gain.sure and self.gain.points > 0 else 0.0


@record
class OrderGrade:
    """One order. ``turned_out``: what ``known.best`` would have brought more as things truly stood."""

    turn: int
    seat: str
    known: ByKnowledge
    turned_out: Effect | None


@dataclass
class _Asked:
    """One order being graded."""

    turn: PlayedTurn
    seat: str
    others: tuple[Alternative, ...]
    positions: Determinizations
    best: Alternative | None = None

    def start(self, numbers: np.ndarray[tuple[int], np.dtype[np.int64]], order: Order) -> Start:
        """Games in which the seat gives an order where it could have been."""
        picks = numbers % self.positions.values.shape[1]
        orders = {**self.turn.agreed.get(self.seat, {}), self.seat: order}
        return Start(self.positions.values[:, picks], numbers, self.turn.turn, True, orders)

    @property
    def order(self) -> Order:
        return self.turn.orders[self.seat]


class Grading:
    """Grades the orders of games of one program under a mix. Games up to every turn are played once and kept."""

    def __init__(self, going_on: Continuations, tried: int = TRIED, games: int = GAMES) -> None:
        self.program, self._going_on = going_on.program, going_on
        self._tried, self._games = tried, games
        self._played: dict[int, Determinizations] = {}
        self._tests = self.program.scenario.about.turns * len(self.program.seats)

    def grades(
        self, game: PlayedGame, wanted: Callable[[], bool] = lambda: True
    ) -> Iterator[tuple[OrderGrade, ...]]:
        """Every order of a game, after each turn that was looked at. Raises ``Stopped``."""
        found: tuple[OrderGrade, ...] = ()
        for turn in game.turns:
            found = (*found, *self.grades_of(turn, wanted))
            yield found

    def grades_of(self, turn: PlayedTurn, wanted: Callable[[], bool] = lambda: True) -> list[OrderGrade]:
        """The orders of one turn."""
        asked = [self._asked(turn, seat) for seat in self.program.seats]
        tried = np.arange(self._tried)
        starts = [
            one.start(tried, order) for one in asked if one.others
            for order in (one.order, *(other.order for other in one.others))
        ]
        points = iter(self._going_on.play(starts, wanted))
        for one in asked:
            if one.others:
                own = next(points)[one.seat].sum()
                worth = [int(next(points)[one.seat].sum() - own) for _other in one.others]
                one.best = one.others[worth.index(max(worth))]
        return self._held(turn, asked, wanted)

    def _held(self, turn: PlayedTurn, asked: list[_Asked], wanted: Callable[[], bool]) -> list[OrderGrade]:
        """The best against the actual order, in games of their own: as known, and as it turned out."""
        numbers = np.arange(self._tried, self._tried + self._games)
        opened = at(turn.opened.values)
        starts = [Start(opened, numbers, turn.turn, True, turn.orders)]
        for one in asked:
            if one.best is not None:
                better = one.best.order
                starts += [one.start(numbers, one.order), one.start(numbers, better)]
                starts.append(Start(opened, numbers, turn.turn, True, {**turn.orders, one.seat: better}))
        truly, *points = self._going_on.play(starts, wanted)
        left, found = iter(points), []
        for one in asked:
            if one.best is None:
                found.append(OrderGrade(turn.turn, one.seat, ByKnowledge(one.order, 0, None, None), None))
                continue
            own, better_, true_better = next(left), next(left), next(left)
            gain = self._sure(_more(better_, own, one.seat))
            known = ByKnowledge(one.order, len(one.others), one.best, gain)
            found.append(OrderGrade(turn.turn, one.seat, known, self._sure(_more(true_better, truly, one.seat))))
        return found

    def _sure(self, one: Effect) -> Effect:
        return Effect(one.points, one.give, one.chance, one.chance < LEVEL / self._tests)

    def _asked(self, turn: PlayedTurn, seat: str) -> _Asked:
        known = information_state(self.program, turn.opened, seat)
        try:
            others = self._others(known, turn.orders[seat])
        except NotAllowed:  # it was sealed where more was known of what others do
            others = ()
        return _Asked(turn, seat, others, self._positions(known))

    def _others(self, known: InformationState, order: Order) -> tuple[Alternative, ...]:
        names, players = doctrines_of(self.program.scenario), self._going_on.players
        deciders = {name: players.decider(name, known.seat) for name in names}
        return candidates(known, order, deciders, K).alternatives[1:]

    def _positions(self, known: InformationState) -> Determinizations:
        if not self._played:
            turns = range(1, self.program.scenario.about.turns + 1)
            ways, way = self._going_on.players.ways(np.arange(PLAYED))
            self._played = played_through(self.program, turns, ways, way)
        return agreeing(known, resembling(known, self._played[known.state.turn], DRAWN), 1)


def _more(one: Points, other: Points, seat: str) -> Effect:
    return effect_of(one[seat] - other[seat])
