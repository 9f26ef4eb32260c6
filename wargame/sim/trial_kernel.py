"""Trials of moves and answers by the compiled kernel: what ``sim.intervention`` does with masks, in instructions.

The number of a game's arm is given with it, and the turn from which on its move may be tried; whether it happened is
noted as the game goes. The weights and answers of the doctrines ask for these numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from wargame.engine.flat import Chooser, Unflattenable, flattened
from wargame.engine.flat.listening import GivenNumbers, GameNote
from wargame.engine.policy import Candidate, Line, Policy, PolicyQuestion
from wargame.engine.program import Program
from wargame.language import slots
from wargame.language.formulas import both, compare, either, is_on, no, read, where
from wargame.language.tree import Node, const
from wargame.sim.block import Games
from wargame.sim.block_dice import keys_of
from wargame.sim.cross_check import CHECKED_GAMES, CrossCheck
from wargame.sim.executor import WORTH
from wargame.sim.intervention import (
    ABOVE_ALL, Arm, InterventionDecider, InterventionGames, first_turns, tried_by, word_number,
)
from wargame.sim.lanes.kernel import BUILT, Kernel
from wargame.sim.reach import slot_reach
from wargame.sim.rows import Mask, Numbers
from wargame.sim.usage_listening import offered_when

ARM, SINCE, PUSHED, HAPPENED = "trial:arm", "trial:since", "trial:pushed", "trial:happened"


@dataclass(frozen=True)
class PlayedTrials:
    """What came of some arms. ``happened``: in which games what is tried was done, arms by games; ``scores``: the same
    of each seat's points."""

    happened: Mask
    scores: Mapping[str, Numbers]

    def different(self, other: PlayedTrials) -> list[str]:
        """What is not the same in both, by name."""
        pairs: dict[str, tuple[Mask | Numbers, Mask | Numbers]] = {"happened": (self.happened, other.happened)}
        pairs |= {f"score[{seat}]": (points, other.scores[seat]) for seat, points in self.scores.items()}
        return [name for name, (one, another) in pairs.items() if not np.array_equal(one, another)]


