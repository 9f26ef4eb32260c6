"""The same games in a block and one by one, turn by turn: equal in every slot, or the first difference told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.encoding import slot_values
from wargame.engine.legality import refusals
from wargame.engine.policy import Policy
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.model.orders import Order
from wargame.model.state import Phase, State
from wargame.sim.block import Games
from wargame.sim.policies import BlockDecider, DoctrineDecider, play_out
from wargame.sim.single import order_in
from wargame.sim.random_policy import RandomDecider
from wargame.sim.rows import Some

SEED = 2026


@dataclass(frozen=True)
class Different(Exception):
    """Two executors disagree. ``slots``: slot to what the trace executor and what the block has there."""

    game: int
    turn: int
    slots: dict[str, tuple[int, int]]


def side_by_side(
    rules: Program, games: int, seed: int = SEED, deciders: Sequence[BlockDecider] | None = None, legal: bool = False
) -> Games:
    """Play games in a block, and each again by the trace executor under the very same orders.

    Args:
        deciders: who orders in the block; None: chance at every seat.
        legal: ask the table about every order too.

    Returns:
        The block, played out.

    Raises:
        Different: at the first turn that ends otherwise.
        AssertionError: the table refuses an order.
    """
    block, dice = Games(rules, games, seed), [KeyedDice(seed, game) for game in range(games)]
    alone = [opening(rules)] * games
    who = [RandomDecider(rules, seat) for seat in rules.seats] if deciders is None else deciders
    block.deal()
    for game in range(games):
        alone[game] = apply(rules, alone[game], deal(rules, alone[game], dice[game]))
    _compare(block, alone, np.arange(games))
    while not block.over.all():
        going = np.flatnonzero(~block.over)
        block.open_turn()
        opened = block.values.copy()
        for one in who:
            one.order(block)
        orders = {int(game): {seat: order_in(block, seat, int(game)) for seat in rules.seats} for game in going}
        block.resolve()
        for game in orders:
            now = apply(rules, alone[game], open_turn(rules, alone[game], dice[game]))
            _compare_one(block, game, now, opened)
            for seat in rules.seats if legal else ():
                refused = refusals(rules, State(Phase.PLANNING, now.turn, now.values), seat, orders[game][seat])
                assert not refused, f"game {game}, turn {now.turn}, {seat}: {orders[game][seat]}: {refused}"
            alone[game] = apply(rules, now, resolve(rules, now, orders[game], dice[game]))
            assert is_over(rules, alone[game]) == bool(block.over[game]), f"game {game}: whether it is over"
        _compare(block, alone, going)
    return block


def _compare(block: Games, alone: Sequence[State], games: np.ndarray) -> None:
    for game in map(int, games):
        _compare_one(block, game, alone[game], block.values)


def _compare_one(block: Games, game: int, state: State, values: np.ndarray) -> None:
    found = np.array(state.values)
    unequal = np.flatnonzero(found != values[:, game])
    slots = {
        block.program.slots[number].name: (int(found[number]), int(values[number, game])) for number in unequal
        if not block.program.slots[number].name.startswith("amount:")  # what a watch reads, and nothing after it
    }
    if slots:
        raise Different(game, block.turn, slots)


def play_doctrines(program: Program, policies: Iterable[Policy], count: int, seed: int) -> Games:
    """Play games to their end, each policy at its seat; seats without one stay idle."""
    games = Games(program, count, seed)
    play_out(games, [DoctrineDecider(policy) for policy in policies])
    return games


def play_orders(program: Program, seed: int, orders: Sequence[Sequence[Mapping[str, Order]]]) -> Games:
    """Play games whose orders are known, game by game and turn by turn, to their end."""
    games = Games(program, len(orders), seed)
    games.deal()
    while not games.over.all():
        games.open_turn()
        for game in map(int, np.flatnonzero(~games.over)):
            one = Some(np.arange(games.count) == game)
            for seat, order in orders[game][games.turn - 1].items():
                for name, value in slot_values(program, seat, order).items():
                    games.put(program.index[name], value, one)
        games.resolve()
    return games
