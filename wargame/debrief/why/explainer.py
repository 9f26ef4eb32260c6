"""The faces' way in: which events a viewer may ask about, and the page that answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wargame.debrief.recording import Recording
from wargame.debrief.why.causes import CauseTracer
from wargame.debrief.why.page import Explanation, NoSuchEvent, WhyPage, explain
from wargame.document.nodes import Prose, paragraph
from wargame.model.events import Noted, Rolled, TurnEnded
from wargame.model.viewers import Viewer
from wargame.saves.history import NamedEvent
from wargame.wording.catalogue import _


class Explainer:
    """Answers for one viewer of a game; what it was told of a turn is looked at when it is first asked."""

    def __init__(
        self, recording: Recording, viewer: Viewer, page: WhyPage | None = None, causes: CauseTracer | None = None
    ) -> None:
        """Ask for one viewer.

        Args:
            viewer: one of ``recording.viewers``.
            page: of the same recording, where there is one already.
            causes: of what it has been told so far, where that is not all of the recording yet.
        """
        self._recording, self._viewer, self._so_far = recording, viewer, causes
        self._page = page or WhyPage(recording.program, open_=recording.finished)

    def as_viewer(self, viewer: Viewer) -> Explainer:
        """The same for another viewer."""
        return Explainer(self._recording, viewer, self._page)

    @property
    def turns(self) -> tuple[tuple[int, str], ...]:
        """The turns that can be asked about, each with its heading."""
        return tuple((turn, self._recording.heading(turn)) for turn in self._recording.turns)

    def prepare(self) -> Iterator[None]:
        """Tell every turn to this viewer, bit by bit, so that no question has to wait for it."""
        for turn in self._recording.turns:
            self._recording.steps(turn, self._viewer)
            yield
        rolled = [one.name for one in self.events if isinstance(one.event, Rolled) and one.event.is_told]
        for name in rolled[-1:]:
            self.page(name)
            yield

    @property
    def _causes(self) -> CauseTracer:
        return self._so_far or self._recording.causes(self._viewer)

    @property
    def events(self) -> tuple[NamedEvent, ...]:
        """Every event this viewer is told, in order. Raises ``ValueError`` for a viewer who may not be shown."""
        told = self._causes.told
        return tuple(one for one in told if not isinstance(one.event, Noted))

    def askable(self, turn: int, step: Sequence[int] | None = None) -> tuple[tuple[str, str], ...]:
        """Names and lines of a turn's events.

        Args:
            step: of these alone, by their place among the events of the turn (``Chapter.told``).
        """
        told = [one for one in self.events if one.turn == turn]
        wanted = told if step is None else [told[place] for place in step if place < len(told)]
        lines = ((one.name, self._page.line(one)) for one in wanted if not isinstance(one.event, TurnEnded))
        return tuple((name, line) for name, line in lines if line)

    def listing(self, turns: Iterable[int]) -> Iterator[str]:
        """The events of these turns that can be asked about, each under its turn, by its name."""
        for turn in turns:
            yield from ("", self._recording.heading(turn))
            yield from (f"  {name:<6} {line}" for name, line in self.askable(turn))

    def facts(self, name: str) -> Explanation:
        """The same as records. Raises ``NoSuchEvent``."""
        return explain(self._causes, name)

    def page(self, name: str) -> tuple[Prose, ...]:
        """What stands behind an event. Raises ``NoSuchEvent``."""
        return self._page.page(self.facts(name))

    def answer(self, asked: Sequence[tuple[str, str]], name: str = "") -> tuple[Prose, ...]:
        """What is said to whoever types ``why`` at a step of the reveal: the page of the event of this name, or of the
        only one; else what there is to choose from.

        Args:
            asked: names and lines of the events of the step (``askable``).
        """
        try:
            if name or len(asked) == 1:
                return self.page(name or asked[0][0])
        except NoSuchEvent:
            return (paragraph(_("There is no event of that name. Type why for those of this step.")),)
        none = _("Nothing of this step came about by rules or dice.")
        last = _("Type why and one of these names.") if asked else none
        return tuple(map(paragraph, (*(f"{name} {line}" for name, line in asked), last)))
