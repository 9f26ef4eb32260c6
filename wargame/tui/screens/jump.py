"""Jump mode: a letter on each panel; press it, and the keyboard goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Static

from wargame.records import record
from wargame.tui.commands import bindings
from wargame.tui.key_names import twins_of
from wargame.tui.screens.overlay import Overlay
from wargame.tui.screens.scene import Scene
from wargame.tui.widgets.header import Tab

LETTERS = "asdfhjklertyuiopwcvbnm"
"""The keys under the fingers first; not the one that opened the jump or leaves it."""


@record
class JumpTarget:
    """Somewhere to go: its letter, where to paint it, and the panel or tab."""

    letter: str
    at: Offset
    widget: Widget


def targets(scene: Scene[Any]) -> tuple[JumpTarget, ...]:
    """Every panel that can be seen, in reading order, then the tabs of a narrow screen."""
    seen = [widget for widget in scene.focus_chain if widget.region.area and widget.region.y < scene.size.height]
    panels = sorted(seen, key=lambda widget: (widget.region.y, widget.region.x))
    tabs = [tab for tab in scene.query(Tab) if tab.region.area]
    lettered = zip(LETTERS, [*panels, *tabs], strict=False)
    return tuple(JumpTarget(letter, widget.region.offset, widget) for letter, widget in lettered)


class Jump(Overlay[None]):
    """The letters over the scene. Any other key closes it; one that covers a team's desk covers."""

    BINDINGS = bindings("dialogue")

    def __init__(self, found: Sequence[JumpTarget]) -> None:
        super().__init__()
        self._found = tuple(found)

    def compose(self) -> ComposeResult:
        """A letter on each corner."""
        for target in self._found:
            letter = Static(Content(f" {target.letter} "), classes="jump", markup=False)
            letter.absolute_offset = target.at
            yield letter

    def on_key(self, event: events.Key) -> None:
        """Go where the letter says."""
        target = next((one for one in self._found if event.key in twins_of((one.letter,))), None)
        bound = self.active_bindings.get(event.key)
        if target is None and bound is not None and bound.binding.action == "app.cover":
            return
        event.stop()
        event.prevent_default()
        self.dismiss(None)
        if target is None or not target.widget.is_attached:
            return
        if isinstance(target.widget, Tab):
            target.widget.on_click()
        else:
            target.widget.focus()
