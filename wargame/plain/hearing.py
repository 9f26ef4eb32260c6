"""What is typed at a terminal that joined, and what its host sends meanwhile: whoever waits for a line hears both."""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from io import RawIOBase
from typing import cast

from wargame.document.nodes import Prose
from wargame.plain.console import LONGEST, Console, read_line
from wargame.records import record
from wargame.remote.requests import SeatRequest
from wargame.remote.seat import Heard, RemoteSeat

BREATH = 0.25
"""Seconds after which whoever waits looks up, so that Ctrl+C is heard on every system."""


class RoomMovedOn(Exception):
    """The room stands somewhere else: what was being asked is asked no more."""


@record
class RequestAnswered:
    """What came of a request: the host's words, and whether it refused."""

    request: SeatRequest
    said: str
    refused: bool


Happening = Heard | RequestAnswered


HearsHost = Callable[[RemoteSeat, Happening], Sequence[str | Prose]]
"""Called with what came, where the lines are read; gives what is to be said of it. May raise ``RoomMovedOn``."""


class TypedAndHeard:
    """Lines and happenings, each in its order; what was heard comes before what was typed."""

    def __init__(self, read: Callable[[], str]) -> None:
        """``read`` gives a line with its end, "" when there is no more; it is called from a thread of its own, for as
        long as there are lines."""
        self._read = read
        self._typed, self._heard = deque[str](), deque[tuple[RemoteSeat, Happening]]()
        self._ended = False
        self._come = threading.Condition()
        threading.Thread(target=self._listen, name="typed", daemon=True).start()

    def post(self, seat: RemoteSeat, came: Happening) -> None:
        """Something came of the host of who sat here then; from any thread."""
        with self._come:
            self._heard.append((seat, came))
            self._come.notify_all()

    def either(self) -> str | tuple[RemoteSeat, Happening]:
        """The next of both, waited for; "" when nothing more is typed."""
        with self._come:
            while not (self._heard or self._typed or self._ended):
                self._come.wait(BREATH)
            if self._heard:
                return self._heard.popleft()
            return self._typed.popleft() if self._typed else ""

    def heard(self, patience: float) -> tuple[RemoteSeat, Happening] | None:
        """What came next of the host; None: nothing in so many seconds."""
        end = time.monotonic() + patience
        with self._come:
            while not self._heard and (left := end - time.monotonic()) > 0:
                self._come.wait(min(left, BREATH))
            return self._heard.popleft() if self._heard else None

    def _listen(self) -> None:
        while line := self._line():
            with self._come:
                self._typed.append(line)
                self._come.notify_all()
        with self._come:
            self._ended = True
            self._come.notify_all()

    def _line(self) -> str:
        try:
            return self._read()
        except (OSError, ValueError):  # a terminal that is gone, an input that was closed
            return ""


class RoomConsole(Console):
    """A conversation in lines beside a room that goes on by itself: what comes of it is said while a line is waited
    for, and what was asked is asked again below."""

    def __init__(self, beside: Console, lines: TypedAndHeard) -> None:
        """Writes as another console does. ``hear`` is set before anything of a host can come."""
        super().__init__(self._next_line, beside.write, terminal=beside.terminal, width=beside.width)
        self._lines, self._asked = lines, ""
        self.hear: HearsHost = lambda seat, came: ()

    def ask(self, prompt: str) -> str:
        """As every console. Raises ``RoomMovedOn``, too."""
        self._asked = prompt
        return super().ask(prompt)

    def wait(self, until: Callable[[], bool], patience: float) -> bool:
        """Wait for the host, for at most so many seconds; whether it came to that. What was typed meanwhile stays
        typed. Raises ``RoomMovedOn``."""
        end = time.monotonic() + patience
        while not until() and (left := end - time.monotonic()) > 0:
            came = self._lines.heard(left)
            if came is not None:
                self.say(*self.hear(*came))
        return until()

    def _next_line(self) -> str:
        while not isinstance(came := self._lines.either(), str):
            try:
                said = self.hear(*came)
            except Exception:
                self._put("\n")
                raise
            if said:
                self._put("\n")
                self.say(*said)
                self._put_prompt(self._asked)
        return came


def standard_lines() -> Callable[[], str]:
    """Reads lines of standard input in whatever thread. Not through ``sys.stdin``, whose lock a thread that waits for a
    line would hold for ever when the program ends."""
    try:
        raw = open(sys.stdin.fileno(), "rb", buffering=0, closefd=False)  # noqa: SIM115 (as long as the program runs)
    except (OSError, ValueError, AttributeError):
        return read_line
    return _RawLines(cast("RawIOBase", raw)).line


class _RawLines:
    """Lines of a file without a buffer of its own; of one without end as much as shows that it is too long."""

    def __init__(self, file: RawIOBase) -> None:
        self._file, self._rest = file, b""

    def line(self) -> str:
        most = 4 * (LONGEST + 2)
        begun = b""
        while b"\n" not in self._rest:
            begun = (begun + self._rest)[:most]
            self._rest = self._file.read(1 << 16) or b""
            if not self._rest:
                return begun.decode("utf-8", "surrogateescape")
        end, _newline, self._rest = self._rest.partition(b"\n")
        return (begun + end + b"\n").decode("utf-8", "surrogateescape")
