"""What parallel classes forecast: how well each seat of each class did, and all classes together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from wargame.debrief.forecast_scores import ScoredForecast, came_about, scored_forecasts, seat_brier
from wargame.debrief.forecasts import calibration_nodes
from wargame.document.nodes import Heading, Node, grid, paragraph, text
from wargame.reporting.cohort.games import ClassGame
from wargame.sim.envelope import Envelope
from wargame.wording.catalogue import _
from wargame.wording.numbers import percent, score


def forecast_nodes(games: Sequence[ClassGame], found: Envelope) -> Iterator[Node]:
    """The chapter with its heading; nothing where no class forecast anything that is scored."""
    scored = {one.label: scored_forecasts(one.recording, one.label) for one in games}
    if not any(scored.values()):
        return
    yield Heading(2, text(_("Forecasts")), "forecasts")
    yield paragraph(_("Brier scores: 0 is perfect, 0.25 is what 50 % for everything gets. What the report of each game "
                      "says of them holds here too."))  # fmt: skip
    yield from _seats(games, scored)
    yield from _outcomes(games, found)
    yield from calibration_nodes([one for told in scored.values() for one in told])


def _seats(games: Sequence[ClassGame], scored: Mapping[str, Sequence[ScoredForecast]]) -> Iterator[Node]:
    """A row a seat: its score in each class, and the middle one with the best and the worst."""
    rows = []
    for seat, body in games[0].recording.program.scenario.seats.items():
        got = {label: seat_brier(one for one in told if one.seat == seat) for label, told in scored.items()}
        known = [value for value in got.values() if value is not None]
        whole = f"{score(median(known))} ({score(min(known))}–{score(max(known))})" if known else "–"
        rows.append((body.name, whole, *("–" if value is None else score(value) for value in got.values())))
    heads = (_("Seat"), _("Middle class (best–worst)"), *scored)
    yield from grid(heads, rows, numbers=range(1, len(heads)))


def _outcomes(games: Sequence[ClassGame], found: Envelope) -> Iterator[Node]:
    """A row an outcome: how often it comes about by itself, and in which classes it did."""
    came = {one.label: came_about(one.recording) for one in games if one.recording.ended}
    rows = (
        (
            asked.text, percent(found.forecasts[id_].share, *found.forecasts[id_].interval),
            ", ".join(label for label, turns in came.items() if turns[id_] is not None) or _("none"),
        )
        for id_, asked in games[0].recording.program.scenario.forecasts.items()
    )  # fmt: skip
    yield from grid((_("Outcome"), _("Program, % of games (95 %)"), _("Classes")), rows, numbers={1})
