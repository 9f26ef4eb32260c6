"""What is said where the program itself broke: where, and how to go on; nothing of what any team has."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from pathlib import Path
from traceback import extract_tb

from wargame.tui.text import clean
from wargame.wording.catalogue import _

PACKAGE = Path(__file__).parent.parent.parent
DEEPEST = 6
"""Places that are told, the innermost first."""

SPOKEN = (RuntimeError, AssertionError, TypeError, AttributeError)
"""Errors whose words are about the program, never about what anybody has."""
MOST = 200
"""Letters of them."""


def way_on(save: os.PathLike[str] | str) -> str:
    """How a game is gone on with, as a shell takes it."""
    return f"wargame play --continue {shlex.quote(os.fspath(save))}"


def broken_lines(error: BaseException, save: Path | None) -> Iterator[str]:
    """What broke and where. The words of most errors are left out: they may hold an order, a card, a message.

    Args:
        save: of the game that was played, if one was.
    """
    words = f": {clean(str(error))[:MOST]}" if type(error) in SPOKEN and str(error) else ""
    yield _("Something is wrong in the program: {error}").format(error=f"{type(error).__name__}{words}")
    for place in reversed(extract_tb(error.__traceback__)[-DEEPEST:]):
        path = Path(place.filename)
        shown = path.relative_to(PACKAGE) if path.is_relative_to(PACKAGE) else Path(*path.parts[-2:])
        yield "  " + _("{file}:{line} in {function}").format(file=shown, line=place.lineno, function=place.name)
    yield _("A game that was played is written down as far as it went.")
    if save is not None:
        yield _("Go on with it: {command}").format(command=clean(way_on(save)))
