"""What each move, choice and answer is worth to the seat that picks it: the same games with it and without it.

A move is ordered once, in the first turn it is open from a turn on that a lot decides, against never; a joint one by
all whom it needs at once. Its choices are tried one at a time. An answer is given whenever it may be, against each
other answer of its question. All else the seats do as their doctrine says, which does not know of the trial.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.model.labels import SeatHolder
from wargame.sim.comparing import Difference, difference
from wargame.sim.intervals import FEWEST
from wargame.sim.rows import Mask, Numbers
from wargame.sim.line_ups import LineUp
from wargame.sim.intervention import Arm
from wargame.sim.trial_kernel import TrialGames

COLUMNS = 4096
"""About as many columns are played at once."""


@dataclass(frozen=True)
class Trial:
    """One move, or one question put to a seat, with all that is tried of it; a move's first arm is without it."""

    arms: tuple[Arm, ...]

    @property
    def is_move(self) -> bool:
        """A move, not a question."""
        return bool(self.arms[0].move)


@dataclass(frozen=True)
class TrialResult:
    """A trial under one line-up.

    Attributes:
        happened: by arm: in which games the move was ordered, or the question put.
        scores: by seat, arms by games: points.
    """

    line_up: str
    trial: Trial
    happened: Mask
    scores: Mapping[str, Numbers]


@dataclass(frozen=True)
class AblationEffect:
    """What something changes in the own points of a seat.

    Attributes:
        arm: what was tried.
        seat: whose points.
        rival: what it is held against; None: not ordering it at all.
        under: line-up to difference, over the games in which it happened; not of line-ups with fewer than ``FEWEST``.
        games: line-up to the number of those games.
    """

    arm: Arm
    seat: str
    rival: Arm | None
    under: Mapping[str, Difference]
    games: Mapping[str, int]

    @property
    def never(self) -> bool:
        """Whether it plainly lowers the own points under every line-up that came to it."""
        return bool(self.under) and all(one.plain and one.change < 0 for one in self.under.values())

    @property
    def best(self) -> float:
        """The most it changes under any line-up; 0 where none came to it."""
        return max((one.change for one in self.under.values()), default=0.0)


def trials_of(program: Program, seats: Sequence[str]) -> tuple[Trial, ...]:
    """Everything that these seats can try: each move once for each seat, a joint one once for all; each question."""
    found = []
    for site in program.moves.values():
        move = program.scenario.moves[site.move]
        needed = tuple(seat for seat in move.seats if seat in site.seats)
        for group in (needed,) if move.joint else tuple((seat,) for seat in site.seats):
            if set(group) <= set(seats):
                never = Arm(group, site.move, never=True)
                found.append(Trial((never, *(Arm(group, site.move, one) for one in _choices(program, site.move)))))
    questions = names_of(program).questions
    for asked in program.questions.values():
        for seat in asked.seats:
            words = tuple(questions[asked.question].answers)
            if seat in seats and len(words) > 1:
                found.append(Trial(tuple(Arm((seat,), question=asked.question, word=word) for word in words)))
    return tuple(found)


def _choices(program: Program, move: str) -> Iterator[tuple[str, str] | None]:
    """The move as its card would have it, then with each other choice that is written on it, one at a time."""
    yield None
    for key, parameter in program.scenario.moves[move].parameters.items():
        words = list(parameter.choices)
        standing = parameter.default or (words[0] if words and parameter.several == 1 else None)
        yield from ((key, word) for word in words if word != standing)


def by_doctrine(program: Program, line_ups: Sequence[LineUp]) -> tuple[LineUp, ...]:
    """The line-ups in which every seat follows a doctrine: only those can be made to try something."""
    return tuple(line_up for line_up in line_ups if all(":" in line_up.players[seat] for seat in program.seats))


