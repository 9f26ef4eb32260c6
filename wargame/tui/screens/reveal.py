"""The reveal: all seats together, one step after another; nothing moves by itself."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult
from textual.content import Content

from wargame.debrief.kept import as_text
from wargame.tui.answers import Then
from wargame.tui.commands import bindings
from wargame.tui.screens.game_scene import GameScene
from wargame.tui.screens.tracks_beside import TracksBeside
from wargame.tui.text import line
from wargame.tui.widgets.header import TopLine, turn_text
from wargame.tui.widgets.story_page import StoryPage
from wargame.tui.widgets.track_panel import TrackPanel
from wargame.wording.catalogue import N_, _

if TYPE_CHECKING:
    from wargame.debrief.turn_narrative import TurnNarrative
    from wargame.saves.receipts import Given

KNOWN = ("opening", "inject", "settled", "talk")
"""Kinds of steps that everybody has read before the orders were given: told at once."""


class Reveal(GameScene[Literal[Then.ON]], TracksBeside):
    """Steps through a resolved turn as all may see it; the tracks beside it stand where its words leave them."""

    PLACES = ("reveal",)
    TIP = N_(
        "Enter tells the next step, ← takes one back, End tells all of them. The arrows up and down scroll. "
        "c copies what was told so far. After the last step, Enter plays on."
    )
    BINDINGS = bindings("reveal")

    def __init__(self, turn: TurnNarrative, receipt: Given, save: Path) -> None:
        super().__init__()
        self._turn, self.receipt, self._save = turn, receipt, save
        self._chapters = tuple(turn.chapters)
        self._known = sum(1 for _ in takewhile(lambda chapter: chapter.kind in KNOWN, self._chapters))
        self._first = self._told = min(self._known + 1, len(self._chapters))

    def widgets(self) -> ComposeResult:
        """The story, and beside it the tracks."""
        yield TopLine(Content(_("Reveal")))
        yield from self.text_and_tracks(StoryPage(title=_("What happened")), _("Where the tracks stand"))

    def on_mount(self) -> None:
        """Tell the first step."""
        self.add_class("-told")
        self.query_one(StoryPage).focus()
        self._tell(self._first)

    @property
    def _done(self) -> bool:
        return self._told >= len(self._chapters)

    def _tell(self, told: int) -> None:
        self._told = told
        view, page = self._turn.view(told), self.query_one(StoryPage)
        page.tell(self._chapters, told)
        self.query_one(TrackPanel).show_view(view)
        steps = len(self._chapters) - self._known
        step = _("step {step} of {steps}").format(step=max(0, told - self._known), steps=steps)
        right = Content.styled(step if steps else _("nothing to tell"), "$text-muted")
        self.query_one(TopLine).show(Content.assemble((_("Reveal"), "bold"), "   ", turn_text(view)), right)
        after = _("Enter: how it ended") if view.ending is not None else _("Enter: on to the next turn")
        if self.receipt:
            after = f"{_('Receipt {receipt}.').format(receipt=self.receipt.receipt)} {after}"
        page.border_subtitle = line(after if self._done else _("Enter: next step"))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key is offered that would do nothing: none goes back from the first step, or on from the last."""
        match action:
            case "skip":
                return not self._done
            case "back":
                return self._told > self._first
            case _:
                return super().check_action(action, parameters)

    def action_step(self) -> None:
        """The rest of a long step, then the next one, or on with the game."""
        if self.query_one(StoryPage).read_on():
            return
        if self._done:
            self.give(Then.ON)
        else:
            self._tell(self._told + 1)

    def action_back(self) -> None:
        """One step back."""
        self._tell(max(self._first, self._told - 1))

    def action_skip(self) -> None:
        """Everything at once."""
        self._tell(len(self._chapters))

    def action_copy(self) -> None:
        """The whole turn as text, whatever was told of it yet: the orders are open, so nobody is told too early."""
        view = self._turn.view(self._told)
        text = as_text(f"{view.title}. {turn_text(view).plain}", self._chapters)
        self.post_message(self.HandedOut(text, f"turn-{view.turn}.txt", self._save))
