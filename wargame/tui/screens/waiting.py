"""Something is being read: says what, shows that it goes on, and can be given up."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from wargame.tui.commands import bindings
from wargame.tui.screens.scene import Scene
from wargame.tui.text import ELLIPSIS
from wargame.wording.catalogue import N_

STEP = 0.25
"""Seconds between two steps of the sign."""
SIGNS = ("|", "/", "-", "\\")


class Waiting(Scene[None]):
    """One line in the middle, and beside it a sign that turns unless movement is off."""

    PLACES = ("waiting",)
    TIP = N_("Something is being read. Esc gives it up; nothing is lost.")
    BINDINGS = bindings("waiting")

    def __init__(self, text: str) -> None:
        super().__init__()
        self._said = text
        self._far = ""
        self._step = 0

    def widgets(self) -> ComposeResult:
        """The line."""
        yield Static(self._line(), id="waiting", markup=False)

    def on_mount(self) -> None:
        """The sign begins to turn."""
        if self.app.animation_level != "none":
            self.set_interval(STEP, self._turn)

    def say(self, words: str) -> None:
        """How far it has come."""
        self._far = words
        self._draw()

    def action_give_up(self) -> None:
        """Wait no longer."""
        self.give(None)

    def _turn(self) -> None:
        self._step += 1
        self._draw()

    def _line(self) -> Content:
        sign = SIGNS[self._step % len(SIGNS)] if self._step else " "
        return Content(f"{sign} {self._said}{ELLIPSIS} {self._far}".rstrip())

    def _draw(self) -> None:
        self.query_one("#waiting", Static).update(self._line(), layout=False)
