"""A reveal in step with the room: what was told can be read again, and nothing is told ahead."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from wargame.debrief.chapter import Chapter, PrivateNews
from wargame.document.nodes import paragraph
from wargame.remote.telling import receipt_given
from wargame.tui.screens.hosted import HostedScene
from wargame.tui.screens.reveal import Reveal
from wargame.tui.widgets.story_page import StoryPage
from wargame.wording.catalogue import N_, _

if TYPE_CHECKING:
    from wargame.model.views import View
    from wargame.remote.state import ToldTurn


class ToldSteps:
    """What the room has told of a turn, and behind it what this seat alone learned (``reveal.TurnSteps``)."""

    def __init__(self, told: ToldTurn, news: Sequence[PrivateNews]) -> None:
        self._told = told
        alone = _("For you alone: {title}")
        private = (
            Chapter(alone.format(title=one.title), "notes", tuple(map(paragraph, one.lines))) for one in news
        )
        self.chapters: Sequence[Chapter] = (*(step.chapter for step in told.steps), *private)
        self.at_stake: Collection[str] = frozenset(told.at_stake)
        self.of, self.done = max(told.of, len(self.chapters)), told.done

    def view(self, told: int) -> View:
        """Where things stand after all that was told."""
        return self._told.view


class HostedReveal(HostedScene[object], Reveal):
    """Steps through what the room has told so far; the newest step comes by itself to whoever reads the last."""

    TIP = N_(
        "The room tells the turn, step by step, at every screen alike. ← goes back to what was told, Enter forward "
        "again. The arrows up and down scroll, t shows what is at stake."
    )

    def __init__(self, told: ToldTurn, news: Sequence[PrivateNews], receipt: str) -> None:
        """As far as it was told; ``news``: what this seat alone learned, once all is told."""
        self._steps = ToldSteps(told, news)
        Reveal.__init__(self, self._steps, receipt_given(receipt), None)
        self._known, self._first = 0, min(1, len(self._chapters))
        self._told = self._newest(told)

    def hear(self, told: ToldTurn, news: Sequence[PrivateNews]) -> None:
        """The room has told more, or gone back a step."""
        last = self._told >= len(self._chapters)
        self._steps = self._turn = ToldSteps(told, news)
        self._chapters = tuple(self._steps.chapters)
        self._first = min(1, len(self._chapters))
        self._tell(self._newest(told) if last else min(self._told, len(self._chapters)))

    def _newest(self, told: ToldTurn) -> int:
        """The newest step that the room has told; where it has none, the first thing there is to read."""
        return max(len(told.steps), self._first)

    @property
    def _of(self) -> int:
        return self._steps.of

    def _after(self, view: View) -> str:
        return _("All is told; control goes on.") if self._steps.done else _("The room tells the next step.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nobody tells ahead."""
        if action == "step":
            return not self._done or self.query_one(StoryPage).scroll_offset.y < self.query_one(StoryPage).max_scroll_y
        return super().check_action(action, parameters)

    def action_step(self) -> None:
        """The rest of a long step, then the next one that was told."""
        if not self.query_one(StoryPage).read_on() and not self._done:
            self._tell(self._told + 1)
