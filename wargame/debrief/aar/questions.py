"""The debrief's questions, each with what to look at and with the lines of the journal where that stands.

What a ``look_at`` means is found by the codes and names it says: of moves, situations and tracks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from wargame.debrief.aar.steps import StoryStep, places
from wargame.debrief.recording import Recording
from wargame.document.nodes import ListItem, Node, Run, Text, item, items, paragraph, text
from wargame.engine.program import Program
from wargame.model.events import Changed, Ordered, Put
from wargame.model.labels import SlotName
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import signed

_MOST = 4
"""Places that are named of one thing: of a track those where it moved furthest."""


def questions_chapter(recording: Recording, steps: Sequence[StoryStep]) -> Iterator[Node]:
    """The questions in order; where a scenario asks nothing, one that always fits."""
    asked = recording.program.scenario.about.debrief
    if not asked:
        yield paragraph(_("This scenario asks nothing. What surprised you?"))
        return
    yield from items(
        *(item(text(one.ask, tone="strong"), _look(recording, steps, one.look_at)) for one in asked), ordered=True
    )


def _look(recording: Recording, steps: Sequence[StoryStep], look_at: str | None) -> Iterator[ListItem]:
    if look_at is None:
        return
    yield item(text(Run(_("Look at: "), "quiet"), look_at))
    for named in (*_situations(recording.program, steps, look_at), *_moves(recording.program, steps, look_at),
                  *_tracks(recording.program, steps, look_at)):  # fmt: skip
        yield item(named)


def _said(words: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE) is not None


def _coded(words: str, code: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(code)}(?!\w)", words) is not None


def _situations(program: Program, steps: Sequence[StoryStep], words: str) -> Iterator[Text]:
    put = list(places(steps, lambda event: isinstance(event, Put)))
    for id_, inject in program.scenario.injects.items():
        if _coded(words, inject.code) or _said(words, inject.title):
            found = [step.place(one) for step, one in put if isinstance(one.event, Put) and one.event.inject == id_]
            yield _found(f"{inject.code} {inject.title}", found)


def _moves(program: Program, steps: Sequence[StoryStep], words: str) -> Iterator[Text]:
    ordered = list(places(steps, lambda event: isinstance(event, Ordered)))
    for id_, move in program.scenario.moves.items():
        if id_ in program.moves and (_coded(words, move.code) or _said(words, move.name)):
            found = {
                one.line: step.place(one)
                for step, one in reversed(ordered) if isinstance(one.event, Ordered) and one.event.move == id_
            }
            yield _found(f"{move.code} {move.name}", reversed(found.values()))


def _tracks(program: Program, steps: Sequence[StoryStep], words: str) -> Iterator[Text]:
    """The tracks whose code, name or id is said, each with where it moved furthest."""
    speaker = speaker_of(program)
    moved: dict[str, list[tuple[Changed, Run]]] = {}
    for step, one in places(steps, lambda event: isinstance(event, Changed) and event.granted != 0):
        if isinstance(one.event, Changed):
            moved.setdefault(one.event.slot, []).append((one.event, step.place(one)))
    for slot, changes in moved.items():
        id_, name = SlotName.parse(slot).id, speaker.name(slot)
        if id_ in program.scenario.tracks and (_said(words, name) or _said(words, id_.replace("_", " "))):
            furthest = sorted(changes, key=lambda change: -abs(change[0].granted))[:_MOST]
            inside: list[str | Run] = []
            for change in sorted(furthest, key=changes.index):
                inside += ["; " if inside else "", f"{signed(change[0].granted)} ", change[1]]
            yield text(f"{name}: ", *inside)


def _found(what: str, where: Iterable[Run]) -> Text:
    inside: list[str | Run] = []
    for place in where:
        inside += ["; " if inside else "", place]
    return text(f"{what}: ", *(inside or [_("it never came up")]))
