"""What is drawn between places and around them: straight ways in spaced dots, launches as arcs, closures as areas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from wargame.document.map.frames import Frame
from wargame.document.map.ground import ACROSS, DOWN, Point, line_dots
from wargame.document.map.sheet import Spot
from wargame.model.theatre_views import MarkerView
from wargame.records import record

_EVERY = 5
"""Of the dots of a way, one in so many is drawn; of an arc every one."""
_RISE = 0.18
"""How high an arc rises over the middle of its way, as a part of its length."""
_STRETCHES = 12
"""The straight stretches an arc is drawn in."""
USUAL_REACH = 45
"""How far a closure reaches that says nothing of it, in thousandths of the map's width."""


@record
class Way:
    """A line from place to place: its ``dots``, and the ``cells`` between its ends in their order."""

    dots: tuple[Point, ...]
    cells: tuple[Spot, ...]


def way_of(marker: MarkerView, spots: Mapping[str, Spot]) -> Way:
    """The way of a marker that leads from one place to another; a launch rises over it."""
    start, end = spots[marker.at], spots[marker.to or marker.at]
    (x, y), (to_x, to_y) = _middle(start), _middle(end)
    long = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
    over = (x + to_x) / 2, max(2.0, (y + to_y) / 2 - long * _RISE * 2)
    bends = [_along((x, y), over, (to_x, to_y), step / _STRETCHES) for step in range(_STRETCHES + 1)]
    line = bends if marker.kind == "launch" else [(x, y), (to_x, to_y)]
    dots = tuple(dict.fromkeys(dot for a, b in pairwise(line) for dot in line_dots(a, b)))
    cells = tuple(cell for cell in dict.fromkeys((x // ACROSS, y // DOWN) for x, y in dots) if cell not in (start, end))
    return Way(dots if marker.kind == "launch" else dots[::_EVERY], cells)


def area_cells(marker: MarkerView, spot: Spot, frame: Frame, aspect: tuple[int, int]) -> Iterator[Spot]:
    """The cells around a place that a closure reaches, in a circle on paper; at least those beside it."""
    reach = (marker.reach or USUAL_REACH) / 1000
    wide = max(1.5, reach * frame.across)
    tall = max(1.0, reach * frame.down * aspect[0] / aspect[1])
    x, y = spot
    for row in range(max(0, y - int(tall)), min(frame.height, y + int(tall) + 1)):
        for column in range(max(frame.begin, x - int(wide)), min(frame.end, x + int(wide) + 1)):
            if ((column - x) / wide) ** 2 + ((row - y) / tall) ** 2 <= 1:
                yield column, row


def _middle(spot: Spot) -> tuple[float, float]:
    """The dot in the middle of a cell."""
    return spot[0] * ACROSS + ACROSS / 2, spot[1] * DOWN + DOWN / 2


def _along(
    start: tuple[float, float], over: tuple[float, float], end: tuple[float, float], part: float
) -> tuple[float, float]:
    """A point of a quadratic Bézier curve; ``part``: how far along it, 0 to 1."""
    before, after = (1 - part) ** 2, part**2
    x, y = (
        before * a + 2 * (1 - part) * part * b + after * c for a, b, c in zip(start, over, end, strict=True)
    )
    return x, y
