"""Doctrines over a block of games: the array executor of policies, equal to ``engine.deciding`` game by game."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import numpy as np

from wargame.engine.compiled import array_functions_of
from wargame.engine.policy import Candidate, Course, Policy
from wargame.engine.program import Program
from wargame.sim.block import Games, Mask, Numbers

_NEVER = -(1 << 60)
Ordered = tuple[Candidate, Mask]
"""A move of an order, and the games in which it is ordered."""


class Decider(Protocol):
    """Somebody who orders for a seat in every game of a block."""

    def order(self, games: Games) -> None:
        """Lay open what the seat orders this turn, in every game that goes on."""


class Deciders:
    """Decides by a doctrine for one seat in every game of a block. Made once a run."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._read = array_functions_of(policy.lines, policy.index, np)

    def order(self, games: Games) -> None:
        """Lay open what the doctrine orders this turn, in every game that goes on."""
        rows: list[Numbers] = [
            *games.values,
            *([np.zeros(games.count, np.int64)] * (self.policy.width - len(games.values))),
        ]
        ordered: list[Ordered] = []
        spent = np.zeros(games.count, dtype=np.int64)
        for course in self.policy.courses:
            spent = self._choose(games, course, rows, spent, ordered)
        self._answer(games, rows, self._purse(rows), spent)

    def _numbers(self, line: int, rows: list[Numbers]) -> Numbers:
        return np.broadcast_to(np.asarray(self._read[line](rows), dtype=np.int64), rows[0].shape)

    def _purse(self, rows: list[Numbers]) -> Numbers | None:
        """What may be spent in all; None: orders cost nothing."""
        if self.policy.purse is None:
            return None
        left: Numbers = rows[self.policy.purse] - self._numbers(self.policy.reserve, rows)
        return left

    def _choose(
        self, block: Games, course: Course, rows: list[Numbers], spent: Numbers, ordered: list[Ordered]
    ) -> Numbers:
        """Order the best of one weight; gives what is spent by then."""
        weights, costs = self._weighed(block, course, rows)
        games = np.arange(block.count)
        slots = self._slots(block, course, rows)
        moves = np.array([one.act.move for one in course.candidates])
        taken = np.zeros(block.count, dtype=np.int64)
        for _ in range(course.most):
            open_ = np.where(affordable(costs, spent, self._purse(rows)), weights, _NEVER)
            wanting, before = taken < slots, taken
            while wanting.any():
                best = open_.argmax(axis=0)
                wanting = wanting & (open_[best, games] > 0)
                for place in np.unique(best[wanting]):
                    asked = wanting & (best == place)
                    can, spent = self._add(course.candidates[place], costs[place], asked, rows, spent, ordered)
                    weights[np.ix_(moves == moves[place], can)] = _NEVER
                    open_[place, asked] = _NEVER
                    taken = taken + can
                    wanting = wanting & ~can
            if (taken == before).all():
                break
        return spent

    def _add(
        self, one: Candidate, cost: Numbers, asked: Mask, rows: list[Numbers], spent: Numbers, ordered: list[Ordered]
    ) -> tuple[Mask, Numbers]:
        """Order one more move where the whole order is then legal and affordable: in which games, and what is spent."""
        for slot, value in one.sets:
            np.copyto(rows[slot], value, where=asked)
        together, can, total = [*ordered, (one, asked)], asked, spent + cost
        if any(other.wary for other, _ in together):
            total = np.zeros_like(spent)
            for other, holds in together:
                legal = np.broadcast_to(self._read[other.legal](rows), holds.shape)
                can = can & (legal | ~holds)
                total = total + np.where(holds, self._numbers(other.cost, rows), 0)
        can = can & affordable(total, np.zeros_like(spent), self._purse(rows))
        for slot, _ in one.sets:
            np.copyto(rows[slot], 0, where=asked & ~can)
        ordered.append((one, can))
        return can, np.where(can, total, spent)

    def _slots(self, block: Games, course: Course, rows: list[Numbers]) -> Numbers:
        """How many moves of a weight are ordered at most, game by game."""
        if course.slots is None:
            return np.full(block.count, course.most, dtype=np.int64)
        return np.minimum(course.most, self._numbers(course.slots, rows))

    def _weighed(self, block: Games, course: Course, rows: list[Numbers]) -> tuple[Numbers, Numbers]:
        """Weight and cost, candidates by games; what is closed weighs nothing."""
        going = ~block.over
        weights = np.full((len(course.candidates), len(going)), _NEVER, dtype=np.int64)
        costs = np.zeros_like(weights)
        for place, one in enumerate(course.candidates):
            for slot, line in one.before:
                rows[slot] = self._numbers(line, rows)
            weight = self._numbers(one.weight, rows)
            wanted = (weight > 0) & going
            if wanted.any():
                wanted = wanted & np.broadcast_to(self._read[one.legal](rows), wanted.shape)
                weights[place] = np.where(wanted, weight, _NEVER)
                costs[place] = self._numbers(one.cost, rows)
        return weights, costs

    def _answer(self, games: Games, rows: list[Numbers], purse: Numbers | None, spent: Numbers) -> None:
        for asked in self.policy.questions:
            left = ~games.over
            for answer in asked.answers:
                given = left & np.broadcast_to(self._read[answer.when](rows), left.shape)
                given = given & affordable(np.full_like(spent, answer.cost), spent, purse)
                if answer.word is not None:
                    np.copyto(rows[asked.slot], answer.number, where=given)
                spent = spent + np.where(given, answer.cost, 0)
                left = left & ~given


def affordable(cost: Numbers, spent: Numbers, purse: Numbers | None) -> Mask:
    """In which games what costs nothing, or fits into the purse beside what is spent."""
    if purse is None:
        return np.ones_like(cost, dtype=np.bool_)
    can: Mask = (cost == 0) | (spent + cost <= purse)
    return can


def play_doctrines(program: Program, policies: Iterable[Policy], count: int, seed: int, first: int = 0) -> Games:
    """Play games to their end, each policy at its seat; seats without one stay idle."""
    games = Games(program, count, seed, first)
    play_out(games, [Deciders(policy) for policy in policies])
    return games


def play_out(games: Games, deciders: Sequence[Decider], look: Callable[[], None] = lambda: None) -> None:
    """Play fresh games to their end. ``look`` is called after each turn is resolved, before the next one opens."""
    games.deal()
    while not games.over.all():
        games.open_turn()
        for decider in deciders:
            decider.order(games)
        games.resolve()
        look()
