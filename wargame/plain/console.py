"""Lines out, lines in: the only place of this room that touches a terminal."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from io import UnsupportedOperation

from wargame.document.compact import compact
from wargame.document.nodes import Prose
from wargame.plain.typed import number, quoted
from wargame.text import cells
from wargame.text.characters import forbidden, neutral
from wargame.wording.catalogue import _

_MARKER = re.compile(r" *(?:\d+[.)] |[^ ]{1,14}(?: of \d+)?  +)?")
"""What further rows stand under: spaces, then perhaps a number or a short label set off by spaces."""
WIDTH = 80
"""How wide lines are where nobody says otherwise, as in a pipe."""
LONGEST = 4000
"""Characters of a line that is taken: several messages' worth."""
_BYTES = re.compile("[\ud800-\udfff]")
"""What stands for bytes that are no text, once a line is read."""


class PlayersLeft(Exception):
    """The players got up: they said so, or there is no more input."""


class PlayersFinished(Exception):
    """The players end the game before its end, to talk about it."""


class OutputLost(PlayersLeft):
    """Nobody hears any more: the terminal, the pipe or the disk takes no more lines."""


class Back(Exception):
    """They would rather not answer."""


class Console:
    """A conversation in lines.

    Attributes:
        width: where long lines are wrapped, in cells.
        writable: False once a line could not be written; nothing is written then.
    """

    def __init__(
        self, read: Callable[[], str], write: Callable[[str], object], *, terminal: bool = False, width: int = WIDTH
    ) -> None:
        """A conversation through ``read`` (a line with its end, "" when there is no more) and ``write``.

        Args:
            terminal: a person sits at it: pages are cleared, and what is typed shows by itself. Else every line read
                is written too, so that a transcript reads as it was typed.
        """
        self._read, self._write, self._terminal, self.width, self.writable = read, write, terminal, width, True

    @property
    def write(self) -> Callable[[str], object]:
        """Where lines go."""
        return self._write

    @property
    def terminal(self) -> bool:
        """Whether a person sits at it, who can be asked what a transcript could not foresee."""
        return self._terminal

    @classmethod
    def standard(cls) -> Console:
        """Standard input and output, without line editing: its history would show one seat's orders to the next."""
        terminal = _is_terminal(sys.stdin) and _is_terminal(sys.stdout)
        width = min(shutil.get_terminal_size((WIDTH, 24)).columns, 100) if terminal else WIDTH
        _wait_for_both()
        reconfigure = getattr(sys.stdin, "reconfigure", None)
        if reconfigure is not None:
            # Bytes that are no text are told apart, and reading goes on behind them.
            with suppress(UnsupportedOperation):  # a class code was read from it already: it stays as it is
                reconfigure(encoding="utf-8", errors="surrogateescape")
        return cls(read_line, _write_out, terminal=terminal, width=width)

    def say(self, *told: str | Prose) -> None:
        """Write lines and prose, each line wrapped at words; what it begins with decides how its further rows are
        indented. Raises ``OutputLost``."""
        for row in rows(told, self.width):
            self._put(row + "\n")

    def tell(self, command: str) -> None:
        """Write a command to be typed later: for a terminal in one line, however long, so that it can be copied. Raises
        ``OutputLost``."""
        if self._terminal:
            self._put(f"  {neutral(command)}\n")
        else:
            self.say(f"  {command}")

    def ask(self, prompt: str) -> str:
        """One line of answer, without spaces around it; asks again where it was no text that can be taken. Raises
        ``PlayersLeft`` at the end of input."""
        while True:
            self._put_prompt(prompt)
            said = self._heard_line()
            flaw = _flaw(said)
            if flaw is None:
                return said
            self.say(_("{flaw} It was not taken: type it again.").format(flaw=flaw))

    def _put_prompt(self, prompt: str) -> None:
        *above, last = (row for part in prompt.split("\n") for row in wrapped(part, self.width))
        self._put("".join(f"{row}\n" for row in above) + f"{last} ")

    def _heard_line(self) -> str:
        try:
            line = self._read()
        except OSError:  # a terminal that is gone
            line = ""
        if not line:
            self._put("\n")
            raise PlayersLeft
        said = line.removeprefix("\ufeff").strip()
        if not self._terminal:
            shown = said if len(said) <= LONGEST else f"{said[:WIDTH]}…"
            self._put(f"{neutral(shown)}\n")
        return said

    def agreed(self, prompt: str) -> bool:
        """Whether a question was answered with yes."""
        return self.ask(prompt).lower() in ("y", "yes")

    def pick(self, prompt: str, words: Sequence[str], default: int | None = None) -> int:
        """Let one of several lines be picked by its number; asks again until it is. Enter takes ``default``.

        Raises:
            Back: they typed ``back``.
        """
        self.say(*(f"  {place}. {word}" for place, word in enumerate(words, 1)))
        hint = f"1–{len(words)}" + (
            _(", Enter for {default}").format(default=default + 1) if default is not None else ""
        )
        while True:
            said = self.ask(f"{prompt} ({hint})")
            if not said and default is not None:
                return default
            if said.lower() == "back":
                raise Back
            picked = number(said, 1, len(words))
            if picked is not None:
                return picked - 1
            self.say(
                _("{said} is not on the list. Type a number from 1 to {words}, or back.").format(
                    said=quoted(said), words=len(words)
                )
            )

    def page(self) -> None:
        """Leave nothing of what was shown: clears a terminal and what can be scrolled back to; else a form feed."""
        if not self._terminal:
            self._put("\f\n")
        elif os.name == "nt":
            os.system("cls")
        elif os.environ.get("TERM", "dumb") == "dumb":
            self._put("\n" * shutil.get_terminal_size((WIDTH, 24)).lines)  # it obeys nothing else
        else:
            self._put("\x1b[H\x1b[2J\x1b[3J")

    def _put(self, text: str) -> None:
        if not self.writable:
            raise OutputLost
        try:
            self._write(text)
        except (OSError, ValueError):  # ValueError: it was closed
            self.writable = False
            raise OutputLost from None


