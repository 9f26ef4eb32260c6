"""The strip of the guided first turn, at the bottom of a seat's desk."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from wargame.tui.guide import Guide
from wargame.wording.catalogue import _


class GuideStrip(Static):
    """Shows the hint that is due. It follows by itself which panel has the keyboard; the rest it is told by ``note``.

    Mount it once, above the key bar. Without a guide it takes no room.
    """

    def __init__(self, guide: Guide | None, key: Callable[[str], str]) -> None:
        """Follow ``guide``; ``key`` writes the keys of a command id."""
        super().__init__(markup=False, id="guide")
        self._guide, self._key = guide, key
        self.display = guide is not None and bool(guide.hint(key))

    def on_mount(self) -> None:
        """Begin to follow."""
        if self.display:
            self._draw()
            self.watch(self.screen, "focused", self._gone_to)

    def note(self, what: str) -> None:
        """The player did this: ``ordered``, ``answered``, ``sealed``, or went to a panel."""
        if self._guide is not None and self._guide.note(what):
            self._draw()

    def put_away(self) -> None:
        """No more hints."""
        if self._guide is not None:
            self._guide.away = True
            self._draw()

    def on_click(self) -> None:
        """A click puts it away."""
        self.put_away()

    def _gone_to(self, focused: Widget | None) -> None:
        if focused is not None and focused.id:
            self.note(focused.id)

    def _draw(self) -> None:
        hint = self._guide.hint(self._key) if self._guide is not None else ""
        self.display = bool(hint)
        number, gap, text = hint.partition("  ")
        away = "  " + _("{key} no more hints").format(key=self._key("seat.no_hints"))
        self.update(Content.assemble((number, "bold $accent"), gap, text, (away, "$text-muted")))
