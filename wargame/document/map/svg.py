"""The theatre map as a picture: coast, places, and what stands there or leads from one to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape

from wargame.document.map.signs import UNICODE_SIGNS
from wargame.model.theatre_views import GroundView, MarkerView, PlaceView, TheatreView
from wargame.text.characters import neutral
from wargame.wording.captions import marker_told

WIDE = 1000
"""Units across; a place's ``east`` is one of them."""
_NAMED = ("capital", "islets", "base")
"""Kinds of places that bear their names always; others, where something stands there."""
_WATER = ("sea", "strait", "beyond")
"""Kinds of places that are drawn where something stands there."""
_LINE, _LETTER = 34, 15
"""Units between two names below each other, and that a letter is wide, about."""


def map_svg(theatre: TheatreView) -> str:
    """The map as an ``svg`` element, told to those who listen by its markers in words."""
    tall = WIDE * theatre.ground.aspect[1] // theatre.ground.aspect[0] if theatre.ground.coast else WIDE * 3 // 4
    places = {place.id: place for place in theatre.places}
    told = "; ".join(marker_told(one, theatre) for one in theatre.markers)
    parts = [
        f'<svg class="theatre" viewBox="0 0 {WIDE} {tall}" role="img" aria-label="{_shown(told)}">',
        f'<path class="land" d="{_land(theatre.ground, tall)}"/>',
        *(_marker(one, places, tall) for one in theatre.markers),
        *(_place(place, tall) for place in theatre.places if place.kind not in _WATER or place.id in _used(theatre)),
        *_names(theatre, tall),
        "</svg>",
    ]
    return "".join(parts)


@lru_cache(maxsize=8)
def _land(ground: GroundView, tall: int) -> str:
    if ground.coast:
        return "".join(f"M{' '.join(_point(pair, tall) for pair in outline.split())}Z" for outline in ground.coast)
    across, down = max(map(len, ground.rows), default=1), max(1, len(ground.rows))
    wide, high = WIDE / across, tall / down
    return "".join(
        f"M{x * wide:.0f} {y * high:.0f}h{wide:.1f}v{high:.1f}h-{wide:.1f}z"
        for y, row in enumerate(ground.rows)
        for x, sign in enumerate(row)
        if sign == "#"
    )


def _point(pair: str, tall: int) -> str:
    east, _comma, south = pair.partition(",")
    return f"{east} {int(south) * tall // 1000}"


def _at(place: PlaceView, tall: int) -> tuple[int, int]:
    return place.east, place.south * tall // 1000


def _place(place: PlaceView, tall: int) -> str:
    x, y = _at(place, tall)
    sign = place.mark or UNICODE_SIGNS.places[place.kind]
    return f'<text class="place {place.kind}" x="{x}" y="{y + 9}">{_shown(sign)}</text>'


def _marker(one: MarkerView, places: Mapping[str, PlaceView], tall: int) -> str:
    """What leads from place to place as an arc with its sign half way; what stands at one as its sign beside it."""
    if one.at not in places:
        return ""
    x, y = _at(places[one.at], tall)
    kind = f"marker {one.kind}{' new' if one.new else ''}"
    sign = _shown(UNICODE_SIGNS.markers[one.kind])
    if one.to is None or one.to not in places:
        ring = f'<circle class="{kind} area" cx="{x}" cy="{y}" r="{one.reach or 26}"/>'
        return f'{ring}<text class="{kind}" x="{x + 24}" y="{y - 14}">{sign}</text>'
    to_x, to_y = _at(places[one.to], tall)
    mid_x, mid_y, rise = (x + to_x) // 2, (y + to_y) // 2, abs(to_x - x) // 5
    arc = f'<path class="{kind} way" d="M{x} {y}Q{mid_x} {mid_y - rise} {to_x} {to_y}"/>'
    return f'{arc}<text class="{kind}" x="{mid_x}" y="{mid_y - rise // 2 - 6}">{sign}</text>'


def _names(theatre: TheatreView, tall: int) -> Iterator[str]:
    """Names beside their places, to the right or left, where no name stands already; capitals first."""
    used = _used(theatre)
    wanted = [place for place in theatre.places if place.seat or place.kind in _NAMED or place.id in used]
    taken: list[tuple[float, float, float]] = []
    for place in sorted(wanted, key=lambda one: (one.seat is None, one.kind != "capital", one.id not in used)):
        x, y = _at(place, tall)
        wide = len(place.name) * _LETTER
        beside, before = x + 20, x - 20 - wide
        for left, anchor, base in (
            (beside, "start", y + 8), (before, "end", y + 8), (beside, "start", y + 36), (beside, "start", y - 22),
            (before, "end", y + 36), (before, "end", y - 22),
        ):  # fmt: skip
            free = all(abs(base - at) >= _LINE or left > end or left + wide < begin for begin, end, at in taken)
            if free and left >= 0 and left + wide <= WIDE:
                taken.append((left, left + wide, base))
                begins, kind = left if anchor == "start" else x - 20, f"name {place.kind} {anchor}"
                yield f'<text class="{kind}" x="{begins}" y="{base}">{_shown(place.name)}</text>'
                break


def _used(theatre: TheatreView) -> set[str | None]:
    return {end for marker in theatre.markers for end in (marker.at, marker.to)} | {
        place.id for place in theatre.places if place.seat
    }


def _shown(text: str) -> str:
    return escape(neutral(text))
