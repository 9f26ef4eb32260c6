"""The clock at the end of the top line: cells of its own, painted only when another time is due."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from wargame.tui.text import clean

from wargame.wording.catalogue import N_, _

if TYPE_CHECKING:
    from wargame.session.clock import ClockReading, Counted

WHAT: dict[Counted, str] = {"plan": N_("plan"), "reveal": N_("reveal"), "debrief": N_("debrief")}
GAP = 2
"""Cells between the facts of the line and the clock."""


def in_full(reading: ClockReading) -> str:
    """``Tokyo plans 1:40``, ``paused: reveal 1:40``."""
    counted = _("{seat} plans").format(seat=clean(reading.whose)) if reading.whose else _(WHAT[reading.what])
    return f"{_('paused: ') if reading.halted else ''}{counted} {reading.text}"


def in_short(reading: ClockReading) -> str:
    """``plan 1:40``, ``pause 1:40``: for a line with little room, where the seat is named already."""
    return f"{_('pause') if reading.halted else _(WHAT[reading.what])} {reading.text}"


class ClockFace(Static):
    """Shows what ``read`` gives, and what it counts; nothing where that is None when the screen is made.

    Args:
        read: the clock.
        roomy: whether there is room for all its words.
        resized: called when it takes another number of cells.
    """

    def __init__(
        self, read: Callable[[], ClockReading | None], roomy: Callable[[], bool], resized: Callable[[], None]
    ) -> None:
        super().__init__(markup=False)
        self._read, self._roomy, self._resized = read, roomy, resized
        self._next: Timer | None = None
        self.cells = 0
        """How wide it is, the gap before it included; 0: there is no clock."""
        reading = read()
        self.display = reading is not None
        if reading is not None:
            self._take(self._words(reading))

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
        words = self._words(reading)
        if len(words) + GAP != self.cells:
            self._take(words)
            self._resized()
        self.set_class(reading.over, "-over")
        self.update(Content(words), layout=False)
        self._next = None if reading.halted else self.set_timer(reading.changes_in, self.tick)

    def _words(self, reading: ClockReading) -> str:
        return in_full(reading) if self._roomy() else in_short(reading)

    def _take(self, words: str) -> None:
        self.cells = len(words) + GAP
        self.styles.width = self.cells
