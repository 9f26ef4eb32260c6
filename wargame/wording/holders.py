"""Who holds a seat, in words."""

from __future__ import annotations

from typing import assert_never

from wargame.model.files import Scenario
from wargame.model.labels import SeatHolder
from wargame.wording.catalogue import _


def holder_words(holder: str, scenario: Scenario | None = None) -> str:
    """Who holds a seat, as whom it is given to. ``scenario``: for the name of a doctrine."""
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
            known = scenario.doctrines.get(parsed.name or "") if scenario else None
            return _("the doctrine {name}").format(name=f"“{known.name}”" if known else parsed.name)
        case "script" | "other":
            return _("a script")
        case unknown:
            assert_never(unknown)
