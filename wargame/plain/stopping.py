"""What ends a sitting from outside: Ctrl+C, a window that is closed, a shutdown. It is left as by ``leave``."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from types import FrameType

from wargame.plain.console import OutputLost
from wargame.text.characters import neutral

UNABLE, GONE, INTERRUPTED = 2, 1, 128 + signal.SIGINT
"""Exit codes: the game cannot go on; nobody hears it any more; Ctrl+C."""
Handler = Callable[[int, FrameType | None], object] | signal.Handlers
_NAMES = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
_OUTSIDE = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


class Stopped(BaseException):
    """A signal asked the program to end. No ``Exception``: nothing on the way takes it for a mistake.

    Attributes:
        code: the exit code that a shell gives to a program ended so.
    """

    def __init__(self, number: int) -> None:
        super().__init__(f"signal {number}")
        self.code = 128 + number


@contextmanager
def stoppable() -> Iterator[None]:
    """While it lasts, signals that would end the program without a word raise ``Stopped``; Ctrl+C raises
    ``KeyboardInterrupt`` as ever. What is ignored already, as under nohup, stays so."""
    with _handled({number: _stop for number in _OUTSIDE if signal.getsignal(number) is not signal.SIG_IGN}):
        yield


@contextmanager
def undisturbed() -> Iterator[None]:
    """While it lasts, no signal stops the program: it is on its way out."""
    with _handled(dict.fromkeys((*_OUTSIDE, signal.SIGINT), signal.SIG_IGN)):
        yield


@contextmanager
def _handled(by: Mapping[int, Handler]) -> Iterator[None]:
    """While it lasts, these signals are handled so; not where another thread asks, which Python does not let listen."""
    listens = threading.current_thread() is threading.main_thread()
    before = {number: signal.signal(number, handler) for number, handler in by.items()} if listens else {}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)


def code_of(reason: BaseException) -> int:
    """The exit code of a sitting that ended so: 0 where the players left."""
    match reason:
        case Stopped(code=code):
            return code
        case KeyboardInterrupt():
            return INTERRUPTED
        case OutputLost():
            return GONE
    return 0


def aside(lines: Iterable[str]) -> None:
    """Last words where standard output takes none: to standard error, if that does."""
    with suppress(OSError, ValueError):
        for line in lines if sys.stderr is not None else ():
            sys.stderr.write(f"{neutral(line)}\n")
            sys.stderr.flush()


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped(number)
