"""Before the first turn: the content warning, and how the crisis begins. Everybody may read this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from wargame.tui.commands import bindings
from wargame.tui.answers import BeginTurn
from wargame.tui.screens.game_scene import GameScene
from wargame.tui.text import Line, line, paragraphs, plain
from wargame.tui.widgets.blank import Beneath
from wargame.tui.widgets.header import TopLine
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.rows import ListRow, Rows
from wargame.wording.captions import left_out_words, receipt_of
from wargame.wording.catalogue import N_, _

if TYPE_CHECKING:
    from wargame.model.files import ScenarioFile
    from wargame.saves.receipts import Given


def opening_lines(
    card: ScenarioFile, receipt: Given | None, opposite: Sequence[str] = (), left_out: Sequence[str] = (),
    may: Sequence[str] = (),
) -> Iterator[Line]:
    """The warning first, with what is or may be left out, then the story, who sits opposite, and the first receipt,
    before anybody has ordered."""
    if card.warning:
        yield Content.styled(_("Before you begin"), "bold $bad")
        yield plain(paragraphs(card.warning))
        yield from (line(said, "bold") for said in left_out_words(left_out, may))
        yield ""
    yield plain(paragraphs(card.opening))
    yield ""
    if opposite:
        yield Content.styled(_("Who sits opposite"), "bold")
        yield from map(line, opposite)
        yield ""
    length = _("{turns} turns; one turn is a {turn}.") if card.turn_name else _("{turns} turns.")
    yield line(length.format(turns=card.turns, turn=card.turn_name), "$text-muted")
    if receipt:
        said = _("Receipt of {what}: {receipt} (r: why)")
        yield line(said.format(what=receipt_of(receipt.receipt.place), receipt=receipt.receipt), "$text-muted")


class Opening(GameScene[BeginTurn]):
    """The opening, read aloud or together."""

    PLACES = ("list", "game")
    TIP = N_("Read this together. When you begin, the first seat is called and the others look away.")
    BINDINGS = bindings("game")
    CAN_FINISH = False

    def __init__(
        self, card: ScenarioFile, receipt: Given, opposite: Sequence[str] = (), left_out: Sequence[str] = (),
        may: Sequence[str] = (),
    ) -> None:
        """Show how it begins; ``opposite``: who sits at the other seats, for who plays alone; ``left_out``: what never
        comes up; ``may``: what could have been left out."""
        super().__init__()
        self._card, self.receipt, self._opposite, self._near = card, receipt, opposite, (left_out, may)

    def widgets(self) -> ComposeResult:
        """The text, and the way on."""
        yield TopLine(line(self._card.title, "bold"))
        with Beneath(id="opening"):
            lines = opening_lines(self._card, self.receipt, self._opposite, *self._near)
            yield Page(lines, id="text", title=_("How it begins"))
            yield Rows(tuple(self._rows()), id="menu")

    def _rows(self) -> Iterator[ListRow]:
        guided = ListRow("guided", Content(_("Begin, and show us round")))
        begin = ListRow("begin", Content(_("Begin the first turn")))
        yield from (begin, guided) if self.interface.settings.guide_seen else (guided, begin)
        yield ListRow("leave", Content(_("Not now")))

    def on_mount(self) -> None:
        """Ready for Enter; a text longer than the screen says how it is read on."""
        self.query_one(Rows).focus()
        self.call_after_refresh(self._say_how)

    def _say_how(self) -> None:
        page = self.query_one(Page)
        if page.max_scroll_y:
            page.border_subtitle = Content(_("Tab, then the arrows: read on; Enter: back"))

    def on_key(self, event: events.Key) -> None:
        """Enter, pressed in the text, goes back to what can be chosen."""
        if event.key == "enter" and self.query_one(Page).has_focus:
            event.stop()
            self.query_one(Rows).focus()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Begin or leave."""
        if event.row in ("begin", "guided"):
            self.give(BeginTurn(event.row == "guided"))
        else:
            self.action_leave()
