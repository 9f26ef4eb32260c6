"""The signs a theatre map is drawn with, in Unicode and in ASCII."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from wargame.records import record

if TYPE_CHECKING:
    from wargame.model.theatre_views import MarkerKind, PlaceKind
    from wargame.model.theatre_views import PlaceView


@record
class MapSigns:
    """One set of signs, each a single cell.

    Attributes:
        land, coast: the ground; sea is left empty. In Unicode the coast is drawn in dots.
        way: a step of the line that leads from one place to another; in Unicode it is drawn in dots.
        area: what fills an area of the sea.
        edge: between the map and its inset.
        new: before a marker that was not there last turn.
        places, markers: by kind.
        ascii: whether the set keeps to ASCII; then marks and names that do not are left aside.
    """

    land: str
    coast: str
    way: str
    area: str
    edge: str
    new: str
    places: Mapping[PlaceKind, str]
    markers: Mapping[MarkerKind, str]
    ascii: bool = False

    def mark(self, place: PlaceView, letters: Mapping[str, str]) -> str:
        """The sign of a place: its own or its kind's; in ASCII a seat's ``letters`` stands for its mark."""
        own = place.mark
        if own is not None and (own.isascii() or not self.ascii):
            return own
        return letters.get(place.seat or "", self.places[place.kind]) if self.ascii else self.places[place.kind]

    def badge(self, kind: MarkerKind, new: bool) -> str:
        """A marker as it stands on the map: its sign and the first letter of its kind, e.g. ``↑L``."""
        return f"{self.new if new else ''}{self.markers[kind]}{letter(kind)}"


def letter(kind: MarkerKind) -> str:
    """The letter that says what a marker is where colour cannot."""
    return kind[0].upper()


UNICODE_SIGNS = MapSigns(
    land=" ",
    coast="░",
    way="·",
    area="⢕",
    edge="│",
    new="▸",
    places={
        "capital": "◆", "city": "○", "base": "□", "area": "+", "sea": "~", "strait": "~", "islets": "◇", "beyond": "»",
    },
    markers={
        "launch": "↑", "closure": "✗", "patrol": "≈", "deployment": "◆", "base": "⌂", "talks": "⇄", "accord": "═",
        "sanctions": "⊘", "incident": "!",
    },
)  # fmt: skip
ASCII_SIGNS = MapSigns(
    land=":",
    coast=":",
    way=".",
    area="/",
    edge="|",
    new=">",
    places={
        "capital": "@", "city": "o", "base": "H", "area": "+", "sea": "~", "strait": "~", "islets": ",", "beyond": ">",
    },
    markers={
        "launch": "^", "closure": "x", "patrol": "~", "deployment": "*", "base": "#", "talks": "=", "accord": "&",
        "sanctions": "%", "incident": "!",
    },
    ascii=True,
)  # fmt: skip