class TrialKernel:
    """Plays arms under one line-up; lowered once for all of them."""

    def __init__(self, program: Program, players: Mapping[str, str], arms: Sequence[Arm]) -> None:
        """As for ``InterventionGames``. Raises ``Unflattenable``."""
        self._program, self._arms, self._numbered = program, tuple(arms), tuple(enumerate(arms))
        choosers = {
            seat: [Chooser(self._told(InterventionDecider(program, name, seat, arms), seat))]
            for seat, name in players.items()
        }
        furthest = {ARM: len(arms), SINCE: program.scenario.about.turns, PUSHED: 1, HAPPENED: 1}
        given = GivenNumbers(furthest, tuple(self._opened()), tuple(self._ordered()), tuple(self._ended()))
        self._kernel = Kernel(flattened(program, choosers, slot_reach(program), given=given))

    def play(self, arms: Sequence[Arm], games: int, seed: int) -> PlayedTrials:
        """Some of the arms in games 0 and following under a seed."""
        flat, turns = self._kernel.flat, self._program.scenario.about.turns
        starts = np.repeat(self._kernel.start, len(arms) * turns, axis=1)  # each arm from each turn on
        starts[flat.given[ARM]] = np.repeat([self._arms.index(arm) for arm in arms], turns)
        starts[flat.given[SINCE]] = np.tile(np.arange(1, turns + 1), len(arms))
        since = first_turns(Games(self._program, games, seed))
        which = np.repeat(np.arange(len(arms)) * turns, games) + np.tile(since - 1, len(arms))
        keys = np.tile(keys_of(seed, np.arange(games)), len(arms))
        keep = (flat.given[HAPPENED], *flat.scores.totals)
        found = self._kernel.play(starts, which, keys, keep, flat.dealt, 0).values.reshape(len(keep), len(arms), games)
        return PlayedTrials(found[0] > 0, dict(zip(self._program.seats, found[1:], strict=True)))

    # What is noted

    def _opened(self) -> Iterator[GameNote]:
        """Who is pushed to what he tries: once, from the turn on, where it is open to all who must order it."""
        yield GameNote(PUSHED, 0, ())
        due = compare(read(SINCE), "<=", read(slots.TURN)), compare(read(HAPPENED), "==", 0)
        for move, seats in self._tried():
            mine = among(n for n, arm in self._numbered if (arm.move, arm.seats) == (move, seats) and not arm.never)
            site = self._program.moves[move]
            open_ = (one for seat in seats for one in offered_when(self._program, site, seat))
            yield GameNote(PUSHED, 1, (mine, *due, *open_))

    def _ordered(self) -> Iterator[GameNote]:
        for move, seats in self._tried():
            mine = among(n for n, arm in self._numbered if (arm.move, arm.seats) == (move, seats))
            for seat in seats:
                yield GameNote(HAPPENED, 1, (mine, is_on(slots.ordered(move, seat))))

    def _ended(self) -> Iterator[GameNote]:
        for question, seats in dict.fromkeys((arm.question, arm.seats) for arm in self._arms if arm.question):
            mine = among(n for n, arm in self._numbered if (arm.question, arm.seats) == (question, seats))
            yield GameNote(HAPPENED, 1, (mine, is_on(slots.answered(question, seats[0]))))

    def _tried(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every move with those who try it."""
        yield from dict.fromkeys((arm.move, arm.seats) for arm in self._arms if arm.move)

    # Who tries

    def _told(self, decider: InterventionDecider, seat: str) -> Policy:
        """The policy of somebody who tries: his weights and answers ask for the number of the arm."""
        policy, lines = decider.policy, list(decider.policy.lines)

        def line(tree: Node) -> Line:
            lines.append(tree)
            return len(lines) - 1

        mine = [(number, arm) for number, arm in self._numbered if seat in arm.seats]

        def weighed(one: Candidate) -> Candidate:
            own, tried = lines[one.weight] if decider.owns(one) else const(0), tried_by(one)
            banned = among(number for number, arm in mine if arm.move == one.act.move)
            pushed = among(n for n, arm in mine if (arm.move, arm.chosen) == tried and not arm.never)
            weight = where(both(pushed, is_on(PUSHED)), const(ABOVE_ALL), where(banned, const(0), own))
            return replace(one, weight=line(weight))

        def asked(question: PolicyQuestion) -> PolicyQuestion:
            words = {n: word_number(self._program, arm) for n, arm in mine if arm.question == question.question}
            answers = []
            for place, answer in enumerate(question.answers):
                would = (
                    no(among(words)) if decider.answers(question, place)
                    else among(number for number, word in words.items() if word == answer.number)
                )
                answers.append(replace(answer, when=line(both(would, lines[answer.when]))))
            return replace(question, answers=tuple(answers))

        tiers = tuple(replace(tier, candidates=tuple(map(weighed, tier.candidates))) for tier in policy.tiers)
        questions = tuple(map(asked, policy.questions))
        return replace(policy, lines=tuple(lines), tiers=tiers, questions=questions)


def among(numbers: Iterable[int]) -> Node:
    """Whether a game's arm has one of these numbers, which rise: told by the first and the last of each row of them."""
    arm, rows = read(ARM), list[list[int]]()
    for number in numbers:
        if rows and rows[-1][-1] == number - 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    return either(*(both(compare(arm, ">=", row[0]), compare(arm, "<=", row[-1])) for row in rows))


class TrialGames:
    """Plays arms under one line-up: by the kernel where there is one that can, else in a block."""

    def __init__(self, program: Program, players: Mapping[str, str], arms: Sequence[Arm], games: int) -> None:
        """As for ``InterventionGames``. ``games``: how many of each arm will be played, about."""
        self._program, self._players = program, players
        self._kernel: TrialKernel | None = None
        self._check = CrossCheck()
        if BUILT and len(arms) * games >= WORTH:
            with suppress(Unflattenable):
                self._kernel = TrialKernel(program, players, arms)

    def play(self, arms: Sequence[Arm], games: int, seed: int) -> PlayedTrials:
        """Some of the arms in games 0 and following under a seed."""
        kernel, few = self._kernel, min(games, CHECKED_GAMES)
        if kernel is None or not self._check.passes(
            lambda: kernel.play(arms, few, seed).different(self._by_block(arms, few, seed))
        ):
            return self._by_block(arms, games, seed)
        return kernel.play(arms, games, seed)

    def _by_block(self, arms: Sequence[Arm], games: int, seed: int) -> PlayedTrials:
        block = InterventionGames(self._program, self._players, arms, games, seed)
        block.play()
        return PlayedTrials(block.happened, {seat: block.scores(seat) for seat in self._program.seats})
