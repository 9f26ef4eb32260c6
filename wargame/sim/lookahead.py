"""Ordering by looking ahead: what a seat could order, valued by games played on from what the seat knows.

As the adviser does, and with its means (``sim.outlook``): positions that could be the true one are drawn, every choice
is played on in the same positions under the same dice, the others by doctrine. In rounds, as in successive halving
(Karnin, Koren and Somekh 2013): many choices in few games, then the better ones in more. The best doctrine's own order
is in every round, so that little is lost where nothing is better.

What comes out is a function of what the seat knows and of a seed: the number of games is fixed, no clock is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations

import numpy as np

from wargame.engine.agreed_orders import holding
from wargame.engine.candidates import SingleChange, also_changed, candidates
from wargame.engine.draws import purpose_number
from wargame.engine.encoding import slot_values
from wargame.engine.information.information_state import InformationState
from wargame.engine.legality import refusals
from wargame.engine.program import Program
from wargame.model.orders import NO_MOVE, Order, Refusal
from wargame.records import record
from wargame.sim.bargains import Agreed, join
from wargame.sim.block_dice import keys_of
from wargame.sim.determinization import Determinizations
from wargame.sim.kernel_rollout import play_on
from wargame.sim.doctrine_deciders import AT_RANDOM
from wargame.sim.possible_ways import PossibleWays
from wargame.sim.rollout import RolloutGames
from wargame.sim.rows import Numbers, Some

AFTER = purpose_number("lookahead:after")
"""Mixed with a seed: of the dice to come."""

@record
class SearchBudget:
    """How much is played for one decision.

    Attributes:
        doctrines: games of each doctrine, to find the one to follow from the next turn on.
        most: choices of the first round at most.
        columns: about so many games in each later round, however many choices are left.
        kept: choices kept after each round but the last.
        sure: a choice is worth its mean gain over the doctrine's order less so many standard errors.
    """

    doctrines: int = 40
    most: int = 32
    columns: int = 800
    kept: tuple[int, ...] = (8, 4)
    sure: float = 0.5


BUDGET = SearchBudget()
"""Of the player at the table: at most 3 seconds of a quiet processor for an order of the longest crisis."""


@record
class Strategy:
    """What could be ordered, and by what to go on.

    Attributes:
        order: this turn.
        then: the doctrine followed from the next turn on.
        change: what is different in it from the order of that doctrine; None: several things, or nothing.
    """

    order: Order
    then: str
    change: SingleChange | None = None


@dataclass
class _Decision:
    """One decision being made. ``gains``: of every choice, its points less those of the first, game by game."""

    at: InformationState
    seed: int
    positions: Determinizations
    agreed: tuple[Agreed, ...] = ()
    choices: list[Strategy] = field(default_factory=list)
    points: list[Numbers] = field(default_factory=list)
    played: int = 0

    def begin(self, choices: Iterable[Strategy]) -> None:
        """Compare these from now on, the doctrine's own order first."""
        self.choices = list(choices)
        self.points = [np.zeros(0, dtype=np.int64) for _ in self.choices]

    def worth(self, sure: float) -> list[float]:
        """Of every choice: what it brings above the first, or what is left of that where it is not sure."""
        found = []
        for one in self.points:
            gain = (one - self.points[0]).astype(np.float64)
            spread = float(gain.std(ddof=1)) / len(gain) ** 0.5 if len(gain) > 1 else 0.0
            found.append(float(gain.mean()) - sure * spread)
        return found

    def keep(self, most: int, sure: float) -> None:
        """Go on with the first, and with those that are worth most."""
        worth = self.worth(sure)
        best = sorted(range(1, len(self.choices)), key=lambda place: (-worth[place], place))[: most - 1]
        self.choices = [self.choices[place] for place in (0, *best)]
        self.points = [self.points[place] for place in (0, *best)]


