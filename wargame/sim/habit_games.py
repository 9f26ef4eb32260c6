"""Habits of seats side by side, by the compiled kernel where it can, else in a block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

import numpy as np

from wargame.engine.flat import Chooser, Unflattenable, flattened
from wargame.engine.flat.listening import GivenNumbers
from wargame.engine.policy import Candidate, Policy
from wargame.engine.program import Program
from wargame.language.formulas import where
from wargame.language.tree import const
from wargame.sim.block_dice import keys_of
from wargame.sim.cross_check import CHECKED_GAMES, CrossCheck
from wargame.sim.executor import choosers_of
from wargame.sim.habits import Habit, habit_decider
from wargame.sim.intervention import ABOVE_ALL, tried_by
from wargame.sim.lanes.kernel import BUILT, Kernel
from wargame.sim.line_ups import deciders_of
from wargame.sim.played import EndedGames, kept
from wargame.sim.policies import play_out
from wargame.sim.reach import slot_reach
from wargame.sim.scores import PairedGames
from wargame.sim.trial_kernel import ARM, among

WORTH = 4096
"""From so many games on lowering habits takes less time than it saves."""


class HabitGames:
    """Plays games in which one seat has a habit and all others follow doctrines."""

    def __init__(
        self, program: Program, players: Mapping[str, str], seat: str, habits: Sequence[Habit], games: int
    ) -> None:
        """``players``: everybody else; ``habits``: all of one doctrine; ``games``: how many of each there will be."""
        self._program, self._players, self._seat, self._habits = program, players, seat, tuple(habits)
        self._kernel: Kernel | None = None
        self._check = CrossCheck()
        if BUILT and len(habits) * games >= WORTH:
            with suppress(Unflattenable):
                choosers = {**choosers_of(deciders_of(program, players)), seat: (Chooser(self._told()),)}
                given = GivenNumbers({ARM: len(habits)})
                self._kernel = Kernel(flattened(program, choosers, slot_reach(program), given=given))

    def play(self, first: int, count: int, games: int, seed: int) -> EndedGames:
        """Habit number ``first`` and following: column ``n * games + g`` is game ``g`` by habit ``first + n``."""
        kernel = self._kernel
        if kernel is None or not self._check.passes(lambda: self._unequal(kernel, first, count, games, seed)):
            return self._by_block(first, count, games, seed)
        return self._by_kernel(kernel, first, count, games, seed)

    def _unequal(self, kernel: Kernel, first: int, count: int, games: int, seed: int) -> Iterable[str]:
        few, whole = min(games, CHECKED_GAMES), slice(count * min(games, CHECKED_GAMES))
        found, again = self._by_kernel(kernel, first, count, few, seed), self._by_block(first, count, few, seed)
        return found.unequal(again, whole, whole)

    def _by_kernel(self, kernel: Kernel, first: int, count: int, games: int, seed: int) -> EndedGames:
        starts = np.repeat(kernel.start, count, axis=1)
        starts[kernel.flat.given[ARM]] = np.arange(first, first + count)
        which, keys = np.repeat(np.arange(count), games), np.tile(keys_of(seed, np.arange(games)), count)
        return EndedGames.by(kernel, kernel.play(starts, which, keys, kept(kernel), kernel.flat.dealt, 0))

    def _by_block(self, first: int, count: int, games: int, seed: int) -> EndedGames:
        block = PairedGames(self._program, games, count, seed)
        own = habit_decider(self._program, self._seat, self._habits[first : first + count], games)
        play_out(block, [*deciders_of(self._program, self._players), own])
        return EndedGames.of(block)

    def _told(self) -> Policy:
        """The policy of the seat: its weights ask for the number of the habit."""
        decider = habit_decider(self._program, self._seat, self._habits, 1)
        policy, lines, numbered = decider.policy, list(decider.policy.lines), tuple(enumerate(self._habits))

        def weighed(one: Candidate) -> Candidate:
            tried = tried_by(one)
            banned = among(n for n, habit in numbered if habit.only is not None or one.act.move in habit.never)
            pushed = among(n for n, habit in numbered if any((card.move, card.chosen) == tried for card in habit.cards))
            own = lines[one.weight] if decider.owns(one) else const(0)
            lines.append(where(pushed, const(ABOVE_ALL), where(banned, const(0), own)))
            return replace(one, weight=len(lines) - 1)

        tiers = tuple(replace(tier, candidates=tuple(map(weighed, tier.candidates))) for tier in policy.tiers)
        return replace(policy, lines=tuple(lines), tiers=tiers)
