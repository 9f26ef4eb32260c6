"""Who is there, as control sees it: each place with whether a screen is open there, and who holds each seat."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from markupsafe import Markup

from wargame.document.qr import qr_svg
from wargame.records import record
from wargame.web.parts import Option
from wargame.web.places import PROJECTOR_PLACE, SEAT, seat_at
from wargame.web.room import Room
from wargame.wording.catalogue import _
from wargame.wording.holders import holder_words


@record
class PlaceOnPage:
    """A place, whether a screen is open there, and the code that leads there; "": a seat that began without a team has
    no screen."""

    name: str
    open: bool
    code: str
    address: str
    qr: Markup
    seat: str
    looked_at: bool
    held: str = ""
    absent: bool = False
    gives: tuple[Option, ...] = ()


def places_on_page(
    room: Room, ways: Sequence[tuple[str, str, str]], names: Mapping[str, str], opened: Collection[str]
) -> Iterator[PlaceOnPage]:
    """Every place, and every seat that has none. ``ways``: each place with the code and the address that lead there;
    ``opened``: the places where a screen is open."""
    for place, code, address in (*ways, *_without_screens(ways, names)):
        yield _place(room, place, code, address, names, place in opened)


def _without_screens(ways: Sequence[tuple[str, str, str]], names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """The seats that have no place, as ``ways`` has the others."""
    reached = {seat_at(place) for place, _code, _address in ways}
    yield from ((f"{SEAT}{seat}", "", "") for seat in names if seat not in reached)


def _place(room: Room, place: str, code: str, address: str, names: Mapping[str, str], is_open: bool) -> PlaceOnPage:
    name, seat = place_name(place, names), seat_at(place) or ""
    on_page = PlaceOnPage(name, is_open, code, address, _qr(address, name), seat, bool(seat) and seat == room.looked_at)
    control = room.sitting.control
    if control is None or not seat:
        return on_page
    holder, others = control.holders[seat], [one for one in control.can_hold if one != control.holders[seat]]
    gives = tuple(Option(f"seat:{seat}={one}", holder_words(one), one == others[0]) for one in others)
    return replace(on_page, held=holder_words(holder), absent=seat in control.absent, gives=gives)


@lru_cache(maxsize=64)
def _qr(address: str, name: str) -> Markup:
    return Markup(qr_svg(address, name)) if address else Markup()


def place_name(place: str, names: Mapping[str, str]) -> str:
    """A place as people call it."""
    seat = seat_at(place)
    if seat is not None:
        return names.get(seat, seat)
    return _("Projector") if place == PROJECTOR_PLACE else _("Control")
