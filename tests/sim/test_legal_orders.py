"""An order is legal as a whole: whatever anybody orders in a block of games, a table lets them seal."""

from __future__ import annotations

import numpy as np
import pytest

from tests.content.shipped import NAMES, THEORIES, program_under, scenario_of
from tests.engine.positions import program
from wargame.engine.legality import refusals
from wargame.engine.lowering.policies import lower_lines
from wargame.engine.names import doctrines_of
from wargame.engine.program import Program
from wargame.model.moves import Preference
from wargame.model.state import Phase, State
from wargame.engine.deciding import Decider
from wargame.sim.block import Games
from wargame.sim.policies import DoctrineDecider
from wargame.sim.line_ups import all_line_ups, deciders_of
from wargame.sim.single import order_in

SEED = 77


def every_order_is_legal(rules: Program, players: dict[str, str], games: int) -> int:
    """Play, and let the table look at every order; gives how many moves were ordered."""
    block, deciders, moves = Games(rules, games, SEED), deciders_of(rules, players), 0
    block.deal()
    while not block.over.all():
        block.open_turn()
        opened = block.values.copy()
        for decider in deciders:
            decider.order(block)
        for game in map(int, np.flatnonzero(~block.over)):
            state = State(Phase.PLANNING, block.turn, tuple(opened[:, game].tolist()))
            for seat in rules.seats:
                order = order_in(block, seat, game)
                moves += len(order.acts)
                refused = refusals(rules, state, seat, order)
                assert not refused, f"game {game}, turn {block.turn}, {seat} orders {order}: {refused}"
        block.resolve()
    return moves


@pytest.mark.parametrize("name", NAMES)
def test_every_order_of_a_shipped_crisis_is_legal(name: str) -> None:
    """At each seat another player, so that chance and two doctrines are asked."""
    rules = program_under(name, "CHA")
    kinds = [*(f"doctrine:{one}" for one in doctrines_of(rules.scenario)[:2]), "random"]
    assert every_order_is_legal(rules, dict(zip(rules.seats, kinds, strict=True)), 3)


def test_every_order_of_the_small_world_is_legal() -> None:
    """Here words and guns do not go together, and one seat has both."""
    rules = program("pocket")
    assert every_order_is_legal(rules, dict.fromkeys(rules.seats, "random"), 60)


@pytest.mark.long
@pytest.mark.parametrize("theory", THEORIES)
@pytest.mark.parametrize("name", NAMES)
def test_every_order_of_every_player_is_legal(name: str, theory: str) -> None:
    rules = program_under(name, theory)
    for line_up in all_line_ups(scenario_of(name)):
        assert every_order_is_legal(rules, dict(line_up.players), 40), line_up.name


def test_of_two_moves_that_close_each_other_the_one_asked_first_is_ordered() -> None:
    """The major move is asked before the free one, though it weighs less."""
    rules = program("pocket")
    wishes = [Preference(moves=("patrol",), weight=1), Preference(moves=("speech",), weight=9)]
    policy = lower_lines(rules, "both", "amber", wishes, [])
    block = Games(rules, 1, SEED)
    block.deal()
    block.open_turn()
    alone = Decider(policy).order(block.values[:, 0].tolist())
    DoctrineDecider(policy).order(block)
    for order in (alone, order_in(block, "amber")):
        assert [act.move for act in order.acts] == ["patrol"]
