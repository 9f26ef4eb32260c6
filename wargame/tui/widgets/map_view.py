"""The theatre map, painted line by line: moving the cursor repaints the two places it concerns and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from wargame.document.map.ground import COAST, LAND, SEA
from wargame.document.map.layout import lay_out
from wargame.document.map.sheet import Sheet, Stamp, kinds_standing
from wargame.model.theatre_views import PlaceView, TheatreView
from wargame.model.views import View
from wargame.tui.commands import bindings
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import clean
from wargame.tui.widgets.place_text import FAMILY
from wargame.wording.captions import MARKER_WORDS
from wargame.wording.catalogue import N_, _

ROOM_FOR_LEGEND = 9
"""From this height on the last row says what the signs mean."""
ROOM_FOR_LOCAL = 90
"""From this width on names are also written as they are written there."""
NO_MAP = N_("This crisis has no map.")
Cells = list[tuple[str, str]]
"""A row: one sign and its ink a cell; the second cell of a wide sign holds none."""
ON_LAND = "+land"
"""After the ink of a sign that is written on land: the ground shows beneath it."""

WAYS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


class MapView(Widget, can_focus=True):
    """Coast, places and markers. Arrows go to the nearest place in their direction, Enter or a click opens it."""

    BINDINGS = bindings("map")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "map--sea", "map--land", "map--coast", "map--name", "map--water", "map--mark", "map--way", "map--legend",
        "map--threat", "map--tie", "map--presence", "map--new", "map--cursor", "map--arc", "map--area", "map--edge",
        "map--seat-1", "map--seat-2", "map--seat-3",
    }  # fmt: skip

    @dataclass
    class PlaceMarked(Message):
        """The cursor stands on this place."""

        place: str

    @dataclass
    class PlaceChosen(Message):
        """Enter or a click on this place."""

        place: str

    def __init__(self, glyphs: Glyphs, *, title: str = "", still: bool = False) -> None:
        """An empty map; ``still``: to look at, out of reach of the keyboard, and silent where there is none."""
        super().__init__(id="map")
        self.can_focus, self._still = not still, still
        self.glyphs = glyphs
        self.border_title = Content(title)
        self._theatre: TheatreView | None = None
        self._letters: dict[str, str] = {}
        self._seats: dict[str, str] = {}
        self._sheet: Sheet | None = None
        self._rows: list[Cells] = []
        self._strips: dict[int, Strip] = {}
        self._marked = ""

    # What is shown

    def show_view(self, view: View) -> None:
        """Show what this viewer knows; the cursor stays where it was, first at the viewer's own seat."""
        theatre = view.theatre
        places = theatre.places if theatre is not None else ()
        if self._marked not in {place.id for place in places}:
            own = [place.id for place in places if place.seat == view.viewer] or [place.id for place in places]
            self._marked = own[0] if own else ""
        self.picture(theatre, {seat.id: seat.letter for seat in view.seats})

    def picture(self, theatre: TheatreView | None, letters: Mapping[str, str]) -> None:
        """Show a map; ``letters``: those of the seats, in their order."""
        self._letters = dict(letters)
        self._seats = {seat: f"seat-{place % 3 + 1}" for place, seat in enumerate(letters)}
        self._theatre = theatre if theatre is not None and theatre.places else None
        self._lay_out()

    @property
    def theatre(self) -> TheatreView | None:
        """The map shown; None: there is none."""
        return self._theatre

    @property
    def marked(self) -> str | None:
        """The place under the cursor."""
        return self._marked or None

    def mark(self, place: str) -> None:
        """Put the cursor on a place, where there is such a place."""
        if self._sheet is None or place not in self._sheet.spots or place == self._marked:
            return
        before, self._marked = self._marked, place
        self._repaint(before)
        self._repaint(place)
        self.post_message(self.PlaceMarked(place))

    def find(self, text: str) -> None:
        """Put the cursor on the first place whose name, in either form, holds these letters."""
        wanted = text.casefold().strip()
        for place in self._theatre.places if wanted and self._theatre is not None else ():
            if wanted in f"{place.name} {place.local or ''}".casefold():
                self.mark(place.id)
                return

    # Keys and mouse

    def action_go(self, way: str) -> None:
        """To the nearest place in a direction."""
        if self._sheet is not None and self._marked:
            there = self._sheet.towards(self._marked, *WAYS[way])
            if there is not None:
                self.mark(there)

    def action_choose(self) -> None:
        """Open the place under the cursor."""
        if self._marked:
            self.post_message(self.PlaceChosen(self._marked))

    def on_click(self, event: events.Click) -> None:
        """Open the place that was clicked."""
        spot = event.get_content_offset(self)
        place = None if self._sheet is None or spot is None or self._still else self._sheet.at(spot.x, spot.y)
        if place is not None:
            self.mark(place)
            self.action_choose()

    # Painting

    def on_resize(self, event: events.Resize) -> None:
        """The map fits the space it has."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Another theme, or the keyboard came or went: the lines hold colours."""
        super().notify_style_update()
        self._strips.clear()

    def _lay_out(self) -> None:
        self._strips.clear()
        self._rows, self._sheet = [], None
        width, height = self.content_size
        if self._theatre is not None and width > 0 and height > 0:
            legend = height >= ROOM_FOR_LEGEND and bool(self._theatre.markers)
            self._sheet = lay_out(
                _clean(self._theatre), width, height - legend, self.glyphs.chart, self._letters,
                local=width >= ROOM_FOR_LOCAL,
            )  # fmt: skip
            self._rows = [self._ground(row) for row in self._sheet.ground]
            for stamp in self._sheet.stamps:
                _print(self._rows[stamp.y], stamp.x, stamp.text, self._ink(stamp), stamp.ink != "mark")
            if legend:
                self._rows.append(self._legend(width))
        self.refresh()

    def _ground(self, row: str) -> Cells:
        chart = self.glyphs.chart
        signs = {SEA: (" ", "sea"), LAND: (chart.land, "land"), COAST: (chart.coast, "coast")}
        return [signs.get(cell, (cell, "coast")) for cell in row]

    def _ink(self, stamp: Stamp) -> str:
        if stamp.kind is not None:
            return "new" if stamp.new else FAMILY[stamp.kind]
        if stamp.ink == "mark" and self._theatre is not None:
            seat = next(place.seat for place in self._theatre.places if place.id == stamp.place)
            return self._seats.get(seat or "", "mark")
        return stamp.ink

    def _legend(self, width: int) -> Cells:
        """What the signs on the map mean, as far as there is room; what is new first."""
        row: Cells = [(" ", "legend")] * width
        markers = () if self._theatre is None else self._theatre.markers
        chart = self.glyphs.chart
        said = [(chart.new, _("new"), "new")] if any(marker.new for marker in markers) else []
        said += [(chart.badge(kind, False), _(MARKER_WORDS[kind]), FAMILY[kind]) for kind in kinds_standing(markers)]
        x = 0
        for sign, word, ink in said:
            if x + len(sign) + 1 + len(word) > width:
                break
            _print(row, x, sign, ink)
            _print(row, x + len(sign) + 1, word, "legend")
            x += len(sign) + len(word) + 3
        return row

    def _under_cursor(self, place: str) -> list[tuple[int, int, str]]:
        """The texts of a place that the cursor lights up: its mark, and its name though it found no room."""
        if self._sheet is None or place not in self._sheet.spots:
            return []
        found = [
            (stamp.x, stamp.y, stamp.text)
            for stamp in self._sheet.stamps
            if stamp.place == place and stamp.ink in ("mark", "name", "water")
        ]
        over = self._sheet.nameless.get(place)
        if over is not None:
            found.append((over.x, over.y, over.text))
        return found

    def _repaint(self, place: str) -> None:
        """Have the cells of a place painted anew."""
        texts = self._under_cursor(place)
        for _x, y, _text in texts:
            self._strips.pop(y, None)
        if texts:
            self.refresh(*(Region(x, y, cell_len(text), 1) for x, y, text in texts))

    def render_line(self, y: int) -> Strip:
        """One row of the map."""
        if y not in self._strips:
            self._strips[y] = self._strip(y)
        return self._strips[y]

    def _strip(self, y: int) -> Strip:
        width = self.content_size.width
        if y >= len(self._rows):
            said = _(NO_MAP) if self._theatre is None and y == 0 and not self._still else ""
            return Strip([Segment(said, self._style("legend"))], len(said)).adjust_cell_length(
                width, self._style("sea")
            )
        row = list(self._rows[y])
        for x, at, text in self._under_cursor(self._marked):
            if at == y:
                _print(row, x, text, "cursor")
        segments: list[Segment] = []
        run, ink = "", ""
        for sign, its in row:
            if its != ink and run:
                segments.append(Segment(run, self._style(ink)))
                run = ""
            run, ink = run + sign, its
        segments.append(Segment(run, self._style(ink)))
        return Strip(segments, len(row))

    def _style(self, ink: str) -> Style:
        name, on_land, _rest = ink.partition(ON_LAND)
        style = self.get_component_rich_style(f"map--{name}")
        return style + Style(bgcolor=self._style("land").bgcolor) if on_land else style


