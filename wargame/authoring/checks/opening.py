"""Whether a scenario makes a game: its opening position, its map, its theories, and what each seat is given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from wargame.authoring.checks.context import CheckContext, Subject
from wargame.authoring.checks.references import meant
from wargame.authoring.checks.registry import each, whole
from wargame.authoring.checks.values import MOST
from wargame.authoring.link.diagnostics import values_of
from wargame.authoring.shape.messages import shown
from wargame.model.files import StartingPosition
from wargame.model.rules import Inject
from wargame.model.theatre import TheatreMap
from wargame.model.world import Token, Track

Thing = TypeVar("Thing")


@each(Inject)
def inject_texts(at: Subject, inject: Inject) -> None:
    """Only seats have texts of their own."""
    for seat in inject.seat_texts:
        at.one_of(seat, at.context.sections.seats, ("seat_texts", seat), "seat", at_key=True)


@each(StartingPosition)
def starting_values(at: Subject, start: StartingPosition) -> None:
    """What it sets is there and takes such a value."""
    sections, symbols = at.context.sections, at.context.names.symbols
    for id_, given in start.tracks.items():
        track, path = _owner(at, sections.tracks, "tracks", id_, "track"), ("tracks", id_)
        if isinstance(track, Track):
            at.members(given, track.per, path, "start")
            for inner, value in values_of(given, path):
                at.within(value, track.min, track.max, inner)
    for id_, word in start.statuses.items():
        status = _owner(at, sections.statuses, "statuses", id_, "status")
        if status is not None:
            at.one_of(word, status.words, ("statuses", id_), "word")
    for id_ in start.flags:
        _owner(at, sections.flags, "flags", id_, "flag")
    for id_, count in start.tokens.items():
        token, path = _owner(at, sections.tokens, "tokens", id_, "token"), ("tokens", id_)
        if isinstance(token, Token):
            at.members(count, symbols[id_.partition("[")[0]].keys or (), path, "start")
            for inner, value in values_of(count, path):
                at.within(value, 0, token.most, inner)
    for id_, value in start.numbers.items():
        if _owner(at, sections.numbers, "numbers", id_, "number") is not None:
            at.within(value, -MOST, MOST, ("numbers", id_))


def _owner(at: Subject, known: Mapping[str, Thing], section: str, id_: str, what: str) -> Thing | None:
    """What an id of the opening position names; a member may be named in brackets."""
    family, bracket, rest = id_.partition("[")
    found = known.get(family)
    if found is None:
        said, hint = f"there is no {what} {shown(family)}", meant(at.context, family, known)
        at.say("unknown_name", said, hint, (section, id_), at_key=True)
    elif bracket:
        keys = at.context.names.symbols[family].keys or ()
        at.one_of(rest.removesuffix("]"), keys, (section, id_), f"member of '{family}'", at_key=True)
    return found


@each(TheatreMap)
def map_can_be_drawn(at: Subject, chart: TheatreMap) -> None:
    """Its land is drawn in one way, its inset holds something, and what leads somewhere leads elsewhere."""
    if chart.rows and chart.coast:
        at.say("twice", "land is drawn a second time", "leave 'rows' or 'coast' out", ("rows",), at_key=True)
    cut = chart.inset
    if cut is not None and (cut.west >= cut.east or cut.north >= cut.south):
        at.say("no_part", "this holds nothing", "'west' is less than 'east', 'north' less than 'south'", ("inset",))
    for place, row in enumerate(chart.rows):
        if len(row) != len(chart.rows[0]):
            said = f"this row has {len(row)} signs, the first one {len(chart.rows[0])}"
            at.say("uneven", said, "make all rows equally long", ("rows", place))
    for id_, marker in chart.markers.items():
        if marker.to == marker.at:
            at.say("no_way", "this leads from a place to itself", "leave 'to' out", ("markers", id_, "to"))
        if marker.reach is not None and marker.kind != "closure":
            said = f"a marker of kind '{marker.kind}' is not drawn as an area"
            at.say("no_area", said, "only a closure reaches around its place", ("markers", id_, "reach"))


@whole
def theories_can_be_chosen(context: CheckContext) -> None:
    """There is somebody to play, and every theory on offer is one."""
    about, modules = context.merged.scenario, context.sections.modules
    if about is None:
        return
    at = context.diagnostics.at(context.merged.files[0])
    if not context.sections.seats:
        hint = "name a rulebook that declares 'seats', or declare them here"
        at.say("no_seats", "there is nobody to play", hint)
    for place, theory in enumerate(about.theories):
        module, path = modules.get(theory), ("theories", place)
        if module is None:
            at.say("unknown_name", f"there is no theory {shown(theory)}", meant(context, theory, modules), path)
        elif not module.choosable:
            at.say("not_choosable", f"{theory} is only a part of other theories", "its 'choosable' is false", path)
        if theory in about.theories[:place]:
            at.say("twice", f"{theory} stands here a second time", inside=path)


@whole
def seats_are_given_their_own(context: CheckContext) -> None:
    """Objectives, cards and profiles are given to the seats they are for."""
    about, sections = context.merged.scenario, context.sections
    for seat, setup in about.setup.items() if about is not None else ():
        at = context.diagnostics.at(context.merged.files[0], ("setup", seat))
        for place, id_ in enumerate(setup.objectives or ()):
            objective = sections.objectives.get(id_)
            if objective is not None and objective.seat != seat:
                said = f"{shown(id_)} is an objective of {objective.seat}"
                at.say("not_yours", said, inside=("objectives", place))
        for place, id_ in enumerate(setup.cards or ()):
            card = sections.cards.get(id_)
            if card is not None and card.seat != seat:
                at.say("not_yours", f"{shown(id_)} is a card of {card.seat}", inside=("cards", place))
        for place, id_ in enumerate(setup.profiles or ()):
            profile = sections.profiles.get(id_)
            if profile is not None and seat not in profile.seats:
                said = f"{shown(id_)} is a profile of {', '.join(profile.seats)}"
                at.say("not_yours", said, inside=("profiles", place))
