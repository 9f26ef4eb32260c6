"""Where the points of a finished game came from, over its last screen: the page grows surer while it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from wargame.document.nodes import Document
from wargame.tui.glyphs import Glyphs
from wargame.tui.screens.dialogue import Dialogue
from wargame.tui.text import ELLIPSIS
from wargame.tui.widgets.page import Page
from wargame.tui.writer import drawn
from wargame.wording.catalogue import N_, _
from wargame.wording.numbers import percentage

Pages = Callable[[Callable[[], bool]], Iterator[tuple[Document, int]]]
"""Pages, ever surer, each with how much of the work is done in hundredths. Asking takes no time: the games are played
as the pages are taken, which is done off the screen's loop. They end early once the argument gives False."""


class AnalysisDialogue(Dialogue[None]):
    """One analysis. Esc leaves it; then nothing is played any more."""

    BINDINGS = [
        Binding("escape", "dismiss", N_("Back"), key_display="Esc"),
        Binding("enter", "dismiss", N_("Back"), show=False),
    ]
    DEFAULT_CLASSES = "reading"

    @dataclass
    class Surer(Message):
        """More is known."""

        page: Document
        done: int

    def __init__(self, pages: Pages, glyphs: Glyphs) -> None:
        super().__init__(_("Where the points came from"), Content(""))
        self._pages, self._glyphs, self._left = pages, glyphs, Event()

    def body(self) -> ComposeResult:
        """The page, and under it how far the work has come."""
        yield Page()
        yield Static(Content(f"{_('Playing on from every turn')}{ELLIPSIS}"), id="far", markup=False)

    def on_mount(self) -> None:
        """Ask; the arrows scroll."""
        self.query_one(Page).focus()
        self._play(self._pages(lambda: not self._left.is_set()))

    def on_unmount(self) -> None:
        """Nobody reads it any more."""
        self._left.set()

    @work(thread=True)
    def _play(self, pages: Iterator[tuple[Document, int]]) -> None:
        for page, done in pages:
            self.post_message(self.Surer(page, done))

    def on_analysis_dialogue_surer(self, event: Surer) -> None:
        """Show the surer page where one has scrolled to."""
        self.query_one(Page).show((drawn(event.page, self._glyphs),), stay=True)
        said = _("Playing on from every turn: {done}").format(done=percentage(event.done))
        self.query_one("#far", Static).update(
            Content(_("The arrows read on") if event.done == 100 else said), layout=False
        )
