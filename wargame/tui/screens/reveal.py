"""The reveal: all seats together, one step after another; nothing moves by itself."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from wargame.debrief.kept import as_text
from wargame.tui.answers import Then
from wargame.tui.commands import bindings
from wargame.tui.screens.game_scene import GameScene
from wargame.tui.text import line
from wargame.tui.widgets.header import TopLine, turn_text
from wargame.tui.widgets.story_page import StoryPage
from wargame.tui.widgets.track_panel import TrackPanel

if TYPE_CHECKING:
    from wargame.debrief.turn_narrative import TurnNarrative
    from wargame.saves.receipts import Given

KNOWN = ("opening", "inject", "settled", "talk")
"""Kinds of steps that everybody has read before the orders were given: told at once."""


class Reveal(GameScene[Literal[Then.ON]]):
    """Steps through a resolved turn as all may see it; the tracks beside it stand where its words leave them."""

    PLACES = ("reveal",)
    TIP = (
        "Enter tells the next step, ← takes one back, End tells all of them. The arrows up and down scroll. "
        "c copies what was told so far. After the last step, Enter plays on."
    )
    BINDINGS = bindings("reveal")

    def __init__(self, turn: TurnNarrative, receipt: Given, save: Path) -> None:
        super().__init__()
        self._turn, self.receipt, self._save = turn, receipt, save
        self._chapters = tuple(turn.chapters)
        self._known = sum(1 for _ in takewhile(lambda chapter: chapter.kind in KNOWN, self._chapters))
        self._told = min(self._known + 1, len(self._chapters))

    def widgets(self) -> ComposeResult:
        """The story, and beside it the tracks."""
        yield TopLine(Content("Reveal"))
        with Horizontal(classes="pair story"):
            yield StoryPage(self.glyphs, title="What happened")
            yield TrackPanel(self.glyphs, title="Where the tracks stand")

    def on_mount(self) -> None:
        """Tell the first step."""
        self.add_class("-told")
        self.query_one(StoryPage).focus()
        self._tell()

    @property
    def _done(self) -> bool:
        return self._told >= len(self._chapters)

    def _tell(self) -> None:
        view, page = self._turn.view(self._told), self.query_one(StoryPage)
        page.tell(self._chapters, self._told)
        self.query_one(TrackPanel).show_view(view)
        steps = len(self._chapters) - self._known
        step = f"step {max(0, self._told - self._known)} of {steps}" if steps else "nothing to tell"
        left = Content.assemble(("Reveal", "bold"), "   ", turn_text(view))
        self.query_one(TopLine).show(left, Content.styled(step, "$text-muted"))
        after = "Enter: how it ended" if view.ending is not None else "Enter: on to the next turn"
        done = f"Receipt {self.receipt.receipt}. {after}" if self.receipt else after
        page.border_subtitle = line(done if self._done else "Enter: next step")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key is offered that would do nothing: none goes back from the first step, or on from the last."""
        del parameters
        match action:
            case "skip":
                return not self._done
            case "back":
                return self._told > min(self._known + 1, len(self._chapters))
            case "other_panel":
                return self.has_class("-narrow")
        return True

    def action_step(self) -> None:
        """The rest of a long step, then the next one, or on with the game."""
        if self.query_one(StoryPage).read_on():
            return
        if self._done:
            self.give(Then.ON)
        else:
            self._told += 1
            self._tell()

    def action_back(self) -> None:
        """One step back."""
        self._told = max(min(self._known + 1, self._told), self._told - 1)
        self._tell()

    def action_skip(self) -> None:
        """Everything at once."""
        self._told = len(self._chapters)
        self._tell()

    def action_copy(self) -> None:
        """The whole turn as text, whatever was told of it yet: the orders are open, so nobody is told too early."""
        view = self._turn.view(self._told)
        heading = f"{view.title}. {view.turn_name.capitalize()} {view.turn} of {view.turns}"
        self.post_message(self.HandedOut(as_text(heading, self._chapters), f"turn-{view.turn}.txt", self._save))

    def action_other_panel(self) -> None:
        """Story or tracks, where only one has room."""
        self.toggle_class("-other")
        self.query_one("#tracks" if self.has_class("-other") else "#text").focus()
