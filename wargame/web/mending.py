"""Control puts slips of the pen right at its page: the words, and a last look at where they stand."""

from __future__ import annotations


from wargame.debrief.mending import mend_refused, mend_words
from wargame.model.mending import Mend
from wargame.records import record
from wargame.saves.control_words import one_line
from wargame.table.refused import NotMended
from wargame.web.page_request import PageRequest, control_of
from wargame.web.room import NotNowHere, Room
from wargame.wording.catalogue import _


@record
class MendOnPage:
    """The form that mends a text, or the last look at it.

    Attributes:
        look: where the words stand, a line each; none: nothing is asked. ``unfit``: why it can no longer be done.
    """

    look: tuple[str, ...] = ()
    unfit: str = ""


def mend_on_page(room: Room) -> MendOnPage:
    """As the game stands."""
    control, asked = room.sitting.control, room.mend_asked
    if control is None or asked is None:
        return MendOnPage()
    against = control.mending.objection(asked.wrong, asked.right)
    if against is not None:
        return MendOnPage((f"{asked.wrong} → {asked.right}",), mend_refused(control.program, against))
    return MendOnPage(tuple(mend_words(control.program, control.mending.texts(asked.wrong, asked.right))))


def consider_mend(room: Room, asked: PageRequest) -> str:
    """The words are read from the form, and where they stand is shown before it counts."""
    control, mend = control_of(room), Mend(one_line(asked.one("wrong")), one_line(asked.one("right")))
    against = control.mending.objection(mend.wrong, mend.right)
    if against is not None:
        raise NotMended(against)
    room.mend_asked = mend
    room.changed()
    return ""


def mend(room: Room, asked: PageRequest) -> str:
    """Mend it as it was looked at."""
    control, wanted = control_of(room), room.mend_asked
    if wanted is None:
        raise NotNowHere(_("There is nothing to mend."))
    control.mending.mend(wanted.wrong, wanted.right)
    room.mended()
    return _("It is mended, and written down.")


def do_not_mend(room: Room, asked: PageRequest) -> str:
    """Control rather does not."""
    room.mend_asked = None
    room.changed()
    return ""
