"""The theatre map as one viewer may see it."""

from __future__ import annotations

from typing import Literal

from wargame.records import record

PlaceKind = Literal["capital", "city", "base", "area", "sea", "strait", "islets", "beyond"]
"""What a place is; ``beyond`` lies off the map and is noted at its edge."""
MarkerKind = Literal["launch", "closure", "patrol", "deployment", "base", "talks", "accord", "sanctions", "incident"]
"""What a marker stands for. Each kind has its own glyph and its first letter on the screen."""


@record
class PlaceView:
    """A place on the theatre map, the same for all viewers.

    Attributes:
        local: its name as it is written there.
        seat: the seat that sits here, if any.
        east, south: in thousandths of the map's width and height.
        mark: the sign it is drawn with; None: that of its kind.
    """

    id: str
    name: str
    local: str | None
    kind: PlaceKind
    seat: str | None
    east: int
    south: int
    mark: str | None


@record
class MarkerView:
    """Something the viewer knows to stand at a place, or (``to``) to lead from it to another. ``new``: since the
    last turn ended; ``reach``: how far around it an area reaches, in thousandths of the map's width."""

    id: str
    at: str
    to: str | None
    kind: MarkerKind
    text: str
    new: bool
    reach: int | None = None


@record
class GroundView:
    """The land and sea of a theatre map.

    Attributes:
        coast: outlines of land, points ``east,south`` in thousandths with blanks between.
        aspect: width to height of a map with a coast, on paper.
        rows: in place of a coast, land (``#``) and sea from north to south, a sign twice as tall as wide.
        inset: what is drawn larger where the map is small: west, north, east, south, in thousandths.
    """

    coast: tuple[str, ...] = ()
    aspect: tuple[int, int] = (5, 4)
    rows: tuple[str, ...] = ()
    inset: tuple[int, int, int, int] | None = None


@record
class TheatreView:
    """The theatre map: its ground, places, and markers."""

    ground: GroundView
    places: tuple[PlaceView, ...]
    markers: tuple[MarkerView, ...]
