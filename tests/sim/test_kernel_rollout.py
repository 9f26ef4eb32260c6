"""Games played on from a position are the same by the kernel and by the block, whoever orders in which of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from tests.engine.positions import program
from tests.sim.kernel_games import needs_kernel, rulebook
from wargame.engine.lowering.policies import lower_policy
from wargame.engine.program import Program
from wargame.sim.cross_check import ExecutorsDiffer
from wargame.sim.executor import NOBODY
from wargame.sim.lanes.kernel import Kernel
from wargame.sim.kernel_rollout import KernelRollout, by_turns, play_on
from wargame.sim.policies import DoctrineDecider
from wargame.sim.random_policy import RandomDecider
from wargame.sim.rollout import PolicyProfile, RolloutGames
from wargame.sim.strength import dealt


def ways_of(rules: Program, doctrine: str) -> Sequence[PolicyProfile]:
    """By doctrine, at random, and the first seat idle beside others of both kinds."""
    _, *others = rules.seats
    ruled = {seat: DoctrineDecider(lower_policy(rules, doctrine, seat)) for seat in rules.seats}
    chance = {seat: RandomDecider(rules, seat) for seat in rules.seats}
    return ruled, chance, {seat: (ruled if place % 2 else chance)[seat] for place, seat in enumerate(others)}


def after(rules: Program, ways: Sequence[PolicyProfile], games: int, turns: int) -> RolloutGames:
    block = dealt(rules, games, len(ways), 11)
    while block.turn < turns and not block.over.all():
        block.open_turn()
        block.order_by(ways)
        block.resolve()
    return block


def idle(starts: Callable[..., np.ndarray]) -> Callable[..., np.ndarray]:
    """What games begin with, but that nobody orders."""

    def changed(self: KernelRollout, kernel: Kernel, *given: object) -> np.ndarray:
        found = starts(self, kernel, *given)
        found[list(kernel.flat.who.values())] = NOBODY
        return found

    return changed


def assert_alike(one: RolloutGames, other: RolloutGames) -> None:
    different = [
        slot.name for number, slot in enumerate(one.program.slots)
        if not np.array_equal(one.values[number], other.values[number])
    ]
    assert different == []
    assert np.array_equal(one.outcome, other.outcome)
    assert np.array_equal(one.met, other.met)
    for seat in one.program.seats:
        assert np.array_equal(one.totals[seat], other.totals[seat])
        assert np.array_equal(one.bands[seat], other.bands[seat])
    assert one.over.all()
    assert other.over.all()


@needs_kernel
@pytest.mark.parametrize(("seed", "turns"), [(0, None), (1, None), (1, 40)])
def test_games_of_a_random_rulebook_go_on_alike(seed: int, turns: int | None) -> None:
    rules = rulebook(seed, turns)
    ways, kernel = ways_of(rules, "whim"), KernelRollout(rules, pays=0)
    for played in (0, 2):
        one, other = after(rules, ways, 150, played), after(rules, ways, 150, played)
        by_turns(one, ways)
        assert kernel.play(other, ways)
        assert_alike(one, other)


@needs_kernel
def test_a_game_goes_on_alone_as_among_many() -> None:
    rules = program("pocket")
    ways, kernel = ways_of(rules, "gentle"), KernelRollout(rules, pays=0)
    among, block = after(rules, ways, 12, 2), after(rules, ways, 12, 2)
    alone = [among.some(np.array([game])) for game in range(12)]
    by_turns(block, ways)
    assert kernel.play(among, ways)
    assert_alike(among, block)
    for game, one in enumerate(alone):
        assert one.over.all() or kernel.play(one, ways)
        assert_alike(one, block.some(np.array([game])))


@needs_kernel
def test_somebody_new_at_a_seat_is_learned() -> None:
    rules = program("pocket")
    kernel, ways = KernelRollout(rules, pays=0), ways_of(rules, "gentle")
    for some in (ways[:1], ways):
        one, other = after(rules, some, 40, 1), after(rules, some, 40, 1)
        by_turns(one, some)
        assert kernel.play(other, some)
        assert_alike(one, other)


@needs_kernel
def test_the_same_players_made_anew_need_no_lowering() -> None:
    rules = program("pocket")
    kernel = KernelRollout(rules, pays=0)
    kernels = []
    for _ in range(2):
        ways = ways_of(rules, "gentle")
        assert kernel.play(after(rules, ways, 20, 1), ways)
        kernels.append(kernel._kernel)
    assert kernels[0] is kernels[1]


def test_few_games_are_left_to_the_block() -> None:
    rules = program("pocket")
    ways = ways_of(rules, "gentle")
    games = after(rules, ways, 8, 1)
    assert not KernelRollout(rules).play(games, ways)
    assert not games.over.all()


def test_nobody_is_made_to_wait_for_games_that_are_wanted_no_more() -> None:
    rules = program("pocket")
    ways = ways_of(rules, "gentle")
    games = after(rules, ways, 8, 1)
    assert not play_on(games, ways, lambda: False)
    assert not games.over.all()


@needs_kernel
def test_a_kernel_that_differs_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KernelRollout, "_starts", idle(KernelRollout._starts))
    rules = program("pocket")
    kernel, ways = KernelRollout(rules, pays=0), ways_of(rules, "gentle")
    games = after(rules, ways, 20, 1)
    with pytest.warns(ExecutorsDiffer):
        assert not kernel.play(games, ways)
    assert not games.over.all()
    assert not kernel.play(games, ways)
