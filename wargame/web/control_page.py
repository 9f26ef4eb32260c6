"""What control is shown to run the room by: public facts, who is there, what it may rule, and what it looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from wargame.debrief.looks import sealed_orders, seen_by
from wargame.debrief.msel import named, read_by, status_words
from wargame.debrief.notes import journal_rows
from wargame.debrief.rulings import CATEGORY_WORDS, considered_words, direct_words, red_line_words
from wargame.debrief.talking import said_node, talk_of, talker_of
from wargame.document.nodes import Document, Node, items
from wargame.model.orders import NO_MOVE
from wargame.model.rulings import CATEGORIES, RulingCommand, kind_of
from wargame.model.talk import Message, Spoken
from wargame.model.viewers import CONTROL
from wargame.records import record
from wargame.saves.lines import RulingLine
from wargame.session.control import SeatedControl
from wargame.session.hot_seat import NextStep
from wargame.session.unread import for_control
from wargame.web.afterwards import after_the_game
from wargame.web.hall_page import hall_page
from wargame.web.mending import MendOnPage, mend_on_page
from wargame.web.page_request import ALL
from wargame.web.parts import Option, PickList
from wargame.web.presence import PlaceOnPage, places_on_page
from wargame.web.real_dice import DiceOnPage, dice_on_page
from wargame.web.rendering import regions
from wargame.web.room import Room, Stage
from wargame.web.taking_back import UndoOnPage, undo_on_page
from wargame.wording import speaker_of
from wargame.wording.catalogue import N_, _
from wargame.wording.numbers import whole

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
class InjectOnPage:
    """An inject, how it stands, and what can be done with it now."""

    id: str
    line: str
    acts: tuple[Option, ...]
    retext: bool


@dataclass(frozen=True)
class ControlPage:
    """All that control's own template is given; what does not belong to the moment is empty.

    Attributes:
        wait: what is said while the next step takes a moment; "": it takes none.
        after: what can be done with the game once it is over.
        on: what can be ruled on now, under a heading each. ``moves``: whether tracks are among it.
        undo: what takes the game back; ``mend``: what puts texts right; ``dice``: what real dice are typed in by.
        considered: the ruling it looks at, a line each. ``asked_at``: beside which form it stands, the one that asked;
            "": none is looked at. ``unfit``: why it can no longer be given.
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
    places: tuple[PlaceOnPage, ...]
    to: PickList | None
    heard: tuple[HeardOnPage, ...]
    look: Document
    looked_at: str
    looked_seat: str
    opened: Document
    sealed: Document
    can_look: bool
    on: tuple[tuple[str, tuple[Option, ...]], ...]
    moves: bool
    categories: tuple[Option, ...]
    considered: tuple[str, ...]
    asked_at: str
    unfit: str
    ruled: Document
    reads: Document
    injects: tuple[InjectOnPage, ...]
    announces: bool
    undo: UndoOnPage
    mend: MendOnPage
    dice: DiceOnPage


def control_regions(room: Room, ways: Sequence[tuple[str, str, str]], open_places: Iterable[str]) -> dict[str, str]:
    """What control is shown now, by region. ``ways``: each place with the code and the address that lead there."""
    known = regions("hall.html.jinja", AS_ALL_KNOW, hall_page(room, _("Control")))
    return known | regions("control.html.jinja", CONTROLS, control_page(room, ways, open_places))


def control_page(room: Room, ways: Sequence[tuple[str, str, str]], open_places: Iterable[str]) -> ControlPage:
    """What control may know and do now, ready for the template."""
    view, stage, control = room.sitting.view, room.stage, room.sitting.control
    names = {seat.id: seat.name for seat in view.seats}
    waiting = room.speaker.listing(names[seat] for seat in room.sitting.waiting) if stage is Stage.PLAN else ""
    next_ = NEXT[stage]
    if stage is Stage.TOLD and room.sitting.step is NextStep.END:
        next_ = N_("End the game: scores and debrief")
    reading, speaker, opened = room.clock.read() if room.clock else None, talker_of(view), set(open_places)
    talks = talk_of(view).turn is not None
    others = (*(Option(id_, name) for id_, name in names.items()), Option(ALL, _("All, in public, at once")))
    on = tuple(_can_rule_on(control, names, room.plans)) if control else ()
    return ControlPage(
        problem=room.problem, next=_(next_), moment=room.moment, can_open=stage is Stage.READY,
        tells=stage in (Stage.TELL, Stage.TOLD) and room.telling is not None and bool(room.telling.steps),
        more=stage is Stage.TELL, waiting=_("Not sealed yet: {seats}.").format(seats=waiting) if waiting else "",
        after=after_the_game(room.table.path) if stage is Stage.END else (), timed=reading is not None,
        halted=reading is not None and reading.halted,
        places=tuple(places_on_page(room, ways, names, opened)),
        wait=_("The players without a keyboard are thinking …") if _others_play(room) else "",
        to=PickList("to", _("To whom"), others, len(others)) if talks else None,
        heard=tuple(
            HeardOnPage(one.number, (said_node(one, speaker),), one.said.sender if talks and _asks(one) else "")
            for one in reversed(for_control(room.table.view(CONTROL)))
        ),
        look=_seen_by(room), looked_at=names.get(room.looked_at or "", ""), looked_seat=room.looked_at or "",
        opened=tuple(sealed_orders(control.program, control.opened)) if control else (),
        sealed=tuple(sealed_orders(control.program, control.still_sealed(room.sealed_look)))
        if control and room.sealed_look else (), can_look=bool(control and control.sealed_now),
        on=on, moves=bool(control and room.plans and control.tracks),
        categories=tuple(
            Option(one, f"{_(CATEGORY_WORDS[one][0])}: {_(CATEGORY_WORDS[one][1])}", one == CATEGORIES[0])
            for one in CATEGORIES
        ),
        considered=tuple(_considered(room, control)) if control else (),
        asked_at=_asked_at(room.considered) if room.considered else "", unfit=_unfit(room, control) if control else "",
        ruled=_ruled(control) if control else (), reads=tuple(_reads(room, control)) if control else (),
        injects=tuple(_injects(control)) if control else (), announces=room.plans,
        undo=undo_on_page(room), mend=mend_on_page(room), dice=dice_on_page(room),
    )  # fmt: skip


