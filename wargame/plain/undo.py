"""Control takes the game back, in lines."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.debrief.undone import point_words, undo_words
from wargame.plain.console import Console
from wargame.plain.naming import Unclear
from wargame.plain.typed import number
from wargame.session.control import SeatedControl
from wargame.table.refused import NotSaid
from wargame.wording.catalogue import _


def take_back(console: Console, control: SeatedControl, said: Sequence[str]) -> bool:
    """What was typed behind ``undo``: nothing lists where the game can be taken back to; ``N REASON`` takes it there,
    ``N keep REASON`` with the same dice. Whether it was. Raises ``Unclear``, ``NotSaid``."""
    points, undoing = control.undoing.points, control.undoing
    if not said:
        back, program = _("{n}: {where} (line {line})"), control.program
        for n, one in enumerate(points, 1):
            console.say(back.format(n=n, where=point_words(program, one), line=one.line))
        console.say(*(() if points else (_("There is nothing yet that could be taken back."),)))
        return False
    at = number(said[0], 1, len(points))
    if at is None:
        raise Unclear(_("To where? undo lists it by number."))
    point, keep = points[at - 1], said[1:2] == ["keep"]
    reason = " ".join(said[2 if keep else 1 :])
    unfit = undoing.reason_objection(reason)
    if unfit is not None:
        raise NotSaid(unfit)
    console.say(*undo_words(control.program, point, keep=keep))
    if not console.agreed(_("Take it back? (yes, or Enter to leave it)")):
        return False
    undoing.undo(point, reason, keep_dice=keep)
    console.say(_("It is taken back, and written down."))
    return True
