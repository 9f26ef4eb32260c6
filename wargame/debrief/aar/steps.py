"""The steps of a game's story with their places in the journal: so a report can point to where something stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from wargame.debrief.chapter import Chapter
from wargame.debrief.recording import Recording
from wargame.document.nodes import Run
from wargame.model import events as e
from wargame.model.labels import Source
from wargame.model.viewers import CONTROL
from wargame.records import record
from wargame.saves.history import NamedEvent, told
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.event_speaker import EventSpeaker


@record
class StoryStep:
    """A step of the story.

    Attributes:
        anchor: what the report calls its heading.
        events: what is told in it, each under its name ``LINE.INDEX``; of words said, nothing.
    """

    turn: int
    chapter: Chapter
    anchor: str
    events: tuple[NamedEvent, ...]

    def place(self, event: NamedEvent | None = None) -> Run:
        """A word that leads there: ``line 8.3``. ``event``: one of its own, else the first."""
        found = event or next(iter(self.events), None)
        return Run(_("line {place}").format(place=found.name) if found else _("here"), to=self.anchor)


def steps_of(recording: Recording) -> tuple[StoryStep, ...]:
    """Every step of a finished game, everything hidden included, in order."""
    by_turn = {turn: tuple(named) for turn, named in groupby(told(recording.history, CONTROL), lambda one: one.turn)}
    return tuple(step for turn in recording.turns for step in _steps(recording, turn, by_turn.get(turn, ())))


def places(steps: Sequence[StoryStep], wanted: Callable[[e.Event], bool]) -> Iterator[tuple[StoryStep, NamedEvent]]:
    """Where such events stand, in order."""
    return ((step, one) for step in steps for one in step.events if wanted(one.event))


def _steps(recording: Recording, turn: int, named: Sequence[NamedEvent]) -> Iterator[StoryStep]:
    chapters = recording.narrative(turn, CONTROL).chapters
    speaker = speaker_of(recording.program).events
    held: list[list[NamedEvent]] = [[] for _chapter in chapters]
    for number, one in enumerate(named, 1):
        home = _home(one.event, chapters, speaker)
        if home is None:
            home = next((at for at, chapter in enumerate(chapters) if chapter.upto >= number), len(chapters) - 1)
        held[home].append(one)
    for number, (chapter, events) in enumerate(zip(chapters, held, strict=True), 1):
        yield StoryStep(turn, chapter, f"t{turn}s{number}", tuple(events))


def _home(event: e.Event, chapters: Sequence[Chapter], speaker: EventSpeaker) -> int | None:
    """The step whose heading names what an event is about; None: it stands where as much has happened."""
    kinds: tuple[str, ...]
    match event:
        case e.Put():
            kinds, title = ("inject",), speaker.cause(f"inject:{event.inject}")
        case e.Announced() if not event.inject:
            kinds, title = ("inject",), event.title
        case e.Ordered() | e.Answered() | e.Joined():
            kinds, title = ("orders",), ""
        case e.Rolled() if Source.parse(event.source).kind in ("move", "table"):
            kinds, title = ("move", "actor"), speaker.cause(event.source)
        case e.Scored():
            kinds, title = ("scores",), speaker.line(event) or ""
        case e.Ended():
            kinds, title = ("ending",), ""
        case _:
            return None
    return next((at for at, one in enumerate(chapters) if one.kind in kinds and title in one.title), None)
