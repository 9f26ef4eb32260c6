"""The theatre map as an author writes it: outlines of land, places, and markers that conditions raise."""

from typing import Annotated

from pydantic import Field, StringConstraints

from wargame.model.base import Authored, Condition, Id, Line, Many, Ref, SeatRef
from wargame.model.theatre_views import MarkerKind, PlaceKind

PlaceRef = Annotated[str, Ref("places")]
Thousandths = Annotated[int, Field(ge=0, le=1000)]
"""How far across or down a map, in thousandths of its width or height."""
OUTLINE_PATTERN = r"^(1000|[0-9]{1,3}),(1000|[0-9]{1,3})( (1000|[0-9]{1,3}),(1000|[0-9]{1,3})){2,}$"
Outline = Annotated[str, StringConstraints(pattern=OUTLINE_PATTERN, max_length=20_000)]
"""A closed line around land: points with blanks between, each ``east,south`` in thousandths."""


class MapPlace(Authored):
    """A place on the theatre map, for orientation alone. Contested ones bear both names, as a pair."""

    name: Line
    """Its name; for a contested place both names, as a pair."""
    local: Line | None = None
    """The name as it is written there, e.g. ``東京``; shown beside ``name`` where there is room."""
    kind: PlaceKind = "city"
    """What it is; ``beyond`` lies off the map and is noted at its edge."""
    seat: SeatRef | None = None
    """The seat that sits here: its mark and colour are used."""
    east: Annotated[int, Field(ge=0, le=999)]
    """Across the map, in thousandths of its width."""
    south: Annotated[int, Field(ge=0, le=999)]
    """Down the map, in thousandths of its height."""
    mark: Annotated[str, StringConstraints(min_length=1, max_length=1)] | None = None
    """One sign instead of that of its kind."""


class Marker(Authored):
    """Something that stands on the map while a condition holds, for those who can know that it does."""

    at: PlaceRef
    """The place where it stands, or begins."""
    to: PlaceRef | None = None
    """Where it leads, for what has a way: a launch, a link between two capitals."""
    kind: MarkerKind
    """What it stands for; the screen shows the kind's glyph and first letter."""
    text: Line
    """What it says to whoever looks at the place."""
    reach: Annotated[int, Field(ge=1, le=500)] | None = None
    """For a closure: how far around its place the area reaches that is drawn, in thousandths of the map's width."""
    when: Condition | None = None
    """Shown to those who can know that this holds; none: always."""


class Inset(Authored):
    """A part of the map that is drawn larger beside it where its places would stand too close to be told apart."""

    west: Thousandths
    """Where it begins, across the map."""
    north: Thousandths
    """Where it begins, down the map."""
    east: Thousandths
    """Where it ends, across the map."""
    south: Thousandths
    """Where it ends, down the map."""


class TheatreMap(Authored):
    """A map: land by its outlines or drawn in rows of signs, or none at all; places, and markers on them."""

    coast: Many[Outline] = ()
    """Outlines of land, each a line of points `east,south` that closes by itself; along the edge of the map land goes
    on. A scenario's own replace all others, and `rows`."""
    aspect: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,2}:[1-9][0-9]{0,2}$")] = "5:4"
    """Width to height of the map that `coast` draws, on paper."""
    rows: Many[Annotated[str, StringConstraints(max_length=200)]] = ()
    """In place of `coast`, rows of equal length, from north to south: `#` land, anything else sea. A sign is taken to
    be twice as tall as wide."""
    inset: Inset | None = None
    """What is drawn larger beside the map where that is small."""
    places: dict[Id, MapPlace] = {}
    """Places by id; a scenario may move or rename a shared one by giving it anew."""
    markers: dict[Id, Marker] = {}
    """Markers by id, drawn in this order; a scenario may give a shared one anew."""
