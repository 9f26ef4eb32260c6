"""What all full screens share: the breakpoints, the footer, leaving, and help for where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Static

from wargame.tui.glyphs import Glyphs
from wargame.tui.screens.sizes import Regains, fit
from wargame.tui.widgets.guide import GuideStrip
from wargame.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from wargame.tui.app import WargameApp
    from wargame.tui.course import Course


class Scene(Regains[None]):
    """A full screen of the game. Each is made anew when it is shown and dropped when it is left."""

    PLACES: ClassVar[tuple[str, ...]] = ()
    """Its places in the command table, for help and palette."""
    TIP: ClassVar[str] = ""
    """A few sentences on what one does here, for the help page."""
    NEWCOMERS: ClassVar[bool] = False
    """Whether its help page begins with how a turn goes: where people learn what the game is."""
    ALLOW_SELECT = False

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Who has the keyboard. Textual would paint all when that changes; the two concerned paint themselves."""

    @property
    def game(self) -> WargameApp:
        """The application, by its own type."""
        return cast("WargameApp", self.app)

    @property
    def course(self) -> Course:
        """The game that is played."""
        return self.game.playing

    @property
    def glyphs(self) -> Glyphs:
        """The marks to draw with."""
        return self.game.glyphs

    def compose(self) -> ComposeResult:
        """The scene's own widgets, then the footer; a note instead where the terminal is too small."""
        fit(self)
        yield from self.widgets()
        yield Static(
            Content("This terminal is smaller than 80 by 24. Make it larger to play on; nothing is lost."),
            id="too-small",
        )
        yield KeyBar()

    def widgets(self) -> ComposeResult:
        """The widgets of this scene."""
        yield from ()

    def keep(self) -> None:
        """Keep what is begun here, where the screen may go at any moment."""

    def action_no_hints(self) -> None:
        """The guided first turn is put away, where one is shown."""
        for strip in self.query(GuideStrip):
            strip.put_away()

    def action_receipt(self) -> None:
        """Show the last receipt of the game that is played; scenes of it that all may see have a key for this."""
        from wargame.tui.screens.receipt import show_receipt

        show_receipt(self.app, self.course.receipt, self.glyphs)

    def action_leave(self) -> None:
        """Back to the launcher; scenes of a running game ask first."""
        self.game.to_launcher()
