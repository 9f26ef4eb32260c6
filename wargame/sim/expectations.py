"""What a scenario expects of many games against what they came to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from wargame.engine.program import Program
from wargame.model.goals import Expected
from wargame.model.labels import ModuleChoice
from wargame.records import record
from wargame.sim.rehearsal import OUTCOME, Tally
from wargame.sim.summary import Share, aim_met, ended_by, share_of, wars

CheckResult = Literal["so", "open", "not so"]
"""``so``: the share found keeps the bounds. ``open``: it does not, but its 95 per cent interval reaches them, so that
more games would tell. ``not so``: the whole interval lies outside."""


@record
class ExpectationCheck:
    """One expectation for one line-up.

    Attributes:
        place: of the expectation in the scenario's list, from 0.
        found: the share of the games.
    """

    place: int
    expected: Expected
    line_up: str
    found: Share
    verdict: CheckResult


def expectation_checks(tallies: Sequence[Tally]) -> Iterator[ExpectationCheck]:
    """Every expectation that these games can tell of: of line-ups that follow one doctrine, under a theory named."""
    for tally in tallies:
        if not tally.games or tally.line_up.doctrine is None:
            continue
        for place, one in enumerate(tally.program.scenario.about.expect):
            if _concerns(one, tally):
                found = _found(one, tally)
                yield ExpectationCheck(place, one, tally.line_up.name, found, verdict(one, found))


def unchecked(tallies: Sequence[Tally]) -> tuple[int, ...]:
    """The expectations that these games say nothing of: other theories, or doctrines that did not play."""
    told = {one.place for one in expectation_checks(tallies)}
    return tuple(place for place in range(len(tallies[0].program.scenario.about.expect)) if place not in told)


def verdict(one: Expected, found: Share) -> CheckResult:
    """How a share stands to the bounds of an expectation."""
    least, most = (one.at_least or 0) / 100, (100 if one.at_most is None else one.at_most) / 100
    low, high = found.interval
    if least <= found.share <= most:
        return "so"
    return "not so" if low > most or high < least else "open"


def _concerns(one: Expected, tally: Tally) -> bool:
    theories = {ModuleChoice.parse(name).id for name in tally.program.modules}
    return (not one.under or tally.line_up.doctrine in one.under) and (
        not one.theories or not theories.isdisjoint(one.theories)
    )


def _found(one: Expected, tally: Tally) -> Share:
    program: Program = tally.program
    if one.ending is not None:
        return ended_by(tally, (one.ending,))
    if one.red_line is not None:
        return aim_met(tally, one.red_line)
    if one.outcome is not None:
        names = [outcome.name for outcome in program.scenario.outcomes]
        return share_of(tally.column(OUTCOME) == names.index(one.outcome))
    return ended_by(tally, wars(program))
