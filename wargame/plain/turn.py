"""What a turn came to, told in lines: a step at a time, forwards and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from wargame import library
from wargame.debrief.chapter import Chapter
from wargame.debrief.export import as_text, keep
from wargame.debrief.narrator import chapters
from wargame.debrief.recording import Recording
from wargame.debrief.talking import talk_of, with_talk
from wargame.debrief.why.explainer import Explainer
from wargame.engine.information.redaction import visible
from wargame.files import why
from wargame.model.events import Event
from wargame.debrief import pages
from wargame.plain.console import Console, PlayersLeft
from wargame.session.hot_seat import HotSeatSession
from wargame.wording.catalogue import _


class TurnInLines:
    """The turn that was just resolved, for all who sit at the console."""

    def __init__(
        self, session: HotSeatSession, console: Console, tell_clock: Callable[[Sequence[str]], None], *,
        pauses: bool = True,
    ) -> None:  # fmt: skip
        """``tell_clock`` takes what was typed behind ``clock``; ``pauses``: each further step waits for Enter."""
        self.session, self.console, self._tell_clock, self._pauses = session, console, tell_clock, pauses
        self._before = 0

    def tell(self, events: Sequence[Event]) -> None:
        """Tell every step. How the game ended has a page of its own, which follows at once. Raises ``PlayersLeft``."""
        told = [chapter for chapter in self._told(events) if chapter.kind not in ("ending", "scores")]
        at, self._before = 0, self._earlier(events)
        while at < len(told):
            self.console.say("", told[at].title, *told[at].lines)
            at += 1
            if at < len(told) and self._pauses:
                at = self._further(told, at)

    def _further(self, told: Sequence[Chapter], at: int) -> int:
        """Which step is told next, after ``at`` of them."""
        while True:
            match self.console.ask(_("Enter for more (or: why, back, keep, end, clock, leave)")).lower().split():
                case []:
                    return at
                case ["clock", *rest]:
                    self._tell_clock(rest)
                case ["leave"]:
                    raise PlayersLeft
                case ["end"]:
                    return next((n for n in range(at, len(told)) if told[n].kind == "summary"), len(told))
                case ["back"]:
                    return max(0, at - 2)
                case ["keep"]:
                    self._keep(told)
                case ["why", *rest]:
                    self._why(told[at - 1], rest)
                case _:
                    self.console.say(_("Type Enter, or one of: why, back, keep, end, clock, leave."))

    def _keep(self, told: Sequence[Chapter]) -> None:
        """Write the turn to a file beside the save."""
        view = self.session.view
        text = as_text(f"{view.title}. {pages.turn_of(view)}", told)
        try:
            path = keep(text, f"turn-{view.turn}.txt", self.session.table.path, library.saves_dir())
        except OSError as reason:
            self.console.say(_("It could not be written: {why}.").format(why=why(reason)))
            return
        self.console.say(_("Kept as:"))
        self.console.tell(str(path))

    def _why(self, step: Chapter, said: Sequence[str]) -> None:
        """What can be asked about the step that was told last; of an event by its name, what stood behind it."""
        turn = self.session.table.state.turn
        asked = self._explainer.askable(turn, [self._before + place for place in step.told])
        self.console.say(*self._explainer.answer(asked, said[0] if said else ""))

    @cached_property
    def _explainer(self) -> Explainer:
        """Who says why to those who hear the reveal."""
        return Explainer(Recording(self.session.history, self.session.alone), self.session.audience)

    def _earlier(self, events: Sequence[Event]) -> int:
        """How many events of the turn its hearers were told before these."""
        table, viewer = self.session.table, self.session.audience
        told = [len(visible(table.program, table.state, viewer, some)) for some in (table.turn_events, events)]
        return told[0] - told[1]

    def _told(self, events: Sequence[Event]) -> tuple[Chapter, ...]:
        table, viewer = self.session.table, self.session.audience
        told = chapters(table.program, visible(table.program, table.state, viewer, events), viewer)
        return with_talk(table.program, told, talk_of(table.view(viewer)), table.state.turn)
