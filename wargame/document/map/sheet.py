"""A theatre map laid out in cells: ground, places, names and markers. The screen and the line mode paint it; nothing
here knows of colours or keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len

from wargame.document.map.ground import COAST, LAND, SEA
from wargame.document.map.signs import MapSigns
from wargame.model.theatre_views import MarkerKind
from wargame.model.theatre_views import MarkerView, TheatreView
from wargame.records import record

Spot = tuple[int, int]
"""A cell: column from the left, row from the top."""
Ink = Literal["mark", "name", "water", "badge", "way", "arc", "area", "edge"]
"""What a stamp is; ``arc``: the way of a launch, ``edge``: of the inset."""
DRAWN: tuple[Ink, ...] = ("way", "arc", "area", "edge")
"""What is drawn rather than written: it belongs to no place one could click, and names may hide it."""
TALL = 2
"""A cell is this much taller than wide."""


@record
class Stamp:
    """Something printed on the ground, from (x, y) to the right; ``place`` it belongs to, ``kind`` of a badge."""

    x: int
    y: int
    text: str
    ink: Ink
    place: str
    kind: MarkerKind | None = None
    new: bool = False


@dataclass(frozen=True)
class Sheet:
    """A map laid out for a width and height.

    Attributes:
        ground: rows of ``SEA``, ``LAND``, and on the coast its dots as signs of braille, in ASCII ``COAST``.
        stamps: what is printed on it, no two on one cell.
        spots: where each place has its mark.
        nameless: the places whose names found no room, with how to print one, over other things, when it is asked for.
    """

    width: int
    height: int
    ground: tuple[str, ...]
    stamps: tuple[Stamp, ...]
    spots: Mapping[str, Spot]
    nameless: Mapping[str, Stamp]

    def at(self, x: int, y: int) -> str | None:
        """The place a cell belongs to: what is printed there, or the mark next to it."""
        for stamp in self.stamps:
            if stamp.y == y and stamp.x <= x < stamp.x + cell_len(stamp.text) and stamp.ink not in DRAWN:
                return stamp.place
        near = [(abs(x - sx) + TALL * abs(y - sy), id_) for id_, (sx, sy) in self.spots.items()]
        return min(near)[1] if near and min(near)[0] <= 2 else None

    def towards(self, place: str, dx: int, dy: int) -> str | None:
        """The nearest place to the right (dx 1), left (-1), below (dy 1) or above (-1) of one; None: there is none.

        What lies ahead comes before what lies nearly aside.
        """
        x, y = self.spots[place]
        found = []
        for id_, (sx, sy) in self.spots.items():
            along, aside = (sx - x) * dx + (sy - y) * dy * TALL, (sx - x) * dy + (sy - y) * dx * TALL
            if along > 0:
                found.append((abs(aside) > 2 * along, along + 2 * abs(aside), id_))
        return min(found)[2] if found else None


def standing_at(theatre: TheatreView, place: str) -> tuple[MarkerView, ...]:
    """The markers at a place, and those that lead to it."""
    return tuple(marker for marker in theatre.markers if place in (marker.at, marker.to))


def kinds_standing(markers: Iterable[MarkerView]) -> tuple[MarkerKind, ...]:
    """Which kinds of markers there are, for the legend, in the order in which they come."""
    return tuple(dict.fromkeys(marker.kind for marker in markers))


def painted(sheet: Sheet, signs: MapSigns) -> tuple[str, ...]:
    """A sheet as rows of text, for those who have no colours."""
    ground = {SEA: " ", LAND: signs.land, COAST: signs.coast}
    rows = [[ground.get(cell, cell) for cell in row] for row in sheet.ground]
    for stamp in sheet.stamps:
        x = stamp.x
        for sign in stamp.text:
            wide = cell_len(sign)
            rows[stamp.y][x : x + wide] = [sign, ""][:wide]
            x += wide
    return tuple("".join(row).rstrip() for row in rows)
