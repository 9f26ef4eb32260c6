"""What the projector shows to all: public facts alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from wargame.debrief.desk import came_out
from wargame.debrief.pages import inject_lines, meter, ruled, standings, turn_of
from wargame.debrief.talking import said_node, talk_of, talker_of
from wargame.document.nodes import Document, Node, group, paragraph
from wargame.engine.information.stakes import stakes
from wargame.model.talk import TO_ALL
from wargame.model.views import View
from wargame.web.rendering import regions
from wargame.web.room import Room, Stage
from wargame.web.parts import SeatOnPage, drawn, end_of, on_map, opened_words, opening_of
from wargame.wording.catalogue import _

PROJECTOR_REGIONS = ("head", "seats", "reveal", "end", "story", "situation", "map", "tracks", "talk")


@dataclass(frozen=True)
class HallPage:
    """All that the template of the projector is given; what does not belong to the moment is empty."""

    name: str
    title: str
    turn: str
    seats: tuple[SeatOnPage, ...]
    story: Document
    steps: tuple[tuple[str, Document], ...]
    step: tuple[int, int]
    quiet: bool
    headlines: tuple[str, ...]
    situation: Document
    map: Markup
    markers: Document
    tracks: Document
    talk: tuple[Document, ...]
    end: Document


def projector_regions(room: Room) -> dict[str, str]:
    """What the projector shows now, by region."""
    return regions("hall.html.jinja", PROJECTOR_REGIONS, hall_page(room, ""))


def _at_stake(view: View, room: Room) -> View:
    """The view with those tracks alone that somebody's aims, as all may know them, read."""
    read = stakes(room.table.program)
    return replace(view, tracks=tuple(track for track in view.tracks if track.slot in read), statuses=())


def _moved_first(view: View) -> Iterator[Node]:
    """Where things stand as far as a wall has room for it: what moved first, and nothing of what scales mean."""
    known = [replace(track, low="", high="") for track in view.tracks if track.known != "hidden"]
    for title, moved in ((_("Moved this turn"), True), (_("As before"), False)):
        rows = [meter(track, _("this turn")) for track in known if bool(track.went) is moved]
        if rows:
            yield group(title, *rows)


def hall_page(room: Room, name: str) -> HallPage:
    """What all may know of the game now. ``name``: whose page it is, where it says so."""
    stage, telling, speaker = room.stage, room.telling, room.speaker
    tells = telling is not None and stage in (Stage.TELL, Stage.TOLD)
    view: View = telling.view() if telling is not None and tells else room.sitting.view
    steps = tuple((one.title, one.body) for one in telling.steps) if telling and tells else ()
    shows = stage not in (Stage.BEFORE, Stage.END)
    talker, at_stake = talker_of(view), _at_stake(view, room)
    public = [one for one in talk_of(view).spoken if one.said.to == TO_ALL and one.said.turn == view.turn]
    situation: list[Node] = [*map(paragraph, came_out(view)), *filter(None, [ruled(view, speaker)])]
    return HallPage(
        name=name, title=view.title, turn=turn_of(view),
        seats=tuple(SeatOnPage(one.name, one.mark, one.sealed, False) for one in view.seats) if room.plans else (),
        story=tuple(opening_of(room, view)) if stage is Stage.BEFORE else (),
        quiet=tells and not steps, steps=steps, step=(telling.told, telling.of) if telling and tells else (0, 0),
        headlines=tuple(one.title for one in telling.steps[:-1] if one.kind == "headline") if telling and tells else (),
        situation=(*situation, *(node for one in view.injects for node in inject_lines(one, view, speaker)))
        if room.plans else opened_words(view, speaker) if stage is Stage.OPENED else (),
        map=drawn(view), markers=on_map(view),
        tracks=tuple(standings(at_stake) if name else _moved_first(at_stake)) if shows else (),
        talk=tuple((said_node(one, talker),) for one in public) if room.plans else (),
        end=tuple(end_of(room)) if stage is Stage.END else (),
    )  # fmt: skip
