"""Where a theatre map and its inset lie on a sheet, and which cell a place falls on in each."""

from __future__ import annotations

from itertools import combinations

from wargame.document.map.ground import WHOLE, Window, land_cells
from wargame.document.map.sheet import TALL, Spot
from wargame.model.theatre_views import GroundView, PlaceView, TheatreView
from wargame.records import record

_STRETCH = 1.35
"""How far a map may be drawn wider or narrower than it is, to use the room there is."""
_INSET_STRETCH = 1.8
"""The same of an inset, which shows who lies where and no more."""
_INSET_LEAST = 18
"""Columns from which on an inset has room for names."""
_APART = 2
"""Rows from which on two capitals in an inset can be told apart on the map itself."""


@record
class Frame:
    """A part of the map on the sheet.

    Attributes:
        window: what of the map it shows.
        left, top, across, down: the cells its ground is drawn in.
        begin, end: the columns that marks and names may use; ``end`` is the first behind them.
        height: of the sheet.
    """

    window: Window
    left: int
    top: int
    across: int
    down: int
    begin: int
    end: int
    height: int

    def spot(self, place: PlaceView) -> Spot:
        """The cell a place falls on; it may lie outside."""
        west, north, east, south = self.window
        return (
            self.left + (place.east - west) * self.across // (east - west),
            self.top + (place.south - north) * self.down // (south - north),
        )

    def shows(self, place: PlaceView) -> bool:
        """Whether a place lies within it."""
        west, north, east, south = self.window
        return west <= place.east < east and north <= place.south < south

    def holds(self, x: int, y: int, wide: int) -> bool:
        """Whether a text of this width may stand here."""
        return self.begin <= x and x + wide <= self.end and 0 <= y < self.height

    def nearest(self, x: int, y: int) -> Spot:
        """The cell within that is nearest to this one."""
        return min(max(x, self.begin), self.end - 1), min(max(y, 0), self.height - 1)

    def ground(self, ground: GroundView, ascii_only: bool) -> tuple[str, ...]:
        """Its ground in cells."""
        return land_cells(ground, self.window, self.across, self.down, ascii_only)


def frames_for(theatre: TheatreView, width: int, height: int) -> tuple[Frame, Frame | None]:
    """The map, and its inset beside it where the map is too small for what the inset shows and there is room."""
    across, down = _within(_ratio(theatre.ground, WHOLE), width, height, _STRETCH)
    inset = _inset(theatre, across, down, width - across - 1, height)
    begin = 0 if inset is None else inset.end + 1
    left, top = begin + (width - begin - across) // 2, (height - down) // 2
    return Frame(WHOLE, left, top, across, down, begin, width, height), inset


def _inset(theatre: TheatreView, across: int, down: int, room: int, height: int) -> Frame | None:
    window = theatre.ground.inset
    if window is None:
        return None
    ratio = _ratio(theatre.ground, window)
    wide, tall = _within(ratio, room, height, _INSET_STRETCH)
    frame = Frame(window, 0, (height - tall) // 2, wide, tall, 0, wide, height)
    capitals = [place for place in theatre.places if place.kind == "capital" and frame.shows(place)]
    rows = [place.south * down // 1000 for place in capitals]
    close = any(abs(one - other) < _APART for one, other in combinations(rows, 2))
    fits = wide >= _INSET_LEAST and wide > (window[2] - window[0]) * across / 1000
    return frame if close and fits else None


def _ratio(ground: GroundView, window: Window) -> float:
    """Columns to rows of a part of the map where nothing is stretched."""
    rows = ground.rows
    whole = len(rows[0]) / len(rows) if rows and rows[0] else TALL * ground.aspect[0] / ground.aspect[1]
    west, north, east, south = window
    return whole * (east - west) / (south - north)


def _within(ratio: float, width: int, height: int, stretch: float) -> tuple[int, int]:
    """How wide and how tall something is drawn where there are so many cells, stretched to use them a little."""
    return min(width, round(height * ratio * stretch)), min(height, max(1, round(width / ratio * stretch)))
