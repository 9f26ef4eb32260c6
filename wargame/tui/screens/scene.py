"""What all full screens share: the breakpoints, the footer, leaving, help for where one is, and what they give back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Static

from wargame.tui.app_interface import AppInterface, app_of
from wargame.tui.glyphs import Glyphs
from wargame.tui.screens.breakpoints import ResizableScreen, fit
from wargame.tui.widgets.key_bar import KeyBar
from wargame.wording.catalogue import _

R = TypeVar("R")


class Scene(ResizableScreen[None], Generic[R]):
    """A full screen of the game. Each is made anew when it is shown and dropped when it is left, which is when it has
    given back what was chosen there."""

    PLACES: ClassVar[tuple[str, ...]] = ()
    """Its places in the command table, for help and palette."""
    TIP: ClassVar[str] = ""
    """A few sentences on what one does here, for the help page."""
    NEWCOMERS: ClassVar[bool] = False
    """Whether its help page begins with how a turn goes: where people learn what the game is."""
    BACK: ClassVar[Any] = None
    """What it gives back where it is left and nothing is lost by that."""
    ALLOW_SELECT = False
    BLANK = True
    """Nothing is painted behind its widgets but the ground: one line for all."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Who has the keyboard. Textual would paint all when that changes; the two concerned paint themselves."""

    class HandedOut(Message):
        """A text that everybody here may read: to be kept as a file beside its save, and ``copied``."""

        def __init__(self, text: str, name: str, save: Path, *, copied: bool = True) -> None:
            super().__init__()
            self.text, self.name, self.save, self.copied = text, name, save, copied

    def answers(self, then: Callable[[R], None]) -> None:
        """Whoever shows this scene takes what it gives back."""
        self._then = then

    def give(self, result: R) -> None:
        """Give back what was chosen. What comes while the scene goes was meant for nobody."""
        if not self.interface.between_scenes:
            self._then(result)

    @property
    def interface(self) -> AppInterface:
        """The application, as far as a scene knows it."""
        return app_of(self)

    @property
    def glyphs(self) -> Glyphs:
        """The marks to draw with."""
        return self.interface.glyphs

    def compose(self) -> ComposeResult:
        """The scene's own widgets, then the footer; a note instead where the terminal is too small."""
        fit(self)
        yield from self.widgets()
        yield Static(
            Content(_("This terminal is smaller than 80 by 24. Make it larger to play on; nothing is lost.")),
            id="too-small",
        )
        yield KeyBar(self.key_label)

    def widgets(self) -> ComposeResult:
        """The widgets of this scene."""
        yield from ()

    def key_label(self, binding: Binding) -> str:
        """What a key is called in the footer here and now."""
        return _(binding.description)

    def keep(self) -> None:
        """Keep what is begun here, where the screen may go at any moment."""

    def action_leave(self) -> None:
        """Leave this scene."""
        self.give(self.BACK)
