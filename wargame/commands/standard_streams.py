"""Standard streams made fit to answer on, before anything else: without click, which the first screen does without."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from wargame.wording.catalogue import _

CLOSED: list[bool] = []
"""Whether standard input was found closed."""


def prepare() -> None:
    """Make the streams fit to answer on: in UTF-8, so that no console stops a game, and open, so that no file of a game
    takes the number of one that was closed. Without a standard output nothing is begun: exit code 2."""
    if os.name == "posix":
        for number in (0, 1, 2):
            try:
                os.fstat(number)
            except OSError:
                os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free: this one
    if sys.stdin is None:
        CLOSED.append(True)
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 (as long as the program runs)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (as long as the program runs)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    if sys.stdout is None:
        from wargame.commands.answers import NOT_ASKED, say

        with suppress(OSError):
            say(_("Error: standard output is closed, so there is nowhere to answer"), err=True)
        sys.exit(NOT_ASKED)
