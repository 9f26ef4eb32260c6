"""What is tried by the kernel comes to what it comes to in a block, game by game."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from tests.content.shipped import NAMES, program_under
from tests.engine.positions import program
from tests.sim.kernel_games import needs_kernel, rulebook, rulebooks
from wargame.engine.names import doctrines_of
from wargame.engine.program import Program
from wargame.sim import trial_kernel
from wargame.sim.ablation import by_doctrine, run_trials, trials_of
from wargame.sim.cross_check import ExecutorsDiffer
from wargame.sim.intervention import Arm, InterventionGames
from wargame.sim.line_ups import all_line_ups
from wargame.sim.trial_kernel import PlayedTrials, TrialGames, TrialKernel

SEED = 2026


def arms_of(rules: Program) -> list[Arm]:
    return [arm for trial in trials_of(rules, rules.seats) for arm in trial.arms]


def different(rules: Program, doctrine: str, arms: Sequence[Arm], games: int) -> list[str]:
    """What of all arms, played by a kernel that knows them all, is otherwise in a block of some of them."""
    players = dict.fromkeys(rules.seats, doctrine)
    found = TrialKernel(rules, players, arms_of(rules)).play(arms, games, SEED)
    assert found.happened.any()
    assert not found.happened.all()
    block = InterventionGames(rules, players, arms, games, SEED)
    block.play()
    return found.different(PlayedTrials(block.happened, {seat: block.scores(seat) for seat in rules.seats}))


@needs_kernel
def test_every_arm_is_tried_alike() -> None:
    rules = program("pocket")
    assert different(rules, "gentle", arms_of(rules), 30) == []


@needs_kernel
@pytest.mark.parametrize("seed", range(4))
def test_every_arm_of_a_random_rulebook_is_tried_alike(seed: int) -> None:
    rules = rulebook(seed)
    assert different(rules, "whim", arms_of(rules)[seed::7], 16) == []


@needs_kernel
@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_every_arm_of_a_shipped_crisis_is_tried_alike(name: str) -> None:
    rules = program_under(name, "CHA")
    for doctrine in doctrines_of(rules.scenario):
        assert different(rules, doctrine, arms_of(rules), 20) == [], doctrine


@needs_kernel
@pytest.mark.long
@pytest.mark.parametrize("first", range(4, 100, 24))
def test_every_arm_of_many_random_rulebooks_is_tried_alike(first: int) -> None:
    for seed, rules in rulebooks(range(first, first + 24)):
        assert different(rules, "whim", arms_of(rules), 16) == [], f"rulebook {seed}"


@needs_kernel
def test_trials_are_the_same_with_a_kernel_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = program("pocket")
    line_ups = by_doctrine(rules, all_line_ups(rules.scenario))[:1]
    *_, by_kernel = run_trials(rules, line_ups, 40, SEED)
    monkeypatch.setattr(trial_kernel, "BUILT", False)
    *_, by_block = run_trials(rules, line_ups, 40, SEED)
    for one, other in zip(by_kernel, by_block, strict=True):
        assert (one.line_up, one.trial) == (other.line_up, other.trial)
        assert np.array_equal(one.happened, other.happened)
        assert all(np.array_equal(points, other.scores[seat]) for seat, points in one.scores.items())


@needs_kernel
def test_a_kernel_that_differs_is_told_and_the_block_plays(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = TrialKernel.play

    def lying(self: TrialKernel, arms: Sequence[Arm], games: int, seed: int) -> PlayedTrials:
        found = honest(self, arms, games, seed)
        return PlayedTrials(~found.happened, found.scores)

    rules = program("pocket")
    arms, players = arms_of(rules), dict.fromkeys(rules.seats, "gentle")
    truth = honest(TrialKernel(rules, players, arms), arms, 20, SEED)
    monkeypatch.setattr(TrialKernel, "play", lying)
    table = TrialGames(rules, players, arms, 20)
    with pytest.warns(ExecutorsDiffer, match="happened"):
        found = table.play(arms, 20, SEED)
    assert found.different(truth) == []
    assert table.play(arms[:3], 20, SEED).happened.tolist() == truth.happened[:3].tolist()
