"""What the projector shows to all, and what control is shown to run the room by: public facts, and who is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup

from wargame.debrief.desk import came_out
from wargame.debrief.cards import menu
from wargame.debrief.pages import aims, brief, inject_lines, standings, turn_of
from wargame.debrief.talking import said_node, talk_of, talker_of
from wargame.document.nodes import Document, paragraph
from wargame.document.qr import qr_svg
from wargame.engine.information.stakes import stakes
from wargame.model.orders import NO_MOVE
from wargame.model.talk import TO_ALL
from wargame.model.viewers import CONTROL
from wargame.model.views import View
from wargame.session.hot_seat import NextStep
from wargame.session.unread import for_control
from wargame.web.actions import ALL
from wargame.web.places import PROJECTOR_PLACE, seat_at
from wargame.web.rendering import regions
from wargame.web.room import Room, Stage
from wargame.web.parts import PickList, Option, SeatOnPage, drawn, end_of, on_map, opening_of
from wargame.wording.catalogue import N_, _

PROJECTOR_REGIONS = ("head", "seats", "reveal", "end", "story", "situation", "map", "tracks", "talk")
CONTROL_REGIONS = (
    "head", "steps", "seats", "presence", "heard", "say", "note", "look", "reveal", "end", "story", "situation",
    "tracks", "talk",
)  # fmt: skip
NEXT: Mapping[Stage, str] = {
    Stage.BEFORE: N_("Begin the first turn"), Stage.PLAN: "", Stage.READY: N_("Open the orders: reveal"),
    Stage.TELL: N_("Tell the next step"), Stage.TOLD: N_("Begin the next turn"), Stage.END: "",
}  # fmt: skip
"""What the next step is, for whoever runs the room."""


@dataclass(frozen=True, slots=True)
class PlaceOnPage:
    """A place, whether a screen is open there, and the code that leads there."""

    name: str
    open: bool
    code: str
    address: str
    qr: Markup
    seat: str
    looked_at: bool


@dataclass(frozen=True)
class HallPage:
    """All that the template of projector and control is given; what does not belong to the moment is empty."""

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
    problem: str = ""
    next: str = ""
    moment: str = ""
    tells: bool = False
    more: bool = False
    waiting: str = ""
    timed: bool = False
    halted: bool = False
    places: tuple[PlaceOnPage, ...] = ()
    to: PickList | None = None
    heard: tuple[Document, ...] = ()
    look: Document = ()
    looked_at: str = ""


def projector_regions(room: Room) -> dict[str, str]:
    """What the projector shows now, by region."""
    return regions("hall.html.jinja", PROJECTOR_REGIONS, _hall(room, ""))


def control_regions(room: Room, ways: Sequence[tuple[str, str, str]], open_places: Iterable[str]) -> dict[str, str]:
    """What control is shown now, by region. ``ways``: each place with the code and the address that lead there."""
    hall, view, stage = _hall(room, _("Control")), room.sitting.view, room.stage
    names = {seat.id: seat.name for seat in view.seats}
    waiting = room.speaker.listing(names[seat] for seat in room.sitting.waiting) if stage is Stage.PLAN else ""
    next_ = NEXT[stage]
    if stage is Stage.TOLD and room.sitting.step is NextStep.END:
        next_ = N_("End the game: scores and debrief")
    reading, speaker, opened = room.clock.read() if room.clock else None, talker_of(view), set(open_places)
    talks = talk_of(view).turn is not None
    others = (*(Option(id_, name) for id_, name in names.items()), Option(ALL, _("All, in public, at once")))
    hall = replace(
        hall, problem=room.problem, next=_(next_), moment=room.moment,
        tells=stage in (Stage.TELL, Stage.TOLD) and bool(hall.steps), more=stage is Stage.TELL,
        waiting=_("Not sealed yet: {seats}.").format(seats=waiting) if waiting else "",
        timed=reading is not None, halted=reading is not None and reading.halted,
        places=tuple(_place(room, place, code, address, names, place in opened) for place, code, address in ways),
        to=PickList("to", _("To whom"), others, len(others)) if talks else None,
        heard=tuple((said_node(one, speaker),) for one in reversed(for_control(room.table.view(CONTROL)))),
        look=_seen_by(room), looked_at=names.get(room.looked_at or "", ""),
    )  # fmt: skip
    return regions("hall.html.jinja", CONTROL_REGIONS, hall)


def _place(room: Room, place: str, code: str, address: str, names: Mapping[str, str], is_open: bool) -> PlaceOnPage:
    name, seat = place_name(place, names), seat_at(place) or ""
    return PlaceOnPage(name, is_open, code, address, _qr(address, name), seat, bool(seat) and seat == room.looked_at)


@lru_cache(maxsize=64)
def _qr(address: str, name: str) -> Markup:
    return Markup(qr_svg(address, name))


def _seen_by(room: Room) -> Document:
    """What the seat that control looks at may know: neither its order, which is its own until the reveal, nor what it
    hears and says."""
    if room.looked_at is None or room.stage is Stage.TELL:
        return ()
    view, speaker = room.table.view(room.looked_at, NO_MOVE), room.speaker
    return (*aims(view, speaker)[1:], *brief(view), *standings(view), *menu(view, speaker))


def place_name(place: str, names: Mapping[str, str]) -> str:
    """A place as people call it."""
    seat = seat_at(place)
    if seat is not None:
        return names.get(seat, seat)
    return _("Projector") if place == PROJECTOR_PLACE else _("Control")


def _at_stake(view: View, room: Room) -> View:
    """The view with those tracks alone that somebody's aims, as all may know them, read."""
    read = stakes(room.table.program)
    return replace(view, tracks=tuple(track for track in view.tracks if track.slot in read), statuses=())


def _hall(room: Room, name: str) -> HallPage:
    stage, telling, speaker = room.stage, room.telling, room.speaker
    tells = telling is not None and stage in (Stage.TELL, Stage.TOLD)
    view: View = telling.view() if telling is not None and tells else room.sitting.view
    steps = tuple((one.title, one.body) for one in telling.steps) if telling and tells else ()
    shows = stage not in (Stage.BEFORE, Stage.END)
    talker = talker_of(view)
    public = [one for one in talk_of(view).spoken if one.said.to == TO_ALL and one.said.turn == view.turn]
    situation = [*map(paragraph, came_out(view))]
    return HallPage(
        name=name, title=view.title, turn=turn_of(view),
        seats=tuple(SeatOnPage(one.name, one.mark, one.sealed, False) for one in view.seats) if room.plans else (),
        story=tuple(opening_of(room, view)) if stage is Stage.BEFORE else (),
        quiet=tells and not steps, steps=steps, step=(telling.told, telling.of) if telling and tells else (0, 0),
        headlines=tuple(one.title for one in telling.steps[:-1] if one.kind == "headline") if telling and tells else (),
        situation=(*situation, *(node for one in view.injects for node in inject_lines(one, view, speaker)))
        if room.plans else (),
        map=drawn(view), markers=on_map(view),
        tracks=tuple(standings(_at_stake(view, room))) if shows else (),
        talk=tuple((said_node(one, talker),) for one in public) if room.plans else (),
        end=tuple(end_of(room)) if stage is Stage.END else (),
    )  # fmt: skip
