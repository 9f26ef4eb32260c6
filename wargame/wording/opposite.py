"""Who sits at the other seats, for a person who plays against players without a keyboard: one line a seat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import assert_never

from wargame.model.files import Scenario
from wargame.model.labels import SeatHolder
from wargame.wording.catalogue import _

NOBODY: Mapping[str, str] = MappingProxyType({})


def opposite_lines(holders: Mapping[str, str], scenario: Scenario) -> Iterator[str]:
    """For each seat who holds it, and what it answers: ``Seoul: Prudent; answers proposals, reads no messages``.

    Args:
        holders: seat to who holds it, as a save says it; people left out.
    """
    for seat, label in holders.items():
        yield _("{seat}: {holder}").format(seat=scenario.seats[seat].name, holder=holder_text(label, scenario))


def holder_text(label: str, scenario: Scenario) -> str:
    """Who this is and what it answers."""
    holder = SeatHolder.parse(label)
    match holder.kind:
        case "doctrine":
            doctrine = scenario.doctrines.get(holder.name or "")
            name = doctrine.name if doctrine else holder.name or ""
            return _("{doctrine}; answers proposals, reads no messages").format(doctrine=name)
        case "strong":
            return _("a strong player; answers proposals, reads no messages")
        case "random":
            return _("orders at random; answers nothing")
        case "idle":
            return _("nobody; makes no move, answers nothing")
        case "script":
            return _("follows a script; answers nothing")
        case "human" | "other":
            return _("people")
        case unknown:
            assert_never(unknown)
