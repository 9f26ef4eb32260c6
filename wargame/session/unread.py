"""Which of the things said a seat has read: a message waits for its reader. Asked of a seat's own view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wargame.model.talk import TO_ALL
from wargame.model.viewers import CONTROL

if TYPE_CHECKING:
    from wargame.model.talk import Said, Spoken
    from wargame.model.views import View


def spoken(view: View) -> tuple[Spoken, ...]:
    """Everything said that this viewer may know, in order."""
    return view.talk.spoken if view.talk else ()


def latest(view: View) -> int:
    """The number of the last thing said that this viewer may know; 0: nothing."""
    return max((one.number for one in spoken(view)), default=0)


def read_before(view: View) -> int:
    """The number of the last thing that a seat has surely read where nobody remembers, as after a break: all from
    before the turn it last sealed in."""
    return max((one.number for one in spoken(view) if one.said.turn < view.turn - 1), default=0)


def is_unread(one: Spoken, view: View, read: int) -> bool:
    """Whether this seat has not read it yet: others said it after number ``read``."""
    return one.number > read and one.said.sender != view.viewer


def for_control(view: View) -> tuple[Spoken, ...]:
    """What is control's to read while a game goes on: what was said to it, by it, or to all. What seats say to each
    other stays theirs until the debrief, though control's view holds it: anybody may sit at the one keyboard."""
    return tuple(one for one in spoken(view) if control_hears(one.said))


def control_hears(said: Said) -> bool:
    """Whether something said is control's to read while the game goes on."""
    return said.to == TO_ALL or CONTROL in (said.sender, *said.to)
