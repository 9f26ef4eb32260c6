"""Goals 1, 3, 5, 6 and 7: how many games, how fast, and the same games whoever plays them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from random import Random

import numpy as np

from benchmarks.goals import Goal
from benchmarks.planning import planners_of, playout
from benchmarks.timing import ROOT, least, least_wall
from wargame.authoring.loading import load_scenario
from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.extras import install_line
from wargame.model.orders import Order
from wargame.sim.block import Games
from wargame.sim.policies import BlockDecider, play_out
from wargame.sim.line_ups import deciders_of
from wargame.sim.single import play_and_note

REFERENCE = ROOT / "scenarios" / "dprk-missile-crisis.yaml"
DOCTRINE = "doctrine:prudent"
BLOCK, ALONE, COMPARED, MANY = 4096, 20, 24, 1_000_000
_PEAK = """
from benchmarks.playing import reference, DOCTRINE
from wargame.sim.rehearsal import rehearse
from wargame.sim.line_ups import line_up_of
rules = reference()
for _ in rehearse([(rules, line_up_of(dict.fromkeys(rules.seats, DOCTRINE)))], 20_000, 1):
    pass
"""
_HELD = "\nprint(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"


@cache
def reference() -> Program:
    """The reference scenario under its first theory."""
    loaded = load_scenario(REFERENCE)
    assert loaded.scenario is not None
    return lower(loaded.scenario)


def block(kind: str, count: int, first: int = 0) -> Games:
    """Games of the reference scenario in one block, the same player at every seat."""
    rules = reference()
    games = Games(rules, count, 1, first)
    play_out(games, _deciders(kind))
    return games


@cache
def _deciders(kind: str) -> Sequence[BlockDecider]:
    return deciders_of(reference(), dict.fromkeys(reference().seats, kind))


def speed() -> list[Goal]:
    """Goal 3: one game after another, beside the same scenario as an OpenSpiel Python game."""
    what = "one game after another with all events, against the OpenSpiel Python game"
    rules, lots = reference(), Random(1)
    try:
        from benchmarks import openspiel_game
    except ImportError:
        return [Goal(3, what, "at least", 1, "×", None, f"open_spiel is not installed: {install_line('bench')}")]
    planners, game = planners_of(rules), openspiel_game.CrisisGame(rules)
    found = least({
        "trace": lambda: [playout(rules, planners, number) for number in range(ALONE)],
        "peer": lambda: openspiel_game.playouts(game, lots, ALONE),
    }, 2)  # fmt: skip
    note = f"{ALONE / found['trace']:.0f} games a second"
    return [Goal(3, what, "at least", 1, "×", found["peer"] / found["trace"], note)]


def sameness() -> list[Goal]:
    """Goal 6: the same games by trace and block; in one block and in parts."""
    rules = reference()
    games, who = Games(rules, COMPARED, 1), _deciders("random")
    turns = play_and_note(games, who)
    equal = sum(_alone(game, orders) == games.values[:, game][_kept()].tolist() for game, orders in enumerate(turns))
    parts = [block("random", COMPARED // 3, place * COMPARED // 3).values for place in range(3)]
    alike = np.array_equal(games.values, np.concatenate(parts, axis=1))
    note = f"{COMPARED} games by trace and block, and in three parts; the tests compare many more"
    return [Goal(6, "identical results", "at least", 100, "%", 100 * equal / COMPARED if alike else 0.0, note)]


def _kept() -> np.ndarray:
    """Every slot but those that only a watch reads."""
    return np.array([n for n, slot in enumerate(reference().slots) if not slot.name.startswith("amount:")])


def _alone(game: int, turns: Sequence[Mapping[str, Order]]) -> list[int]:
    rules, dice = reference(), KeyedDice(1, game)
    state = apply(rules, opening(rules), deal(rules, opening(rules), dice))
    for orders in turns:
        assert not is_over(rules, state)
        state = apply(rules, state, open_turn(rules, state, dice))
        state = apply(rules, state, resolve(rules, state, orders, dice))
    return [state.values[number] for number in _kept()]


def _share(first: int, count: int) -> int:
    return block(DOCTRINE, count, first).count


def processes() -> list[Goal]:
    """Goals 5 and 7: two processes of the block against one, and what many games hold."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(_share, (0, 1), (64, 64)))  # both have read and lowered the scenario
        found = least_wall(
            {
                "one": lambda: [pool.submit(_share, first, BLOCK).result() for first in (0, BLOCK)],
                "two": lambda: list(pool.map(_share, (0, BLOCK), (BLOCK, BLOCK))),
            },
            3,
        )
    return [Goal(5, "two processes, against one", "at least", 1.8, "×", found["one"] / found["two"]), _memory()]


def _memory() -> Goal:
    """The most that a process holds while it plays and counts many games, less what it holds before."""
    what = "memory of 20,000 games, all counted"
    if not Path("/proc/self/status").exists():
        return Goal(7, what, "at most", 64, "MiB", None, "this system does not tell")
    held, before = (
        int(subprocess.run([sys.executable, "-c", code + _HELD], cwd=ROOT, check=True, capture_output=True).stdout)
        for code in (_PEAK, "import benchmarks.playing")
    )
    note = f"beside {before // 1024} MiB of Python, numpy and our own modules"
    return Goal(7, what, "at most", 64, "MiB", (held - before) / 1024, note)
