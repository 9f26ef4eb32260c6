"""One meaning of the rules: the kernel plays the games of block and trace, to the last slot, score and count."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.content.shipped import NAMES, THEORIES, program_under
from tests.daily import daily
from tests.engine.positions import program
from tests.sim import digests
from tests.sim.kernel_games import (
    every_slot, flat_of, needs_kernel, rulebook, rulebooks, seated, unequal, unequal_slots,
)
from tests.sim.side_by_side import side_by_side
from wargame.authoring.loading import load_scenario
from wargame.document.lines import lines
from wargame.engine.flat import Unflattenable
from wargame.engine.flat.operations import NAMES as OPERATIONS
from wargame.engine.lowering import lower
from wargame.engine.names import doctrines_of
from wargame.engine.program import Program
from wargame.library import find_scenario
from wargame.reporting.facts import facts_of
from wargame.reporting.rehearsal import rehearsal
from wargame.sim import executor
from wargame.sim.executor import BlockExecutor, CheckedExecutor, KernelExecutor, executor_for
from wargame.sim.line_ups import all_line_ups, deciders_of, line_up_of
from wargame.sim.played import LineUpGames
from wargame.sim.policies import BlockDecider
from wargame.sim.rehearsal import rehearse

SEED = 2026
DAILY = 4
"""Random rulebooks of every day."""


@needs_kernel
def test_the_kernel_knows_the_operations_of_the_program() -> None:
    from wargame.sim.lanes import _kernel

    assert _kernel.OPERATIONS.split() == OPERATIONS.split()


@pytest.mark.skipif(os.name == "nt", reason="its compiler is not named by CC")
def test_a_compiler_that_fails_is_told_and_nothing_is_made() -> None:
    kernel = Path(executor.__file__).parent / "lanes" / "kernel.c"

    def made() -> dict[Path, float]:
        return {one: one.stat().st_mtime for one in kernel.parent.glob("_kernel*")}

    before = made()
    done = subprocess.run(
        [sys.executable, kernel.parents[3] / "hatch_build.py"], env={**os.environ, "CC": "/bin/false"},
        capture_output=True, encoding="utf-8", check=False,
    )
    assert (done.returncode, made()) == (1, before)
    assert "/bin/false" in done.stderr


@needs_kernel
@pytest.mark.parametrize("seed", range(DAILY))
def test_games_of_a_random_rulebook_are_those_of_the_trace(seed: int) -> None:
    rules = rulebook(seed)
    who = seated(rules, "random")
    assert unequal_slots(side_by_side(rules, 6, seed, who), flat_of(rules, who), seed) == []


@needs_kernel
@pytest.mark.parametrize("seed", range(DAILY))
def test_games_of_a_random_rulebook_are_those_of_the_block(seed: int) -> None:
    rules = rulebook(seed)
    assert unequal(rules, seated(rules, "random"), 150, seed) == []
    assert unequal(rules, seated(rules, "doctrine:whim"), 40, seed) == []


@needs_kernel
@pytest.mark.long
@pytest.mark.parametrize("first", range(DAILY, 600, 99))
def test_games_of_hundreds_of_random_rulebooks_are_those_of_the_block(first: int) -> None:
    for seed, rules in rulebooks(range(first, first + 99)):
        for kind in ("random", "doctrine:whim"):
            assert unequal(rules, seated(rules, kind), 150, seed) == [], f"rulebook {seed}, {kind}"


@needs_kernel
@pytest.mark.parametrize("name", daily(NAMES, ("gsomia-cliff",).__contains__))
def test_a_shipped_crisis_is_the_same_game_by_the_kernel(name: str) -> None:
    rules = program_under(name, "CHA")
    assert unequal(rules, seated(rules, "random"), 24, SEED) == []


@needs_kernel
@pytest.mark.long
@pytest.mark.parametrize("theory", THEORIES)
@pytest.mark.parametrize("name", NAMES)
def test_a_thousand_games_of_everybody_are_equal_to_the_last_slot(name: str, theory: str) -> None:
    rules = program_under(name, theory)
    for kind in ("random", "idle", *(f"doctrine:{one}" for one in doctrines_of(rules.scenario))):
        assert unequal(rules, seated(rules, kind), 1000, SEED, 5) == [], kind


@needs_kernel
def test_a_doctrine_may_ask_for_a_later_that_no_rule_gives_so_far_ahead() -> None:
    """Rulebook 8: a slot of the calendar that only the doctrine asks for."""
    rules = rulebook(8)
    assert unequal(rules, seated(rules, "doctrine:whim"), 10, SEED) == []


@needs_kernel
def test_who_sits_beside_each_other_may_differ() -> None:
    rules = program("dprk")
    kinds = dict(zip(rules.seats, ("doctrine:cooperative", "idle", "random"), strict=True))
    assert unequal(rules, deciders_of(rules, kinds), 40, SEED) == []


@needs_kernel
def test_games_are_the_same_however_many_are_played_beside_each_other() -> None:
    """A row of few lanes or of many, a row that is not full, and the same games from another first one."""
    rules = program("pocket")
    flat = flat_of(rules, seated(rules, "random"))
    whole = every_slot(flat, 300, SEED)
    assert np.array_equal(every_slot(flat, 2500, SEED)[:, :300], whole), "in threads, where there are two processors"
    for first, count in ((0, 1), (7, 16), (100, 130), (290, 10)):
        assert np.array_equal(every_slot(flat, count, SEED, first), whole[:, first : first + count])


@needs_kernel
def test_the_pinned_digests_are_the_kernels_too() -> None:
    name, theory = "dprk-missile-crisis", "CHA"
    rules = program_under(name, theory)
    kept = [number for number, slot in enumerate(rules.slots) if slot.kind == "track" or slot.name in ("turn", "ended")]
    rows = every_slot(flat_of(rules, seated(rules, "random")), digests.GAMES, digests.SEED)[kept]
    assert digests.digest_of([rows.T]) == digests.pinned()[name][theory]


def test_equal_programs_have_equal_digests_and_others_another() -> None:
    rules = program("pocket")
    one, same, other = (flat_of(rules, seated(rules, kind)) for kind in ("random", "random", "idle"))
    assert one.digest == same.digest != other.digest


# What cannot be flat


def test_a_decider_that_only_a_block_knows_plays_in_a_block() -> None:
    class Somebody:
        def order(self, games: object) -> None:
            pass

    with pytest.raises(Unflattenable, match="Somebody"):
        KernelExecutor(program("pocket"), [Somebody()])


# Which executor plays


class Lying:
    """A kernel that is wrong in its first game."""

    def __init__(self, rules: Program, who: Sequence[BlockDecider], shared: object = None) -> None:
        self.honest = BlockExecutor(rules, who)

    def play(self, seed: int, first: int, count: int) -> LineUpGames:
        played = self.honest.play(seed, first, count)
        outcome = played.outcome.copy()
        outcome[0] += 1
        return replace(played, outcome=outcome)


def test_a_kernel_that_differs_is_found_out_and_the_block_plays() -> None:
    rules = program("pocket")
    who = seated(rules, "random")
    held, honest = CheckedExecutor(Lying(rules, who), BlockExecutor(rules, who)), BlockExecutor(rules, who)
    for first, count in ((0, 20), (20, 5)):
        played = held.play(SEED, first, count)
        assert played.disputed == ("outcome",)
        assert list(played.different(honest.play(SEED, first, count))) == []


def test_a_rehearsal_says_where_its_executors_differed(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load_scenario(find_scenario("gsomia-cliff"))
    assert loaded.scenario is not None
    rules = lower(loaded.scenario, ("CHA",))
    monkeypatch.setattr(executor, "BUILT", True)
    monkeypatch.setattr(executor, "SharedKernel", lambda *_: object())
    monkeypatch.setattr(executor, "KernelExecutor", Lying)
    *_, tallies = rehearse([(rules, line_up_of(dict.fromkeys(rules.seats, "idle")))], 300, SEED)
    assert tallies[0].different == ("outcome",)
    assert loaded.where is not None
    said = " ".join(lines(rehearsal(facts_of(tallies, 300, loaded.where))).split())
    assert "two executors" in said
    assert "outcome" in said


@needs_kernel
def test_a_rehearsal_is_the_same_with_a_kernel_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = program("pocket")
    line_up = all_line_ups(rules.scenario)[-1]
    assert isinstance(executor_for(rules, line_up.players, 600), CheckedExecutor)
    *_, (with_it,) = rehearse([(rules, line_up)], 600, SEED)
    monkeypatch.setattr(executor, "BUILT", False)
    assert isinstance(executor_for(rules, line_up.players, 600), BlockExecutor)
    *_, (without,) = rehearse([(rules, line_up)], 600, SEED)
    assert with_it.columns == without.columns
    for name in with_it.columns:
        assert np.array_equal(with_it.column(name), without.column(name)), name
    assert (with_it.times, with_it.ever) == (without.times, without.ever)
    assert all(np.array_equal(rows, without.tracks[name]) for name, rows in with_it.tracks.items())


@needs_kernel
def test_line_ups_that_share_a_kernel_play_as_each_alone() -> None:
    rules = program("pocket")
    line_ups = [one.players for one in all_line_ups(rules.scenario)]
    line_ups.append({seat: "idle" if place else "random" for place, seat in enumerate(rules.seats)})
    together = executor.executors_for([(rules, players) for players in line_ups], 600)
    for players, shared in zip(line_ups, together, strict=True):
        alone = BlockExecutor(rules, deciders_of(rules, players))
        assert isinstance(shared, CheckedExecutor)
        assert list(shared.play(SEED, 0, 40).different(alone.play(SEED, 0, 40))) == []
        assert shared.play(SEED, 0, 40).disputed == ()


def test_few_games_are_played_in_a_block() -> None:
    rules = program("pocket")
    assert isinstance(executor_for(rules, all_line_ups(rules.scenario)[-1].players, 20), BlockExecutor)
