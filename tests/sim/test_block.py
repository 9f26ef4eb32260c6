"""One meaning of the rules: whole games in a block end in the very numbers of the same games played one by one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.engine.positions import orders_at, played
from wargame.engine.adjudication import resolve
from wargame.engine.program import Program
from wargame.engine.state import apply
from wargame.model.orders import Order
from wargame.sim.block import play_block

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
    program = played_out[0][0]
    block = play_block(program, SEED, [orders for _, orders, _ in played_out])
    for game, (_, _, values) in enumerate(played_out):
        different = {
            slot.name: (values[number], int(block.values[number, game]))
            for number, slot in enumerate(program.slots)
            if not slot.name.startswith("amount:") and values[number] != block.values[number, game]
        }
        assert not different, f"game {game}: slot: (trace, block)"


@pytest.mark.parametrize("world", ["pocket", "dprk"])
def test_a_block_of_games_equals_the_same_games_one_by_one(world: str) -> None:
    compare(world, 3)


@pytest.mark.long
@pytest.mark.parametrize("world", ["pocket", "dprk"])
def test_three_hundred_games_are_equal_to_the_last_slot(world: str) -> None:
    compare(world, 300)
