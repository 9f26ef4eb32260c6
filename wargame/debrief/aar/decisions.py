"""Decision points: what each seat could know when it gave its order, beside the truth, and what it ordered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wargame.debrief.aar.steps import StoryStep, places
from wargame.debrief.recording import Recording
from wargame.document.nodes import Grid, Heading, Node, Run, Text, item, items, paragraph, text
from wargame.engine.information.redaction import view_for
from wargame.model.events import Answered, Ordered
from wargame.model.viewers import CONTROL
from wargame.model.views import TrackView, View
from wargame.records import record
from wargame.wording import speaker_of
from wargame.wording.catalogue import _, ngettext
from wargame.wording.numbers import ranged, whole


@record
class Unsure:
    """A number that not every seat knew. ``seats``: how each of them could know it; a seat that has no such number on
    its desk is not among them."""

    name: str
    truth: TrackView
    seats: Mapping[str, TrackView]


@record
class DecisionOptions:
    """What a seat chose from.

    Attributes:
        cards, open: how many cards lay before it, and how many of them it could have played.
        orders: what it ordered and answered, as facts of the reveal.
    """

    cards: int
    open: int
    orders: tuple[Ordered | Answered, ...]


@record
class DecisionPoint:
    """A turn at which all seats ordered."""

    turn: int
    unsure: tuple[Unsure, ...]
    choices: Mapping[str, DecisionOptions]


def decision_points(recording: Recording) -> tuple[DecisionPoint, ...]:
    """Every turn whose orders were opened, in order."""
    return tuple(found for turn in recording.turns if turn and (found := _point(recording, turn)))


def _point(recording: Recording, turn: int) -> DecisionPoint | None:
    ordered = [one for one in recording.narrative(turn, CONTROL).events if isinstance(one, (Ordered, Answered))]
    if turn not in recording.standings:
        return None
    views = {seat: _planning(recording, turn, seat) for seat in recording.program.seats}
    known = {seat: {track.slot: track for track in view.tracks} for seat, view in views.items()}
    unsure = (
        Unsure(f"{track.code} {track.name}".strip(), track, {seat: of[track.slot] for seat, of in known.items()
                                                             if track.slot in of})
        for track in _planning(recording, turn, CONTROL).tracks
    )  # fmt: skip
    choices = {
        seat: DecisionOptions(
            len(view.moves),
            sum(move.playable for move in view.moves),
            tuple(one for one in ordered if one.seat == seat),
        )
        for seat, view in views.items()
    }
    return DecisionPoint(turn, tuple(one for one in unsure if _is_unsure(one)), choices)


def _planning(recording: Recording, turn: int, viewer: str) -> View:
    """What a viewer could know as the turn opened, before anybody said or ordered anything."""
    opened = recording.history.opened[turn]
    return view_for(
        recording.program, opened.state, viewer, opened.events, opened.past, talk=opened.talk, reviewed=opened.reviewed
    )


def _is_unsure(one: Unsure) -> bool:
    return any(seen.value is None for seen in one.seats.values())


def decision_chapter(
    recording: Recording, points: Sequence[DecisionPoint], steps: Sequence[StoryStep]
) -> Iterator[Node]:
    """The points, each with its table, its orders, and where these stand in the record."""
    names = {seat: one.name for seat, one in recording.program.scenario.seats.items()}
    held = recording.order_holders
    yield paragraph(
        _("What each seat could know as the turn opened, beside the truth. A number that every seat knew is left out; "
          "messages of the turn came later and are told in the record.")
    )  # fmt: skip
    for point in points:
        yield Heading(3, text(recording.heading(point.turn)), f"d{point.turn}")
        if point.unsure:
            heads = tuple(map(text, (_("Not known to all"), _("Truth"), *names.values())))
            rows = tuple(_row(one, names) for one in point.unsure)
            yield Grid(heads, rows)
        else:
            yield paragraph(_("Every seat knew every number."))
        yield from items(*(
            item(
                _chose(f"{names[seat]}{held.mark(point.turn, seat)}", choice),
                (item(words) for words in _orders(recording, point.turn, choice, steps)),
            )
            for seat, choice in point.choices.items()
        ))  # fmt: skip


def _row(one: Unsure, names: Mapping[str, str]) -> tuple[Text, ...]:
    truth = one.truth.value
    return (
        text(one.name), text(Run(whole(truth) if truth is not None else "–", "strong")),
        *(known_as(one.seats.get(seat), truth) for seat in names),
    )  # fmt: skip


def known_as(seen: TrackView | None, truth: int | None) -> Text:
    """How a seat could know a number: ``5``, ``7–10 (high)``, ``nothing``; and that it was wrong, where it was."""
    if seen is None or (seen.value is None and (seen.lo, seen.hi) == (seen.least, seen.most)):
        return text(Run(_("nothing"), "quiet"))
    if seen.value is not None:
        return text(whole(seen.value))
    said = f"{ranged(seen.lo, seen.hi)}{f' ({seen.word})' if seen.word else ''}"
    wrong = truth is not None and not seen.lo <= truth <= seen.hi
    return text(said, Run(f", {_('wrong')}", "bad") if wrong else "")


def _chose(seat: str, choice: DecisionOptions) -> str:
    said = ngettext(
        "{seat}, with {open} of {cards} card open", "{seat}, with {open} of {cards} cards open", choice.cards
    )
    return said.format(seat=seat, open=choice.open, cards=choice.cards)


def _orders(recording: Recording, turn: int, choice: DecisionOptions, steps: Sequence[StoryStep]) -> Iterator[Text]:
    speaker = speaker_of(recording.program).events
    told = list(places([step for step in steps if step.turn == turn], lambda event: event in choice.orders))
    for order in choice.orders:
        found = next((place for place in told if place[1].event is order), None)
        yield text(speaker.line(order) or "", *((" (", found[0].place(found[1]), ")") if found else ()))
    if not choice.orders:
        yield text(_("no order"))
