"""The sizes a screen has to know: too small to play on, narrow, wide."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from wargame.tui.panel_table import TALL

T = TypeVar("T")
LEAST = Size(80, 24)
"""The smallest terminal that is played on."""
WIDE = 100
"""From this many columns on panels stand side by side; below, one is shown at a time."""
ACROSS: list[tuple[int, str]] = [(0, "-tiny"), (LEAST.width, "-narrow"), (WIDE, "-wide")]
DOWN: list[tuple[int, str]] = [(0, "-flat"), (LEAST.height, "-low"), (TALL, "-tall")]
"""The classes a screen has from so many columns and lines on; ``-tiny`` and ``-flat`` show nothing but a notice."""


def too_small(size: Size) -> bool:
    """Whether nothing is shown but that the terminal is too small."""
    return size.width < LEAST.width or size.height < LEAST.height


def fit(screen: Screen[Any]) -> None:
    """Take the classes of this size before the first layout, so that no frame of another one is painted."""
    for breakpoints, cells in ((ACROSS, screen.app.size.width), (DOWN, screen.app.size.height)):
        screen.add_class([name for least, name in breakpoints if cells >= least][-1])


class ResizableScreen(Screen[T], Generic[T]):
    """A screen that is hidden where the terminal is too small; grown again, the keyboard is where it was before."""

    HORIZONTAL_BREAKPOINTS = ACROSS
    VERTICAL_BREAKPOINTS = DOWN
    _had: Widget | None = None

    def on_resize(self) -> None:
        """What is hidden loses the keyboard."""
        if too_small(self.app.size):
            self._had = self.focused or self._had
        elif self._had is not None:
            self.call_after_refresh(self._give_back, self._had)
            self._had = None

    def _give_back(self, widget: Widget) -> None:
        if self.focused is None and widget.is_attached:
            self.set_focus(widget)
