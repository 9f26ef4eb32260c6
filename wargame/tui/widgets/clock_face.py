"""The clock in the top line: a few cells of its own, painted only when another time is due."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

if TYPE_CHECKING:
    from wargame.tui.clock import Reading

CELLS = 8
"""How wide it is, the gap before it included: ``(12:30)``, in brackets while it is halted."""


class ClockFace(Static):
    """Shows what ``read`` gives; nothing where that is None when the screen is made."""

    def __init__(self, read: Callable[[], Reading | None]) -> None:
        super().__init__(markup=False)
        self._read = read
        self._next: Timer | None = None
        self.display = read() is not None

    def on_mount(self) -> None:
        """Begin."""
        self.tick()

    def tick(self) -> None:
        """Show the time and wait for the next change; called when the clock is halted or goes on, too."""
        if self._next is not None:
            self._next.stop()
        reading = self._read()
        if reading is None:
            return
        text = f"({reading.text})" if reading.halted else reading.text
        self.set_class(reading.over, "-over")
        self.update(Content(text), layout=False)
        self._next = None if reading.halted else self.set_timer(reading.changes_in, self.tick)
