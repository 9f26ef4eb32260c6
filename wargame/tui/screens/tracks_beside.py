"""A screen whose tracks stand beside a text on a wide terminal, and take turns with it on a narrow one."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen

from wargame.tui.widgets.blank import Beside
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.track_panel import TrackPanel


class TracksBeside(Screen[None]):
    """A second base of a scene."""

    def text_and_tracks(self, text: Page, tracks: str) -> ComposeResult:
        """Both panels; ``tracks``: the heading of the second."""
        with Beside(classes="pair story"):
            yield text
            yield TrackPanel(title=tracks)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key is offered that would do nothing: on a wide screen both panels stand beside each other."""
        return self.has_class("-narrow") if action == "other_panel" else super().check_action(action, parameters)

    def action_other_panel(self) -> None:
        """Text or tracks, where only one has room."""
        self.toggle_class("-other")
        self.query_one("#tracks" if self.has_class("-other") else "#text").focus()
