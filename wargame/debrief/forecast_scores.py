"""How good the forecasts of a finished game were: Brier scores, and how often came about what was held so likely.

The Brier score of a forecast is (p − o)², with p the probability stated and o 1 where the outcome came about, else 0
(Brier 1950, Monthly Weather Review 78:1–3): 0 at best, 1 at worst, 0.25 for 50 % whatever comes. An outcome is open
until it has come about, to the end where it never does; the forecasts stated while it was open have one mean for the
outcome, and the outcomes one mean for the seat, so that one that is open for long counts no more than one that is soon
decided. A table of calibration sets what was stated beside how often it came about. It is the table that Murphy's
partition (1973, Journal of Applied Meteorology 12:595–600) is reckoned from; the partition is not, for it takes more
independent outcomes than a class sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from wargame.debrief.recording import Recording
from wargame.language import slots
from wargame.records import record

FEW = 30
"""Fewer different outcomes than this, counted game by game, say little about calibration: of 30 that come about half
the time, half the 95 % interval of the share is still 18 points (√(0.25 / 30) × 1.96)."""
BINS = ((0, 19), (20, 39), (40, 59), (60, 79), (80, 100))
"""The classes of a table of calibration: from so many per cent to so many."""


@record
class ScoredForecast:
    """One probability that a seat stated, and what became of it.

    Attributes:
        game: of which game, where several are looked at.
        percent: as stated, 0 to 100.
        came: whether the outcome came about.
    """

    seat: str
    outcome: str
    turn: int
    percent: int
    came: bool
    game: str = ""

    @property
    def brier(self) -> float:
        """Its Brier score, 0 to 1."""
        return (self.percent / 100 - self.came) ** 2


@record
class CalibrationRow:
    """The forecasts of one class.

    Attributes:
        least, most: the class, in per cent.
        forecasts: how many.
        stated: their mean, in per cent.
        came: of how many of them the outcome came about.
    """

    least: int
    most: int
    forecasts: int
    stated: float
    came: int

    @property
    def share(self) -> float:
        """How often the outcome came about, 0 to 1."""
        return self.came / self.forecasts


def came_about(recording: Recording) -> Mapping[str, int | None]:
    """Each outcome that could be forecast, with the turn at whose end it had come about; None: it never did, or not
    before the game was left."""
    history, program = recording.history, recording.program
    found: dict[str, int | None] = {}
    for id_ in program.scenario.forecasts:
        place = program.slot(slots.forecast(id_))
        found[id_] = next((turn for turn in history.ended if history.ends[turn].state.values[place]), None)
    return found


def scored_forecasts(recording: Recording, game: str = "") -> tuple[ScoredForecast, ...]:
    """Every forecast of a game that came to its end, stated while its outcome was open; turn by turn. None of a game
    that was left: what had not come about by then was not decided."""
    if not recording.ended:
        return ()
    came = came_about(recording)
    return tuple(
        ScoredForecast(seat, outcome, turn, percent, came[outcome] is not None, game)
        for turn, stated in sorted(recording.history.stated.items())
        for seat in recording.program.seats if seat in stated
        for outcome, percent in stated[seat].forecasts.items()
        if (by := came[outcome]) is None or turn <= by
    )  # fmt: skip


def brier(forecasts: Sequence[ScoredForecast]) -> float:
    """The mean Brier score of forecasts of one outcome. There is at least one."""
    return fmean(one.brier for one in forecasts)


def seat_brier(forecasts: Iterable[ScoredForecast]) -> float | None:
    """The Brier score of one seat in one game: the mean over its outcomes. None: it forecast nothing."""
    by_outcome: dict[str, list[ScoredForecast]] = {}
    for one in forecasts:
        by_outcome.setdefault(one.outcome, []).append(one)
    return fmean(map(brier, by_outcome.values())) if by_outcome else None


def calibration(forecasts: Iterable[ScoredForecast]) -> tuple[CalibrationRow, ...]:
    """The classes that hold a forecast, the lowest first."""
    listed = tuple(forecasts)
    rows = []
    for least, most in BINS:
        within = [one for one in listed if least <= one.percent <= most]
        if within:
            stated = fmean(one.percent for one in within)
            rows.append(CalibrationRow(least, most, len(within), stated, sum(one.came for one in within)))
    return tuple(rows)


def different_outcomes(forecasts: Iterable[ScoredForecast]) -> int:
    """How many different outcomes were forecast: several forecasts of one are about one and the same event."""
    return len({(one.game, one.outcome) for one in forecasts})
