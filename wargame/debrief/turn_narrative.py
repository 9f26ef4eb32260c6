"""One turn as one viewer may know it, step by step, with where everything stood after each step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from wargame.debrief.talking import with_talk
from wargame.debrief.chapter import Chapter
from wargame.debrief.narrator import chapters
from wargame.engine.program import Program
from wargame.engine.information.redaction import view_for, view_of, visible
from wargame.engine.information.stakes import stakes
from wargame.engine.state import apply
from wargame.model.events import Event
from wargame.model.state import Phase, State
from wargame.model.talk import Record as Talk
from wargame.model.talk import TalkView
from wargame.model.viewers import Viewer
from wargame.model.views import View


class TurnNarrative:
    """A turn told to one viewer: the reveal and the replay both step through it. Nothing is worked out before it is
    asked for.

    Attributes:
        turn: its number; 0: what was dealt before the first.
    """

    def __init__(
        self,
        program: Program,
        viewer: Viewer,
        before: State,
        opened: State,
        after: State,
        opening: Sequence[Event],
        resolution: Sequence[Event],
        past: Sequence[tuple[int, ...]],
        talk: Talk,
    ) -> None:
        """Tell a turn.

        Args:
            before: the game as the turn before left it.
            opened: the game as it stood while the seats gave their orders.
            after: the game as this turn left it, so far as it goes.
            opening, resolution: the events in between, as recorded.
            past: ``State.values`` at the start and at the end of each turn, this one included where it has ended.
            talk: everything said so far, private words included.
        """
        self.turn = after.turn
        self._program, self._viewer = program, viewer
        self._before, self._opened, self._after = before, opened, after
        self._opening, self._events, self._past = tuple(opening), (*opening, *resolution), tuple(past)
        self._talk = talk
        self._views: dict[int, View] = {}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events, as the viewer may know them."""
        return visible(self._program, self._after, self._viewer, self._events)

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The steps, with what was said before the orders and the promises this turn decided."""
        told = chapters(self._program, self.events, self._viewer)
        return with_talk(self._program, told, self._told.talk or TalkView(), self.turn)

    @cached_property
    def at_stake(self) -> frozenset[str]:
        """The tracks and other values that somebody's public aims read, by slot."""
        return frozenset(stakes(self._program))

    @cached_property
    def _told(self) -> View:
        """What the table showed when all was told."""
        return view_for(self._program, self._after, self._viewer, self._events, self._past, talk=self._talk)

    def view(self, told: int) -> View:
        """Where things stood once ``told`` steps were told. After the last: what the table showed.

        In between only what was told is added to what the viewer last saw: as the turn before ended, or as the orders
        were given. So a band it never saw at that moment stays what it was, and no step tells more than its words.
        """
        if told not in self._views:
            self._views[told] = self._view(told)
        return self._views[told]

    def _view(self, told: int) -> View:
        if told >= len(self.chapters):
            return self._told
        known = self.events[: max((step.upto for step in self.chapters[:told]), default=0)]
        opening = len(visible(self._program, self._after, self._viewer, self._opening))
        before, since = (self._opened, known[opening:]) if len(known) > opening else (self._before, known)
        so_far = apply(self._program, replace(before, phase=Phase.REVIEW), since)
        return view_of(self._program, so_far, self._viewer, known, self._past[: self.turn])
