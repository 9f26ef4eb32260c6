"""Seats that order at random, and legally, in many games at once: they show what a scenario may come to, not how to
play it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import numpy.typing as npt

from wargame.engine.encoding import choice_words
from wargame.engine.lowering.policies import lower_lines
from wargame.engine.names import names_of
from wargame.engine.policy import MoveTier
from wargame.engine.program import Program
from wargame.engine.random_orders import (
    IDLE_IN, LOW, SHIFT, TOGETHER, TOGETHER_IN, answer_liking, idle, own_liking, shared_liking,
)
from wargame.model.moves import Preference, Reply
from wargame.sim.block import Games
from wargame.sim.policies import DoctrineDecider, affordable
from wargame.sim.rows import WIDE, Mask, Numbers, Row, Some, pick, put


class RandomDecider(DoctrineDecider):
    """Orders at random for one seat in every game of a block: any legal move with any choices, any open answer.

    The draws are keyed as dice are, so the same seed gives the same games.
    """

    def __init__(self, program: Program, seat: str) -> None:
        super().__init__(
            lower_lines(
                program, "at random", seat, list(every_order(program, seat)), list(every_answer(program, seat))
            )
        )
        self._together: Mask = np.zeros(0, dtype=np.bool_)
        self._shared: dict[str, Numbers] = {}

    def order(self, games: Games) -> None:
        """Lay open what the draws order this turn, in every game that goes on."""
        self._together = games.words(TOGETHER) % np.uint64(TOGETHER_IN) == 0
        self._shared.clear()
        super().order(games)

    def _slots(self, games: Games, tier: MoveTier, rows: list[Row]) -> Row:
        draws = games.words(idle(tier.weight, self.policy.seat))
        return pick(draws % np.uint64(IDLE_IN) == 0, 0, super()._slots(games, tier, rows))

    def _liking(self, games: Games, tier: MoveTier, place: int, weight: Row) -> Row:
        own = _weight(games.words(own_liking(tier.weight, place, self.policy.seat)))
        move = tier.candidates[place].act.move
        if move not in self._shared:
            self._shared[move] = _weight(games.words(shared_liking(move)))
        # Of one move all variants stand close together in a turn of agreement; which one is chosen stays open.
        return pick(self._together, self._shared[move] + (own & np.int64(LOW - 1)), own)

    def _answer(self, games: Games, rows: list[Row], spent: Row) -> None:
        purse = self._purse(rows)
        for asked in self.policy.questions:
            best: Row = 0
            cost: Row = 0
            for place, answer in enumerate(asked.answers):
                like = _weight(games.words(answer_liking(asked.slot, place)))
                given = Some(~games.over & (like > best)).where(self._read[answer.when](rows))
                given = given.where(affordable(answer.cost, spent, purse))
                put(rows, asked.slot, answer.number if answer.word is not None else 0, given)
                best = pick(given.mask, like, best)
                cost = pick(given.mask, answer.cost, cost)
            spent = spent + cost


def _weight(words: npt.NDArray[np.uint64]) -> Numbers:
    return (words >> np.uint64(SHIFT)).astype(WIDE) + LOW


def every_order(program: Program, seat: str, least: int = 1) -> Iterator[Preference]:
    """Every order of every move that the seat could ever give. ``least``: items chosen at least where there may be
    several and none stands by default, 0 or 1."""
    for site in program.moves.values():
        if seat not in site.seats:
            continue
        move = program.scenario.moves[site.move]
        sets: list[dict[str, tuple[str, ...]]] = [{}]
        for key, parameter in move.parameters.items():
            words = choice_words(program, site.move, key)
            if parameter.several > 1:
                fewest = least if parameter.default is None else 1
                some = [part for size in range(fewest, parameter.several + 1) for part in combinations(words, size)]
                sets = [{**one, key: part} for one in sets for part in some]
            else:
                sets = [{**one, key: words} for one in sets]
        others = [other for other in move.optional if other != seat]
        partners = [part for size in range(len(others) + 1) for part in combinations(others, size)]
        for chosen in sets:
            for named in partners:
                yield Preference(moves=(site.move,), choose=chosen, partners=named, weight="1")


def every_answer(program: Program, seat: str) -> Iterator[Reply]:
    """Every answer that the seat could ever give."""
    questions = names_of(program).questions
    for site in program.questions.values():
        if seat in site.seats:
            for word in questions[site.question].answers:
                yield Reply(question=site.question, word=word)
