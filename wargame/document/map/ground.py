"""The ground of a theatre map at any size: land as a grid of dots, and the cells it is drawn with.

A cell holds two dots across and four down, as a sign of braille does. A row of dots is a whole number, its lowest bit
the dot farthest to the west.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import floor

from wargame.model.theatre_views import GroundView

SEA, LAND, COAST = " ", "#", "+"
ACROSS, DOWN = 2, 4
"""Dots of a cell."""
BRAILLE = 0x2800
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""What each dot of a cell adds to the code of its sign, from north to south, west before east."""
_PAIRS = [[(two & 1) * west + (two >> 1) * east for two in range(4)] for west, east in _BITS]
_DRY = 3
"""Of the eight dots of a cell, how many must be land where a cell is land or sea: thin islands should not drown."""
Point = tuple[int, int]
Window = tuple[int, int, int, int]
"""A part of a map: west, north, east, south, in thousandths of the map."""
WHOLE: Window = (0, 0, 1000, 1000)
Dots = tuple[int, ...]


@lru_cache(maxsize=16)
def land_cells(ground: GroundView, window: Window, across: int, down: int, ascii_only: bool) -> tuple[str, ...]:
    """A part of a map in cells, from north to south: ``SEA``, ``LAND``, and on the coast its dots as a sign of braille.

    Args:
        ascii_only: ``COAST`` in place of every other sign; a cell is then dry or wet as a whole.
    """
    wide, tall = across * ACROSS, down * DOWN
    if ground.coast:
        land = _outlined(ground.coast, window, wide, tall)
    elif ground.rows and ground.rows[0]:
        land = _from_rows(ground.rows, window, wide, tall)
    else:
        return (SEA * across,) * down
    edge = _shore(land, wide)
    return tuple(
        "".join(_row_of_cells(land[y : y + DOWN], edge[y : y + DOWN], across, ascii_only))
        for y in range(0, tall, DOWN)
    )  # fmt: skip


def is_land(cell: str) -> bool:
    """Whether a cell of the ground is land: not a rock of a dot or two, which a name may hide."""
    return cell in (LAND, COAST) or (cell >= chr(BRAILLE) and (ord(cell) - BRAILLE).bit_count() >= _DRY)


def dots_sign(dots: Sequence[Point]) -> int:
    """What dots of one cell come to, as the code of a sign above ``BRAILLE``."""
    return sum(_BITS[y % DOWN][x % ACROSS] for x, y in dots)


def line_dots(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Point]:
    """The dots of a straight line, both ends among them."""
    (x, y), (to_x, to_y) = start, end
    number = max(abs(floor(to_x) - floor(x)), abs(floor(to_y) - floor(y))) or 1
    for step in range(number + 1):
        yield floor(x + (to_x - x) * step / number), floor(y + (to_y - y) * step / number)


def _row_of_cells(dry: Dots, edge: Dots, across: int, ascii_only: bool) -> Iterator[str]:
    for x in range(0, across * ACROSS, ACROSS):
        sign = sum(values[row >> x & 3] for values, row in zip(_PAIRS, edge, strict=True)) if any(edge) else 0
        if not sign:
            yield LAND if dry[0] >> x & 1 else SEA
        elif ascii_only:
            yield COAST if sum((row >> x & 3).bit_count() for row in dry) >= _DRY else SEA
        else:
            yield chr(BRAILLE + sign)


def _shore(land: Dots, wide: int) -> Dots:
    """The dots of land beside which there is sea; beyond the edge of the map lies what lies at the edge."""
    full, last = (1 << wide) - 1, 1 << wide - 1
    return tuple(
        here & ~(above & below & (here << 1 & full | here & 1) & (here >> 1 | here & last))
        for above, here, below in zip((land[0], *land[:-1]), land, (*land[1:], land[-1]), strict=True)
    )


def _from_rows(rows: Sequence[str], window: Window, wide: int, tall: int) -> Dots:
    """The dots whose middle lies on a sign of land."""
    west, north, east, south = window
    columns = [(west + (x * 2 + 1) * (east - west) // (wide * 2)) * len(rows[0]) // 1000 for x in range(wide)]
    lines = [rows[(north + (y * 2 + 1) * (south - north) // (tall * 2)) * len(rows) // 1000] for y in range(tall)]
    return tuple(sum(1 << x for x, column in enumerate(columns) if line[column] == LAND) for line in lines)


@lru_cache(maxsize=4)
def _points(coast: tuple[str, ...]) -> tuple[tuple[Point, ...], ...]:
    return tuple(
        tuple((int(x), int(y)) for x, y in (point.split(",") for point in outline.split())) for outline in coast
    )


def _outlined(coast: tuple[str, ...], window: Window, wide: int, tall: int) -> Dots:
    """What lies within closed outlines, by the even-odd rule on the middle of each row of dots; and the outlines, so
    that an island smaller than a dot is one dot."""
    west, north, east, south = window
    crossings: list[list[float]] = [[] for _ in range(tall)]
    land = [0] * tall
    for points in _points(coast):
        if max(y for _x, y in points) < north or min(y for _x, y in points) > south:
            continue
        scaled = [((x - west) * wide / (east - west), (y - north) * tall / (south - north)) for x, y in points]
        for a, b, from_, to in zip(scaled, [*scaled[1:], scaled[0]], points, [*points[1:], points[0]], strict=True):
            (ax, ay), (bx, by) = a, b
            for y in range(max(0, int(min(ay, by))), min(tall, int(max(ay, by)) + 1)):
                if min(ay, by) <= y + 0.5 < max(ay, by):
                    crossings[y].append(ax + (y + 0.5 - ay) * (bx - ax) / (by - ay))
            if not _along_the_edge(from_, to):
                for x, y in line_dots(a, b):
                    if 0 <= x < wide and 0 <= y < tall:
                        land[y] |= 1 << x
    for y, found in enumerate(crossings):
        found.sort()
        for begin, end in zip(found[::2], found[1::2], strict=True):
            first, behind = min(wide, max(0, round(begin))), min(wide, max(0, round(end)))
            land[y] |= (1 << behind) - (1 << first)
    return tuple(land)


def _along_the_edge(a: Point, b: Point) -> bool:
    """Whether a stretch runs along the edge of the map: there the land goes on, and no coast is drawn."""
    return any(one == other and one in (0, 1000) for one, other in zip(a, b, strict=True))
