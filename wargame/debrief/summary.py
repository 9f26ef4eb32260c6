"""The last page of a turn: what mattered, in five lines at most, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from wargame.debrief.chapter import ChapterDraft
from wargame.debrief.effects import with_stakes
from wargame.debrief.moved import Moved, moved
from wargame.document.nodes import DiceRoll, List, ListItem, Paragraph, Prose, Run, Text, plain, text
from wargame.engine.information.stakes import stakes
from wargame.engine.program import Program
from wargame.model.events import Event
from wargame.model.viewers import Viewer
from wargame.wording import speaker_of
from wargame.wording.catalogue import _

LINES = 5
HEADLINE, MOVE, TRACK = 100, 30, 20
"""Weights: what changes the game stands first; then moves and tracks by how far they went."""


class _Line(NamedTuple):
    weight: int
    words: Text


def what_mattered(
    program: Program, viewer: Viewer, events: Sequence[Event], told: Iterable[ChapterDraft]
) -> tuple[Prose, ...]:
    """The lines, and last in one line what else moved.

    Args:
        events: of the turn, as the viewer was told of them.
        told: its chapters.
    """
    went = moved(program, events)
    lines = sorted([*_of_chapters(told), *_of_tracks(program, viewer, went)], key=lambda line: -line.weight)[:LINES]
    chosen = {plain(line.words) for line in lines}
    rest = [one for one in went if plain(_track(program, viewer, one)) not in chosen]
    speaker = speaker_of(program).events
    also = "; ".join(plain(speaker.moved(*one)) for one in rest)
    items = List(tuple(ListItem(line.words) for line in lines))
    tail = [Paragraph(text(_("Also moved: {tracks}").format(tracks=also), tone="quiet"))] if also else []
    return (*([items] if lines else []), *tail)


def _of_chapters(told: Iterable[ChapterDraft]) -> Iterator[_Line]:
    for draft in told:
        rolls = [node for entry in draft.entries for node in entry.inside if isinstance(node, DiceRoll)]
        if draft.kind == "headline":
            yield _Line(HEADLINE, text(draft.title, tone="strong"))
        elif draft.kind == "move" and rolls and rolls[0].hit is not None:
            roll = rolls[0]
            middle = 2 * (roll.hit or 0) - (len(roll.rows) - 1)
            name = roll.rows[roll.hit or 0].name
            yield _Line(MOVE + 5 * abs(middle), text(f"{draft.title} → ", Run(plain(name), "strong")))


def _of_tracks(program: Program, viewer: Viewer, went: Iterable[Moved]) -> Iterator[_Line]:
    """The tracks that somebody's aims read; to a seat its own first."""
    for one in went:
        stake = stakes(program).get(one.slot)
        if stake is not None:
            seats = (*stake.rise, *stake.fall, *stake.read)
            own = 10 if viewer in seats else 0
            yield _Line(TRACK + 10 * abs(one.last - one.first) + 2 * len(seats) + own, _track(program, viewer, one))


def _track(program: Program, viewer: Viewer, one: Moved) -> Text:
    words = speaker_of(program).events.moved(*one)
    return with_stakes(program, viewer, words, one.slot, one.last - one.first)
