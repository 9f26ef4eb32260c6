"""The cohort as a document: parallel classes at the same decision points, over what the crisis comes to by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median_low

from wargame.debrief.aar.decisions import DecisionPoint, decision_points
from wargame.debrief.aar.overview import again
from wargame.debrief.order_holders import OrderHolders
from wargame.debrief.recording import Recording
from wargame.document.nodes import (
    Chart, Document, Grid, Heading, Node, Note, Run, Series, Text, grid, items, paragraph, text,
)
from wargame.engine.information.stakes import stakes
from wargame.engine.names import names_of
from wargame.model.events import Answered, Ordered
from wargame.model.viewers import CONTROL
from wargame.model.views import View
from wargame.reporting.cohort.forecasts import forecast_nodes
from wargame.reporting.cohort.games import ClassGame, RefusedSave, same_dice
from wargame.sim.envelope import Envelope
from wargame.wording import speaker_of
from wargame.wording.catalogue import _, ngettext
from wargame.wording.numbers import listing, percent, quantiles, whole

LINES = 3
"""Classes that have a line each over the band of the engine's games; more are drawn as their middle and range."""


def cohort(games: Sequence[ClassGame], refused: Sequence[RefusedSave], found: Envelope) -> Document:
    """The whole page.

    Args:
        games: two or more that match.
        refused: those that do not, for the record.
        found: what the crisis comes to by itself.
    """
    return tuple(_nodes(games, refused, found))


def _nodes(games: Sequence[ClassGame], refused: Sequence[RefusedSave], found: Envelope) -> Iterator[Node]:
    first = games[0].recording
    points = {one.label: decision_points(one.recording) for one in games}
    views = {one.label: one.recording.last_view(CONTROL) for one in games}
    yield Heading(1, text(_("Cohort: {title}, {number} classes").format(title=first.title, number=len(games))))
    yield Heading(2, text(_("The classes")), "classes")
    yield from _classes(games, views)
    yield Note(text(_dice_said(same_dice(games))), "warning")
    yield paragraph(_envelope_said(found, first))
    if refused:
        said = ngettext("{number} save was not compared:", "{number} saves were not compared:", len(refused))
        yield paragraph(said.format(number=len(refused)))
        yield from items(*(one.why for one in refused))
    yield Heading(2, text(_("Points")), "points")
    yield from _points(games, views, found)
    yield Heading(2, text(_("How it ended")), "endings")
    yield from _endings(games, views, found)
    yield from forecast_nodes(games, found)
    yield Heading(2, text(_("Decision points")), "decisions")
    yield from _decisions(games, points)
    yield Heading(2, text(_("Tracks over what the crisis comes to by itself")), "tracks")
    yield from _tracks(games, found)
    yield again(("cohort", "SAVE", "SAVE", "-o", "cohort.html"))


def _classes(games: Sequence[ClassGame], views: Mapping[str, View]) -> Document:
    names = {seat: body.name for seat, body in games[0].recording.program.scenario.seats.items()}
    heads = (_("Class"), _("Turns"), _("Ending"), _("Shared outcome"), *names.values())
    rows = []
    for one in games:
        view = views[one.label]
        got = {score.seat: whole(score.total) for score in view.scores}
        named = (view.ending[0] if view.ending else _("left"), view.outcome[0] if view.outcome else "–")
        rows.append((one.label, str(view.turn), *named, *(got.get(seat, "–") for seat in names)))
    return grid(heads, rows, numbers={1, *range(4, 4 + len(names))})


def _dice_said(same: bool) -> str:
    if same:
        return _("All classes rolled the same dice (one class code). What differs between them comes from decisions "
                 "alone: a die falls otherwise only where it is rolled for something else.")  # fmt: skip
    return _("The classes rolled different dice. What differs between them comes from decisions and from dice, and "
             "this page cannot tell which. A class code gives the same dice in every room.")  # fmt: skip


def _envelope_said(found: Envelope, recording: Recording) -> str:
    said = _("What the crisis comes to by itself: {games:,} games of the program, as many of each of these doctrines "
             "at all seats: {line_ups}. Bands hold 80 of 100 of these games. They say what the rules favour, not what "
             "a class should do.")  # fmt: skip
    doctrines = recording.program.scenario.doctrines
    names = (doctrines[one].name if one in doctrines else one for one in found.line_ups)
    return said.format(games=found.games, line_ups=listing(names))


def _points(games: Sequence[ClassGame], views: Mapping[str, View], found: Envelope) -> Iterator[Node]:
    """A row a seat: the program's games, then each class with the share of these games it reached or passed."""
    scenario = games[0].recording.program.scenario
    heads = (_("Seat"), _("Program: middle game and 10–90 %"), *(one.label for one in games))
    rows = []
    for seat, body in scenario.seats.items():
        cells = []
        for one in games:
            total = next((score.total for score in views[one.label].scores if score.seat == seat), None)
            above = "" if total is None else percent(found.at_most(seat, total).share)
            cells.append("–" if total is None else f"{whole(total)} ({above})")
        rows.append((body.name, quantiles(found.scores[seat]), *cells))
    yield from grid(heads, rows, numbers=range(1, len(heads)))
    yield paragraph(_("In brackets: in how many per cent of the program's games that seat had no more."))