def rows(told: Iterable[str | Prose], width: int) -> Iterator[str]:
    """Lines and prose in rows no wider than ``width`` cells."""
    for one in told:
        for line in (one,) if isinstance(one, str) else compact((one,)):
            yield from wrapped(str(line), width)


def wrapped(line: str, width: int) -> list[str]:
    """A line as rows no wider than ``width`` cells; further rows stand under its text. Whatever a save, a file name or
    a player's script is called, no row holds what a terminal would obey."""
    line = neutral(line.expandtabs().replace("\n", " "))
    marker = _MARKER.match(line)
    return cells.wrapped(line, width, rest=" " * cells.width(marker.group() if marker else ""))


def _flaw(said: str) -> str | None:
    """Why a line is no text that can be taken, as a sentence."""
    if len(said) > LONGEST:
        return _("That line is longer than {longest} characters.").format(longest=LONGEST)
    if _BYTES.search(said):
        return _("That line holds bytes that are no UTF-8 text.")
    bad = forbidden(said, 1)
    return _("That line holds a character that no text may hold: {bad}.").format(bad=bad[0][1]) if bad else None


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    return isatty is not None and isatty()


def _wait_for_both() -> None:
    """Standard input and output are waited for, whatever a program before this one on the same terminal has set."""
    for stream in (sys.stdin, sys.stdout):
        with suppress(OSError, ValueError, AttributeError):  # no descriptor, or a system that knows no such thing
            os.set_blocking(stream.fileno(), True)


def read_line() -> str:
    """A line of standard input; of one without end as much as shows that it is too long."""
    if sys.stdin is None or sys.stdin.closed:
        return ""
    line = sys.stdin.readline(LONGEST + 2)
    rest = line
    while rest and not rest.endswith("\n") and len(line) > LONGEST:
        rest = sys.stdin.readline(1 << 16)
    return line


def _write_out(text: str) -> None:
    if sys.stdout is None:
        raise OSError("there is no standard output")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError:
        _let_go_of_output()
        raise


def _let_go_of_output() -> None:
    """What could not be written is not tried again when Python ends: that would be a traceback of its own."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
