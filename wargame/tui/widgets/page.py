"""Prose that scrolls: the card in full, the situation, a chapter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.visual import Visual

from wargame.tui.text import Line, laid_out


class Page(ScrollView, can_focus=True):
    """A scrolling page, drawn for the width it has. Focus it and use the arrows to read on.

    It paints lines by itself and always has room for its scroll bar: another text changes no layout, so the card can
    follow a quick cursor.
    """

    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, lines: Iterable[Line] = (), *, id: str | None = None, title: str = "") -> None:
        super().__init__(id=id)
        self._lines = lines
        self._drawn = 0
        self._strips: list[Strip] = []
        self.border_title = Content(title)

    def show(self, lines: Iterable[Line], *, stay: bool = False) -> None:
        """Show another text from its top, or (``stay``) where one has scrolled to. It is asked for its lines when there
        is room for them: a page that nobody looks at costs nothing."""
        self._lines = lines
        self._draw()
        if not stay:
            self.scroll_home(animate=False, immediate=True)

    def drawn(self, cells: int) -> Content:
        """The text at a width."""
        self._lines = tuple(self._lines)
        return laid_out(self._lines, cells)

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
        content = self.drawn(max(20, self._drawn))
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
