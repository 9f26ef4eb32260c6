"""Outlines of land for a theatre map, made once from Natural Earth: ``python -m docs.coastline land-50m.json``.

Reads a TopoJSON of land such as ``land-50m.json`` of the npm package ``world-atlas`` 2.0.2 (Natural Earth 1:50m, which
is in the public domain), cuts out what lies on the map, thins it, and prints the lines ``coast:`` of
``rules/triangle-map.yaml``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from textwrap import fill, indent
from typing import Any

Point = tuple[float, float]
WEST, NORTH, WIDE, TALL = 111.0, 47.5, 39.0, 26.0
"""The map in degrees; an outline is given in thousandths of its width and height."""
THIN = 1.1
"""How far a point may lie off the line that is drawn without it, in thousandths."""
SMALLEST = 5.0
"""The area, in squares of a thousandth, from which on an island is kept."""


def rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """The outer lines of all land, in thousandths of the map; lakes are left aside."""
    (scale_x, scale_y), (off_x, off_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [
        [((x * scale_x + off_x - WEST) * 1000 / WIDE, (NORTH - y * scale_y - off_y) * 1000 / TALL)
         for x, y in accumulate(map(tuple, arc), lambda a, b: (a[0] + b[0], a[1] + b[1]))]
        for arc in topology["arcs"]
    ]  # fmt: skip
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            yield [point for arc in polygon[0] for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[:-1]]


def within(ring: list[Point]) -> list[Point]:
    """What of a ring lies on the map, by Sutherland and Hodgman: cut at one edge after the other."""
    for axis, edge, sign in ((0, 0.0, 1), (0, 1000.0, -1), (1, 0.0, 1), (1, 1000.0, -1)):
        cut: list[Point] = []
        for a, b in pairwise([*ring, *ring[:1]]):
            inside_a, inside_b = (a[axis] - edge) * sign >= 0, (b[axis] - edge) * sign >= 0
            if inside_a:
                cut.append(a)
            if inside_a != inside_b:
                part = (edge - a[axis]) / (b[axis] - a[axis])
                cut.append((a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part))
        ring = cut
    return ring


def thinned(line: Sequence[Point]) -> list[Point]:
    """The line with fewer points, by Douglas and Peucker."""
    if len(line) < 3:
        return list(line)
    (ax, ay), (bx, by) = line[0], line[-1]
    long = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    off = [
        abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / long if long else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
        for x, y in line[1:-1]
    ]
    far = max(range(len(off)), key=off.__getitem__)
    if off[far] <= THIN:
        return [line[0], line[-1]]
    return [*thinned(line[: far + 2])[:-1], *thinned(line[far + 1 :])]


def area(ring: Sequence[Point]) -> float:
    """The area within a ring, by the shoelace formula."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, *ring[:1]]))) / 2


def outlines(topology: dict[str, Any]) -> list[list[tuple[int, int]]]:
    """The outlines as they are written down: whole thousandths, the largest land first."""
    found = [ring for ring in map(within, rings(topology)) if ring and area(ring) >= SMALLEST]
    whole = []
    for ring in sorted(found, key=area, reverse=True):
        half = len(ring) // 2
        kept = [*thinned(ring[: half + 1])[:-1], *thinned([*ring[half:], ring[0]])[:-1]]
        line = [(round(x), round(y)) for x, y in kept]
        whole.append([point for at, point in enumerate(line) if point != line[at - 1]])
    return [line for line in whole if len(line) > 2]


if __name__ == "__main__":
    print("  coast:")
    for outline in outlines(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))):
        print("    - >-")
        print(indent(fill(" ".join(f"{x},{y}" for x, y in outline), 114), " " * 6))
