"""How a check is registered: a decorator says what it looks at, ``stages`` names the file it stands in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from wargame.authoring.checks.context import CheckContext, Subject
from wargame.records import record

Thing = TypeVar("Thing")


@record
class Check:
    """One registered check.

    Attributes:
        on: what it is called for: each of a model, each text that means something (``str``), each condition or effect
            (``ParsedLine``), or the game as a whole (``CheckContext``).
        run: the check itself; it says what it finds through the subject or context it is given.
    """

    on: type[Any]
    run: Callable[..., None]


def each(on: type[Thing]) -> Callable[[Callable[[Subject, Thing], None]], Check]:
    """Registers a check that is called for each thing of a type, files and places in order."""
    return lambda run: Check(on, run)


def whole(run: Callable[[CheckContext], None]) -> Check:
    """Registers a check that is called once for a game, after those of its stage that look at single things."""
    return Check(CheckContext, run)
