"""A place of the theatre map in words: both forms of its name, what it is, and what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from textual.content import Content

from wargame.document.map.sheet import standing_at
from wargame.model.theatre_views import MarkerKind
from wargame.model.theatre_views import MarkerView, PlaceView, TheatreView
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import Hanging, Line, line
from wargame.wording.captions import PLACE_WORDS
from wargame.wording.catalogue import _

Family = Literal["threat", "tie", "presence"]
FAMILY: dict[MarkerKind, Family] = {
    "launch": "threat", "closure": "threat", "incident": "threat", "sanctions": "threat",
    "talks": "tie", "accord": "tie",
    "patrol": "presence", "deployment": "presence", "base": "presence",
}  # fmt: skip
"""What threatens, what ties, what is there: the colour of a marker; its sign and letter say the rest."""
COLOURS: dict[Family, str] = {"threat": "$bad", "tie": "$good", "presence": "$accent"}


def place_lines(theatre: TheatreView, here: PlaceView, glyphs: Glyphs) -> Iterator[Line]:
    """Everything the map knows of a place."""
    local = "" if here.local is None else Content.assemble("  ", line(here.local))
    yield Content.assemble(line(here.name, "bold"), local)
    yield Content.styled(_(PLACE_WORDS[here.kind]), "$text-muted")
    yield ""
    names = {one.id: one.name for one in theatre.places}
    standing = standing_at(theatre, here.id)
    for marker in standing:
        badge = Content.styled(glyphs.chart.badge(marker.kind, False), COLOURS[FAMILY[marker.kind]])
        yield Hanging(badge, _told(marker, here.id, names), 3)
    if not standing:
        yield Content.styled(_("Nothing stands here that you know of."), "$text-muted")


def _told(marker: MarkerView, place: str, names: dict[str, str]) -> Content:
    """What a marker says, where it leads or comes from, and whether it is new."""
    way = Content("")
    if marker.to is not None:
        before, there = (_("to"), marker.to) if marker.at == place else (_("from"), marker.at)
        way = Content.assemble("  ", (before, "$text-muted"), " ", line(names.get(there, there), "$text-muted"))
    return Content.assemble((_("New: "), "bold $accent") if marker.new else "", line(marker.text), way)
