"""What control may ask for at its page, from the one object that the desk in a terminal acts through."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wargame.debrief.looks import sealed_look_noted
from wargame.model.rulings import CATEGORIES, RULINGS, RulingCommand, kind_of
from wargame.model.talk import TO_ALL, tidy
from wargame.model.viewers import CONTROL
from wargame.saves.control_words import one_line
from wargame.table.refused import NotRuled, NotSaid
from wargame.web.mending import consider_mend, do_not_mend, mend
from wargame.web.page_request import ActionRefused, PageRequest, control_of, recipients
from wargame.web.real_dice import enter_dice
from wargame.web.room import Room
from wargame.web.taking_back import consider_undo, do_not_undo, undo
from wargame.wording.catalogue import _


def _go_on(room: Room, asked: PageRequest) -> str:
    """The next step from where the page that asks stood: a touch too many does nothing."""
    if asked.one("from") in ("", room.moment):
        room.go_on()
    return ""


def _pause(room: Room, asked: PageRequest) -> str:
    if room.clock:
        room.clock.halt_or_go_on()
        room.changed()
    return ""


def _extend(room: Room, asked: PageRequest) -> str:
    if room.clock:
        room.clock.extend(60.0 * min(asked.number("minutes"), 120))
        room.changed()
    return ""


def _shorten(room: Room, asked: PageRequest) -> str:
    if room.clock:
        room.clock.extend(-60.0 * min(asked.number("minutes"), 120))
        room.changed()
    return ""


def _look(room: Room, asked: PageRequest) -> str:
    seat = asked.one("seat")
    if seat and seat not in room.table.program.seats:
        raise ActionRefused(_("There is no such seat."))
    room.look(seat or None)
    return _("Noted in the record.") if seat else ""


def _look_at_sealed(room: Room, asked: PageRequest) -> str:
    control = control_of(room)
    if not control.sealed_now:
        raise ActionRefused(_("No order is sealed now, or this scenario does not let control see it."))
    room.sealed_look = control.look_at_sealed(sealed_look_noted(control.program, control.sealed_now))
    room.changed()
    return _("Noted in the record.")


def _look_away_from_sealed(room: Room, asked: PageRequest) -> str:
    room.sealed_look = None
    room.changed()
    return ""


def _note(room: Room, asked: PageRequest) -> str:
    room.note(asked.one("text"))
    return _("Noted, for the debrief.")


def _open_orders(room: Room, asked: PageRequest) -> str:
    room.open_orders()
    return ""


def _consider(room: Room, asked: PageRequest) -> str:
    """A ruling is read from its form, and put to control before it counts."""
    kind, _colon, id_ = asked.one("what").partition(":")
    if kind not in RULINGS:
        raise ActionRefused(_("What do you rule on? Choose one."))
    category = asked.one("category")
    if category not in CATEGORIES:
        raise ActionRefused(_("Of what category? Choose one."))
    by = asked.change("by") if kind == "track" else 0
    has = kind_of(kind).text
    to = recipients(room, CONTROL, asked) if kind == "announce" else ()
    ruling = RulingCommand(
        category=category, reason=one_line(asked.one("reason")), what=kind, id=id_, by=by,
        seats=() if to == TO_ALL else to, title=one_line(asked.one("title")) if has == "own" else "",
        text=tidy(asked.one("text")) if has != "none" else "",
    )  # fmt: skip
    control = control_of(room)
    wrong, unfit = control.objection(ruling), control.text_of_ruling_objection(ruling)
    if wrong is not None:
        raise NotRuled(wrong)
    if unfit is not None:
        raise NotSaid(unfit)
    room.consider(ruling)
    return ""


def _rule(room: Room, asked: PageRequest) -> str:
    room.rule()
    return _("It is ruled, and written down.")


def _do_not_rule(room: Room, asked: PageRequest) -> str:
    room.consider(None)
    return ""


def _seal_for(room: Room, asked: PageRequest) -> str:
    room.seal_for(asked.one("seat"))
    return _("Sealed, and noted.")


def _control_says(room: Room, asked: PageRequest) -> str:
    to = recipients(room, CONTROL, asked)
    control = control_of(room)
    control.say(control.message(to, asked.one("text")))
    room.changed()
    return _("Said.")


CONTROL_ACTIONS: Mapping[str, Callable[[Room, PageRequest], str]] = {
    "go_on": _go_on, "pause": _pause, "extend": _extend, "shorten": _shorten, "say": _control_says,
    "look": _look, "look_at_sealed": _look_at_sealed, "look_away_from_sealed": _look_away_from_sealed, "note": _note,
    "open_orders": _open_orders, "consider": _consider, "rule": _rule,
    "do_not_rule": _do_not_rule, "seal_for": _seal_for, "consider_undo": consider_undo, "undo": undo,
    "do_not_undo": do_not_undo, "consider_mend": consider_mend, "mend": mend, "do_not_mend": do_not_mend,
    "enter_dice": enter_dice,
}  # fmt: skip
"""What control may ask for, beside the steps of the reveal."""
