"""A program in a terminal of its own: what it paints, what it leaves there, and how it ends."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shlex
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import pyte

ROOT = Path(__file__).parent.parent.parent
PLAY = [sys.executable, "-m", "wargame", "play"]
PATIENCE = 60.0
"""Seconds for anything to come, on a machine that has much else to do."""
_OWN = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"


class Tty:
    """A terminal that a program controls; a context manager."""

    def __init__(self, words: Sequence[str], home: Path, size: tuple[int, int] = (80, 24), term: str = "xterm") -> None:
        self.words, self.home, self.size, self.term = list(words), home, size, term
        self.sent = bytearray()
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)

    def __enter__(self) -> Tty:
        self.master, self.slave = pty.openpty()
        self.resize(*self.size)
        self.before = termios.tcgetattr(self.slave)
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "WARGAME_CACHE") if name in os.environ}
        env = {**kept, "HOME": str(self.home), "XDG_STATE_HOME": str(self.home / "state"), "TERM": self.term,
               "XDG_DATA_HOME": str(self.home / "data"), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8",
               "TEXTUAL_ANIMATIONS": "none", "PS1": "$ "}  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-c", _OWN, *self.words], stdin=self.slave, stdout=self.slave, stderr=self.slave, env=env,
            cwd=self.home, start_new_session=True,
        )  # fmt: skip
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        for handle in (self.master, self.slave):
            if handle >= 0:
                os.close(handle)

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def write(self, text: str | bytes) -> None:
        """Type, all at once, taking what is painted meanwhile."""
        data = text.encode() if isinstance(text, str) else text
        while data:
            self.read(0)
            data = data[os.write(self.master, data[:1024]) :]

    def read(self, most: float = 0.05) -> bool:
        """Take what has been painted; False: nothing came."""
        if not select.select([self.master], [], [], most)[0]:
            return False
        try:
            chunk = os.read(self.master, 1 << 16)
        except OSError:
            return False
        self.sent += chunk
        for question, answer in ((b"\x1b[6n", b"\x1b[1;2R"),):
            if question in chunk:
                os.write(self.master, answer)
        self._stream.feed(chunk.replace(b"\x1b[>", b"\x1b[").replace(b"\x1b[<u", b""))
        return bool(chunk)

    def shown(self) -> str:
        """The characters on it."""
        return "\n".join(row.rstrip() for row in self.screen.display)

    def until(self, holds: Callable[[], bool] | str) -> None:
        """Wait for words on the screen, or for anything else; fails where it never comes."""
        end = time.monotonic() + PATIENCE
        found = (lambda: holds in self.shown()) if isinstance(holds, str) else holds
        while not found():
            assert time.monotonic() < end, f"it never came to that; the screen shows\n{self.shown()}"
            if not self.read():
                time.sleep(0.01)

    def settle(self, quiet: float = 0.3) -> str:
        """What is shown once nothing has come for a while."""
        while self.read(quiet):
            pass
        return self.shown()

    def ended(self) -> int:
        """The exit code, once it has ended; what it still wrote is taken."""
        self.until(lambda: self.process.poll() is not None)
        while self.read(0.1):
            pass
        return self.process.returncode

    def stopped(self) -> bool:
        """Whether the program stands still, as after Ctrl+Z."""
        try:
            status = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8")
        except FileNotFoundError:  # it has ended
            return False
        return status.rpartition(")")[2].split()[0] == "T"

    def given_back(self) -> list[str]:
        """What of the terminal is not as it was before; empty: all is."""
        now, wrong = termios.tcgetattr(self.slave), []
        if now[:4] != self.before[:4]:
            wrong.append("modes of the line")
        for on in (b"?1049", b"?1000", b"?1003", b"?1006", b"?2004", b"?1004"):
            if self.sent.rfind(b"\x1b[" + on + b"h") > self.sent.rfind(b"\x1b[" + on + b"l"):
                wrong.append(on.decode())
        if self.sent.rfind(b"\x1b[?25l") > self.sent.rfind(b"\x1b[?25h"):
            wrong.append("cursor")
        return wrong


def continuing(save: str = "saves/game.jsonl") -> list[str]:
    """The words that go on with a game."""
    return [*PLAY, "--continue", save]


def in_shell(words: Sequence[str]) -> str:
    """The words as one types them."""
    return shlex.join(words)
