"""What control looks at on its page: what a seat may know, orders that are sealed, and those that lie open."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.debrief.looks import sealed_orders, seen_by
from wargame.document.nodes import Document
from wargame.records import record
from wargame.web.room import Room, Stage


@record
class LookOnPage:
    """What it sees now.

    Attributes:
        seat: whose knowledge it looks at, ``name`` in words; "": nobody's. ``seen``: what that is.
        sealed: orders that are sealed, where it looks at them; ``can``: whether it may.
        opened: the orders once they lie open.
    """

    seat: str = ""
    name: str = ""
    seen: Document = ()
    can: bool = False
    sealed: Document = ()
    opened: Document = ()


def look_on_page(room: Room, names: Mapping[str, str]) -> LookOnPage:
    """As control has chosen. ``names``: seat to what it is called."""
    control, seat = room.sitting.control, room.looked_at or ""
    if control is None:
        return LookOnPage(seat, names.get(seat, ""))
    return LookOnPage(
        seat, names.get(seat, ""),
        seen=seen_by(control.seen_by(seat), room.speaker) if seat and room.stage is not Stage.TELL else (),
        can=bool(control.sealed_now),
        sealed=tuple(sealed_orders(control.program, control.still_sealed(room.sealed_look)))
        if room.sealed_look else (),
        opened=tuple(sealed_orders(control.program, control.opened)),
    )  # fmt: skip
