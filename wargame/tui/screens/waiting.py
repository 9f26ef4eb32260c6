"""Something is being read: says what, and that it will not be long."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from wargame.tui.screens.scene import Scene
from wargame.tui.text import ELLIPSIS


class Waiting(Scene):
    """One line in the middle; nothing to press."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._said = text

    def widgets(self) -> ComposeResult:
        """The line."""
        yield Static(Content(self._said + ELLIPSIS), id="waiting", markup=False)

    def say(self, words: str) -> None:
        """How far it has come."""
        self.query_one("#waiting", Static).update(Content(f"{self._said}{ELLIPSIS} {words}"))
