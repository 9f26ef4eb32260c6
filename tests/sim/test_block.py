"""One meaning of the rules: whole games in a block end in the very numbers of the same games played one by one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.daily import EVERY_KIND, daily
from tests.content.shipped import NAMES, THEORIES, program_under
from tests.engine.positions import orders_at, played, program
from tests.sim.side_by_side import play_orders, side_by_side
from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.program import Program, Slot
from wargame.engine.state import apply, opening
from wargame.model.events import Dealt
from wargame.model.orders import NO_MOVE, Order

SEED = 2026
"""The one of ``tests.engine.positions``."""


def one_by_one(world: str, game: int) -> tuple[Program, list[Mapping[str, Order]], tuple[int, ...]]:
    """One game of the table's: its orders turn by turn, and every slot at its end."""
    positions = played(world, game)
    orders: list[Mapping[str, Order]] = [orders_at(at, game) for at in positions]
    last = positions[-1]
    final = apply(last.program, last.state, resolve(last.program, last.state, orders[-1], last.dice))
    return last.program, orders, final.values


def compare(world: str, games: int) -> None:
    played_out = [one_by_one(world, game) for game in range(games)]
    rules = played_out[0][0]
    block = play_orders(rules, SEED, [orders for _, orders, _ in played_out])
    for game, (_, _, values) in enumerate(played_out):
        different = {
            slot.name: (values[number], int(block.values[number, game]))
            for number, slot in enumerate(rules.slots)
            if _kept(slot) and values[number] != block.values[number, game]
        }
        assert not different, f"game {game}: slot: (trace, block)"


@pytest.mark.parametrize("world", ["pocket", "dprk"])
def test_a_block_of_games_equals_the_same_games_one_by_one(world: str) -> None:
    compare(world, 3)


def test_leaders_dealt_again_are_the_same_in_a_block() -> None:
    """In a drawdown somebody is voted out in the ninth quarter. Nobody lifts a hand, so that the games get that far."""
    rules = program("drawdown")
    idle: list[Mapping[str, Order]] = [dict.fromkeys(rules.seats, NO_MOVE)] * rules.scenario.about.turns
    block = play_orders(rules, SEED, [idle] * 4)
    dealt = 0
    for game in range(4):
        dice = KeyedDice(SEED, game)
        state = apply(rules, opening(rules), deal(rules, opening(rules), dice))
        for orders in idle:
            if is_over(rules, state):
                break
            opened = open_turn(rules, state, dice)
            dealt += sum(isinstance(event, Dealt) for event in opened)
            state = apply(rules, state, opened)
            state = apply(rules, state, resolve(rules, state, orders, dice))
        assert {slot.name: value for slot, value in zip(rules.slots, state.values, strict=True) if _kept(slot)} == {
            slot.name: int(block.values[number, game]) for number, slot in enumerate(rules.slots) if _kept(slot)
        }
    assert dealt


def _kept(slot: Slot) -> bool:
    return not slot.name.startswith("amount:")


@pytest.mark.parametrize("name", daily(NAMES, EVERY_KIND.__contains__))
def test_every_crisis_is_the_same_game_in_a_block(name: str) -> None:
    side_by_side(program_under(name, "CHA"), 8)


@pytest.mark.long
@pytest.mark.parametrize("theory", THEORIES)
@pytest.mark.parametrize("name", NAMES)
def test_a_thousand_games_are_equal_to_the_last_slot(name: str, theory: str) -> None:
    side_by_side(program_under(name, theory), 1000)


@pytest.mark.long
def test_ten_thousand_games_of_the_small_world_are_equal_to_the_last_slot() -> None:
    side_by_side(program("pocket"), 10_000)
