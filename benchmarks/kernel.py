"""What the compiled kernel makes of many games: against the block, the trace and the OpenSpiel Python game."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from random import Random

import numpy as np

from benchmarks.goals import Goal
from benchmarks.planning import planners_of, playout
from benchmarks.playing import ALONE, BLOCK, DOCTRINE, MANY, block, reference
from benchmarks.timing import least, least_wall
from wargame.engine.flat import flattened
from wargame.engine.lowering.policies import lower_policy
from wargame.sim.block_dice import keys_of
from wargame.sim.executor import KernelExecutor, choosers_of
from wargame.sim.lanes import kernel
from wargame.sim.line_ups import deciders_of
from wargame.sim.kernel_rollout import KernelRollout, by_turns
from wargame.sim.policies import DoctrineDecider
from wargame.sim.reach import slot_reach
from wargame.sim.rollout import PolicyProfile, RolloutGames
from wargame.sim.strength import dealt

GAMES = 8 * BLOCK
_ROUNDS = 5
NOT_BUILT = "there is no kernel here: no C compiler was found when the program was installed"


@cache
def _kernel(kind: str) -> kernel.Kernel:
    """Without counters: games and their scores alone."""
    rules = reference()
    who = deciders_of(rules, dict.fromkeys(rules.seats, kind))
    return kernel.Kernel(flattened(rules, choosers_of(who), slot_reach(rules)))


def _play(kind: str, games: int) -> object:
    found = _kernel(kind)
    return found.fresh(keys_of(1, np.arange(games)), (found.flat.scores.outcome, *found.flat.scores.totals))


def many() -> list[Goal]:
    """Goals 1, 5 and 7 of the kernel."""
    if not kernel.BUILT:
        what = "games at random by the kernel, against the OpenSpiel Python game"
        return [Goal(1, what, "at least", 350, "×", None, NOT_BUILT)]
    rules, lots = reference(), Random(1)
    planners = planners_of(rules)
    counted = KernelExecutor(rules, deciders_of(rules, dict.fromkeys(rules.seats, DOCTRINE)))
    cases: dict[str, Callable[[], object]] = {
        "random": lambda: _play("random", GAMES), "doctrine": lambda: _play(DOCTRINE, GAMES),
        "counted": lambda: counted.play(1, 0, GAMES), "block": lambda: block(DOCTRINE, BLOCK),
        "block at random": lambda: block("random", BLOCK // 2),
        "trace": lambda: [playout(rules, planners, number) for number in range(ALONE)],
    }
    for kind in ("random", DOCTRINE):
        _kernel(kind)  # lowered once, whatever is played
    try:
        from benchmarks import openspiel_game
    except ImportError:
        found, peer, why = least(cases, 2), None, "open_spiel is not installed: pip install .[bench]"
    else:
        game = openspiel_game.CrisisGame(rules)
        cases["peer"] = lambda: openspiel_game.playouts(game, lots, ALONE)
        found = least(cases, 2)
        peer = found["peer"] / ALONE
        why = f"the OpenSpiel game: {1 / peer:.0f} playouts a second"
    each = {name: found[name] / GAMES for name in ("random", "doctrine", "counted")}
    by_block = {"random": found["block at random"] / (BLOCK // 2), "doctrine": found["block"] / BLOCK}
    return [
        Goal(1, "games at random by the kernel, against the OpenSpiel Python game", "at least", 350, "×",
             None if peer is None else peer / each["random"], f"{1 / each['random']:,.0f} games a second; {why}"),
        Goal(1, "games by doctrine by the kernel, against the same at random", "at least", 900, "×",
             None if peer is None else peer / each["doctrine"],
             f"{1 / each['doctrine']:,.0f} games a second; {1 / each['counted']:,.0f} with everything counted"),
        Goal(2, "games at random by the kernel, against the block", "at least", 5, "×",
             by_block["random"] / each["random"]),
        Goal(2, "games by doctrine by the kernel, against the block", "at least", 3, "×",
             by_block["doctrine"] / each["doctrine"]),
        Goal(2, "games by doctrine by the kernel, against the trace one by one", "at least", 300, "×",
             found["trace"] / ALONE / each["doctrine"]),
        *_threads(), *_rollouts(),
    ]  # fmt: skip


def _threads() -> list[Goal]:
    """Two threads against one, and a million games, on the wall."""
    allowed = kernel.processors

    def by(threads: int) -> Callable[[], object]:
        def play() -> object:
            kernel.processors = lambda: threads
            return _play(DOCTRINE, GAMES)

        return play

    try:
        found = least_wall({"one": by(1), "two": by(2)}, 3)
    finally:
        kernel.processors = allowed
    whole = found["two"] / GAMES * MANY
    return [
        Goal(5, "two threads of the kernel, against one", "at least", 1.8, "×", found["one"] / found["two"]),
        Goal(7, "a million games by doctrine, kernel, two threads", "at most", 8, "s", whole, f"from {GAMES:,} games"),
    ]


def _rollouts() -> list[Goal]:
    """One game, and a thousand, played on from the deal with every slot handed back."""
    rules = reference()
    ways: Sequence[PolicyProfile] = [
        {seat: DoctrineDecider(lower_policy(rules, DOCTRINE.partition(":")[2], seat)) for seat in rules.seats}
    ]
    rollout, planners = KernelRollout(rules, pays=0), planners_of(rules)
    rollout.play(dealt(rules, 8, 1, 1), ways)  # lowered, and held against the block
    goals = []
    for games, promised in ((1, 10.0), (1000, 5.0)):
        ready = [dealt(rules, games, 1, 1) for _ in range(2 * _ROUNDS)]
        cases: dict[str, Callable[[], object]] = {
            "kernel": partial(_of_next, rollout.play, ready, ways), "block": partial(_of_next, by_turns, ready, ways),
            "trace": partial(playout, rules, planners, 0),
        }
        found = least(cases, _ROUNDS)
        said = f"{found['kernel'] * 1000:.1f} ms"
        if games == 1:
            what, against = "one game played on by the kernel, against the trace", found["trace"]
        else:
            what, against = f"{games:,} games played on by the kernel, against the block", found["block"]
        goals.append(Goal(4, what, "at least", promised, "×", against / found["kernel"], said))
    return goals


def _of_next(
    play: Callable[[RolloutGames, Sequence[PolicyProfile]], object], ready: list[RolloutGames],
    ways: Sequence[PolicyProfile],
) -> None:
    play(ready.pop(), ways)
