"""What control is shown to run the room by: public facts, who is there, what it may rule, and what it looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wargame.debrief.talking import said_node, talk_of, talker_of
from wargame.document.nodes import Document
from wargame.model.talk import Message, Spoken
from wargame.model.viewers import CONTROL
from wargame.records import record
from wargame.session.hot_seat import NextStep
from wargame.session.unread import for_control
from wargame.web.afterwards import after_the_game
from wargame.web.hall_page import hall_page
from wargame.web.looking import LookOnPage, look_on_page
from wargame.web.mending import MendOnPage, mend_on_page
from wargame.web.page_request import ALL
from wargame.web.parts import Option, PickList
from wargame.web.presence import PlaceOnPage, places_on_page
from wargame.web.real_dice import DiceOnPage, dice_on_page
from wargame.web.rendering import regions
from wargame.web.room import Room, Stage
from wargame.web.ruling import RulingOnPage, ruling_on_page
from wargame.web.taking_back import UndoOnPage, undo_on_page
from wargame.wording.catalogue import N_, _

AS_ALL_KNOW = ("head", "seats", "reveal", "end", "story", "situation", "tracks", "talk")
"""Regions that the projector has, too."""
CONTROLS = (
    "steps", "presence", "heard", "say", "note", "look", "opened", "ruling", "ruled", "msel", "announce",
    "mend", "undo", "dice",
)  # fmt: skip
"""Regions that only control has."""
NEXT: Mapping[Stage, str] = {
    Stage.BEFORE: N_("Begin the first turn"), Stage.PLAN: "", Stage.READY: N_("Open the orders: reveal"),
    Stage.OPENED: N_("Resolve the orders"), Stage.TELL: N_("Tell the next step"),
    Stage.TOLD: N_("Begin the next turn"), Stage.END: "",
}  # fmt: skip
"""What the next step is, for whoever runs the room."""


@record
class HeardOnPage:
    """Something said that is control's to read. ``sender``: the seat that it can answer; "": none."""

    number: int
    said: Document
    sender: str


@record
class StepsOnPage:
    """What runs the room now.

    Attributes:
        problem: what has gone wrong; "": nothing.
        next: what the next step is called; "": there is none. ``moment``: from where it is a step.
        can_open: whether orders can be opened to be looked at, before they are resolved.
        tells: whether steps of a reveal can be taken back; ``more``: whether there are more of them.
        waiting: for whom, in words. ``wait``: what is said while the next step takes a moment; "": it takes none.
        after: what can be done with the game once it is over.
        timed: whether a clock runs; ``halted``: whether it was stopped.
    """

    problem: str
    next: str
    moment: str
    can_open: bool
    tells: bool
    more: bool
    waiting: str
    wait: str
    after: tuple[tuple[str, str], ...]
    timed: bool
    halted: bool


@dataclass(frozen=True)
class ControlPage:
    """All that control's own template is given; what does not belong to the moment is empty.

    Attributes:
        to: whom it can speak to now; ``heard``: what is control's to read.
    """

    steps: StepsOnPage
    places: tuple[PlaceOnPage, ...]
    to: PickList | None
    heard: tuple[HeardOnPage, ...]
    look: LookOnPage
    ruling: RulingOnPage
    undo: UndoOnPage
    mend: MendOnPage
    dice: DiceOnPage


def control_regions(room: Room, ways: Sequence[tuple[str, str, str]], open_places: Iterable[str]) -> dict[str, str]:
    """What control is shown now, by region. ``ways``: each place with the code and the address that lead there."""
    known = regions("hall.html.jinja", AS_ALL_KNOW, hall_page(room, _("Control")))
    return known | regions("control.html.jinja", CONTROLS, control_page(room, ways, open_places))


def control_page(room: Room, ways: Sequence[tuple[str, str, str]], open_places: Iterable[str]) -> ControlPage:
    """What control may know and do now, ready for the template."""
    names = {seat.id: seat.name for seat in room.sitting.view.seats}
    talks = talk_of(room.sitting.view).turn is not None
    return ControlPage(
        steps=_steps(room, names), places=tuple(places_on_page(room, ways, names, set(open_places))),
        to=_to(names) if talks else None, heard=tuple(_heard(room, talks=talks)), look=look_on_page(room, names),
        ruling=ruling_on_page(room, names), undo=undo_on_page(room), mend=mend_on_page(room), dice=dice_on_page(room),
    )  # fmt: skip


def _steps(room: Room, names: Mapping[str, str]) -> StepsOnPage:
    """What runs the room now."""
    stage, telling, reading = room.stage, room.telling, room.clock.read() if room.clock else None
    ends = stage is Stage.TOLD and room.sitting.step is NextStep.END
    waiting = room.speaker.listing(names[seat] for seat in room.sitting.waiting) if stage is Stage.PLAN else ""
    return StepsOnPage(
        problem=room.problem, next=_("End the game: scores and debrief") if ends else _(NEXT[stage]),
        moment=room.moment, can_open=stage is Stage.READY,
        tells=stage in (Stage.TELL, Stage.TOLD) and telling is not None and bool(telling.steps),
        more=stage is Stage.TELL, waiting=_("Not sealed yet: {seats}.").format(seats=waiting) if waiting else "",
        wait=_("The players without a keyboard are thinking …") if _others_play(room) else "",
        after=after_the_game(room.table.path) if stage is Stage.END else (), timed=reading is not None,
        halted=reading is not None and reading.halted,
    )  # fmt: skip


def _to(names: Mapping[str, str]) -> PickList:
    """Whom control can speak to."""
    others = (*(Option(seat, name) for seat, name in names.items()), Option(ALL, _("All, in public, at once")))
    return PickList("to", _("To whom"), others, len(others))


def _heard(room: Room, *, talks: bool) -> Iterator[HeardOnPage]:
    """What is control's to read, the newest first."""
    speaker = talker_of(room.sitting.view)
    for one in reversed(for_control(room.table.view(CONTROL))):
        yield HeardOnPage(one.number, (said_node(one, speaker),), one.said.sender if talks and _asks(one) else "")


def _asks(one: Spoken) -> bool:
    """Whether a seat wrote to control."""
    return isinstance(one.said, Message) and one.said.sender != CONTROL and CONTROL in one.said.to


def _others_play(room: Room) -> bool:
    """Whether somebody without a keyboard holds a seat, and may take a moment."""
    return len(room.sitting.people) < len(room.table.program.seats)