class Lookahead:
    """Looks ahead for the seats of one game. Made once and kept, because doctrines take a moment to lower."""

    def __init__(self, program: Program, budget: SearchBudget = BUDGET) -> None:
        self.program, self.budget = program, budget
        self._ways = PossibleWays(program)

    def order(self, at: InformationState, seed: int, agreed: Sequence[Agreed] = ()) -> Order:
        """What the seat orders where it knows this, a turn being open; ``agreed``: joint moves it is to order, which
        the others named order, too."""
        (found,) = self._orders([_Decision(at, seed, self._ways.positions(at), tuple(agreed))])
        return found

    def orders(self, at: Sequence[InformationState], seeds: Sequence[int]) -> list[Order]:
        """The same for many games at once, each as it would be alone: of one turn and one seat."""
        pairs = zip(at, seeds, strict=True)
        return self._orders([_Decision(one, seed, self._ways.positions(one)) for one, seed in pairs])

    def gains(self, at: InformationState, seed: int, agreed: Sequence[Agreed], more: Agreed) -> bool:
        """Whether one agreement more is worth something: by the better doctrine with it against the better without."""
        worth = []
        for those in (agreed, (*agreed, more)):
            search = _Decision(at, seed, self._ways.positions(at), tuple(those))
            search.begin(Strategy(self._ruled(name, search), name) for name in self._ways.names)
            self._play([search], [2 * self.budget.doctrines])
            worth.append(max(float(one.mean()) for one in search.points))
        return worth[1] > worth[0]

    def _orders(self, searches: Sequence[_Decision]) -> list[Order]:
        names = self._ways.names
        for one in searches:
            one.begin(Strategy(self._ruled(name, one), name) for name in names)
        self._play(searches, [self.budget.doctrines] * len(searches))
        for one in searches:
            worth = one.worth(0)
            one.begin(self._choices(one, names[worth.index(max(worth))]))
        for most in self.budget.kept:
            self._round(searches)
            for one in searches:
                together = list(self._together(one)) if most == self.budget.kept[0] else []
                one.keep(most, self.budget.sure)
                if together:
                    one.choices += together
                    one.begin(one.choices)
        self._round(searches)
        return [self._best(one) for one in searches]

    def _best(self, one: _Decision) -> Order:
        worth = one.worth(self.budget.sure)
        return one.choices[worth.index(max(worth))].order

    # What could be ordered

    def _choices(self, search: _Decision, doctrine: str) -> Iterator[Strategy]:
        """The order of a doctrine first, then changes of it, and what the other doctrines order."""
        at = search.at
        deciders = {name: self._ways.decider(name, at.seat) for name in self._ways.doctrines}
        for one in candidates(at, self._ruled(doctrine, search), deciders, self.budget.most).alternatives:
            if all(act in one.order.acts for act, _others in search.agreed):
                yield Strategy(one.order, doctrine, one.change)

    def _ruled(self, doctrine: str, search: _Decision) -> Order:
        """What a doctrine orders here, beside what is agreed."""
        at, agreed = search.at, [act for act, _others in search.agreed]
        order = NO_MOVE if doctrine == AT_RANDOM else self._ways.decider(doctrine, at.seat).order(at.state.values)
        return (holding(order, agreed, self._refusals(at)) if agreed else None) or order

    def _refusals(self, at: InformationState) -> Callable[[Order], tuple[Refusal, ...]]:
        return partial(refusals, self.program, at.state, at.seat)

    def _together(self, search: _Decision) -> Iterator[Strategy]:
        """The best single changes, two and three at once."""
        worth, first = search.worth(0), search.choices[0]
        good = [
            place for place in sorted(range(len(worth)), key=lambda place: (-worth[place], place))
            if worth[place] > 0 and search.choices[place].change is not None
        ][:4]
        found = 0
        for size in (3, 2):
            for places in combinations(good, size):
                order: Order | None = first.order
                for place in places:
                    change = search.choices[place].change
                    order = None if order is None or change is None else also_changed(order, change)
                if order is not None and found < 4 and not self._refusals(search.at)(order):
                    found += 1
                    yield Strategy(order, first.then)

    # Playing on

    def _round(self, searches: Sequence[_Decision]) -> None:
        self._play(searches, [max(self.budget.columns // len(one.choices), 8) for one in searches])

    def _play(self, searches: Sequence[_Decision], games: Sequence[int]) -> None:
        """Play every choice of every search in so many more games; a search's games all have the same dice."""
        program, seat = self.program, searches[0].at.seat
        thens = sorted({choice.then for one in searches for choice in one.choices})
        ways = self._ways.after(seat, thens)
        values, keys, way, orders = [], [], [], list[tuple[Order, int, int]]()
        start = 0
        for one, count in zip(searches, games, strict=True):
            numbers = np.arange(one.played, one.played + count)
            place = numbers % len(one.positions.way)
            times = len(one.choices)
            values.append(np.tile(one.positions.values[:, place], (1, times)))
            keys.append(np.tile(keys_of(AFTER ^ one.seed, numbers), times))
            for choice in one.choices:
                way.append(one.positions.way[place] + thens.index(choice.then) * (len(ways) // len(thens)))
                orders.append((choice.order, start, start + count))
                start += count
            one.played += count
        block = RolloutGames(
            program, np.concatenate(values, axis=1), np.concatenate(keys), np.concatenate(way),
            searches[0].at.state.turn,
        )
        block.order_by(ways, but=seat)
        for slot, row in self._ordered(seat, orders, block).items():
            block.put(slot, row, Some(~block.over))
        if searches[0].agreed:  # asked about one game alone
            join(searches[0].agreed, block)
        block.resolve()
        play_on(block, ways)
        start = 0
        for one, count in zip(searches, games, strict=True):
            for number, before in enumerate(one.points):
                one.points[number] = np.concatenate([before, block.totals[seat][start : start + count]])
                start += count

    def _ordered(
        self, seat: str, orders: Sequence[tuple[Order, int, int]], block: RolloutGames
    ) -> Mapping[int, Numbers]:
        """The rows of the seat's orders, each order in its columns."""
        found: dict[int, Numbers] = {}
        for order, first, end in orders:
            for name, value in slot_values(self.program, seat, order).items():
                slot = self.program.slot(name)
                if slot not in found:
                    found[slot] = block.row(slot).copy()
                found[slot][first:end] = value
        return found
