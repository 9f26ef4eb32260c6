"""Control's place: what was said to it and to all, and how the promises among it stand. It reads; no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from textual.app import ComposeResult
from textual.content import Content

from wargame.model.talk import Spoken
from wargame.model.views import View
from wargame.tui.answers import Then
from wargame.tui.commands import bindings
from wargame.tui.glyphs import Glyphs
from wargame.tui.screens.game_scene import GameScene
from wargame.tui.text import Line, line
from wargame.tui.widgets.header import TopLine, turn_text
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.talk_panel import newest_first, said_row
from wargame.wording.catalogue import N_, _


def control_lines(spoken: Sequence[Spoken], view: View, glyphs: Glyphs) -> Iterator[Line]:
    """Everything said, the newest first, under its turn."""
    for turn, words in newest_first(spoken):
        yield line(f"{(view.turn_name or _('turn')).capitalize()} {turn}", "$accent")
        for one in words:
            yield said_row(one, view, False, glyphs)
            yield ""
    if not spoken:
        yield _("Nobody has written to control, and nothing was said to all.")


class ControlDesk(GameScene[Literal[Then.COVER]]):
    """Reads. Takes the view whose seats and turn it names, and what control may read of the talk."""

    PLACES = ("control",)
    TIP = N_(
        "Control reads here what the seats wrote to it, what they said to all, and how promises made so stand. What "
        "they say to each other stays theirs until the debrief. Esc covers the screen again."
    )
    BINDINGS = bindings("control")

    def __init__(self, view: View, spoken: Sequence[Spoken]) -> None:
        super().__init__()
        self._view, self._spoken = view, tuple(spoken)

    def widgets(self) -> ComposeResult:
        """One page."""
        yield TopLine(Content.assemble((_("Control"), "bold"), "   ", line(self._view.title)), turn_text(self._view))
        lines = control_lines(self._spoken, self._view, self.glyphs)
        yield Page(lines, id="text", title=_("Said to control and to all"))

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one(Page).focus()

    def action_cover(self) -> None:
        """Back to the hand-over."""
        self.give(Then.COVER)
