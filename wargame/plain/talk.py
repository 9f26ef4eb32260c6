"""Lines out, lines in: the only place of this room that touches a terminal."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Sequence

from wargame.text.characters import neutral

_MARKER = re.compile(r" *(?:\d+[.)] |[^ ]{1,14}(?: of \d+)?  +)?")
"""What further rows stand under: spaces, then perhaps a number or a short label set off by spaces."""
WIDTH = 80
"""How wide lines are where nobody says otherwise, as in a pipe."""


class Left(Exception):
    """The players got up: they said so, or there is no more input."""


class Back(Exception):
    """They would rather not answer."""


class Talk:
    """A conversation in lines.

    Attributes:
        width: where long lines are wrapped.
    """

    def __init__(
        self, read: Callable[[], str], write: Callable[[str], object], *, terminal: bool = False, width: int = WIDTH
    ) -> None:
        """Talk through ``read`` (a line with its end, "" when there is no more) and ``write``.

        Args:
            terminal: a person sits at it: pages are cleared, and what is typed shows by itself. Else every line read
                is written too, so that a transcript reads as it was typed.
        """
        self._read, self._write, self._terminal, self.width = read, write, terminal, width

    @classmethod
    def standard(cls) -> Talk:
        """Standard input and output, without line editing: its history would show one seat's orders to the next."""
        terminal = sys.stdin.isatty() and sys.stdout.isatty()
        width = min(shutil.get_terminal_size((WIDTH, 24)).columns, 100) if terminal else WIDTH

        def write(text: str) -> None:
            sys.stdout.write(text)
            sys.stdout.flush()

        return cls(sys.stdin.readline, write, terminal=terminal, width=width)

    def say(self, *lines: str) -> None:
        """Write lines, each wrapped at words; what a line begins with decides how its further rows are indented."""
        for line in lines:
            for row in wrapped(line, self.width):
                self._write(row + "\n")

    def ask(self, prompt: str) -> str:
        """One line of answer, without spaces around it. Raises ``Left`` at the end of input."""
        self._write(f"{neutral(prompt)} ")
        line = self._read()
        if not line:
            self._write("\n")
            raise Left
        if not self._terminal:
            self._write(line if line.endswith("\n") else line + "\n")
        return line.strip()

    def pick(self, prompt: str, words: Sequence[str], default: int | None = None) -> int:
        """Let one of several lines be picked by its number; asks again until it is. Enter takes ``default``.

        Raises:
            Back: they typed ``back``.
        """
        self.say(*(f"  {number}. {word}" for number, word in enumerate(words, 1)))
        hint = f"1–{len(words)}" + (f", Enter for {default + 1}" if default is not None else "")
        while True:
            said = self.ask(f"{prompt} ({hint})")
            if not said and default is not None:
                return default
            if said.lower() == "back":
                raise Back
            if said.isdecimal() and 1 <= int(said) <= len(words):
                return int(said) - 1
            self.say(f"“{said}” is not on the list. Type a number from 1 to {len(words)}, or back.")

    def page(self) -> None:
        """Leave nothing of what was shown: clears a terminal and what can be scrolled back to; else a form feed."""
        if not self._terminal:
            self._write("\f\n")
        elif os.name == "nt":
            os.system("cls")
        else:
            self._write("\x1b[H\x1b[2J\x1b[3J")


def wrapped(line: str, width: int) -> list[str]:
    """A line as rows no wider than ``width``; further rows stand under its text. Whatever a save, a file name or a
    player's script is called, no row holds what a terminal would obey."""
    line = neutral(line)
    marker = _MARKER.match(line)
    hang = " " * (marker.end() if marker else 0)
    return textwrap.wrap(line, width, subsequent_indent=hang, break_on_hyphens=False) or [""]
