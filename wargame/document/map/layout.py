"""How a theatre map is laid out for so many cells: marks, names where they fit, and what leads from place to place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len

from wargame.document.map.ground import ground_of, size_within
from wargame.document.map.sheet import TALL, Sheet, Spot, Stamp
from wargame.document.map.signs import MapSigns
from wargame.model.theatre import PlaceKind
from wargame.model.views import MarkerView, PlaceView, TheatreView

_NAMED_FIRST: tuple[PlaceKind, ...] = ("capital", "islets")
"""Kinds of places whose names come before what leads from place to place."""
_SEAS: tuple[PlaceKind, ...] = ("sea", "strait")
_ON_WATER: tuple[PlaceKind, ...] = (*_SEAS, "islets")
"""Their names keep off the coast where they can: a name across a land may look like a claim."""


def lay_out(
    theatre: TheatreView, width: int, height: int, signs: MapSigns, letters: Mapping[str, str], *, local: bool = False
) -> Sheet:
    """A map for ``width`` times ``height`` cells, in the middle of them.

    Args:
        letters: seat to its letter, for marks in ASCII.
        local: write names as they are written there before the English ones, where both fit.
    """
    across, down = size_within(theatre.rows, width, height)
    left, top = (width - across) // 2, (height - down) // 2
    drawn = [" " * left + row + " " * (width - left - across) for row in ground_of(theatre.rows, across, down)]
    ground = (*[" " * width] * top, *drawn, *[" " * width] * (height - top - down))
    return _Printer(theatre, width, height, signs, letters, local).print(
        ground, {place.id: (left + place.east * across // 1000, top + place.south * down // 1000)
                 for place in theatre.places}
    )  # fmt: skip


class _Printer:
    """Prints marks first, then names of weight and what stands there, what leads from place to place, and the rest."""

    def __init__(
        self, theatre: TheatreView, width: int, height: int, signs: MapSigns, letters: Mapping[str, str], local: bool
    ) -> None:
        self.theatre, self.width, self.height, self.signs = theatre, width, height, signs
        self.letters, self.local = letters, local and not signs.ascii
        self.taken: set[Spot] = set()
        self.stamps: list[Stamp] = []
        self.spots: dict[str, Spot] = {}
        self.nameless: list[PlaceView] = []
        self.marks: set[Spot] = set()

    def print(self, ground: tuple[str, ...], wanted: Mapping[str, Spot]) -> Sheet:
        """The whole sheet."""
        for place in self.theatre.places:
            self._mark(place, wanted[place.id])
        known = {place.id for place in self.theatre.places}
        led = [marker for marker in self.theatre.markers if marker.to in known and marker.at in known]
        badges = {
            place.id: [marker for marker in self.theatre.markers if marker.at == place.id and marker not in led]
            for place in self.theatre.places
        }
        first = [place for place in self.theatre.places if badges[place.id] or place.kind in _NAMED_FIRST]
        for marker in led:
            if marker.new:  # what just happened comes before any name
                self._on_the_way(marker)
        for place in sorted(first, key=lambda place: not badges[place.id]):
            self._name(place, badges[place.id])
        for marker in led:
            if not marker.new:
                self._on_the_way(marker)
        for place in self.theatre.places:
            if place not in first:
                self._name(place, ())
        for marker in led:
            self._way(marker)
        return Sheet(
            self.width,
            self.height,
            ground,
            tuple(self.stamps),
            self.spots,
            {place.id: self._over(place) for place in self.nameless},
        )

    def _mark(self, place: PlaceView, spot: Spot) -> None:
        x, y = spot
        for at in ((x, y), (x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if at not in self.taken and 0 <= at[0] < self.width and 0 <= at[1] < self.height:
                self.spots[place.id] = at
                self.marks.add(at)
                self._stamp(Stamp(*at, self.signs.mark(place, self.letters), "mark", place.id))
                return
        self.spots[place.id] = min(max(x, 0), self.width - 1), min(max(y, 0), self.height - 1)

    def _on_the_way(self, marker: MarkerView) -> None:
        """Print a marker that leads somewhere in the middle of its way, or as near to it as there is room."""
        start, end = self.spots[marker.at], self.spots[marker.to or marker.at]
        steps = list(_steps(start, end))
        text = self.signs.badge(marker.kind, marker.new)
        wide, middle = cell_len(text), len(steps) // 2
        near = [steps[number] for number in sorted(range(len(steps)), key=lambda number: abs(number - middle))]
        for x, y in near + [(x, y + row) for row in (1, -1, 2, -2) for x, y in near]:
            if self._free(x - wide // 2, y, wide):
                place = marker.to or marker.at
                self._stamp(Stamp(x - wide // 2, y, text, "badge", place, marker.kind, marker.new))
                return

    def _name(self, place: PlaceView, standing: Sequence[MarkerView]) -> None:
        """Print a name and what stands there where both find room, else what stands there alone."""
        names = [f"{place.local} {place.name}"] if self.local and place.local else []
        names.append(place.name)
        badges = [(self.signs.badge(marker.kind, marker.new), marker) for marker in standing]
        for name in (*names, "") if badges else names:
            wide = cell_len(name) + sum(cell_len(text) + 1 for text, _ in badges) - (0 if name else 1)
            spot = self._room(place.id, place.kind, wide)
            if spot is None:
                continue
            x, y = spot
            if name:
                self._stamp(Stamp(x, y, name, "water" if place.kind in _SEAS else "name", place.id))
                x += cell_len(name) + 1
            for text, marker in badges:
                self._stamp(Stamp(x, y, text, "badge", place.id, marker.kind, marker.new))
                x += cell_len(text) + 1
            if not name:
                self.nameless.append(place)
            return
        self.nameless.append(place)

    def _room(self, place: str, kind: PlaceKind, wide: int) -> Spot | None:
        """Where a text of this width fits beside a place's mark: right, left, below, above; on water left last."""
        x, y = self.spots[place]
        middle = min(max(x - wide // 2, 0), max(0, self.width - wide))
        right, left = (x + 2, y), (x - 1 - wide, y)
        under = [(column, row) for row in (y + 1, y - 1) for column in (middle, x, x - wide + 1)]
        spots = (right, *under, left) if kind in _ON_WATER else (right, left, *under)
        return next((spot for spot in spots if self._free(*spot, wide, (x, y))), None)

    def _over(self, place: PlaceView) -> Stamp:
        """A name printed where it hides the least."""
        (x, y), wide = self.spots[place.id], cell_len(place.name)
        last = max(0, self.width - wide)
        beside = [(at, y) for at in (x + 2, x - 1 - wide) if 0 <= at <= last]
        under = [(min(max(x - wide // 2, 0), last), row) for row in (y + 1, y - 1) if 0 <= row < self.height]
        printed = [stamp for stamp in self.stamps if stamp.ink != "way"]
        hidden = {(stamp.x + at, stamp.y) for stamp in printed for at in range(cell_len(stamp.text))}

        def hides(spot: Spot) -> int:
            return sum((spot[0] + at, spot[1]) in hidden for at in range(wide))

        best = min([*beside, *under] or [(0, y)], key=hides)
        return Stamp(*best, place.name, "name", place.id)

    def _way(self, marker: MarkerView) -> None:
        """Print the line itself where nothing else stands; two lines on one way share their steps."""
        start, end = self.spots[marker.at], self.spots[marker.to or marker.at]
        flat = abs(start[0] - end[0]) > abs(start[1] - end[1])
        for x, y in _steps(start, end):
            if (x, y) not in self.taken and (x % TALL or not flat):
                self._stamp(Stamp(x, y, self.signs.way, "way", marker.at))

    def _free(self, x: int, y: int, wide: int, own: Spot | None = None) -> bool:
        """Whether a text may stand here: a cell away from the next one, three from the mark of another place."""
        if x < 0 or x + wide > self.width or not 0 <= y < self.height:
            return False
        before = () if own == (x - 2, y) else (x - 3, x - 2)
        behind = () if own == (x + wide + 1, y) else (x + wide + 1, x + wide + 2)
        return not any((at, y) in self.taken for at in range(x - 1, x + wide + 1)) and not any(
            (at, y) in self.marks for at in (*before, *behind)
        )

    def _stamp(self, stamp: Stamp) -> None:
        self.stamps.append(stamp)
        self.taken.update((stamp.x + cell, stamp.y) for cell in range(cell_len(stamp.text)))


def _steps(start: Spot, end: Spot) -> Iterator[Spot]:
    """The cells between two spots, in a straight line, without the ends."""
    (x, y), (to_x, to_y) = start, end
    number = max(abs(to_x - x), abs(to_y - y))
    for step in range(1, number):
        yield x + round((to_x - x) * step / number), y + round((to_y - y) * step / number)


