"""The terminal this runs in: what is read from it, and how it is given back, whatever happens to the program.

Textual's own driver reads on for ever where a terminal is gone, takes one unknown byte for the end of the world, and
leaves the terminal as it is where the program is told to end. Not for Windows, where Textual has another driver.
"""

from __future__ import annotations

import os
import selectors
import signal
import sys
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Any, TextIO, cast

from textual.drivers.linux_driver import LinuxDriver

from wargame.tui.terminal_input import InputReader
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.tui.interrupts import InterruptedApp

ENDINGS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT)
"""Signals that tell the program to end; its exit code is 128 and their number."""
WIPE = "\x1b[2J\x1b[H"
"""Nothing stays on the screen that is left: not every terminal has another one to go back to."""
PATIENCE = 0.1
"""Seconds: whether escape was a key, or begins a sequence; and how long it may take until the reading ends."""


class Lasting:
    """A file to write to, which a terminal that has gone away does not break: nobody would read on."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write, where somebody is there."""
        try:
            return self._file.write(text)
        except (OSError, ValueError):
            return 0

    def flush(self) -> None:
        """Send it off, where somebody is there."""
        try:
            self._file.flush()
        except (OSError, ValueError):
            return

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class TerminalDriver(LinuxDriver):
    """Textual's driver, with an own reader, and with care for the end."""

    def __init__(self, app: Any, **options: Any) -> None:
        """As Textual makes it."""
        super().__init__(app, **options)
        self._ours = cast("InterruptedApp", app)
        self._file: Any = Lasting(cast("TextIO", self._file))
        self._given_back = True

    # Coming and going

    def start_application_mode(self) -> None:
        """Take the terminal, and be told what comes."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._given_back = self._writer_thread is None or not self._writer_thread.is_alive()
        for sent in ENDINGS:
            if signal.getsignal(sent) is not signal.SIG_IGN:
                self._loop.add_signal_handler(sent, self._ours.told_to_end, int(sent))

    def stop_application_mode(self) -> None:
        """Give the terminal back, with nothing on it."""
        if not self._given_back:
            self._given_back = True
            self.write(WIPE)
            super().stop_application_mode()

    def step_out(self) -> None:
        """Stop, as any program does at Ctrl+Z; the terminal is the shell's until somebody calls this back."""
        if self._given_back:
            return
        self.stop_application_mode()
        self.close()
        waits = _("wargame waits; fg goes on (or: kill -CONT {process})").format(process=os.getpid())
        print(waits, file=sys.__stderr__, flush=True)
        os.kill(os.getpid(), signal.SIGSTOP)

    def come_back(self) -> None:
        """Take the terminal again; somebody else may have used it, whoever stopped this."""
        if not self._given_back:
            self.stop_application_mode()
            self.close()
        self.start_application_mode()

    def _sigtstp_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._ours.step_out)

    def _sigcont_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._ours.called_back)

    # Reading

    def run_input_thread(self) -> None:
        """Read until the driver is told to stop, or nobody is there any more."""
        reader, decode = InputReader(), getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if not selector.select(PATIENCE):
                    for event in reader.flush() if reader.waits else ():
                        self.process_message(event)
                    continue
                try:
                    said = os.read(self.fileno, 4096)
                except OSError:
                    said = b""
                if not said:
                    self._loop.call_soon_threadsafe(self._ours.told_to_end, int(signal.SIGHUP))
                    return
                for event in reader.read(decode(said)):
                    self.process_message(event)
