"""Control takes the game back at its page: to where, why, with which dice, and a last look before it counts."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.debrief.notes import line_words
from wargame.debrief.undone import point_words, undo_words
from wargame.document.nodes import Document, items
from wargame.records import record
from wargame.saves.control_words import one_line
from wargame.session.control import SeatedControl
from wargame.session.undo import UndoAsked, UndoPoint
from wargame.table.refused import NotSaid
from wargame.web.page_request import ActionRefused, PageRequest, control_of
from wargame.web.parts import Option
from wargame.web.room import NotNowHere, Room
from wargame.wording.catalogue import _


@record
class UndoOnPage:
    """The form that takes the game back, or the last look at it.

    Attributes:
        points: where it can be taken back to; none: there is nothing to take back. ``dice``: whether dice may be kept.
        look: what it would do, a line each; none: nothing is asked. ``gone``: what would count no more.
        unfit: why it can no longer be done; "": it can.
    """

    points: tuple[Option, ...] = ()
    dice: bool = False
    look: tuple[str, ...] = ()
    gone: Document = ()
    unfit: str = ""


def undo_on_page(room: Room) -> UndoOnPage:
    """As the game stands."""
    control, asked = room.sitting.control, room.undo_asked
    if control is None:
        return UndoOnPage()
    points, program = control.undoing.points, control.program
    if asked is None:
        options = tuple(Option(str(one.line), point_words(program, one), one is points[0]) for one in points)
        return UndoOnPage(options, any(one.passes_dice for one in points))
    point = _point(control, asked.line)
    if point is None:
        return UndoOnPage(look=(asked.reason,), unfit=_("The game cannot be taken back there any more."))
    gone = (f"{n}  {line_words(program, line)}" for n, line in control.undoing.gone(point))
    return UndoOnPage(look=tuple(_look(control, point, asked)), gone=items(*gone))


def _look(control: SeatedControl, point: UndoPoint, asked: UndoAsked) -> Iterator[str]:
    """What it does, what stays, and why."""
    yield from undo_words(control.program, point, keep=asked.keep)
    if point.what == "opening":
        yield _("What each team had ordered in it waits at its seat, to be sealed again.")
    else:
        yield _("The orders stay open as they were sealed.")
    yield _("Your notes stay, and whoever holds a seat holds it on.")
    yield _("Reason: {reason}").format(reason=asked.reason)


def _point(control: SeatedControl, line: int) -> UndoPoint | None:
    return next((one for one in control.undoing.points if one.line == line), None)


# What control asks for


def consider_undo(room: Room, asked: PageRequest) -> str:
    """Where to, and why, are read from the form, and put to control before it counts."""
    control = control_of(room)
    point, dice = _point(control, asked.number("line")), asked.one("dice")
    if point is None:
        raise ActionRefused(_("To where? Choose one."))
    if dice not in ("", "other", "keep"):
        raise ActionRefused(_("And the dice? Choose one."))
    reason = one_line(asked.one("reason"))
    wrong = control.undoing.reason_objection(reason)
    if wrong is not None:
        raise NotSaid(wrong)
    room.undo_asked = UndoAsked(point.line, reason, dice == "keep" and point.passes_dice)
    room.changed()
    return ""


def undo(room: Room, asked: PageRequest) -> str:
    """Take it back as it was looked at."""
    control, wanted = control_of(room), room.undo_asked
    if wanted is None:
        raise NotNowHere(_("There is nothing to take back."))
    point = _point(control, wanted.line)
    if point is None:
        raise NotNowHere(_("The game cannot be taken back there any more."))
    control.undoing.undo(point, wanted.reason, keep_dice=wanted.keep)
    room.taken_back()
    return _("It is taken back, and written down.")


def do_not_undo(room: Room, asked: PageRequest) -> str:
    """Control rather does not."""
    room.undo_asked = None
    room.changed()
    return ""
