"""A terminal of our own: runs a program in a pty and tells when a frame has been painted.

It answers as a modern terminal does: where its cursor stands, and that it can synchronise output. From then on every
frame ends with a mark, so that "painted" is one exact byte and not a quiet moment. Only where there are ptys (not on
Windows).
"""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parent.parent
_CAN_YOU, _I_CAN, _FRAME_ENDS = b"\x1b[?2026$p", b"\x1b[?2026;2$y", b"\x1b[?2026l"
_WHERE, _HERE = b"\x1b[6n", b"\x1b[1;2R"
_CONTROL = re.compile(rb"\x1b(\[[0-9;?<>=$ ]*[A-Za-z~]|\][^\x07\x1b]*(\x07|\x1b\\)|[()][A-Z0-9]|[=>78])")


class NotPainted(Exception):
    """The program ended, or the time was over, before the text was seen."""


class Terminal:
    """A program in a terminal of 120 by 40; a context manager."""

    def __init__(self, words: Sequence[str], home: Path, size: tuple[int, int] = (120, 40)) -> None:
        """Run ``words`` with ``home`` as the user's own, empty, folder."""
        self.words, self.home, self.size = list(words), home, size
        self.seen = bytearray()

    def __enter__(self) -> Self:
        import fcntl
        import pty
        import termios

        self._master, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", self.size[1], self.size[0], 0, 0))
        surroundings = {
            "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(self.home), "LANG": "C.UTF-8",
            "TERM": "xterm-256color", "COLORTERM": "truecolor",
        }
        self._answered: set[bytes] = set()
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            self.words, stdin=inner, stdout=inner, stderr=inner, env=surroundings, cwd=self.home, start_new_session=True
        )
        os.close(inner)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        os.close(self._master)

    def until(self, text: str, most: float = 30.0) -> float:
        """Milliseconds from the start of the program until ``text`` was painted. Raises ``NotPainted``."""
        end = time.perf_counter() + most
        while time.perf_counter() < end:
            self._read(0.2)
            if text.encode() in _CONTROL.sub(b"", bytes(self.seen)):
                return (time.perf_counter() - self.began) * 1000
            if self._process.poll() is not None:
                break
        raise NotPainted(f"{text!r} was never painted; the end of what was: {bytes(self.seen[-300:])!r}")

    def settle(self, quiet: float = 0.4) -> None:
        """Read until nothing comes for a while."""
        while self._read(quiet):
            pass

    def key(self, key: bytes) -> float:
        """Press a key; milliseconds until the frame that follows is painted."""
        mark, pressed = len(self.seen), time.perf_counter()
        os.write(self._master, key)
        while _FRAME_ENDS not in self.seen[mark:]:
            if not self._read(2.0):
                raise NotPainted(f"no frame after {key!r}")
        return (time.perf_counter() - pressed) * 1000

    def spent(self) -> float | None:
        """Milliseconds of processor time that the program has taken so far; None where the system does not tell."""
        try:
            told = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="utf-8")
        except OSError:
            return None
        user, system = told.rpartition(")")[2].split()[11:13]
        return 1000 * (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float | None:
        """Mebibytes that are this program's alone; None where the system does not tell."""
        try:
            lines = Path(f"/proc/{self._process.pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
        except OSError:
            return None
        return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024

    def _read(self, most: float) -> bytes:
        if not select.select([self._master], [], [], most)[0]:
            return b""
        try:
            chunk = os.read(self._master, 1 << 16)
        except OSError:
            return b""
        self.seen += chunk
        for question, answer in ((_CAN_YOU, _I_CAN), (_WHERE, _HERE)):
            if question in self.seen and question not in self._answered:
                os.write(self._master, answer)
                self._answered.add(question)
        return chunk
