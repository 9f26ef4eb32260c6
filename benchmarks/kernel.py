"""What the compiled kernel makes of many games: against the block, the trace and the OpenSpiel Python game."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.generated_c import COMPILER, GeneratedC
from benchmarks.goals import Goal
from benchmarks.planning import planners_of, playout
from benchmarks.playing import ALONE, BLOCK, DOCTRINE, MANY, block, reference
from benchmarks.timing import least, least_wall
from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.deciding import Decider
from wargame.engine.draws import KeyedDice
from wargame.engine.flat import flattened
from wargame.engine.lowering.policies import lower_policy
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.extras import install_line
from wargame.model.state import State
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
        found, peer, why = least(cases, 2), None, f"open_spiel is not installed: {install_line('bench')}"
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
        _generated(), *_threads(), *_rollouts(),
    ]  # fmt: skip


def _generated() -> Goal:
    """The kernel against C that was written for this scenario and its doctrines."""
    what = "games by doctrine by the kernel, against C generated for the scenario"
    if COMPILER is None:
        return Goal(2, what, "at least", 1, "×", None, "there is no gcc here")
    general = _kernel(DOCTRINE)
    ends = (general.flat.scores.outcome, *general.flat.scores.totals)
    keys, every = keys_of(1, np.arange(GAMES)), (*range(len(general.flat.program.slots)), *ends)
    with TemporaryDirectory() as folder:
        generated = GeneratedC(general, Path(folder))
        some = keys[: BLOCK // 4]
        assert np.array_equal(generated.fresh(some, every), general.fresh(some, every).values)
        cases: dict[str, Callable[[], object]] = {
            "generated": lambda: generated.fresh(keys, ends), "kernel": lambda: general.fresh(keys, ends),
        }
        found = least(cases, 3)
    note = f"{GAMES / found['generated']:,.0f} games a second, after {generated.seconds:.0f} s of gcc; all slots equal"
    return Goal(2, what, "at least", 1, "×", found["generated"] / found["kernel"], note)


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
    """Games played on with every slot handed back: one from the end of a turn midway, and a thousand from the deal."""
    rules = reference()
    policies = {seat: lower_policy(rules, DOCTRINE.partition(":")[2], seat) for seat in rules.seats}
    ways: Sequence[PolicyProfile] = [{seat: DoctrineDecider(policy) for seat, policy in policies.items()}]
    rollout, table = KernelRollout(rules, pays=0), _Table(rules, [Decider(policy) for policy in policies.values()])
    rollout.play(dealt(rules, 8, 1, 1), ways)  # lowered, and held against the block
    midway = table.played(table.fresh(), rules.scenario.about.turns // 2)

    def silently() -> RolloutGames:
        values, first = np.array([midway.values], dtype=np.int64).T, np.zeros(1, dtype=np.int64)
        games = RolloutGames(rules, values, keys_of(1, first), first, midway.turn)
        rollout.play(games, ways)
        return games

    ends = zip(rules.slots, silently().values[:, 0].tolist(), table.played(midway).values, strict=True)
    assert all(here == there for slot, here, there in ends if not slot.name.startswith("amount:"))
    found = least({
        "kernel": lambda: [silently() for _ in range(ALONE)],
        "trace": lambda: [table.played(midway) for _ in range(ALONE)],
    }, _ROUNDS)  # fmt: skip
    goals = [Goal(4, "one game played on silently from midway, against the trace", "at least", 10, "×",
                  found["trace"] / found["kernel"],
                  f"{found['kernel'] / ALONE * 1000:.2f} ms, of {ALONE} in a row")]  # fmt: skip
    games = 1000
    ready = [dealt(rules, games, 1, 1) for _ in range(2 * _ROUNDS)]
    cases: dict[str, Callable[[], object]] = {
        "kernel": partial(_of_next, rollout.play, ready, ways), "block": partial(_of_next, by_turns, ready, ways),
    }
    found = least(cases, _ROUNDS)
    return [*goals, Goal(4, f"{games:,} games played on by the kernel, against the block", "at least", 5, "×",
                         found["block"] / found["kernel"], f"{found['kernel'] * 1000:.1f} ms")]  # fmt: skip


class _Table:
    """Game 0 by the trace with all its events, as at a table where everybody follows a doctrine."""

    def __init__(self, program: Program, deciders: Sequence[Decider]) -> None:
        self._program, self._deciders, self._dice = program, deciders, KeyedDice(1, 0)

    def fresh(self) -> State:
        """Dealt."""
        start = opening(self._program)
        return apply(self._program, start, deal(self._program, start, self._dice))

    def played(self, state: State, turns: int = -1) -> State:
        """So many turns on; -1: to the end."""
        while turns and not is_over(self._program, state):
            state = apply(self._program, state, open_turn(self._program, state, self._dice))
            orders = {one.policy.seat: one.order(state.values) for one in self._deciders}
            state = apply(self._program, state, resolve(self._program, state, orders, self._dice))
            turns -= 1
        return state


def _of_next(
    play: Callable[[RolloutGames, Sequence[PolicyProfile]], object], ready: list[RolloutGames],
    ways: Sequence[PolicyProfile],
) -> None:
    play(ready.pop(), ways)