def _asks(one: Spoken) -> bool:
    """Whether a seat wrote to control."""
    return isinstance(one.said, Message) and one.said.sender != CONTROL and CONTROL in one.said.to


def _can_rule_on(
    control: SeatedControl, names: Mapping[str, str], plans: bool
) -> Iterator[tuple[str, tuple[Option, ...]]]:
    """What can be ruled on as the game stands."""
    name = speaker_of(control.program).name
    orders = [seat for seat, order in control.opened.items() if order != NO_MOVE]
    if orders:
        void = _("Void the order of {seat}")
        yield _("Orders"), tuple(Option(f"order:{seat}", void.format(seat=names[seat])) for seat in orders)
    if not plans:
        return
    room = _("{name}: {now}, from {least} to {most}")
    if control.tracks:
        said = [
            (one.slot, room.format(name=name(one.slot), now=whole(one.now), least=one.least, most=one.most))
            for one in control.tracks
        ]
        yield _("Tracks"), tuple(Option(f"track:{slot}", words) for slot, words in said)
    if control.red_lines:
        lines = tuple(Option(f"red_line:{one}", red_line_words(control.program, one)) for one in control.red_lines)
        yield _("Red lines"), lines


def _considered(room: Room, control: SeatedControl) -> Iterator[str]:
    ruling = room.considered
    if ruling is not None:
        now = {one.slot: one.now for one in control.tracks}.get(ruling.id, 0)
        yield from considered_words(control.program, ruling, now, control.told_to(ruling), control.sealed)


def _asked_at(ruling: RulingCommand) -> str:
    """The form that asks for such a ruling, as the template calls it."""
    match ruling.what:
        case "track" | "red_line" | "order":
            return "ruling"
        case "fire" | "hold" | "skip" | "release":
            return f"inject:{ruling.id}"
        case "seat":
            return f"seat:{ruling.id.partition('=')[0]}"
        case "announce":
            return "announce"
        case unknown:
            assert_never(unknown)


def _reads(room: Room, control: SeatedControl) -> Iterator[Node]:
    """What seats would read of what it looks at."""
    ruling = room.considered
    if ruling is not None and kind_of(ruling.what).text != "none" and not _unfit(room, control):
        yield from read_by(control.would_read(ruling), control.program)


def _injects(control: SeatedControl) -> Iterator[InjectOnPage]:
    """Every inject as it stands."""
    for one in control.injects:
        can = control.can_direct(one.id)
        acts = tuple(Option(f"{what}:{one.id}", direct_words(what), what == can[0]) for what in can)
        said = f"{named(control.program, one.id)}: {status_words(control.program, one)}"
        yield InjectOnPage(one.id, said, acts, "fire" in can)


def _unfit(room: Room, control: SeatedControl) -> str:
    """Why what it looks at can no longer be ruled; "": it can."""
    wrong = control.objection(room.considered) if room.considered else None
    return room.speaker.ruling_objection(wrong) if wrong else ""


def _ruled(control: SeatedControl) -> Document:
    """Its rulings, the newest first, each with the number of its line."""
    ruled = [(n, one) for n, one in control.lines if isinstance(one, RulingLine)]
    return items(*journal_rows(control.program, ruled, control.undone))


def _others_play(room: Room) -> bool:
    """Whether somebody without a keyboard holds a seat, and may take a moment."""
    return len(room.sitting.people) < len(room.table.program.seats)


def _seen_by(room: Room) -> Document:
    """What the seat that control looks at may know."""
    control = room.sitting.control
    if control is None or room.looked_at is None or room.stage is Stage.TELL:
        return ()
    return seen_by(control.seen_by(room.looked_at), room.speaker)