def _endings(games: Sequence[ClassGame], views: Mapping[str, View], found: Envelope) -> Iterator[Node]:
    scenario = games[0].recording.program.scenario
    ended = {label: view.ending[0] if view.ending else "" for label, view in views.items()}
    came = {label: view.outcome[0] if view.outcome else "" for label, view in views.items()}
    shares = [
        *((scenario.endings[id_].name, share, ended) for id_, share in found.endings.items()),
        *((one.name, share, came) for one, share in zip(scenario.outcomes, found.outcomes, strict=True)),
    ]
    rows = (
        (name, percent(share.share, *share.interval), ", ".join(label for label, said in told.items() if said == name))
        for name, share, told in shares
    )
    yield from grid((_("Ending or outcome"), _("Program, % of games (95 %)"), _("Classes")), rows, numbers={1})


def _decisions(games: Sequence[ClassGame], points: Mapping[str, Sequence[DecisionPoint]]) -> Iterator[Node]:
    """Turn by turn a row a seat, with what each class ordered; first where the classes parted."""
    recording = games[0].recording
    by_turn = {label: {point.turn: point for point in found} for label, found in points.items()}
    held = {one.label: one.recording.order_holders for one in games}
    turns = sorted({turn for found in by_turn.values() for turn in found})
    yield paragraph(_parted(recording, turns, by_turn))
    for turn in turns:
        yield Heading(3, text(recording.heading(turn)), f"d{turn}")
        rows = tuple(
            (text(body.name), *(
                _cell(recording, by_turn[label].get(turn), seat, held[label]) for label in by_turn
            ))
            for seat, body in recording.program.scenario.seats.items()
        )
        yield Grid(tuple(map(text, (_("Seat"), *by_turn))), rows)


def _cell(recording: Recording, point: DecisionPoint | None, seat: str, held: OrderHolders) -> Text:
    if point is None:
        return text(Run(_("not played"), "quiet"))
    said = "; ".join(_ordered(recording, one) for one in point.choices[seat].orders)
    return text(said or Run(_("no order"), "quiet"), Run(held.mark(point.turn, seat), "quiet"))


def _ordered(recording: Recording, one: Ordered | Answered) -> str:
    """An order or answer without who gave it: that the row says."""
    scenario, speaker = recording.program.scenario, speaker_of(recording.program).events
    if isinstance(one, Ordered):
        parameters = scenario.moves[one.move].parameters
        words = [
            parameters[name].choices[word].text if word in parameters[name].choices else word
            for name, chosen in one.chosen.items() if name in parameters for word in chosen
        ]
        return f"{speaker.move(one.move)}{f' ({_joined(words)})' if words else ''}"
    question = names_of(recording.program).questions.get(one.question)
    return question.answers[one.answer].text if question and one.answer in question.answers else one.answer


def _joined(words: Sequence[str]) -> str:
    return "; ".join(words)


def _parted(recording: Recording, turns: Sequence[int], by_turn: Mapping[str, Mapping[int, DecisionPoint]]) -> str:
    """Where the classes first ordered differently."""
    for turn in turns:
        given = [_given(found.get(turn)) for found in by_turn.values()]
        if any(one != given[0] for one in given):
            return _("The classes first ordered differently in {turn}.").format(turn=recording.heading(turn))
    return _("All classes gave the same orders throughout.")


def _given(point: DecisionPoint | None) -> object:
    """What was ordered, to be compared: who came first at the reveal makes no difference."""
    if point is None:
        return None
    return {
        seat: sorted(
            repr((one.move, sorted(one.chosen.items()), one.partners) if isinstance(one, Ordered)
                 else (one.question, one.answer))
            for one in choice.orders
        )
        for seat, choice in point.choices.items()
    }  # fmt: skip


def _tracks(games: Sequence[ClassGame], found: Envelope) -> Iterator[Node]:
    """A chart for each track that somebody's aims ask for: the program's games as a band about their middle, the
    classes over it."""
    recording = games[0].recording
    program, speaker = recording.program, speaker_of(recording.program)
    wanted = stakes(program)
    several = len(games) > LINES
    if several:
        yield paragraph(_("A is the middle class, its band from the lowest to the highest class; B the program."))
    for slot, levels in found.tracks.items():
        track = program.scenario.tracks[program.slots[program.slot(slot)].owner]
        if slot not in wanted or len(levels) < 2:
            continue
        values = {one.label: _course(one.recording, slot) for one in games}
        steps = max(len(levels), *map(len, values.values()))
        bands = tuple((low, high) for low, _middle, high in levels)
        middles = _filled([middle for _low, middle, _high in levels], steps)
        own = Series(_("program"), middles, (*bands, *[None] * (steps - len(bands))))
        lines = [_middle(list(values.values()), steps)] if several else [
            Series(label, _filled(course, steps)) for label, course in values.items()
        ]  # fmt: skip
        yield Chart(
            text(speaker.name(slot)), tuple(map(str, range(steps))), (*lines, own), track.min, track.max,
            program.scenario.about.turn_name, _("value"),
        )  # fmt: skip


def _course(recording: Recording, slot: str) -> list[int]:
    """A track at the start and at the end of each turn."""
    place = recording.program.slot(slot)
    return [recording.history.ends[turn].state.values[place] for turn in recording.standings]


def _filled(values: Sequence[int], steps: int) -> tuple[int | None, ...]:
    return (*values, *[None] * (steps - len(values)))


def _middle(courses: Sequence[Sequence[int]], steps: int) -> Series:
    """The middle of many classes with their range, of those that played the turn."""
    at = [[course[step] for course in courses if step < len(course)] for step in range(steps)]
    bands = tuple((min(found), max(found)) if found else None for found in at)
    return Series(_("the middle class"), tuple(median_low(found) if found else None for found in at), bands)
