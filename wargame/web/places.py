"""The places around a hosted table: a seat, the projector, control. Each has an address of its own."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.model.viewers import PUBLIC, Viewer

PROJECTOR_PLACE, CONTROL_PLACE, SEAT = "projector", "control", "seat/"
"""The names of the places; a seat's is ``seat/`` and its id, so that no seat is taken for another place."""


def places_of(people: Iterable[str]) -> tuple[str, ...]:
    """Every place of a game: a seat for each team, the projector, control."""
    return (*(f"{SEAT}{seat}" for seat in people), PROJECTOR_PLACE, CONTROL_PLACE)


def seat_at(place: str) -> str | None:
    """The seat of a place; None: it is the projector or control."""
    return place.removeprefix(SEAT) if place.startswith(SEAT) else None


def viewer_at(place: str) -> Viewer:
    """Whose view a place is shown. Control's place, too, is shown what all may know until it asks for more."""
    return seat_at(place) or PUBLIC


def address_of(place: str) -> str:
    """The path of a place's page; its cookie is sent to no other."""
    return f"/{place}/"
