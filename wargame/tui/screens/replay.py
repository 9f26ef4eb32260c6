"""A recorded game, turn by turn, as all may see it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from wargame.tui.commands import bindings
from wargame.tui.desk import ReplayTurn
from wargame.tui.screens.reveal import story
from wargame.tui.screens.scene import Scene
from wargame.tui.text import line
from wargame.tui.widgets.header import TopLine
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.track_panel import TrackPanel


class Replay(Scene):
    """Left and right go from turn to turn; the arrows up and down scroll."""

    PLACES = ("replay",)
    TIP = "Left and right arrow go from turn to turn, up and down scroll the story. T shows the tracks."
    BINDINGS = bindings("replay")

    def __init__(self, title: str, turns: Sequence[ReplayTurn]) -> None:
        super().__init__()
        self._title = title
        self._turns = tuple(turns)
        self._at = 0

    def widgets(self) -> ComposeResult:
        """Story and tracks."""
        yield TopLine(Content("Replay"))
        with Horizontal(classes="pair story"):
            yield Page(id="text", title="What happened")
            yield TrackPanel(self.glyphs, title="Where the tracks stood")

    def on_mount(self) -> None:
        """Begin with the first turn."""
        self.add_class("-told")
        self.query_one(Page).focus()
        self._show()

    def _show(self) -> None:
        if not self._turns:
            self.query_one(Page).show(lambda cells: Content("No turn of this game was finished."))
            return
        turn, glyphs = self._turns[self._at], self.glyphs
        left = Content.assemble(("Replay", "bold"), "   ", line(self._title))
        self.query_one(TopLine).show(
            left, Content.assemble(("turn ", "$text-muted"), f"{turn.turn} of {self._turns[-1].turn}")
        )
        self.query_one(Page).show(lambda cells: story(turn.chapters, len(turn.chapters) + 1, glyphs, cells))
        self.query_one(TrackPanel).show_view(turn.view)

    def action_turn(self, by: int) -> None:
        """So many turns on or back."""
        self._at = max(0, min(len(self._turns) - 1, self._at + by))
        self._show()

    def action_other_panel(self) -> None:
        """Story or tracks, where only one has room."""
        self.toggle_class("-other")
        self.query_one("#tracks" if self.has_class("-other") else "#text").focus()

    def action_leave(self) -> None:
        """Back to the shelf."""
        self.game.to_saves()
