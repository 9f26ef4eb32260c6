"""How a check of readiness is registered, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from wargame.authoring.yaml.spans import SourceLocation
from wargame.records import record
from wargame.reporting.ready.rehearsed import Rehearsed

Grade = Literal["red", "amber"]
"""``red``: a class would meet it, whatever it does. ``amber``: look at it before class."""


@record
class Finding:
    """One thing that was found.

    Attributes:
        said: what is so, in one sentence without a full stop.
        todo: what to do next.
        place: where it was written; None: it has no line of its own.
        whole: it concerns the game as a whole, in whichever file its line stands.
    """

    grade: Grade
    said: str
    todo: str
    place: SourceLocation | None = None
    whole: bool = False


@record
class ReadyCheck:
    """A registered check.

    Attributes:
        id: a stable word for programs.
        good: what may be said where it finds nothing, in the English of the catalogue; "" for nothing.
        run: the check itself.
    """

    id: str
    good: str
    run: Callable[[Rehearsed], Iterator[Finding]]


def check(id_: str, good: str = "") -> Callable[[Callable[[Rehearsed], Iterator[Finding]]], ReadyCheck]:
    """Registers a check under a word."""
    return lambda run: ReadyCheck(id_, good, run)
