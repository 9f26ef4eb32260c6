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
from wargame.engine.reasons import rows_of
from wargame.model.events import Changed, Event, Rolled
from wargame.model.labels import Source, steps_of
from wargame.model.steps import EachSeat, Steps
from wargame.model.tables import TableRow
from wargame.model.viewers import Viewer
from wargame.wording import speaker_of
from wargame.wording.catalogue import _

LINES = 5
HEADLINE, DEED, MOVE, ACTOR, TRACK = 100, 33, 30, 24, 20
"""Weights: what changes the game stands first; then moves and tracks by how far they went. The greatest deed of an
actor stands before a track that one seat asks for and that went one step, all others after it."""


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
    found = (*_of_chapters(told), *_of_actors(program, events), *_of_tracks(program, viewer, went))
    lines = sorted(found, key=lambda line: -line.weight)[:LINES]
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


def _of_actors(program: Program, events: Sequence[Event]) -> Iterator[_Line]:
    """What the actors of the rulebook did, a line for all that they rolled in one go: where it moved what somebody's
    public aims read, or where the rulebook keeps in mind (``mark``) that it happened."""
    wanted, speaker = stakes(program), speaker_of(program).events
    moved = {one.source for one in events if isinstance(one, Changed) and one.granted and one.slot in wanted}
    rolled: dict[str, list[Rolled]] = {}
    for event in events:
        if isinstance(event, Rolled) and event.is_told and Source.parse(event.source).kind == "table":
            chain = steps_of(event.purpose)
            if len(chain) > 1 and chain[-1].kind == "actor":
                rolled.setdefault(str(chain[-2]), []).append(event)
    deeds = []
    for first, rolls in rolled.items():
        rows = [rows_of(program.scenario, one.source)[one.row] for one in rolls]
        marked = any(isinstance(row, TableRow) and _marks(program, row.do) for row in rows)
        if marked or any(one.source in moved for one in rolls):
            did = Run("; ".join(row.name for row in rows), "strong")
            deeds.append((marked, len(rolls), text(f"{speaker.cause(first)} → ", did)))
    deeds.sort(key=lambda deed: deed[:2], reverse=True)  # what took most rolls was most
    for place, (marked, _rolls, words) in enumerate(deeds):
        yield _Line(DEED if marked and not place else ACTOR, words)


def _marks(program: Program, steps: Steps) -> bool:
    """Whether a list of effects marks for certain that something happened."""
    for step in steps:
        match step:
            case str() if step.startswith("mark "):
                return True
            case str() if step.startswith("use "):
                if _marks(program, program.scenario.effect_lists[step.split()[1]].do):
                    return True
            case EachSeat() if step.each and _marks(program, step.do):
                return True
            case _:
                continue
    return False


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
