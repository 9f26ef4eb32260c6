"""What the game was worth to each seat: the points it ended with, and those it would have had after each turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wargame.debrief.recording import Recording
from wargame.document.nodes import Chart, Node, Series, grid, paragraph, text
from wargame.document.sign_charts import AT_ONCE
from wargame.engine.program import Program
from wargame.engine.scoring import final_events
from wargame.language import slots
from wargame.model.events import Scored
from wargame.wording.catalogue import _
from wargame.wording.numbers import whole

PointsByTurn = Mapping[str, tuple[int, ...]]
"""By seat: its points if the game had ended as each of ``Recording.standings`` left it; the last as it did end."""


def points_by_turn(recording: Recording) -> PointsByTurn:
    """The aims of every seat counted at the end of every turn, as they are counted at the end of the game; an ending
    that limits points counts only where the game did end so."""
    ends = [recording.history.ends[turn].state.values for turn in recording.standings]
    counted = [_totals(recording.program, list(values)) for values in ends]
    return {seat: tuple(totals[seat] for totals in counted) for seat in recording.program.seats}


def _totals(program: Program, values: list[int]) -> dict[str, int]:
    if not values[program.slot(slots.ENDED)]:
        values[program.slot(slots.ENDED)] = _unlimited(program)
    return {event.seat: event.total for event in final_events(program, values) if isinstance(event, Scored)}


def _unlimited(program: Program) -> int:
    """An ending (from 1) that limits nobody's points, else the last."""
    endings = program.scenario.endings
    free = (number for number, id_ in enumerate(program.endings, 1) if endings[id_].most_points is None)
    return next(free, len(program.endings))


def points_chart(recording: Recording, points: PointsByTurn) -> Iterator[Node]:
    """A line a seat over the turns, and the same as a table."""
    names = {seat: one.name for seat, one in recording.program.scenario.seats.items()}
    steps = tuple(map(str, recording.standings))
    if len(steps) < 2:
        return
    yield paragraph(
        _("What each seat's aims would have given if the game had ended with that turn. It is no forecast: what was "
          "still under way counts for nothing yet.")
    )  # fmt: skip
    numbers = [value for values in points.values() for value in values]
    series = tuple(Series(names[seat], values) for seat, values in points.items())
    for first in range(0, len(series), AT_ONCE):
        yield Chart(
            text(_("Points if it had ended then")), steps, series[first : first + AT_ONCE], min(0, *numbers),
            max(1, *numbers), recording.program.scenario.about.turn_name, _("points"),
        )  # fmt: skip
    rows = ((names[seat], *map(whole, values)) for seat, values in points.items())
    yield from grid((_("Seat"), *steps), rows, numbers=range(1, len(steps) + 1))
