"""What history expects against what the rules gave: each line of a case, met or not, with its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

import numpy as np

from wargame.authoring.backcast.loading import Case
from wargame.authoring.backcast.scenario import CASE
from wargame.model.cases import Expectation, Lead
from wargame.sim.backcast import RunResult, run_set
from wargame.sim.rows import Numbers
from wargame.sim.intervals import wilson

Results = Mapping[str, Mapping[str, RunResult]]
"""Run set to theory to what came of it."""
LEVEL = 0.5
"""A mean nearer to 0 than this is flat."""


@dataclass(frozen=True)
class ExpectationResult:
    """One expectation under one theory.

    Attributes:
        expected: what history says must come out.
        mean: the mean change, or None where a share is looked at.
        share: the share of runs (or of rolls) with the expected sign (or success), from 0 to 1.
        interval: of that share, 95 per cent.
        met: whether it came out as expected; where the theory is expected to miss, turned round.
        turned: whether it was.
        than: the level that it must be above, where it is compared with a variant.
    """

    theory: str
    expected: Expectation
    mean: float | None
    share: float
    interval: tuple[float, float]
    met: bool
    turned: bool = False
    than: float | None = None


@dataclass(frozen=True)
class LeadResult:
    """Which theory leads, and whether it is the one that history favours."""

    lead: Lead
    values: Mapping[str, float]
    met: bool


@dataclass(frozen=True)
class Evaluation:
    """A case judged."""

    case: Case
    runs: int
    seed: int
    results: Results
    findings: tuple[ExpectationResult, ...]
    leads: tuple[LeadResult, ...]

    @property
    def theories(self) -> tuple[str, ...]:
        """Those that were run: all of the case, unless somebody stopped it."""
        return tuple(self.results[CASE])

    def passes(self, theory: str) -> bool:
        """Whether every expectation under a theory is met."""
        return all(one.met for one in self.findings if one.theory == theory)

    @property
    def good(self) -> bool:
        """Whether everything is as history says."""
        return all(one.met for one in self.findings) and all(one.met for one in self.leads)


def evaluate(case: Case, runs: int | None = None, seed: int = 1) -> Evaluation:
    """Run a case under each of its theories and hold it against history.

    Args:
        runs: games a run set and theory; None: as the case says.
        seed: of the dice. The same seed gives the same verdict.
    """
    *_, verdict = evaluations(case, runs, seed)
    return verdict


def evaluations(case: Case, runs: int | None = None, seed: int = 1) -> Iterator[Evaluation]:
    """The same theory by theory, for whoever may stop it: what was found under those run so far. Which of them leads is
    known at the end."""
    count, results = runs or case.file.runs, {telling.id: dict[str, RunResult]() for telling in case.sets}
    for theory in case.file.theories:
        for telling in case.sets:
            results[telling.id][theory] = run_set(case, telling, theory, count, seed)
        ran = tuple(results[CASE])
        findings = [
            _result_of(one, results, known)
            for known in ran
            for one in case.file.expect
            if not one.modules or known in one.modules
        ]
        whole = len(ran) == len(case.file.theories)
        leads = tuple(_lead(case, place, results[CASE]) for place in range(len(case.file.leads)) if whole)
        kept = {set_: dict(by_theory) for set_, by_theory in results.items()}
        yield Evaluation(case, count, seed, kept, tuple(findings), leads)


def _result_of(one: Expectation, results: Results, theory: str) -> ExpectationResult:
    ran = results[one.variant or CASE][theory]
    turned = theory in one.misses
    if one.above is not None:
        mean, than = _level(one, ran), _level(one, results[one.above][theory])
        met, share = mean > than, float(mean > than)
        return ExpectationResult(theory, one, mean, share, (share, share), met != turned, turned, than)
    if one.attempt is not None:
        tried = ran.attempts[one.attempt]
        share, of, mean_of, met = tried.share, tried.rolls, None, _within(one, tried.share) and tried.rolls > 0
    elif one.holds is not None:
        row = ran.conditions[one.holds][one.until or -1]
        share, of, mean_of = float(row.mean()), len(row), None
        met = _within(one, share)
    else:
        change = _changes(one, ran)
        mean_of, of = float(change.mean()), len(change)
        as_hoped, met = _signed(one, change)
        share = float(as_hoped.mean())
    interval = wilson(round(share * of), of)
    return ExpectationResult(theory, one, mean_of, share, interval, met != turned, turned)


def _changes(one: Expectation, ran: RunResult) -> Numbers:
    text = one.change if one.change is not None else one.unchanged
    assert text is not None
    rows = ran.numbers[text]
    change: Numbers = rows[one.until or -1] - rows[one.since or 0]
    return change


def _signed(one: Expectation, change: Numbers) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.bool_]], bool]:
    """In which runs a change is as expected, and whether mean and share together are."""
    mean = float(change.mean())
    if one.unchanged is not None:
        right, good = change == 0, True
    else:
        match one.sign:
            case "up":
                right, good = change > 0, mean > 0 and mean >= _asked(one)
            case "down":
                right, good = change < 0, mean < 0 and -mean >= _asked(one)
            case "not_up":
                right, good = change <= 0, mean <= 0
            case "not_down":
                right, good = change >= 0, mean >= 0
            case "flat":
                right, good = np.abs(change) <= 1, abs(mean) <= LEVEL
            case None:
                raise ValueError("a change that is held to no sign is held above another")
            case _:
                assert_never(one.sign)
    return right, good and 100 * float(right.mean()) >= one.share


def _asked(one: Expectation) -> float:
    return one.by if one.by > 1 else 0.0


def _level(one: Expectation, ran: RunResult) -> float:
    if one.attempt is not None:
        return ran.attempts[one.attempt].share
    if one.holds is not None:
        return float(ran.conditions[one.holds][one.until or -1].mean())
    return float(_changes(one, ran).mean())


def _within(one: Expectation, share: float) -> bool:
    return (one.at_least is None or 100 * share >= one.at_least) and (one.at_most is None or 100 * share <= one.at_most)


def _lead(case: Case, place: int, ran: Mapping[str, RunResult]) -> LeadResult:
    lead = case.file.leads[place]
    values: dict[str, float] = {}
    for theory, one in ran.items():
        if lead.attempt is not None:
            values[theory] = one.attempts[lead.attempt].share
        else:
            assert lead.change is not None
            rows = one.numbers[lead.change]
            values[theory] = float((rows[-1] - rows[0]).mean())
    others = [value for theory, value in values.items() if theory != lead.module]
    own = values[lead.module]
    met = all(own < other for other in others) if lead.lowest else all(own > other for other in others)
    return LeadResult(lead, values, met)
