"""What a finished game was worth: the shared outcome, and every seat's score line by line."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.engine.compiled import functions
from wargame.engine.program import Aim, Program
from wargame.language import slots
from wargame.model.events import Event, OutcomeReached, Scored, ScoreLine


def final_events(program: Program, values: list[int]) -> Iterator[Event]:
    """The outcome and the scores, from the values at the last check."""
    read = functions(program)
    for number, condition in enumerate(program.outcomes):
        if condition is None or read[condition](values):
            yield OutcomeReached(outcome=number)
            break
    ending = program.scenario.endings[program.endings[values[program.slot(slots.ENDED)] - 1]]
    for seat in program.seats:
        lines = tuple(
            _line(program, values, aim) for aim in program.aims if aim.seat == seat and _counts(program, values, aim)
        )
        total = sum(line.points for line in lines)
        if ending.most_points is not None:
            total = min(total, ending.most_points)
        yield Scored(seat=seat, lines=lines, total=total, band=_band(program, total))


def _counts(program: Program, values: list[int], aim: Aim) -> bool:
    """Whether an aim has a line: a card only where the seat holds it, a red line only where it was crossed."""
    if aim.what == "card":
        held = program.index.get(slots.card(aim.seat))
        return held is not None and values[held] == list(program.scenario.cards).index(aim.id) + 1
    if aim.what == "red_line":
        return values[program.slot(slots.crossed(aim.id))] > 0
    return True


def _line(program: Program, values: list[int], aim: Aim) -> ScoreLine:
    read = functions(program)
    met = aim.when is None or bool(read[aim.when](values))
    points = aim.points if met else 0
    if not met and aim.part_when is not None and read[aim.part_when](values):
        points = aim.part
    return ScoreLine(what=aim.what, id=aim.id, points=points, most=max(aim.points, 0))


def _band(program: Program, total: int) -> int:
    bands = program.scenario.score_bands
    return next((number for number, band in enumerate(bands) if total >= band.least), max(len(bands) - 1, 0))
