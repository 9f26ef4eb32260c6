"""Who holds a seat, in words."""

from __future__ import annotations

from typing import assert_never

from wargame.model.labels import SeatHolder
from wargame.wording.catalogue import _


def holder_words(holder: str) -> str:
    """Who holds a seat, as whom it is given to."""
    parsed = SeatHolder.parse(holder)
    match parsed.kind:
        case "human":
            return _("its team")
        case "random":
            return _("chance")
        case "idle":
            return _("nobody")
        case "strong":
            return _("a player that looks ahead")
        case "doctrine":
            return _("the doctrine {name}").format(name=parsed.name)
        case "script" | "other":
            return _("a script")
        case unknown:
            assert_never(unknown)
