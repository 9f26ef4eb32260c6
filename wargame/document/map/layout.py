"""How a theatre map is laid out for so many cells: marks, names where they fit, and what leads from place to place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from wargame.document.map.frames import Frame, frames_for
from wargame.document.map.ground import BRAILLE, LAND, SEA, dots_sign, is_land
from wargame.document.map.names import ON_WATER, SEAS, Form, forms_of, spots_beside, widths
from wargame.document.map.sheet import DRAWN, Ink, Sheet, Spot, Stamp
from wargame.document.map.signs import MapSigns
from wargame.document.map.ways import Way, area_cells, way_of
from wargame.model.theatre_views import PlaceKind
from wargame.model.theatre_views import MarkerView, PlaceView, TheatreView

_NAMED_FIRST: tuple[PlaceKind, ...] = ("capital", "islets")
"""Kinds of places whose names come before what leads from place to place."""
_ASIDE = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))
"""Where a mark goes whose own cell is taken: as near as can be."""
_ASIDE_AT_SEA = (*_ASIDE, *((dx, dy) for dx in (2, -2, 3, -3, 1, -1) for dy in (0, 1, -1)))


def lay_out(
    theatre: TheatreView, width: int, height: int, signs: MapSigns, letters: Mapping[str, str], *, local: bool = False
) -> Sheet:
    """A map for ``width`` times ``height`` cells, in the middle of them; where it is small, with its inset beside it.

    Args:
        letters: seat to its letter, for marks in ASCII.
        local: write names as they are written there before the English ones, where both fit.
    """
    return _Printer(theatre, width, height, signs, letters, local).print()


class _Printer:
    """Prints marks first, then names of weight and what stands there, what leads from place to place, and the rest."""

    def __init__(
        self, theatre: TheatreView, width: int, height: int, signs: MapSigns, letters: Mapping[str, str], local: bool
    ) -> None:
        self.theatre, self.width, self.height, self.signs = theatre, width, height, signs
        self.letters, self.local = letters, local and not signs.ascii
        self.main, self.inset = frames_for(theatre, width, height)
        self.taken: set[Spot] = set()
        self.stamps: list[Stamp] = []
        self.spots: dict[str, Spot] = {}
        self.named_at: dict[str, tuple[Spot, Frame]] = {}
        """Where the name of a place belongs: beside its mark in the inset, where it has one there."""
        self.nameless: list[PlaceView] = []
        self.marks: dict[Spot, str] = {}
        """Marks that a name beside them would seem to name; nobody takes a wave for an island."""
        self.ground = self._ground()

    def print(self) -> Sheet:
        """The whole sheet."""
        used = {end for marker in self.theatre.markers for end in (marker.at, marker.to)}
        waters = [place for place in self.theatre.places if place.kind in SEAS and place.id not in used]
        for place in self.theatre.places:
            if place not in waters:
                self._mark(place)
        self._edge()
        known = {place.id for place in self.theatre.places}
        led = [marker for marker in self.theatre.markers if marker.to in known and marker.at in known]
        ways = {marker.id: way_of(marker, self.spots) for marker in led}
        badges = {
            place.id: [marker for marker in self.theatre.markers if marker.at == place.id and marker not in led]
            for place in self.theatre.places
        }
        first = [place for place in self.theatre.places if badges[place.id] or place.kind in _NAMED_FIRST]
        for marker in led:
            if marker.new:  # what just happened comes before any name
                self._on_the_way(marker, ways[marker.id])
        for place in sorted(first, key=lambda place: not badges[place.id]):
            self._name(place, badges[place.id])
        for place in waters:  # a sea is wide: its mark makes room for names that belong to one spot
            self._mark(place)
        for marker in led:
            if not marker.new:
                self._on_the_way(marker, ways[marker.id])
        for place in self.theatre.places:
            if place not in first:
                self._name(place, ())
        for marker in sorted(led, key=lambda marker: marker.kind != "launch"):
            self._way(marker, ways[marker.id])
        for marker in self.theatre.markers:
            if marker.kind == "closure" and marker.at in known:
                self._area(marker)
        return Sheet(
            self.width,
            self.height,
            self._with_halos(),
            tuple(self.stamps),
            self.spots,
            {place.id: self._over(place) for place in self.nameless},
        )

    def _ground(self) -> tuple[str, ...]:
        rows = [[SEA] * self.width for _ in range(self.height)]
        for frame in (self.main, self.inset):
            for y, row in enumerate(frame.ground(self.theatre.ground, self.signs.ascii) if frame is not None else ()):
                assert frame is not None
                rows[frame.top + y][frame.left : frame.left + frame.across] = row
        return tuple(map("".join, rows))

    def _with_halos(self) -> tuple[str, ...]:
        """The ground without the coast right before and behind what is written."""
        rows = [list(row) for row in self.ground]
        for stamp in self.stamps:
            if stamp.ink in ("name", "water", "badge"):
                for x in (stamp.x - 1, stamp.x + cell_len(stamp.text)):
                    if 0 <= x < self.width and rows[stamp.y][x] != LAND:
                        rows[stamp.y][x] = SEA
        return tuple(map("".join, rows))

    def _edge(self) -> None:
        """Print the line between the map and its inset."""
        if self.inset is not None:
            for y in range(self.height):
                self._stamp(Stamp(self.inset.end, y, self.signs.edge, "edge", ""))

    def _mark(self, place: PlaceView) -> None:
        self._mark_in(self.main, place)
        if self.inset is not None and self.inset.shows(place):
            self._mark_in(self.inset, place)

    def _mark_in(self, frame: Frame, place: PlaceView) -> None:
        x, y = frame.spot(place)
        aside = _ASIDE_AT_SEA if place.kind in SEAS else _ASIDE
        for at in ((x + dx, y + dy) for dx, dy in aside):
            if at not in self.taken and frame.holds(*at, 1):
                self._stamp(Stamp(*at, self.signs.mark(place, self.letters), "mark", place.id))
                if place.kind not in SEAS:
                    self.marks[at] = place.id
                self.named_at[place.id] = at, frame
                if frame is self.main:
                    self.spots[place.id] = at
                return
        if frame is self.main:
            self.spots[place.id] = frame.nearest(x, y)
            self.named_at[place.id] = self.spots[place.id], frame

    def _on_the_way(self, marker: MarkerView, way: Way) -> None:
        """Print a marker that leads somewhere in the middle of its way, or as near to it as there is room."""
        text = self.signs.badge(marker.kind, marker.new)
        wide, middle = cell_len(text), len(way.cells) // 2
        near = [way.cells[number] for number in sorted(range(len(way.cells)), key=lambda at: abs(at - middle))]
        for x, y in near + [(x, y + row) for row in (1, -1, 2, -2) for x, y in near]:
            if self._free(x - wide // 2, y, wide, self.main):
                place = marker.to or marker.at
                self._stamp(Stamp(x - wide // 2, y, text, "badge", place, marker.kind, marker.new))
                return

    def _name(self, place: PlaceView, standing: Sequence[MarkerView]) -> None:
        """Print a name and what stands there: as much of it as finds room beside the name, else that alone."""
        badges = [(self.signs.badge(marker.kind, marker.new), marker) for marker in standing]
        forms = list(forms_of(place, self.local))
        some = [badges[:number] for number in range(len(badges), 0, -1)]
        for form, shown in ((form, shown) for named in (forms, [()]) for shown in some for form in named):
            if self._print_name(place, form, shown):
                break
        else:
            for form in forms:
                if self._print_name(place, form, []):
                    return
            self.nameless.append(place)

    def _print_name(self, place: PlaceView, form: Form, badges: Sequence[tuple[str, MarkerView]]) -> bool:
        """Print a name in this form with what stands at its place; gives whether there was room."""
        (mark_x, mark_y), _frame = self.named_at[place.id]
        beside = sum(cell_len(text) + 1 for text, _marker in badges)
        found = self._room(place, form, beside)
        if found is None:
            return False
        ahead = found[-1][0] + beside <= mark_x and found[-1][1] == mark_y
        for number, ((x, y), row) in enumerate(zip(found, form, strict=False), 1):
            aside = beside if ahead and number == len(form) else 0  # the name stands beside its mark
            self._stamp(Stamp(x + aside, y, row, "water" if place.kind in SEAS else "name", place.id))
        x, y = found[-1]
        x += cell_len(form[-1]) + 1 if form and not ahead else 0
        for text, marker in badges:
            self._stamp(Stamp(x, y, text, "badge", place.id, marker.kind, marker.new))
            x += cell_len(text) + 1
        if not form:
            self.nameless.append(place)
        return True

    def _room(self, place: PlaceView, form: Form, beside: int) -> list[Spot] | None:
        """Where a name fits beside its mark, a spot for each row; ``beside``: cells for what stands there."""
        own, frame = self.named_at[place.id]
        wide, on_water = widths(form, beside), place.kind in ON_WATER
        for rows in spots_beside(own, form, beside, on_water):
            free = all(self._free(*spot, one, frame, own) for spot, one in zip(rows, wide, strict=True))
            if free and not (on_water and form and self._on_land(rows, wide)):
                return rows
        return None

    def _on_land(self, rows: Sequence[Spot], wide: Sequence[int]) -> int:
        """How many cells of a text lie on land; a rock of a dot or two is none."""
        return sum(
            is_land(self.ground[y][at]) for (x, y), one in zip(rows, wide, strict=True) for at in range(x, x + one)
        )

    def _over(self, place: PlaceView) -> Stamp:
        """A name printed where it hides the least; that of waters where it lies least on land."""
        (x, y), frame = self.named_at[place.id]
        wide = cell_len(place.name)
        last = max(frame.left, frame.end - wide)
        beside = [(at, y) for at in (x + 2, x - 1 - wide) if frame.left <= at <= last]
        under = [(min(max(x - wide // 2, frame.left), last), row) for row in (y + 1, y - 1) if 0 <= row < self.height]
        printed = [stamp for stamp in self.stamps if stamp.ink not in DRAWN]
        hidden = {(stamp.x + at, stamp.y) for stamp in printed for at in range(cell_len(stamp.text))}

        def hides(spot: Spot) -> int:
            on_land = self._on_land([spot], [min(wide, self.width - spot[0])]) if place.kind in ON_WATER else 0
            return on_land + sum((spot[0] + at, spot[1]) in hidden for at in range(wide))

        best = min([*beside, *under] or [(frame.left, y)], key=hides)
        return Stamp(*best, place.name, "name", place.id)

    def _way(self, marker: MarkerView, way: Way) -> None:
        """Print the line itself where nothing else stands; two lines on one way share their steps."""
        ink: Ink = "arc" if marker.kind == "launch" else "way"
        dots: dict[Spot, list[Spot]] = {}
        for x, y in way.dots:
            dots.setdefault((x // 2, y // 4), []).append((x, y))
        for place, (cell, drawn) in enumerate(dots.items()):
            if cell in self.taken or not self.main.holds(*cell, 1):
                continue
            here = self.ground[cell[1]][cell[0]]
            if not self.signs.ascii:
                coast = ord(here) - BRAILLE if here >= chr(BRAILLE) else 0
                self._stamp(Stamp(*cell, chr(BRAILLE + (coast | dots_sign(drawn))), ink, marker.at))
            elif place % 2 or ink == "arc":
                self._stamp(Stamp(*cell, self.signs.way, ink, marker.at))

    def _area(self, marker: MarkerView) -> None:
        """Fill the sea around a place where nothing else stands."""
        for x, y in area_cells(marker, self.spots[marker.at], self.main, self.theatre.ground.aspect):
            if (x, y) not in self.taken and self.ground[y][x] == SEA:
                self._stamp(Stamp(x, y, self.signs.area, "area", marker.at))

    def _free(self, x: int, y: int, wide: int, frame: Frame, own: Spot | None = None) -> bool:
        """Whether a text may stand here: a cell away from the next one, three from the mark of another place beside it,
        and above or below no mark but its own."""
        if not frame.holds(x, y, wide):
            return False
        before = () if own == (x - 2, y) else (x - 3, x - 2)
        behind = () if own == (x + wide + 1, y) else (x + wide + 1, x + wide + 2)
        if any((at, y) in self.taken for at in range(x - 1, x + wide + 1)):
            return False
        if any((at, y) in self.marks for at in (*before, *behind)):
            return False
        if own is None or own[1] == y:
            return True
        mine = self.marks.get(own)
        near = [self.marks.get((at, row)) for row in (y - 1, y + 1) for at in range(x, x + wide)]
        return all(mark is None or mark == mine for mark in near)

    def _stamp(self, stamp: Stamp) -> None:
        self.stamps.append(stamp)
        self.taken.update((stamp.x + cell, stamp.y) for cell in range(cell_len(stamp.text)))
