"""All checks of readiness called on one rehearsal, and what came of them as plain data."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.authoring.diagnostic import Diagnostic, errors
from wargame.reporting.facts import Facts, said_file
from wargame.reporting.ready import doubts, numbers, outcomes, seats, texts, usage
from wargame.reporting.ready.doubts import found_of, nothing_is_impossible
from wargame.reporting.ready.registry import Finding, ReadyCheck
from wargame.reporting.ready.rehearsed import Rehearsed
from wargame.wording.catalogue import _

CHECKS: tuple[ReadyCheck, ...] = tuple(
    one for file in (doubts, usage, outcomes, seats, numbers, texts) for one in vars(file).values()
    if isinstance(one, ReadyCheck)
)  # fmt: skip
"""Every check, in the order in which its findings are told: causes before what comes of them."""
_GRADES = ("red", "amber")


def readiness(rehearsed: Rehearsed) -> Facts:
    """What the checks found, as plain data: the verdict, the findings of the scenario's own file with the worst first,
    how many there are in the rulebooks it shares, and what is good."""
    found = [(one.id, finding) for one in CHECKS for finding in one.run(rehearsed)]
    own = [(id_, finding) for id_, finding in found if finding.whole or rehearsed.own(finding.place)]
    silent = {id_ for id_, _finding in own}
    if nothing_is_impossible.id in silent:  # what cannot happen has not: use keeps silent about it, and is no praise
        silent |= {one.id for one in CHECKS if one in vars(usage).values()}
    return {
        **_judged(own),
        "shared": len(found) - len(own),
        "good": [_(one.good) for one in CHECKS if one.good and one.id not in silent],
        "games": rehearsed.games,
        "parties": [tally.line_up.name for tally in rehearsed.tallies],
    }


def unplayable(problems: Sequence[Diagnostic]) -> Facts:
    """The same for files that cannot be played: their errors."""
    found = [("error", found_of(one)) for one in errors(problems)]
    return {**_judged(found), "shared": 0, "good": [], "games": 0, "parties": []}


def _judged(found: Sequence[tuple[str, Finding]]) -> Facts:
    ranked = sorted(found, key=lambda one: _GRADES.index(one[1].grade))
    counts = {grade: sum(finding.grade == grade for _id, finding in ranked) for grade in _GRADES}
    verdict = next((grade for grade in _GRADES if counts[grade]), "green")
    return {
        "verdict": verdict, **counts,
        "findings": [
            {
                "check": id_, "grade": finding.grade, "said": finding.said, "todo": finding.todo,
                "file": None if finding.place is None else said_file(finding.place.file),
                "line": None if finding.place is None else finding.place.line,
            }
            for id_, finding in ranked
        ],
    }  # fmt: skip
