"""The theatre map as an author writes it: land and sea in rows of signs, places, and markers that conditions raise."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from wargame.model.base import Authored, Condition, Id, Line, Many, Ref, SeatRef

PlaceKind = Literal["capital", "city", "base", "area", "sea", "strait", "islets", "beyond"]
"""What a place is; ``beyond`` lies off the map and is noted at its edge."""
MarkerKind = Literal["launch", "closure", "patrol", "deployment", "base", "talks", "accord", "sanctions", "incident"]
"""What a marker stands for. Each kind has its own glyph and its first letter on the screen."""
PlaceRef = Annotated[str, Ref("places")]


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
    when: Condition | None = None
    """Shown to those who can know that this holds; none: always."""


class TheatreMap(Authored):
    """A map drawn in text. A cell is taken to be twice as tall as wide, as in a terminal."""

    rows: Many[Annotated[str, StringConstraints(max_length=200)]] = ()
    """Rows of equal length, from north to south: ``#`` land, anything else sea. A scenario's own replace all others."""
    places: dict[Id, MapPlace] = {}
    """Places by id; a scenario may move or rename a shared one by giving it anew."""
    markers: dict[Id, Marker] = {}
    """Markers by id, drawn in this order; a scenario may give a shared one anew."""
