"""Prose that scrolls: the card in full, the situation, a chapter."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.visual import Visual

Drawing = Callable[[int], Content]
"""Makes content for a width in cells."""


class Page(ScrollView, can_focus=True):
    """A scrolling page, drawn for the width it has. Focus it and use the arrows to read on.

    It paints lines by itself and always has room for its scroll bar: another text changes no layout, so the card can
    follow a quick cursor.
    """

    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(
        self, drawing: Drawing | None = None, *, id: str | None = None, title: str = "", classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._drawing: Drawing = drawing or (lambda cells: Content(""))
        self._drawn = 0
        self._strips: list[Strip] = []
        self.border_title = Content(title)

    def show(self, drawing: Drawing, *, end: bool = False) -> None:
        """Show another text, from its top or (``end``) at its last line."""
        self._drawing = drawing
        self._draw()
        if end:
            self.call_after_refresh(self.scroll_end, animate=False)
        else:
            self.scroll_home(animate=False, immediate=True)

    def draw_again(self) -> None:
        """The text has changed a little: show it where one has scrolled to."""
        self._draw()

    def drawn(self, cells: int) -> Content:
        """The text at another width, e.g. for the whole screen."""
        return self._drawing(cells)

    def on_resize(self, event: events.Resize) -> None:
        """Draw anew when the width changes."""
        if self.scrollable_content_region.width != self._drawn:
            self._draw()

    def watch_virtual_size(self, size: Size) -> None:
        """A longer or shorter text: the thumb of the scroll bar."""
        self.vertical_scrollbar.window_virtual_size = size.height

    def notify_style_update(self) -> None:
        """Another theme: the lines hold its colours."""
        super().notify_style_update()
        self._draw()

    def _draw(self) -> None:
        self._drawn = self.scrollable_content_region.width
        if not self._drawn:
            return
        content = self._drawing(max(20, self._drawn))
        self._strips = Visual.to_strips(self, content, self._drawn, None, self.visual_style)
        self.virtual_size = Size(self._drawn, len(self._strips))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the page."""
        line = y + self.scroll_offset.y
        if line < len(self._strips):
            return self._strips[line]
        return Strip.blank(self.size.width, self.visual_style.rich_style)


class WholeCells(ScrollBarRender):
    """Scroll bars in whole cells, without the part-filled blocks that many fonts and all ASCII terminals lack."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


ScrollBar.renderer = WholeCells
