"""The theatre map in lines: first in words, for those who listen; then drawn with letters, for those who look."""

from __future__ import annotations

from wargame.language.tokens import nearest
from wargame.document.map.layout import lay_out
from wargame.document.map.sheet import kinds_standing, painted, standing_at
from wargame.document.map.signs import ASCII_SIGNS
from wargame.wording.captions import MARKER_WORDS, PLACE_WORDS, marker_told
from wargame.model.theatre_views import PlaceView, TheatreView
from wargame.model.views import View
from wargame.plain.naming import Unclear
from wargame.plain.typed import quoted
from wargame.wording.catalogue import N_, _
from wargame.wording.numbers import either, sentence, suggestion

NO_MAP = N_("This crisis has no map.")
NOTHING = N_("Nothing stands on the map that you know of.")
_TALL = 24


def map_lines(view: View, width: int) -> list[str]:
    """Everything that stands on the map, new things first, and below it the map itself."""
    theatre = view.theatre
    if theatre is None or not theatre.places:
        return [_(NO_MAP)]
    lines: list[str] = []
    for title, new in ((_("New on the map:"), True), (_("On the map:"), False)):
        told = [f"  {marker_told(marker, theatre)}" for marker in theatre.markers if marker.new is new]
        lines += [title, *told] if told else []
    return [
        *(lines or [_(NOTHING)]),
        "",
        *_drawn(view, theatre, width),
        _("Type map PLACE for what stands at one place."),
    ]


def place_lines(view: View, said: str) -> list[str]:
    """What a place is and what stands there, the place named by its id or the beginning of a name.

    Raises ``Unclear``.
    """
    theatre = view.theatre
    if theatre is None or not theatre.places:
        return [_(NO_MAP)]
    wanted = said.casefold()
    fitting = [
        place for place in theatre.places
        if place.id == wanted or any(name.casefold().startswith(wanted) for name in _names(place))
    ]  # fmt: skip
    if len(fitting) != 1:
        if fitting:
            names = either(place.name for place in fitting)
            raise Unclear(_("{said} could be {names}.").format(said=quoted(said), names=names))
        near = nearest(wanted, [name for place in theatre.places for name in _names(place)], 0.5)
        hint = sentence(suggestion(near))
        raise Unclear(_("There is no place {said} on the map. {hint}").format(said=quoted(said), hint=hint).rstrip())
    place = fitting[0]
    standing = [
        f"  {marker_told(marker, theatre)}{_(' New.') if marker.new else ''}"
        for marker in standing_at(theatre, place.id)
    ]
    local = f" ({place.local})" if place.local else ""
    return [f"{place.name}{local}, {_(PLACE_WORDS[place.kind])}", *(standing or [f"  {_(NOTHING)}"])]


def _names(place: PlaceView) -> tuple[str, ...]:
    """A place's name, each half of a pair, and its local form."""
    return (place.name, *place.name.split("/"), *([place.local] if place.local else []))


def _drawn(view: View, theatre: TheatreView, width: int) -> list[str]:
    letters = {seat.id: seat.letter for seat in view.seats}
    sheet = lay_out(theatre, width, _TALL, ASCII_SIGNS, letters)
    kinds = kinds_standing(theatre.markers)
    key = [f"{ASCII_SIGNS.badge(kind, False)} {_(MARKER_WORDS[kind])}" for kind in kinds]
    key += (
        [_("{new} before what is new").format(new=ASCII_SIGNS.new)]
        if any(marker.new for marker in theatre.markers)
        else []
    )
    unsaid = [
        f"{ASCII_SIGNS.places[place.kind]} {place.name}" for place in theatre.places if place.id in sheet.nameless
    ]
    return [
        *painted(sheet, ASCII_SIGNS),
        *([_("Signs: {key}.").format(key="; ".join(key))] if key else []),
        *([_("Without room for a name: {unsaid}.").format(unsaid="; ".join(unsaid))] if unsaid else []),
    ]
