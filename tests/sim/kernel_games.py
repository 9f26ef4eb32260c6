"""Games by the compiled kernel, with every slot of theirs, to be held against those of a block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

import numpy as np
import pytest

from tests.sim.random_files import drawn
from wargame.engine.flat import FlatProgram, flattened
from wargame.engine.lowering import lower
from wargame.engine.lowering.budget import TooMuch
from wargame.engine.program import Program
from wargame.model.files import Scenario
from wargame.sim.block import Games
from wargame.sim.block_dice import keys_of
from wargame.sim.executor import BlockExecutor, KernelExecutor, choosers_of
from wargame.sim.lanes.kernel import BUILT, Kernel
from wargame.sim.line_ups import deciders_of
from wargame.sim.policies import BlockDecider, play_out
from wargame.sim.reach import slot_reach
from wargame.sim.scores import ScoredGames

needs_kernel = pytest.mark.skipif(not BUILT, reason="no C compiler made a kernel here")


def seated(rules: Program, kind: str) -> Sequence[BlockDecider]:
    return deciders_of(rules, dict.fromkeys(rules.seats, kind))


def lasting(scenario: Scenario, turns: int) -> Scenario:
    """A scenario of so many turns; more than authors may give it, too."""
    return scenario.model_copy(update={"about": scenario.about.model_copy(update={"turns": turns})})


def rulebook(seed: int, turns: int | None = None) -> Program:
    scenario = drawn(seed).scenario
    scenario = scenario if turns is None else lasting(scenario, turns)
    return lower(scenario, ("HOPE" if seed % 2 else "DREAD",))


def rulebooks(seeds: Iterable[int], turns: int | None = None) -> Iterator[tuple[int, Program]]:
    """Those of these seeds that are not refused as too much for a save: few are."""
    for seed in seeds:
        with suppress(TooMuch):
            yield seed, rulebook(seed, turns)


def flat_of(rules: Program, who: Sequence[BlockDecider]) -> FlatProgram:
    """A program and those who order, flat, without counters."""
    return flattened(rules, choosers_of(who), slot_reach(rules))


def every_slot(flat: FlatProgram, games: int, seed: int, first: int = 0) -> np.ndarray:
    """Slots by games, as the kernel leaves them."""
    count = len(flat.program.slots)
    found = Kernel(flat).fresh(keys_of(seed, np.arange(first, first + games)), tuple(range(count)))
    return np.array([found.rows[slot] for slot in range(count)])


def unequal_slots(block: Games, flat: FlatProgram, seed: int, first: int = 0) -> list[str]:
    """The names of the slots that the kernel leaves otherwise than a block that was played out."""
    found = every_slot(flat, block.count, seed, first)
    return [
        slot.name for number, slot in enumerate(block.program.slots)
        if not np.array_equal(found[number], block.values[number])
    ]


def unequal(rules: Program, who: Sequence[BlockDecider], games: int, seed: int, first: int = 0) -> list[str]:
    """Everything that differs between kernel and block: slots, scores and counts."""
    block = ScoredGames(rules, games, seed, first)
    play_out(block, who)
    slots = unequal_slots(block, flat_of(rules, who), seed, first)
    kernel, again = (kind(rules, who).play(seed, first, games) for kind in (KernelExecutor, BlockExecutor))
    return [*slots, *kernel.different(again)]
