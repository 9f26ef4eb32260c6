"""Which of the things said a seat has read: a message waits for its reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wargame.model.talk import Spoken
    from wargame.model.views import View


def latest(view: View) -> int:
    """The number of the last thing said that this viewer may know; 0: nothing."""
    return max((one.number for one in (view.talk.spoken if view.talk else ())), default=0)


def read_before(view: View) -> int:
    """What a seat has surely read when a game is gone on with: all from before the turn it last sealed in."""
    spoken = view.talk.spoken if view.talk else ()
    return max((one.number for one in spoken if one.said.turn < view.turn - 1), default=0)


def is_new(one: Spoken, view: View, seen: int) -> bool:
    """Whether this seat has not read it yet: others said it since it last sat here."""
    return one.number > seen and one.said.sender != view.viewer
