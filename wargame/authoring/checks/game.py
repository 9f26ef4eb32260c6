"""Whether a scenario makes a game: its opening position, what each seat is given, and how it ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from wargame.authoring.checks.context import CheckContext, Element
from wargame.authoring.checks.expected import check_expected
from wargame.authoring.checks.world import MOST, members, one_of, values_of, within
from wargame.authoring.yaml.spans import Path
from wargame.authoring.checks.references import meant
from wargame.authoring.shape.messages import shown
from wargame.model.files import ScenarioFile, StartingPosition
from wargame.model.goals import Ending, Expected
from wargame.model.rules import Inject
from wargame.model.theatre import TheatreMap
from wargame.model.world import Seat, Token, Track

MOST_SEATS = 8
"""More teams than this fit round no table, and on no screen."""
Thing = TypeVar("Thing")


def check_game(context: CheckContext) -> None:
    """Checks what only a whole scenario can be asked; a rulebook by itself is asked the rest."""
    _codes(context)
    _seats(context)
    _endings(context)
    _outcomes(context)
    for item in context.items:
        match item.found.value:
            case Inject() as inject:
                for seat in inject.seat_texts:
                    one_of(context, item, seat, context.sections.seats, ("seat_texts", seat), "seat", at_key=True)
            case StartingPosition() as start:
                _start(context, item, start)
            case TheatreMap() as chart:
                _map(context, item, chart)
            case Expected() as expected:
                check_expected(context, item, expected)
    about = context.merged.scenario
    if about is not None:
        _whole(context, about)


def _whole(context: CheckContext, about: ScenarioFile) -> None:
    file, say = context.merged.files[0], context.diagnostics.say
    if not context.sections.seats:
        say(
            file,
            (),
            "no_seats",
            "there is nobody to play",
            "name a rulebook that declares 'seats', or declare them here",
        )
    for place, theory in enumerate(about.theories):
        module = context.sections.modules.get(theory)
        path = ("theories", place)
        if module is None:
            hint = meant(context, theory, context.sections.modules)
            say(file, path, "unknown_name", f"there is no theory {shown(theory)}", hint)
        elif not module.choosable:
            say(file, path, "not_choosable", f"{theory} is only a part of other theories", "its 'choosable' is false")
        if theory in about.theories[:place]:
            say(file, path, "twice", f"{theory} stands here a second time")
    for seat, setup in about.setup.items():
        for place, id_ in enumerate(setup.objectives or ()):
            objective = context.sections.objectives.get(id_)
            if objective is not None and objective.seat != seat:
                at = ("setup", seat, "objectives", place)
                say(file, at, "not_yours", f"{shown(id_)} is an objective of {objective.seat}")
        for place, id_ in enumerate(setup.cards or ()):
            card = context.sections.cards.get(id_)
            if card is not None and card.seat != seat:
                say(file, ("setup", seat, "cards", place), "not_yours", f"{shown(id_)} is a card of {card.seat}")
        for place, id_ in enumerate(setup.profiles or ()):
            profile = context.sections.profiles.get(id_)
            if profile is not None and seat not in profile.seats:
                at = ("setup", seat, "profiles", place)
                say(file, at, "not_yours", f"{shown(id_)} is a profile of {', '.join(profile.seats)}")


def _start(context: CheckContext, item: Element, start: StartingPosition) -> None:
    sections = context.sections
    for id_, given in start.tracks.items():
        track, path = _owner(context, item, sections.tracks, "tracks", id_, "track"), ("tracks", id_)
        if isinstance(track, Track):
            members(context, item, given, track.per, path, "start")
            for inner, value in values_of(given, path):
                within(context, item, value, track.min, track.max, inner)
    for id_, word in start.statuses.items():
        status = _owner(context, item, sections.statuses, "statuses", id_, "status")
        if status is not None:
            one_of(context, item, word, status.words, ("statuses", id_), "word")
    for id_ in start.flags:
        _owner(context, item, sections.flags, "flags", id_, "flag")
    for id_, count in start.tokens.items():
        token, path = _owner(context, item, sections.tokens, "tokens", id_, "token"), ("tokens", id_)
        if isinstance(token, Token):
            keys = context.names.symbols[id_.partition("[")[0]].keys or ()
            members(context, item, count, keys, path, "start")
            for inner, value in values_of(count, path):
                within(context, item, value, 0, token.most, inner)
    for id_, value in start.numbers.items():
        if _owner(context, item, sections.numbers, "numbers", id_, "number") is not None:
            within(context, item, value, -MOST, MOST, ("numbers", id_))


def _owner(
    context: CheckContext, item: Element, known: Mapping[str, Thing], section: str, id_: str, what: str
) -> Thing | None:
    """What an id of the opening position names; a member may be named in brackets."""
    family, bracket, rest = id_.partition("[")
    found = known.get(family)
    if found is None:
        context.say(
            item, "unknown_name", f"there is no {what} {shown(family)}", meant(context, family, known),
            inside=(section, id_), at_key=True,
        )  # fmt: skip
    elif bracket:
        keys = context.names.symbols[family].keys or ()
        one_of(context, item, rest.removesuffix("]"), keys, (section, id_), f"member of '{family}'", at_key=True)
    return found


def _map(context: CheckContext, item: Element, chart: TheatreMap) -> None:
    for place, row in enumerate(chart.rows):
        if len(row) != len(chart.rows[0]):
            context.say(
                item, "uneven", f"this row has {len(row)} signs, the first one {len(chart.rows[0])}",
                "make all rows equally long", inside=("rows", place),
            )  # fmt: skip
    for id_, marker in chart.markers.items():
        if marker.to == marker.at:
            context.say(
                item, "no_way", "this leads from a place to itself", "leave 'to' out", inside=("markers", id_, "to")
            )


def _endings(context: CheckContext) -> None:
    endings = [item for item in context.items if isinstance(item.found.value, Ending)]
    last = [item for item in endings if item.found.value.last]
    for item in last[1:]:
        context.say(
            item, "two_lasts", f"'{last[0].entry.id}' is the ending of a game that reached its final turn already",
            "only one ending has 'last: true'", inside=("last",), at_key=True,
        )  # fmt: skip
    for item in endings:
        ending = item.found.value
        if ending.when is None and not ending.last and not _ended_by_effect(context, item.entry.id):
            context.say(
                item, "never", f"this ending never comes: no 'when', and no effect 'end {item.entry.id}'",
                "add 'when:', or 'last: true' for the ending of a game played out", at_key=True,
            )  # fmt: skip
    if context.merged.scenario is not None and not last:
        context.diagnostics.say(
            context.merged.files[0], ("endings",), "no_last", "no ending is that of a game that reaches its last turn",
            "give one ending 'last: true'", at_key=True,
        )  # fmt: skip


def _ended_by_effect(context: CheckContext, ending: str) -> bool:
    return any(
        isinstance(item.found.value, str) and item.found.value.split() == ["end", ending] for item in context.items
    )


def _outcomes(context: CheckContext) -> None:
    for entry in context.merged.entries:
        if entry.section == "outcomes":
            for place, outcome in enumerate(entry.body[:-1]):
                if outcome.when is None:
                    context.diagnostics.say(
                        entry.file, ("outcomes", place), "order", "the outcomes after this one are never reached",
                        "only the last one is without 'when'",
                    )  # fmt: skip
            if entry.body[-1].when is not None:
                context.diagnostics.say(
                    entry.file, ("outcomes", len(entry.body) - 1, "when"), "open_range",
                    "the last outcome is for all that is left", "leave its 'when' out",
                )  # fmt: skip
        if entry.section == "score_bands":
            least = [band.least for band in entry.body]
            for place, value in enumerate(least):
                if value in least[:place]:
                    context.diagnostics.say(
                        entry.file, ("score_bands", place, "least"), "twice", f"a band from {value} up is there already"
                    )


_SHOWN_TOGETHER: tuple[tuple[str, ...], ...] = (
    ("tracks", "statuses", "flags", "tokens", "derived"), ("moves",), ("injects",), ("tags",), ("tables",),
)  # fmt: skip


def _seats(context: CheckContext) -> None:
    """Every seat has a letter and a mark of its own, since colour alone must not tell seats apart."""
    seats = [item for item in context.items if isinstance(item.found.value, Seat)]
    for key, what in (("letter", "letter"), ("mark", "sign")):
        first: dict[str, str] = {}
        for item in seats:
            sign = getattr(item.found.value, key)
            other = first.setdefault(sign, item.entry.id)
            if other != item.entry.id:
                said = f"{shown(sign)} is the {what} of '{other}' already"
                context.say(item, "same_letter", said, "choose another one", inside=(key,))
    for item in seats[MOST_SEATS:]:
        context.say(item, "too_many_seats", f"more than {MOST_SEATS} seats", "let a table act for some", at_key=True)


def _codes(context: CheckContext) -> None:
    """No two things that are shown side by side have one code."""
    for group in _SHOWN_TOGETHER:
        first: dict[str, tuple[str, Path]] = {}
        for item in context.items:
            if item.entry.section in group and item.found.path == item.entry.path:
                for path, code in _coded(item):
                    name, before = first.setdefault(code, (item.entry.id, path))
                    if before != path:
                        context.diagnostics.say(
                            item.entry.file, path, "same_code", f"{shown(code)} is the code of '{name}' already",
                            "choose another one",
                        )  # fmt: skip


def _coded(item: Element) -> Iterator[tuple[Path, str]]:
    code, path = getattr(item.found.value, "code", None), (*item.found.path, "code")
    if isinstance(code, dict):
        yield from (((*path, seat), one) for seat, one in code.items())
    elif code is not None:
        yield path, code
