"""The screens of a seat whose game is hosted elsewhere: what all of them share, and a page to read between turns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Generic, Literal, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from wargame.remote.telling import receipt_given
from wargame.tui.answers import Away, Then
from wargame.tui.commands import bindings
from wargame.tui.screens.asking import asks
from wargame.tui.screens.dialogue import Ask
from wargame.tui.screens.game_scene import GameScene
from wargame.tui.text import line, stack
from wargame.tui.widgets.blank import Beneath
from wargame.tui.widgets.header import TopLine
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.rows import ListRow, Rows
from wargame.tui.writer import drawn
from wargame.wording.catalogue import N_, _

if TYPE_CHECKING:
    from wargame.document.nodes import Document

R = TypeVar("R")


class HostedScene(GameScene[R], Generic[R]):
    """A screen of a game that is hosted elsewhere: whoever leaves leaves the seat, and nothing else."""

    CAN_FINISH: ClassVar[bool] = False

    @asks
    async def action_leave(self) -> None:
        """Ask, then get up."""
        text = stack(
            _("The game goes on where it is hosted. What was begun and sealed is kept there."),
            _("The seat can be taken again with its code, here or in a browser."),
        )
        question = Ask(_("Get up from this seat?"), text, _("Get up"), _("Stay"))
        question.add_class("-anywhere")
        if await self.app.push_screen_wait(question):
            self.give(Then.LEAVE)


class HostedPage(HostedScene[Literal[Then.ON]]):
    """Something to be read, while the room goes on by itself."""

    PLACES = ("list", "game")
    TIP = N_("Read on with the arrows. Control runs the game: what comes next comes to every screen at once.")
    BINDINGS = bindings("game")

    def __init__(
        self, title: str, heading: str, text: Document, note: str, receipt: str = "",
        rows: Sequence[tuple[str, str]] = (),
    ) -> None:  # fmt: skip
        """Show a text.

        Args:
            title: of the crisis; ``heading``: of the text.
            note: what is waited for.
            rows: what can be chosen, each as a key of ``ON`` and its words; getting up is always among them.
        """
        super().__init__()
        self._title, self._heading, self._text, self._said = title, heading, text, note
        self.receipt, self._ways = receipt_given(receipt), tuple(rows)

    def widgets(self) -> ComposeResult:
        """The text, and the ways on."""
        yield TopLine(line(self._title, "bold"))
        with Beneath(id="opening"):
            yield Page((drawn(self._text, self.glyphs),), id="text", title=self._heading)
            yield Static(line(self._said, "bold"), id="note", markup=False)
            rows = (*self._ways, ("leave", _("Get up from this seat")))
            yield Rows(tuple(ListRow(id_, Content(words)) for id_, words in rows), id="menu")

    def on_mount(self) -> None:
        """The arrows read on; where there is something to choose, Enter chooses it."""
        self.query_one("#menu" if self._ways else "#text").focus()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """On, or away."""
        if event.row == "leave":
            self.action_leave()
        else:
            self.give(Then.ON)


FromHostedPage = Literal[Then.ON] | Away
