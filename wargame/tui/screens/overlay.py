"""Screens over a scene, which close once: an answer that comes while one goes, or after, answers nothing."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.command import CommandList, CommandPalette
from textual.screen import ModalScreen, Screen

from wargame.tui.commands import bindings
from wargame.tui.screens.breakpoints import ACROSS, DOWN, ResizableScreen, fit
from wargame.wording.catalogue import _

T = TypeVar("T")


def is_open(screen: Screen[Any]) -> bool:
    """Whether a screen is shown, over all others. Dismissing one that is not would take another away in its place."""
    return screen.is_attached and screen.app.screen_stack[-1:] == [screen]


class Overlay(ModalScreen[T], ResizableScreen[T], Generic[T]):
    """A screen over a scene; it may be dismissed as often as anybody likes. In a terminal too small to play on it is
    hidden with what is below it, unless it has the class ``-anywhere``."""

    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Never seen in a form of another size."""
        fit(self)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close with this answer, where it is open."""
        return super().dismiss(result) if is_open(self) else AwaitComplete()


class Palette(CommandPalette):
    """Textual's palette, with words of ours. A key that covers a team's desk covers; a letter is text."""

    BINDINGS = [one for one in bindings("dialogue") if isinstance(one, Binding) and one.action == "app.cover"]
    HORIZONTAL_BREAKPOINTS = ACROSS
    VERTICAL_BREAKPOINTS = DOWN

    def __init__(self) -> None:
        super().__init__(placeholder=_("Letters of a command; arrows and Enter run it"))

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, where it is open; nobody looks for commands any more, whose list is taken away."""
        self.workers.cancel_node(self)
        return super().dismiss(result) if is_open(self) else AwaitComplete()

    def _gather_commands(self, search_value: str) -> Any:
        """Look for commands, as long as it is open."""
        return super()._gather_commands(search_value) if is_open(self) else None

    def _action_command_list(self, action: str) -> None:
        """Go through the commands, where any are shown: Textual looks for the lines of a list it has not laid out."""
        if self.query_one(CommandList).size:
            super()._action_command_list(action)
