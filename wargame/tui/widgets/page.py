"""Prose that scrolls: the card in full, the situation, a chapter."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.widgets import Static

Drawing = Callable[[int], Content]
"""Makes content for a width in cells."""


class Page(VerticalScroll):
    """A scrolling page, drawn for the width it has. Focus it and use the arrows to read on."""

    def __init__(
        self, drawing: Drawing | None = None, *, id: str | None = None, title: str = "", classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._drawing: Drawing = drawing or (lambda cells: Content(""))
        self._drawn = 0
        self._body = Static(markup=False)
        self.border_title = Content(title)

    def compose(self) -> ComposeResult:
        """One body that grows with its text."""
        yield self._body

    def show(self, drawing: Drawing, *, end: bool = False) -> None:
        """Show another text, from its top or (``end``) at its last line."""
        self._drawing = drawing
        self._draw()
        if end:
            self.call_after_refresh(self.scroll_end, animate=False)
        else:
            self.scroll_home(animate=False, immediate=True)

    def drawn(self, cells: int) -> Content:
        """The text at another width, e.g. for the whole screen."""
        return self._drawing(cells)

    def on_resize(self, event: events.Resize) -> None:
        """Draw anew when the width changes."""
        if self.scrollable_content_region.width != self._drawn:
            self._draw()

    def _draw(self) -> None:
        self._drawn = self.scrollable_content_region.width
        if self._drawn:
            self._body.update(self._drawing(max(20, self._drawn)))


class WholeCells(ScrollBarRender):
    """Scroll bars in whole cells, without the part-filled blocks that many fonts and all ASCII terminals lack."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


ScrollBar.renderer = WholeCells
