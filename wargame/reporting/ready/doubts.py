"""What the check of the files found: mistakes, what can be proved never to happen, and other doubts."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.authoring.diagnostic import Diagnostic
from wargame.authoring.yaml.spans import SourceLocation
from wargame.reporting.ready.registry import Finding, check
from wargame.reporting.ready.rehearsed import Rehearsed
from wargame.wording.catalogue import N_, _

_PROVED = frozenset(("never_holds", "never_paid", "never_put", "never_rolled", "useless"))
"""Doubts that need no game: it can be proved that something never happens."""


@check("never_possible", N_("every condition can hold and every card can be paid"))
def nothing_is_impossible(rehearsed: Rehearsed) -> Iterator[Finding]:
    """Conditions outside their bounds, costs above every purse, situations that nothing puts."""
    yield from (found_of(one) for one in rehearsed.doubts if one.code in _PROVED)


@check("doubt", N_("the check of its file has no doubts"))
def nothing_is_doubted(rehearsed: Rehearsed) -> Iterator[Finding]:
    """The other warnings of ``wargame check``."""
    yield from (found_of(one) for one in rehearsed.doubts if one.code not in _PROVED)


def found_of(one: Diagnostic) -> Finding:
    """A problem of a file as a finding: what keeps it from being played, or can never happen, is red."""
    red = one.severity == "error" or one.code in _PROVED
    todo = one.hint or _("look at the line")
    return Finding("red" if red else "amber", one.message, todo, SourceLocation(one.file, one.line))
