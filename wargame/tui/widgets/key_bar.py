"""The keys that work here and now, in one line at the bottom; a click on one presses it.

Textual's own footer builds a widget for each key whenever the focus moves; this one paints a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from wargame.wording.catalogue import _

GAP = 2


class KeyBar(Widget):
    """Shows the bindings that the focused panel, its screen and the application offer."""

    ALLOW_SELECT = False

    def __init__(self, label: Callable[[Binding], str] = lambda binding: _(binding.description)) -> None:
        """``label``: what a key is called here and now."""
        super().__init__()
        self._label = label

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        self.refresh()

    def _shown(self) -> Iterator[tuple[Binding, Content]]:
        found: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not (binding.show and active.enabled):
                continue
            known = found.setdefault(binding.action, binding)
            if binding.key_display and binding.id == known.id:
                found[binding.action] = binding  # of a command's keys the one that is to be shown, where it works
        for binding in found.values():
            key = self.app.get_key_display(binding)
            yield binding, Content.assemble((key, "bold $accent"), " ", self._label(binding))

    def render(self) -> Content:
        """The keys with their words."""
        return Content(" " * GAP).join([text for _, text in self._shown()])

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked on."""
        start = self.gutter.left
        for binding, text in self._shown():
            if start <= event.x < start + text.cell_length:
                self.app.simulate_key(binding.key.split(",")[0])
                return
            start += text.cell_length + GAP
