"""A place of the theatre map in words: both forms of its name, what it is, and what stands there."""

from __future__ import annotations

from typing import Literal

from textual.content import Content

from wargame.document.map.sheet import standing_at
from wargame.wording.captions import PLACE_WORDS
from wargame.model.theatre import MarkerKind
from wargame.model.views import MarkerView, PlaceView, TheatreView
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import hang, line, stack


def draw_place(theatre: TheatreView, place: str, glyphs: Glyphs, cells: int) -> Content:
    """Everything the map knows of a place; nothing where there is no such place."""
    here = next((one for one in theatre.places if one.id == place), None)
    if here is None:
        return Content("")
    said = [_named(here), Content.styled(PLACE_WORDS[here.kind], "$text-muted"), Content("")]
    names = {one.id: one.name for one in theatre.places}
    standing = standing_at(theatre, place)
    for marker in standing:
        said.append(hang(badge(marker.kind, glyphs), _told(marker, place, names), 3, cells))
    if not standing:
        said.append(Content.styled("Nothing stands here that you know of.", "$text-muted"))
    return stack(*said)


def _named(place: PlaceView) -> Content:
    if place.local is None:
        return line(place.name, "bold")
    return Content.assemble(line(place.name, "bold"), "  ", line(place.local))


def _told(marker: MarkerView, place: str, names: dict[str, str]) -> Content:
    """What a marker says, where it leads or comes from, and whether it is new."""
    way = Content("")
    if marker.to is not None:
        before, there = ("to", marker.to) if marker.at == place else ("from", marker.at)
        way = Content.assemble("  ", (before, "$text-muted"), " ", line(names.get(there, there), "$text-muted"))
    return Content.assemble(("New: ", "bold $accent") if marker.new else "", line(marker.text), way)


def badge(kind: MarkerKind, glyphs: Glyphs) -> Content:
    """The sign and letter of a kind of marker in the colour it has on the map."""
    return Content.styled(glyphs.chart.badge(kind, False), COLOURS[FAMILY[kind]])


Family = Literal["threat", "tie", "presence"]
FAMILY: dict[MarkerKind, Family] = {
    "launch": "threat", "closure": "threat", "incident": "threat", "sanctions": "threat",
    "talks": "tie", "accord": "tie",
    "patrol": "presence", "deployment": "presence", "base": "presence",
}  # fmt: skip
"""What threatens, what ties, what is there: the colour of a marker; its sign and letter say the rest."""
COLOURS: dict[Family, str] = {"threat": "$bad", "tie": "$good", "presence": "$accent"}
