"""Parts of pages as templates are given them, and what several places are shown alike: opening, map and end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from wargame.debrief.ending import questions_to_talk_over, report_in_short
from wargame.debrief.pages import ruled, the_end
from wargame.debrief.rulings import given_words
from wargame.document.map.svg import map_svg
from wargame.document.nodes import Document, Node, Prose, group, items, paragraph, section
from wargame.model.events import Undone
from wargame.model.views import View
from wargame.records import record
from wargame.web.room import Room, Stage
from wargame.wording.captions import left_out_words, marker_told
from wargame.wording.catalogue import _
from wargame.wording.speaker import DeskSpeaker


@record
class Option:
    """Something to be picked. ``shut``: it cannot be picked now."""

    word: str
    text: str
    picked: bool = False
    shut: bool = False


@record
class PickList:
    """A list to pick from; ``several``: more than one, up to so many."""

    name: str
    ask: str
    options: tuple[Option, ...]
    several: int = 1


@record
class CardOnPage:
    """A card: its line, the whole card, and what can be done with it.

    Attributes:
        id: of the move.
        state: ``ordered``, ``open`` or ``shut``.
        proposal: the number of the proposal of it that stands; 0: none. ``asks``: it waits for this seat.
    """

    id: str
    line: str
    body: tuple[Prose, ...]
    state: str
    joint: bool
    choices: tuple[PickList, ...]
    asks: bool


@record
class ProposalOnPage:
    """A proposal that stands, with what this seat may answer."""

    number: int
    text: str
    mine: bool


@record
class SeatOnPage:
    """A seat as everybody sees it."""

    name: str
    mark: str
    sealed: bool
    mine: bool


def seal_broken(room: Room, seat: str) -> bool:
    """Whether a ruling of control's broke this team's seal, and it has not sealed since."""
    return room.plans and seat in room.sitting.people and room.team(seat).seal_broken


def given_away(room: Room, seat: str) -> str:
    """What whoever sat at this seat is told while somebody else holds it; "": its team does, or the game is over."""
    given = seat not in room.sitting.people and room.stage is not Stage.END
    return given_words(room.table.players[seat]) if given else ""


def opening_of(room: Room, view: View) -> Iterator[Node]:
    """How the crisis begins, with its content warning."""
    about = room.table.program.scenario.about
    if about.warning:
        yield paragraph(about.warning)
        yield from map(paragraph, left_out_words(room.sitting.left_out, room.sitting.may_be_left_out))
    yield from (paragraph(part) for part in view.opening.split("\n\n") if part.strip())


def opened_words(view: View, speaker: DeskSpeaker) -> Document:
    """What all are told while control looks at the orders; that it took the game back to them, too."""
    undone = replace(view, events=tuple(event for event in view.events if isinstance(event, Undone)))
    said = paragraph(_("All orders are sealed and open. What comes of them is told in a moment."))
    return (said, *filter(None, [ruled(undone, speaker)]))


def drawn(view: View) -> Markup:
    """The map as a picture; nothing where the crisis has none."""
    return Markup(map_svg(view.theatre)) if view.theatre is not None and view.theatre.places else Markup()


def on_map(view: View) -> Document:
    """What stands on the map, in words, new things first."""
    theatre = view.theatre
    if theatre is None:
        return ()
    return items(*(marker_told(one, theatre) for one in sorted(theatre.markers, key=lambda one: not one.new)))


def end_of(room: Room) -> Iterator[Node]:
    """How the game ended, for everybody: ending, outcome, scores, each turn in a line, promises, what to talk over."""
    debrief = room.debrief
    yield from the_end(debrief.view, debrief.speaker)[:1]
    yield from report_in_short(debrief)
    for chapter in debrief.promises:
        yield group(chapter.title, *chapter.body)
    yield from section(3, _("To talk over"), questions_to_talk_over(debrief))