def run_trials(
    program: Program, line_ups: Sequence[LineUp], games: int, seed: int
) -> Iterator[tuple[TrialResult, ...]]:
    """Try everything under every line-up.

    Args:
        line_ups: as ``by_doctrine`` gives them.
        games: how many are played for each arm; the same for all.

    Yields:
        After each block everything tried so far. May be left at any time.
    """
    found: list[TrialResult] = []
    trials = trials_of(program, program.seats)
    for line_up in line_ups:
        players = {seat: SeatHolder.parse(line_up.players[seat]).name or "" for seat in program.seats}
        table = TrialGames(program, players, _arms(trials), games)
        for some in _blocks(trials, max(1, COLUMNS // games)):
            played = table.play(_arms(some), games, seed)
            first = 0
            for trial in some:
                rows = slice(first, first := first + len(trial.arms))
                seats = trial.arms[0].seats
                scores = {seat: played.scores[seat][rows].astype(np.int32) for seat in seats}
                found.append(TrialResult(line_up.name, trial, played.happened[rows], scores))
            yield tuple(found)


def _arms(trials: Iterable[Trial]) -> list[Arm]:
    return [arm for trial in trials for arm in trial.arms]


def _blocks(trials: Sequence[Trial], arms: int) -> Iterator[list[Trial]]:
    """Trials in blocks of about so many arms."""
    block: list[Trial] = []
    for trial in trials:
        if block and sum(len(one.arms) for one in block) + len(trial.arms) > arms:
            yield block
            block = []
        block.append(trial)
    if block:
        yield block


def move_effects(found: Sequence[TrialResult]) -> tuple[AblationEffect, ...]:
    """Each move with each of its choices against not ordering it; the worst first."""
    pairs = [(one, place, 0) for one in found if one.trial.is_move for place in range(1, len(one.trial.arms))]
    return _ranked(_effects(pairs))


def rival_effects(found: Sequence[TrialResult]) -> tuple[AblationEffect, ...]:
    """Each answer, and each choice of a move, against every other of the same question or parameter; the worst
    first."""
    pairs = []
    for one in found:
        arms = one.trial.arms
        for place, arm in enumerate(arms):
            for other, rival in enumerate(arms):
                if place != other and _rivals(arm, rival):
                    pairs.append((one, place, other))
    return _ranked(_effects(pairs))


def _rivals(arm: Arm, rival: Arm) -> bool:
    """Two answers, or two choices of one parameter: the card's own choice stands for its parameters."""
    if arm.never or rival.never:
        return False
    return not arm.move or arm.chosen is None or rival.chosen is None or arm.chosen[0] == rival.chosen[0]


def dominated(effects: Sequence[AblationEffect]) -> tuple[AblationEffect, ...]:
    """Of those that another beats under every line-up, each once, with the rival that beats it most."""
    beaten: dict[tuple[Arm, str], AblationEffect] = {}
    for one in effects:
        if one.never and one.rival is not None:
            beaten.setdefault((one.arm, one.seat), one)
    return tuple(beaten.values())


def _effects(pairs: Sequence[tuple[TrialResult, int, int]]) -> Iterator[AblationEffect]:
    """``pairs``: a trial under a line-up, the arm looked at and the arm it is held against."""
    under: dict[tuple[Arm, Arm, str], dict[str, Difference]] = {}
    games: dict[tuple[Arm, Arm, str], dict[str, int]] = {}
    for one, place, other in pairs:
        arm, rival = one.trial.arms[place], one.trial.arms[other]
        came = one.happened[place] if rival.never else one.happened[place] & one.happened[other]
        for seat, scores in one.scores.items():
            key, count = (arm, rival, seat), int(np.count_nonzero(came))
            games.setdefault(key, {})[one.line_up] = count
            differences = under.setdefault(key, {})
            if count >= FEWEST:
                differences[one.line_up] = difference("score", seat, scores[other][came], scores[place][came])
    for (arm, rival, seat), differences in under.items():
        yield AblationEffect(arm, seat, None if rival.never else rival, differences, games[arm, rival, seat])


def _ranked(effects: Iterator[AblationEffect]) -> tuple[AblationEffect, ...]:
    return tuple(sorted(effects, key=lambda one: (not one.never, not one.under, one.best)))
