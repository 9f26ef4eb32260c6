"""Doctrines over a block of games: the array executor of policies, equal to ``engine.deciding`` game by game."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from typing import Protocol

import numpy as np

from wargame.engine.policy import PolicyQuestion, Candidate, MoveTier, Policy
from wargame.records import record
from wargame.sim.block import Games
from wargame.sim.rows import NARROW, Mask, Row, Some, Truths, formulas, least, most, pick, put, row_of, wide

Ordered = tuple[Candidate, Some]
"""A move of an order, and the games in which it is ordered."""


@record
class Offer:
    """A candidate that could be ordered in some games.

    Attributes:
        rank: game by game, greater than that of any that weighs less, or as much and comes later; 0: closed.
    """

    candidate: Candidate
    rank: Row
    cost: Row


class BlockDecider(Protocol):
    """Somebody who orders for a seat in every game of a block."""

    def order(self, games: Games) -> None:
        """Lay open what the seat orders this turn, in every game that goes on."""


class DoctrineDecider:
    """Decides by a doctrine for one seat in every game of a block. Made once a run."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._read = formulas(policy.program, policy.lines, policy.index)
        self.reads = policy.reads

    def order(self, games: Games) -> None:
        """Lay open what the doctrine orders this turn, in every game that goes on."""
        rows: list[Row] = [*games.rows, *([0] * (self.policy.width - len(games.rows)))]
        ordered: list[Ordered] = []
        spent: Row = 0
        for tier in self.policy.tiers:
            spent = self._choose(games, tier, rows, spent, ordered)
        self._answer(games, rows, spent)
        games.rows = rows[: len(games.rows)]

    def _purse(self, rows: list[Row]) -> Row | None:
        """What may be spent in all; None: orders cost nothing."""
        if self.policy.purse is None:
            return None
        left: Row = rows[self.policy.purse] - self._read[self.policy.reserve](rows)
        return left

    def _choose(self, games: Games, tier: MoveTier, rows: list[Row], spent: Row, ordered: list[Ordered]) -> Row:
        """Order the best of one weight; gives what is spent by then."""
        offers = list(self._offers(games, tier, rows))
        slots, taken = self._slots(games, tier, rows), np.zeros(games.count, dtype=NARROW)
        nowhere = np.zeros(games.count, dtype=np.bool_)
        given: dict[str, Mask] = {one.candidate.act.move: nowhere for one in offers}
        for _ in range(tier.most if offers else 0):
            purse = self._purse(rows)
            ranks = [
                pick(affordable(one.cost, spent, purse) & ~given[one.candidate.act.move], one.rank, 0) for one in offers
            ]
            wanting, before = taken < slots, taken
            while True:
                best = reduce(most, ranks)
                wanting = wanting & (best > 0)
                if not wanting.any():
                    break
                for place, one in enumerate(offers):
                    asked = Some(wanting & (ranks[place] == best))
                    if asked.any:
                        can, spent = self._add(one, asked, rows, spent, ordered)
                        given[one.candidate.act.move] = given[one.candidate.act.move] | can.mask
                        ranks[place] = pick(asked.mask, 0, ranks[place])
                        taken = taken + can.mask
                        wanting = wanting & ~can.mask
            if (taken == before).all():
                break
        return spent

    def _add(
        self, one: Offer, asked: Some, rows: list[Row], spent: Row, ordered: list[Ordered]
    ) -> tuple[Some, Row]:
        """Order one more move where the whole order is then legal and affordable: in which games, and what is spent."""
        for slot, value in one.candidate.sets:
            put(rows, slot, value, asked)
        together, can, total = [*ordered, (one.candidate, asked)], asked, spent + one.cost
        if any(other.wary for other, _ in together):
            total = 0
            for other, holds in together:
                can = can.where(self._read[other.legal](rows) | ~holds.mask)
                total = total + pick(holds.mask, self._read[other.cost](rows), 0)
        can = can.where(affordable(total, 0, self._purse(rows)))
        not_so = asked.where(~can.mask)
        for slot, _ in one.candidate.sets:
            put(rows, slot, 0, not_so)
        ordered.append((one.candidate, can))
        return can, pick(can.mask, total, spent)

    def _slots(self, games: Games, tier: MoveTier, rows: list[Row]) -> Row:
        """How many moves of a weight are ordered at most, game by game."""
        return tier.most if tier.slots is None else least(tier.most, self._read[tier.slots](rows))

    def _offers(self, games: Games, tier: MoveTier, rows: list[Row]) -> Iterator[Offer]:
        """The candidates of a weight that are open and wanted somewhere."""
        going, count = Some(~games.over), len(tier.candidates)
        for place, one in enumerate(tier.candidates):
            for slot, line in one.before:
                rows[slot] = self._read[line](rows)
            weight = self._wish(one, self._read[one.weight](rows))
            some = going.where(weight > 0)
            if some.any:
                some = some.where(self._read[one.legal](rows))
            if some.any:
                liking = self._liking(games, tier, place, weight)
                rank = wide(row_of(liking, games.count)) * count + (count - 1 - place)
                yield Offer(one, pick(some.mask, rank, 0), self._read[one.cost](rows))

    def _wish(self, candidate: Candidate, weight: Row) -> Row:
        """What a candidate weighs: what the doctrine says, here. Above 0 it is wanted."""
        return weight

    def _would(self, asked: PolicyQuestion, place: int) -> Truths:
        """Whether an answer comes into question: every one the doctrine names, here."""
        return True

    def _liking(self, games: Games, tier: MoveTier, place: int, weight: Row) -> Row:
        """How much is thought of a candidate of this weight; above 0."""
        return weight

    def _answer(self, games: Games, rows: list[Row], spent: Row) -> None:
        purse = self._purse(rows)
        for asked in self.policy.questions:
            left = Some(~games.over)
            for place, answer in enumerate(asked.answers):
                given = left.where(self._would(asked, place)).where(self._read[answer.when](rows))
                given = given.where(affordable(answer.cost, spent, purse))
                if answer.word is not None:
                    put(rows, asked.slot, answer.number, given)
                spent = spent + pick(given.mask, answer.cost, 0)
                left = left.where(~given.mask)


def affordable(cost: Row, spent: Row, purse: Row | None) -> Truths:
    """In which games what costs nothing, or fits into the purse beside what is spent."""
    return True if purse is None else (cost == 0) | (spent + cost <= purse)


def play_out(games: Games, deciders: Sequence[BlockDecider], look: Callable[[], None] = lambda: None) -> None:
    """Play fresh games to their end. ``look`` is called after each turn is resolved, before the next one opens."""
    games.deal()
    while not games.over.all():
        games.open_turn()
        for decider in deciders:
            decider.order(games)
        games.resolve()
        look()
