"""A resolved turn as it is told to a room: step by step, at every screen alike, with what each seat alone learned."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING

from wargame.debrief.recording import Recording
from wargame.debrief.why.causes import CauseTracer
from wargame.debrief.why.explainer import Explainer
from wargame.model.viewers import PUBLIC

if TYPE_CHECKING:
    from wargame.debrief.chapter import Chapter, PrivateNews
    from wargame.document.nodes import Prose
    from wargame.model.views import View
    from wargame.saves.history import History

KNOWN = ("opening", "inject", "settled", "talk")
"""Kinds of steps that everybody has read before the orders were given."""
ELSEWHERE = ("ending", "scores")
"""Kinds of steps that have a page of their own, which follows."""


class StagedReveal:
    """The last turn that was resolved.

    Attributes:
        turn: its number.
        told: how many of its steps have been told; the first at once.
    """

    def __init__(self, history: History) -> None:
        self._recording = Recording(history)
        self.turn = history.ended[-1]
        narrative = self._recording.narrative(self.turn, PUBLIC)
        steps = dropwhile(lambda chapter: chapter.kind in KNOWN, narrative.chapters)
        self._steps = tuple(chapter for chapter in steps if chapter.kind not in ELSEWHERE)
        self.told = min(1, len(self._steps))

    @property
    def steps(self) -> tuple[Chapter, ...]:
        """What has been told so far."""
        return self._steps[: self.told]

    @property
    def of(self) -> int:
        """How many steps there are."""
        return len(self._steps)

    @property
    def done(self) -> bool:
        """Whether all is told."""
        return self.told >= self.of

    def go(self, steps: int) -> None:
        """So many steps on, or (below 0) back; never before the first or behind the last."""
        self.told = max(min(1, self.of), min(self.of, self.told + steps))

    def view(self) -> View:
        """Where things stand for all to see, after what was told."""
        narrative = self._recording.narrative(self.turn, PUBLIC)
        return narrative.view(len(narrative.chapters) if self.done else self._told_of(narrative.chapters))

    def why(self, name: str = "") -> tuple[Prose, ...]:
        """What stood behind an event that was told (its name), or what can be asked: of the newest step, once all is
        told of every one. Answered from what all have been told so far, so that nothing is told ahead."""
        chapters = self._recording.narrative(self.turn, PUBLIC).chapters
        told = {place for chapter in chapters[: self._told_of(chapters)] for place in chapter.told}
        every = self._recording.causes(PUBLIC).told
        so_far = [one for one in every if one.turn < self.turn or one.index - 1 in told]
        causes = CauseTracer(self._recording.program, so_far, secret=True)
        explainer = Explainer(self._recording, PUBLIC, causes=causes)
        steps = self.steps if self.done else self.steps[-1:]
        names = {f"{self.turn}.{place + 1}" for step in steps for place in step.told}
        return explainer.answer([one for one in explainer.askable(self.turn) if one[0] in names], name)

    def _told_of(self, chapters: tuple[Chapter, ...]) -> int:
        return chapters.index(self.steps[-1]) + 1 if self.steps else 0

    def news(self, seat: str) -> tuple[PrivateNews, ...]:
        """What this seat alone learned of it; nothing before all is told."""
        return self._recording.news(seat) if self.done else ()
