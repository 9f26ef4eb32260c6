"""History run many times: what a case forces is ordered, what it tries is rolled, and what it looks at is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from wargame.authoring.backcast.loading import Case, RunSet
from wargame.engine.encoding import answer_number, slot_values
from wargame.engine.lowering import lower
from wargame.language.orders import who_may
from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.language import slots
from wargame.model.base import Amount
from wargame.model.cases import Attempt, PastAct
from wargame.model.orders import Act, Order
from wargame.sim.block import Games
from wargame.sim.rows import Mask, Numbers, Some, formulas, row_of


@dataclass(frozen=True)
class AttemptCount:
    """An attempt over all runs: how often it was rolled, and how often it came out as a success or better."""

    rolls: int
    successes: int

    @property
    def share(self) -> float:
        """Successes a roll, from 0 to 1; 0 where nothing was rolled."""
        return self.successes / self.rolls if self.rolls else 0.0


@dataclass(frozen=True)
class RunResult:
    """One run set under one theory.

    Attributes:
        numbers: what was measured, by its text: one row a turn's end from the start (row 0), one column a run.
        conditions: the same for conditions: true or false.
        attempts: by id.
        lapsed: acts that did not happen in some runs, in words, with the share of runs.
    """

    runs: int
    numbers: Mapping[Amount, Numbers]
    conditions: Mapping[str, Mask]
    attempts: Mapping[str, AttemptCount]
    lapsed: Mapping[str, float] = field(default_factory=dict)


def run_set(case: Case, telling: RunSet, theory: str, runs: int, seed: int) -> RunResult:
    """Run one telling of a case under one theory."""
    program = lower(telling.scenario, (theory,))
    return _Running(case, telling, program, runs, seed).ran()


class _Running:
    def __init__(self, case: Case, telling: RunSet, program: Program, runs: int, seed: int) -> None:
        self.case, self.telling, self.program = case, telling, program
        self.games = Games(program, runs, seed)
        self.retrying: dict[str, Mask] = {name: np.zeros(runs, np.bool_) for name in case.file.attempts}
        self.tried: dict[str, list[int]] = {name: [0, 0] for name in case.file.attempts}
        self.lapsed: dict[str, float] = {}
        measures = case.measures
        trees = [program.expressions[program.derived[id_]] for id_ in measures.numbers.values()]
        trees += [program.expressions[_sure(program.outcomes[place])] for place in measures.conditions.values()]
        self._read = formulas(program, trees, program.index)

    def ran(self) -> RunResult:
        self.games.deal()
        seen = [self._look()]
        for turn in range(1, self.case.turns + 1):
            self.games.open_turn()
            acts = [act for act in self.telling.acts if act.turn == turn]
            for act in acts:
                self._force(act)
            masks = {name: self._try(name, attempt, turn) for name, attempt in self.case.file.attempts.items()}
            self.games.resolve()
            for act in acts:
                self._note_lapse(act)
            for name, mask in masks.items():
                self._count(name, self.case.file.attempts[name], mask)
            seen.append(self._look())
        rows = [np.stack(column) for column in zip(*seen, strict=True)]
        measures = self.case.measures
        return RunResult(
            self.games.count, dict(zip(measures.numbers, rows, strict=False)),
            {text: row != 0 for text, row in zip(measures.conditions, rows[len(measures.numbers):], strict=True)},
            {name: AttemptCount(*counts) for name, counts in self.tried.items()}, self.lapsed,
        )

    def _look(self) -> list[Numbers]:
        return [row_of(read(self.games.rows), self.games.count) for read in self._read]

    def _order(self, made: PastAct | Attempt, mask: Mask) -> None:
        assert made.move is not None
        for seat in self._seats(made):
            partners = tuple(one for one in made.partners if one != seat)
            order = Order((Act(made.move, {key: tuple(words) for key, words in made.choose.items()}, partners),))
            for name, value in slot_values(self.program, seat, order).items():
                self.games.put(self.program.slot(name), value, Some(mask))

    def _seats(self, made: PastAct | Attempt) -> Sequence[str]:
        move = self.program.scenario.moves[str(made.move)]
        return made.seats or tuple(dict.fromkeys((*move.seats, *made.partners)))

    def _force(self, act: PastAct) -> None:
        everywhere = np.ones(self.games.count, np.bool_)
        if act.move is not None:
            self._order(act, everywhere)
        for question, word in act.answers.items():
            for seat in names_of(self.program).questions[question].to:
                number = answer_number(self.program, question, word)
                self.games.put(self.program.slot(slots.said(question, seat)), number, Some(everywhere))

    def _try(self, name: str, attempt: Attempt, turn: int) -> Mask:
        """Order an attempt where it is due; gives where that was."""
        due = np.ones(self.games.count, np.bool_) if turn in attempt.turns else self.retrying[name]
        if due.any():
            self._order(attempt, due)
        return due

    def _count(self, name: str, attempt: Attempt, due: Mask) -> None:
        """Count what was rolled, and where it will be tried again."""
        move = self.program.scenario.moves[attempt.move]
        scale = self.program.scenario.scales[str(move.scale)]
        bands = [band.id for band in scale.bands]
        again = np.zeros(self.games.count, np.bool_)
        rollers = self._seats(attempt) if move.each else (None,)
        for roller in rollers:
            row = self.games.row(self.program.slot(slots.result(attempt.move, roller)))
            rolled = due & (row > 0)
            self.tried[name][0] += int(rolled.sum())
            self.tried[name][1] += int((rolled & (row >= scale.good_row)).sum())
            again |= rolled & np.isin(row, [bands.index(word) + 1 for word in attempt.retry_on])
        self.retrying[name] = again

    def _note_lapse(self, act: PastAct) -> None:
        if act.move is None:
            return
        move = self.program.scenario.moves[act.move]
        wanted = [seat for seat in self._seats(act) if seat in who_may(move)]
        gone = np.zeros(self.games.count, np.bool_)
        for seat in wanted:
            gone |= self.games.row(self.program.slot(slots.ordered(act.move, seat))) == 0
        if gone.any():
            self.lapsed[f"turn {act.turn}: {move.name}"] = float(gone.mean())


def _sure(expression: int | None) -> int:
    assert expression is not None
    return expression
