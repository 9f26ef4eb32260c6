"""Held against play: what a seat is told of the chances of a card, and what comes of it in thousands of games.

A position is taken out of a game that chance plays; a seat, a card open to it and the rest of its order, too. The other
seats join where the card needs them, and order at random whatever the card does not say could interfere. Then the same
turn is played many times by the block executor, which shares nothing with the calculation but the program.

``python -m tests.sim.held_odds 2000 10000`` prints the report: so many positions, so many games of each; a third number
is the seed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp, lgamma, log
from random import Random

import numpy as np

from tests.content.shipped import NAMES, scenario_of
from wargame.engine.information.coupled_odds import CoupledOdds
from wargame.engine.information.hurdles import meddling
from wargame.engine.information.influence import influence_on
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.information.move_odds import move_odds
from wargame.engine.encoding import choice_words, slot_values
from wargame.engine.legality import refusals
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.model.orders import Act, Order
from wargame.model.state import Phase, State
from wargame.sim.block import Games
from wargame.sim.block_dice import keys_of
from wargame.sim.random_policy import RandomDecider
from wargame.sim.rollout import RolloutGames
from wargame.sim.rows import Some
from wargame.sim.single import order_in

FROM = 96
"""Games of a crisis that positions are taken from."""
WRONG = 0.01
"""How often a run of the whole test may blame a calculation that is right."""


@dataclass(frozen=True)
class HeldCase:
    """A position, a seat in it, its order with the card in question, and what everybody else orders."""

    name: str
    program: Program
    state: State
    seat: str
    move: str
    orders: Mapping[str, Order]


@dataclass(frozen=True)
class Held:
    """One case played: of each outcome how often it came, and what was said of it."""

    case: HeldCase
    odds: CoupledOdds
    came: tuple[int, ...]
    of: int

    @property
    def claims(self) -> Sequence[tuple[tuple[int, int], int]]:
        """Each chance as stated, with how often it came: every band, and every band or better."""
        bands = range(1, len(self.odds.rows) + 1)
        own = [(stated, self.came[band]) for stated, band in zip(self.odds.rows, bands, strict=True)]
        better = [sum(self.came[band:]) for band in bands or (0,)]
        return [*own, *zip(self.odds.from_row, better, strict=True)]

    def wrong(self, level: float) -> list[str]:
        """Chances that this many games contradict, at a level."""
        of = self.odds.of
        return [
            f"{self.case.name}, {self.case.state.turn}, {self.case.seat}: {self.case.move}: {lo}–{hi} of {of}, "
            f"but {came} of {self.of}"
            for (lo, hi), came in self.claims
            if at_least(came, self.of, hi / of) < level or at_least(self.of - came, self.of, 1 - lo / of) < level
        ]


def at_least(hits: int, of: int, chance: float) -> float:
    """How likely so many hits or more are, each being of this chance (binomial)."""
    if hits == 0 or chance >= 1:
        return 1.0
    if chance <= 0:
        return 0.0
    if hits <= of * chance:
        return 1.0  # more than one half or so: of no interest here
    each = (
        lgamma(of + 1) - lgamma(k + 1) - lgamma(of - k + 1) + k * log(chance) + (of - k) * log(1 - chance)
        for k in range(hits, min(of, hits + 2_000) + 1)
    )  # fmt: skip
    return sum(map(exp, each))


@cache
def rules_of(name: str) -> Program:
    """A crisis under the theory it is played with where nobody chooses."""
    return lower(scenario_of(name))


@cache
def by_chance(name: str) -> tuple[RandomDecider, ...]:
    """Somebody who orders at random, for every seat."""
    return tuple(RandomDecider(rules_of(name), seat) for seat in rules_of(name).seats)


@cache
def played(name: str, turn: int) -> Games:
    """Games of a crisis, by chance at every seat, with this turn open."""
    rules = rules_of(name)
    if turn == 1:
        games = Games(rules, FROM, 2026)
        games.deal()
    else:
        before = played(name, turn - 1)
        games = RolloutGames(rules, before.values, before._keys, np.zeros(FROM, np.int64), turn - 1)
        games.over = before.over.copy()
        for decider in by_chance(name):
            decider.order(games)
        games.resolve()
    games.open_turn()
    return games


def cases(count: int, lots: Random, names: Sequence[str] = NAMES) -> Iterator[HeldCase]:
    """So many cases, of all crises in turn."""
    found = 0
    while found < count:
        name = names[found % len(names)]
        case = _case(name, lots)
        if case is not None:
            found += 1
            yield case


def _case(name: str, lots: Random) -> HeldCase | None:
    rules = rules_of(name)
    games = played(name, lots.randint(1, rules.scenario.about.turns))
    going = np.flatnonzero(~games.over)
    if not len(going):
        return None
    number = int(lots.choice(going))
    values = tuple(map(int, games.values[:, number]))
    state = State(Phase.PLANNING, games.turn, values)
    seat = lots.choice(rules.seats)
    keys = keys_of(lots.getrandbits(60), np.arange(1))
    ordering = RolloutGames(rules, np.array([values]).T, keys, np.zeros(1, np.int64), games.turn)
    for decider in by_chance(name):
        decider.order(ordering)
    orders = {one: order_in(ordering, one) for one in rules.seats}
    mine = _with_a_card(rules, state, seat, orders[seat], lots)
    if mine is None:
        return None
    act, order = mine
    return HeldCase(name, rules, state, seat, act.move, _with_others(rules, seat, act, {**orders, seat: order}, lots))


def _with_a_card(
    rules: Program, state: State, seat: str, order: Order, lots: Random
) -> tuple[Act, Order] | None:
    """A card with choices that the seat may order, beside what it would order anyway where the purse allows it."""
    moves = [site.move for site in rules.moves.values() if seat in site.seats]
    for move in lots.sample(moves, len(moves)):
        card = rules.scenario.moves[move]
        chosen = {key: (lots.choice(choice_words(rules, move, key)),) for key in card.parameters}
        act = Act(move, chosen, tuple(one for one in card.optional if one != seat and lots.random() < 0.3))
        others = tuple(one for one in order.acts if one.move != move)
        for rest in (others, others[:1], ()):
            whole = Order((*rest, act), order.answers)
            if not refusals(rules, state, seat, whole):
                return act, whole
    return None


def _with_others(rules: Program, seat: str, act: Act, orders: Mapping[str, Order], lots: Random) -> dict[str, Order]:
    """What everybody orders: those whom the move needs order it alike, and nobody anything that could interfere."""
    card = rules.scenario.moves[act.move]
    joining = {*card.seats, *act.partners} if card.joint else {seat}
    against = meddling(rules, influence_on(rules, act.move, seat), seat)
    found = {seat: orders[seat]}
    for other in rules.seats:
        if other != seat:
            rest = tuple(
                one for one in orders[other].acts
                if one.move != act.move and against.isdisjoint(slot_values(rules, other, Order((one,))))
            ) if lots.random() < 0.8 else ()  # fmt: skip
            own = (replace(act, partners=()),) if other in joining else ()
            found[other] = Order((*own, *rest), orders[other].answers)
    return found


def hold(case: HeldCase, games: int, seed: int) -> Held:
    """Play a case so many times."""
    rules, knowledge = case.program, Knowledge(case.program, case.state, case.seat, case.orders[case.seat])
    odds = move_odds(knowledge, case.move)
    column = np.array([case.state.values]).T
    way, keys = np.zeros(games, np.int64), keys_of(seed, np.arange(games))
    block = RolloutGames(rules, np.repeat(column, games, axis=1), keys, way, case.state.turn)
    everyone = Some(np.ones(games, dtype=np.bool_))
    for seat, order in case.orders.items():
        for name, value in slot_values(rules, seat, order).items():
            block.put(rules.index[name], value, everyone)
    for stage in ("reveal", "roll", "resolve"):
        block.run(rules.stages[stage], everyone)
    influence = influence_on(rules, case.move, case.seat)
    stands = block.row(influence.ordered[case.seat]) > 0
    result = block.row(influence.result) if influence.result is not None else np.zeros(games, dtype=np.int64)
    came = [int((stands & (result == band)).sum()) for band in range(len(odds.rows) + 1)]
    return Held(case, odds, tuple(came), games)


def held(count: int, games: int, seed: int = 1, names: Sequence[str] = NAMES) -> Iterator[Held]:
    """So many cases played."""
    lots = Random(seed)
    for number, case in enumerate(cases(count, lots, names)):
        yield hold(case, games, seed * 1_000_003 + number)


def level(count: int) -> float:
    """How unlikely a single contradiction must be, of so many cases with a dozen chances each and two sides."""
    return WRONG / (count * 24)


def report(count: int, games: int, seed: int = 1) -> Iterator[str]:
    """The report, line by line: a table of the crises, then every chance that was contradicted."""
    found = list(held(count, games, seed))
    yield "crisis | cards | exact | a range | with rolls on the way | with others' orders | contradicted"
    wrong = [line for one in found for line in one.wrong(level(count))]
    for name in NAMES:
        of = [one for one in found if one.case.name == name]
        exact = sum(all(lo == hi for lo, hi in one.odds.from_row) for one in of)
        way = sum(bool(one.odds.rolls) for one in of)
        company = sum(any(order.acts for seat, order in one.case.orders.items() if seat != one.case.seat) for one in of)
        bad = sum(bool(one.wrong(level(count))) for one in of)
        yield " | ".join(map(str, (name, len(of), exact, len(of) - exact, way, company, bad)))
    yield from wrong


if __name__ == "__main__":
    for row in report(*map(int, sys.argv[1:])):
        print(row)