def _print(row: Cells, x: int, text: str, ink: str, clear: bool = False) -> None:
    """Put a text into a row; what does not fit is cut. ``clear``: the land under it shows."""
    for sign in text:
        wide = cell_len(sign)
        if x + wide > len(row):
            return
        if wide:
            _part(row, x)
            _part(row, x + wide)
            own = ink + ON_LAND if clear and row[x][1] == "land" and ink != "new" else ink
            row[x : x + wide] = [(sign, own), ("", own)][:wide]
            x += wide


def _part(row: Cells, x: int) -> None:
    """Where a wide sign lies across the line between two cells, take it away and keep its room."""
    if 0 < x < len(row) and not row[x][0]:
        row[x - 1], row[x] = (" ", row[x - 1][1]), (" ", row[x][1])


def _clean(theatre: TheatreView) -> TheatreView:
    """The map with names that can be measured and painted."""
    return replace(theatre, places=tuple(map(_clean_place, theatre.places)))


def _clean_place(place: PlaceView) -> PlaceView:
    def one(text: str | None) -> str | None:
        return None if text is None else " ".join(clean(text).split())

    mark = one(place.mark)
    alone = mark if mark and cell_len(mark) == 1 else None
    return replace(place, name=one(place.name) or place.id, local=one(place.local), mark=alone)
