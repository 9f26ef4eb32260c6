"""Rulings at control's page: what can be ruled now, the one that control looks at before it counts, and those given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from wargame.debrief.msel import named, read_by, status_words
from wargame.debrief.notes import journal_rows
from wargame.debrief.rulings import CATEGORY_WORDS, considered_words, direct_words, red_line_words
from wargame.document.nodes import Document, items
from wargame.model.orders import NO_MOVE
from wargame.model.rulings import CATEGORIES, RulingCommand, kind_of
from wargame.records import record
from wargame.saves.lines import RulingLine
from wargame.session.control import SeatedControl
from wargame.web.parts import Option
from wargame.web.room import Room
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import whole


@record
class InjectOnPage:
    """An inject, how it stands, and what can be done with it now."""

    id: str
    line: str
    acts: tuple[Option, ...]
    retext: bool


@record
class ConsideredOnPage:
    """A ruling that control looks at.

    Attributes:
        said: what it does, a line each; ``reads``: what seats would read of it.
        at: beside which form it stands, the one that asked; "": none is looked at.
        unfit: why it can no longer be given.
    """

    said: tuple[str, ...] = ()
    reads: Document = ()
    at: str = ""
    unfit: str = ""


@record
class RulingOnPage:
    """What control may rule.

    Attributes:
        on: what can be ruled on now, under a heading each. ``moves``: whether tracks are among it.
        announces: whether it may put a text of its own.
        ruled: its rulings, the newest first, each with the number of its line.
    """

    on: tuple[tuple[str, tuple[Option, ...]], ...]
    moves: bool
    categories: tuple[Option, ...]
    considered: ConsideredOnPage
    injects: tuple[InjectOnPage, ...]
    announces: bool
    ruled: Document


def ruling_on_page(room: Room, names: Mapping[str, str]) -> RulingOnPage:
    """As the game stands. ``names``: seat to what it is called."""
    control = room.sitting.control
    categories = tuple(
        Option(one, f"{_(CATEGORY_WORDS[one][0])}: {_(CATEGORY_WORDS[one][1])}", one == CATEGORIES[0])
        for one in CATEGORIES
    )
    if control is None:
        return RulingOnPage((), False, categories, ConsideredOnPage(), (), room.plans, ())
    return RulingOnPage(
        on=tuple(_can_rule_on(control, names, room.plans)), moves=room.plans and bool(control.tracks),
        categories=categories, considered=_considered(room, control), injects=tuple(_injects(control)),
        announces=room.plans, ruled=_ruled(control),
    )  # fmt: skip


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


def _considered(room: Room, control: SeatedControl) -> ConsideredOnPage:
    """What it comes to, in words."""
    ruling = room.considered
    if ruling is None:
        return ConsideredOnPage()
    now = {one.slot: one.now for one in control.tracks}.get(ruling.id, 0)
    said = considered_words(control.program, ruling, now, control.told_to(ruling), control.sealed)
    wrong = control.objection(ruling)
    unfit = room.speaker.ruling_objection(wrong) if wrong else ""
    reads = () if unfit or kind_of(ruling.what).text == "none" else read_by(control.would_read(ruling), control.program)
    return ConsideredOnPage(tuple(said), tuple(reads), _asked_at(ruling), unfit)


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


def _injects(control: SeatedControl) -> Iterator[InjectOnPage]:
    """Every inject as it stands."""
    for one in control.injects:
        can = control.can_direct(one.id)
        acts = tuple(Option(f"{what}:{one.id}", direct_words(what), what == can[0]) for what in can)
        said = f"{named(control.program, one.id)}: {status_words(control.program, one)}"
        yield InjectOnPage(one.id, said, acts, "fire" in can)


def _ruled(control: SeatedControl) -> Document:
    """Its rulings, the newest first, each with the number of its line."""
    ruled = [(n, one) for n, one in control.lines if isinstance(one, RulingLine)]
    return items(*journal_rows(control.program, ruled, control.undone))
