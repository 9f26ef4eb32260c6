"""What 32 bits do not hold is played in 64, by the kernel as by block and trace: long games, numbers of billions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.content.shipped import NAMES, THEORIES
from tests.engine.positions import program
from tests.sim.kernel_games import (
    every_slot, flat_of, lasting, needs_kernel, rulebook, rulebooks, seated, unequal, unequal_slots,
)
from tests.sim.side_by_side import side_by_side
from wargame.authoring.loading import load_scenario
from wargame.engine.flat import Unflattenable, flattened
from wargame.engine.flat.proof import NARROW, WIDE
from wargame.engine.lowering import lower
from wargame.engine.names import doctrines_of
from wargame.engine.program import Change, Expr, Op, Program, Roll, When
from wargame.language.formulas import compare, where
from wargame.language.tree import const
from wargame.library import find_scenario
from wargame.sim.block_dice import keys_of
from wargame.sim.lanes.kernel import Kernel
from wargame.sim.played import EndedGames, kept
from wargame.sim.policies import play_out
from wargame.sim.reach import slot_reach
from wargame.sim.scores import ScoredGames

SEED = 2026
BILLION = 10**9


def in_units_of(program: Program, unit: int) -> Program:
    """A program whose tracks move by such units, between limits so far away, and whose rolls add them to their dice."""
    trees = list(program.expressions)

    def some(line: Expr) -> Expr:
        """From one unit less to three more, by what a line gives."""
        more, few, none = (compare(trees[line], ">", const(number)) for number in (2, 0, -1))
        trees.append(where(more, const(3 * unit), where(few, const(unit), where(none, const(0), const(-unit)))))
        return len(trees) - 1

    def large(op: Op) -> Op:
        match op:
            case When():
                return replace(op, then=tuple(map(large, op.then)), otherwise=tuple(map(large, op.otherwise)))
            case Roll():
                return replace(
                    op, base=some(op.base), cuts=tuple(cut * unit for cut in op.cuts),
                    modifiers=tuple(replace(one, add=some(one.add)) for one in op.modifiers),
                    clamp=None if op.clamp is None else op.clamp * unit,
                )  # fmt: skip
            case Change():
                watches = tuple(replace(watch, do=tuple(map(large, watch.do))) for watch in op.watches)
                return replace(op, amount=some(op.amount), watches=watches)
            case _:
                return op

    tracks = tuple(
        replace(
            spec, least=spec.least * unit, most=spec.most * unit, step=None if spec.step is None else spec.step * unit
        )
        for spec in program.tracks
    )
    stages = {name: tuple(map(large, block)) for name, block in program.stages.items()}
    return replace(program, stages=stages, tracks=tracks, expressions=tuple(trees))


def unequal_ends(rules: Program, kind: str, games: int) -> list[str]:
    """What differs between kernel and block in slots and scores."""
    who, block = seated(rules, kind), ScoredGames(rules, games, SEED)
    play_out(block, who)
    kernel = Kernel(flat_of(rules, who))
    found = EndedGames.by(kernel, kernel.fresh(keys_of(SEED, np.arange(games)), kept(kernel)))
    whole = slice(games)
    return [*unequal_slots(block, kernel.flat, SEED), *found.unequal(EndedGames.of(block), whole, whole)]


# Which width


@pytest.mark.parametrize(("turns", "width"), [(30, NARROW), (31, WIDE), (40, WIDE)])
def test_a_game_longer_than_history_in_32_bits_is_of_64(turns: int, width: object) -> None:
    rules = program("pocket")
    long_game = replace(rules, scenario=lasting(rules.scenario, turns))
    assert flattened(long_game, {}, slot_reach(rules)).width is width


@pytest.mark.parametrize(("far", "width"), [(1 << 20, NARROW), (1 << 28, WIDE), (1 << 40, WIDE)])
def test_numbers_that_could_leave_32_bits_are_of_64(far: int, width: object) -> None:
    rules = program("pocket")
    assert flattened(rules, {}, slot_reach(rules) | {"turn": far}).width is width


def test_numbers_that_could_leave_64_bits_are_refused() -> None:
    rules = program("pocket")
    with pytest.raises(Unflattenable, match="can come as far as"):
        flattened(rules, {}, slot_reach(rules) | {"turn": 1 << 48})


# The same games


@needs_kernel
@pytest.mark.parametrize(("seed", "turns"), [(1, 40), pytest.param(1, 60, marks=pytest.mark.long)])
def test_a_long_game_is_that_of_trace_and_block(seed: int, turns: int) -> None:
    """History of 60 bits forgets in a game of 60 turns; what it forgets, all forget alike."""
    rules = rulebook(seed, turns)
    who = seated(rules, "random")
    flat = flat_of(rules, who)
    assert flat.width is WIDE
    block = side_by_side(rules, 2, seed, who)
    assert block.row(rules.slot("turn")).max() == turns
    assert unequal_slots(block, flat, seed) == []
    for kind in ("random", "doctrine:whim"):
        assert unequal(rules, seated(rules, kind), 30, SEED) == [], kind


@needs_kernel
@pytest.mark.parametrize("seed", [1, 5])
def test_games_with_numbers_of_billions_are_those_of_trace_and_block(seed: int) -> None:
    rules = in_units_of(rulebook(seed), BILLION)
    who = seated(rules, "random")
    flat = flat_of(rules, who)
    assert flat.width is WIDE
    block = side_by_side(rules, 4, seed, who)
    assert np.abs(block.values).max() > 1 << 31
    assert unequal_slots(block, flat, seed) == []
    assert unequal_ends(rules, "random", 100) == []


@needs_kernel
def test_wide_games_are_the_same_however_many_are_played_beside_each_other() -> None:
    rules = rulebook(2, 40)
    flat = flat_of(rules, seated(rules, "random"))
    whole = every_slot(flat, 200, SEED)
    for first, count in ((0, 1), (7, 16), (190, 10)):
        assert np.array_equal(every_slot(flat, count, SEED, first), whole[:, first : first + count])


@needs_kernel
@pytest.mark.long
@pytest.mark.parametrize("seed", range(6, 60))
def test_long_games_and_large_numbers_of_many_rulebooks(seed: int) -> None:
    for turns in (40, 60):
        for _, rules in rulebooks([seed], turns):
            for kind in ("random", "doctrine:whim"):
                assert unequal(rules, seated(rules, kind), 60, SEED) == [], f"{turns} turns, {kind}"
    rules = in_units_of(rulebook(seed), BILLION)
    try:
        flat_of(rules, seated(rules, "random"))
    except Unflattenable:
        return
    assert unequal_ends(rules, "random", 60) == []


@needs_kernel
@pytest.mark.long
@pytest.mark.parametrize("theory", THEORIES)
@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_crisis_of_forty_turns_is_the_same_by_kernel_and_block(name: str, theory: str) -> None:
    loaded = load_scenario(find_scenario(name))
    assert loaded.scenario is not None
    rules = lower(lasting(loaded.scenario, 40), (theory,))
    for kind in ("random", *(f"doctrine:{one}" for one in doctrines_of(rules.scenario))):
        assert unequal(rules, seated(rules, kind), 100, SEED) == [], kind
