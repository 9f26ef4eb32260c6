"""How much better a seat fares by looking ahead than by the best doctrine: the same games, played both ways.

The others follow one doctrine a game, each main doctrine in as many games. The doctrine to beat is the one that brings
the seat most against them, found in other games.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import perf_counter

import numpy as np

from wargame.engine.encoding import slot_values
from wargame.engine.information.information_state import information_state
from wargame.engine.lowering.policies import lower_policy, main_doctrines
from wargame.engine.names import doctrines_of
from wargame.engine.program import Program
from wargame.model.state import Phase, State
from wargame.records import record
from wargame.sim.block_dice import keys_of
from wargame.sim.comparing import Difference, difference
from wargame.sim.lookahead import BUDGET, SearchBudget, Lookahead
from wargame.sim.kernel_rollout import play_on
from wargame.sim.policies import DoctrineDecider
from wargame.sim.rollout import PolicyProfile, RolloutGames
from wargame.sim.rows import Numbers, Some

OTHER_GAMES = 3000
"""In which the doctrine to beat is found."""
AT_ONCE = 12
"""So many games decide beside each other."""


@record
class Strength:
    """One seat of one crisis.

    Attributes:
        doctrine: the best for the seat in other games.
        points: of the seat, by that doctrine and looking ahead.
        against: the same in the games in which the others follow each doctrine.
    """

    seat: str
    doctrine: str
    points: Difference
    against: tuple[tuple[str, Difference], ...]


def strength(program: Program, seat: str, games: int, seed: int, budget: SearchBudget = BUDGET) -> Strength:
    """Play ``games`` games twice. The same seed gives the same answer.

    Args:
        seed: of the games; the doctrine to beat is found in those of ``seed + 1``.
    """
    others = main_doctrines(program.scenario)
    means = {
        name: float(played(program, seat, name, others, OTHER_GAMES, seed + 1).mean())
        for name in doctrines_of(program.scenario)
    }
    best = max(means, key=lambda name: means[name])
    before = played(program, seat, best, others, games, seed)
    after = looked_ahead(Lookahead(program, budget), seat, others, games, seed)
    return Strength(
        seat, best, difference("score", seat, before, after),
        tuple(
            (name, difference("score", seat, before[place :: len(others)], after[place :: len(others)]))
            for place, name in enumerate(others)
        ),
    )


def seconds_an_order(program: Program, seat: str, seed: int = 1) -> float:
    """How long the first order of a game takes here, which is the longest: doctrines are made ready, and every turn is
    played on."""
    block = dealt(program, 1, 1, seed)
    block.open_turn()
    state = State(Phase.PLANNING, 1, tuple(map(int, block.values[:, 0])))
    start = perf_counter()
    Lookahead(program).order(information_state(program, state, seat), seed)
    return perf_counter() - start


def played(program: Program, seat: str, doctrine: str, others: Sequence[str], games: int, seed: int) -> Numbers:
    """The seat's points, game by game, where it follows a doctrine."""
    block, ways = dealt(program, games, len(others), seed), list(_ways(program, others))
    own = DoctrineDecider(lower_policy(program, doctrine, seat))
    play_on(block, [{**way, seat: own} for way in ways])
    return block.totals[seat]


def looked_ahead(lookahead: Lookahead, seat: str, others: Sequence[str], games: int, seed: int) -> Numbers:
    """The seat's points, game by game, where it looks ahead."""
    program = lookahead.program
    block, ways = dealt(program, games, len(others), seed), list(_ways(program, others))
    while not block.over.all():
        block.open_turn()
        block.order_by(ways, but=seat)
        going, values = np.flatnonzero(~block.over), block.values
        for first in range(0, len(going), AT_ONCE):
            some = going[first : first + AT_ONCE]
            states = [State(Phase.PLANNING, block.turn, tuple(map(int, values[:, game]))) for game in some]
            known = [information_state(program, state, seat) for state in states]
            for game, order in zip(some, lookahead.orders(known, [int(game) for game in some]), strict=True):
                alone = Some(np.arange(games) == game)
                for name, value in slot_values(program, seat, order).items():
                    block.put(program.slot(name), value, alone)
        block.resolve()
    return block.totals[seat]


def dealt(program: Program, games: int, ways: int, seed: int) -> RolloutGames:
    """Games 0 and following under a seed, after the deal, the ways of playing taken in turn."""
    numbers = np.arange(games, dtype=np.int64)
    start = np.array([[slot.start] for slot in program.slots], dtype=np.int64)
    block = RolloutGames(program, np.repeat(start, games, axis=1), keys_of(seed, numbers), numbers % ways, 0)
    block.deal()
    return block


def _ways(program: Program, others: Sequence[str]) -> Iterator[PolicyProfile]:
    for name in others:
        yield {seat: DoctrineDecider(lower_policy(program, name, seat)) for seat in program.seats}
