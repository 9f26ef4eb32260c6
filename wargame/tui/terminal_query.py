"""What only the terminal itself can tell: whether it draws lines two cells wide, and how dark its ground is.

Terminals set for Chinese, Japanese or Korean may draw ``─`` two cells wide, which shifts every frame. So before the
screen starts one is written and the terminal is asked where its cursor stands. One that does not answer is left alone.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable

from wargame.records import record
from wargame.wording.catalogue import _

PATIENCE = 0.3
"""Seconds to wait for the answer. A terminal answers at once; only one that never does costs this."""
_WHERE, _GROUND = "\x1b[6n", "\x1b]11;?\x1b\\"
_STANDS = re.compile(rb"\x1b\[\d+;(\d+)R")
_COLOUR = re.compile(rb"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})")


@record
class TerminalFacts:
    """What was found out. None: it was not asked, or the terminal did not say.

    Attributes:
        wide_lines: whether lines are drawn two cells wide.
        dark: whether its own ground is dark.
    """

    wide_lines: bool | None = None
    dark: bool | None = None


NOTHING_KNOWN = TerminalFacts()


def question(*, ground: bool) -> str:
    """What to write: a line sign from the left edge, where the cursor stands now, and the line wiped again.

    ``ground``: ask for the colour of the ground too. It is asked first, so that one answer ends the waiting for both.
    """
    return f"{_GROUND if ground else ''}\r─{_WHERE}\r\x1b[K"


def answer(said: bytes) -> TerminalFacts | None:
    """What the terminal said; None as long as it has not said where its cursor stands."""
    stands = _STANDS.search(said)
    if stands is None:
        return None
    colour = _COLOUR.search(said)
    return TerminalFacts({2: False, 3: True}.get(int(stands.group(1))), None if colour is None else _is_dark(colour))


def why_no_screen() -> str:
    """Why no screen can be opened here, as a sentence that says what can be done; empty: one can."""
    streams = (
        (sys.__stdin__, _("standard input")),
        (sys.__stdout__, _("standard output")),
        (sys.__stderr__, _("standard error output")),
    )
    for file, name in streams:
        try:
            there = file is not None and os.isatty(file.fileno())
        except (OSError, ValueError):
            there = False
        if not there:
            text = _("{stream} is no terminal, and the screen needs one; --plain plays in lines")
            return text.format(stream=name)
    if os.name == "posix" and os.environ.get("TERM", "dumb") in ("dumb", "unknown", ""):
        return _("this terminal (TERM=dumb) can show no screen; --plain plays in lines")
    return ""


def ask_terminal(*, ground: bool = False) -> TerminalFacts:
    """Ask the terminal this runs in; called once, before the screen starts.

    Nothing is asked where input or output is no terminal, or on a system without ``termios``.
    """
    try:
        inner, outer = sys.stdin.fileno(), sys.stdout.fileno()
        if not (os.isatty(inner) and os.isatty(outer)) or os.environ.get("TERM", "dumb") == "dumb":
            return NOTHING_KNOWN
        import select
        import termios
        import tty
    except (ImportError, OSError, ValueError, AttributeError):
        return NOTHING_KNOWN

    def wait(most: float) -> bytes:
        return os.read(inner, 1024) if select.select([inner], [], [], most)[0] else b""

    try:
        before = termios.tcgetattr(inner)
        try:
            tty.setcbreak(inner, termios.TCSANOW)
            os.write(outer, question(ground=ground).encode())
            return _heard(wait)
        finally:
            termios.tcsetattr(inner, termios.TCSANOW, before)
    except (OSError, termios.error):
        return NOTHING_KNOWN


def _heard(wait: Callable[[float], bytes]) -> TerminalFacts:
    said, end = b"", time.monotonic() + PATIENCE
    while chunk := wait(max(0.0, end - time.monotonic())):
        said += chunk
        if (facts := answer(said)) is not None:
            return facts
    return NOTHING_KNOWN


def _is_dark(colour: re.Match[bytes]) -> bool:
    red, green, blue = (int(part, 16) / float(16 ** len(part) - 1) for part in colour.groups())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5
