"""What seats stated beside their orders, in words: as one states it, and with what became of it as a chapter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from wargame.debrief.forecast_scores import (
    FEW, ScoredForecast, brier, calibration, came_about, different_outcomes, scored_forecasts, seat_brier,
)
from wargame.debrief.recording import Recording
from wargame.document.nodes import Document, Heading, Node, Note, grid, items, paragraph, text
from wargame.model.forecasting import SeatStatement
from wargame.wording.catalogue import N_, _, ngettext
from wargame.wording.numbers import percent, percentage, score

ALWAYS_HALF = 0.25
"""The Brier score of who says 50 % of everything."""
CAME = {True: N_("yes"), False: N_("no")}


def statement_lines(outcomes: Mapping[str, str], statement: SeatStatement) -> Iterator[str]:
    """What a seat states, a line each: its intent, then every outcome with its probability.

    Args:
        outcomes: what may be forecast, as ``SeatedTeam.outcomes`` gives it.
    """
    yield _("Your intent: {intent}").format(intent=statement.intent or _("not stated"))
    for number, (id_, asked) in enumerate(outcomes.items(), 1):
        yield f"{number}. {asked}: {stated_percent(statement.forecasts.get(id_))}"


def stated_percent(stated: int | None) -> str:
    """A probability as it is stated; None: it is left open."""
    return _("left open") if stated is None else percentage(stated)


def anything_stated(recording: Recording) -> bool:
    """Whether any seat stated anything in a game that is over."""
    return recording.finished and any(
        not one.empty for stated in recording.history.stated.values() for one in stated.values()
    )


def forecast_chapter(recording: Recording) -> Document:
    """What was forecast and what came of it, without its heading: outcomes, seats with their scores, calibration, and
    what each seat said it wanted. Nothing where nobody stated anything, or the game goes on."""
    return tuple(_nodes(recording)) if anything_stated(recording) else ()


def forecast_data(recording: Recording) -> dict[str, Any]:
    """The same as plain data, under ``forecasts``; nothing where there is no such chapter."""
    if not anything_stated(recording):
        return {}
    scored, asked = scored_forecasts(recording), recording.program.scenario.forecasts
    counted = {(one.seat, one.outcome, one.turn): one for one in scored}
    return {"forecasts": {
        "outcomes": [{"id": id_, "text": asked[id_].text, "turn": turn} for id_, turn in came_about(recording).items()],
        "brier": {
            seat: None if (value := seat_brier(one for one in scored if one.seat == seat)) is None else round(value, 4)
            for seat in recording.program.seats
        },
        "stated": [
            {
                "turn": turn, "seat": seat, "intent": one.intent,
                "forecasts": [
                    {
                        "outcome": outcome, "percent": stated,
                        "brier": round(hit.brier, 4) if (hit := counted.get((seat, outcome, turn))) else None,
                    }
                    for outcome, stated in one.forecasts.items()
                ],
            }
            for turn, all_ in sorted(recording.history.stated.items()) for seat, one in all_.items() if not one.empty
        ],
        "calibration": [
            {
                "least": row.least, "most": row.most, "forecasts": row.forecasts, "stated": round(row.stated, 2),
                "came": row.came,
            }
            for row in calibration(scored)
        ],
    }}  # fmt: skip


def _nodes(recording: Recording) -> Iterator[Node]:
    scored = scored_forecasts(recording)
    yield from _outcomes(recording)
    if not recording.ended:
        yield Note(text(_("The game was left before its end: what had not come about by then was not decided, and no "
                          "forecast is scored.")), "warning")  # fmt: skip
    if scored:
        yield paragraph(_("A Brier score is the mean square of what a forecast missed by: 0 is perfect, {half} is what "
                          "50 % for everything gets, 1 what being sure and always wrong gets. What was stated after an "
                          "outcome had come about is not counted; of each outcome the turns have one mean, and the "
                          "outcomes one.").format(half=score(ALWAYS_HALF)))  # fmt: skip
        yield from _seats(recording, scored)
        yield from calibration_nodes(scored)
    yield from _intents(recording)


def _outcomes(recording: Recording) -> Document:
    """What could be forecast, and what became of it."""
    rows = []
    for id_, turn in came_about(recording).items():
        asked = recording.program.scenario.forecasts[id_].text
        never = _("did not come about") if recording.ended else _("not by the time the game was left")
        rows.append((asked, never if turn is None else _("came about, {turn}").format(turn=recording.heading(turn))))
    return grid((_("Outcome"), _("What became of it")), rows)


def _seats(recording: Recording, scored: Sequence[ScoredForecast]) -> Iterator[Node]:
    scenario = recording.program.scenario
    rows = []
    for seat, body in scenario.seats.items():
        own = [one for one in scored if one.seat == seat]
        for outcome, asked in scenario.forecasts.items():
            told = [one for one in own if one.outcome == outcome]
            if told:
                said = ", ".join(f"{one.turn}: {percentage(one.percent)}" for one in told)
                rows.append((body.name, asked.text, said, _(CAME[told[0].came]), score(brier(told))))
        total = seat_brier(own)
        if total is not None:
            rows.append((body.name, _("all of these"), "", "", score(total)))
    turn = scenario.about.turn_name
    heads = (_("Seat"), _("Outcome"), _("Stated, by {turn}").format(turn=turn), _("Came about"), _("Brier score"))
    yield from grid(heads, rows, numbers={4})


def calibration_nodes(scored: Sequence[ScoredForecast]) -> Iterator[Node]:
    """How often came about what was held so likely, and whether that says anything."""
    rows = [
        (
            percentage(f"{row.least}–{row.most}"), str(row.forecasts), percent(row.stated / 100),
            f"{percent(row.share)} ({row.came}/{row.forecasts})",
        )
        for row in calibration(scored)
    ]  # fmt: skip
    heads = (_("Stated"), _("Forecasts"), _("Mean stated, %"), _("Came about, %"))
    yield from grid(heads, rows, _("How often came about what was held so likely"), numbers={1, 2, 3})
    number = different_outcomes(scored)
    if number < FEW:
        said = ngettext("These forecasts are about {number} outcome.", "These forecasts are about {number} outcomes.",
                        number)  # fmt: skip
        few = _("That is too few to judge how well anybody's probabilities are calibrated: it takes {few} different "
                "outcomes or more, and forecasts of the same outcome do not count anew.")  # fmt: skip
        yield Note(text(f"{said.format(number=number)} {few.format(few=FEW)}"), "warning")


def _intents(recording: Recording) -> Iterator[Node]:
    """What each seat said it wanted, turn by turn. What it ordered stands in the record; nobody judges it here."""
    stated = recording.history.stated
    told = {
        seat: [(turn, one.intent) for turn, all_ in sorted(stated.items()) if (one := all_.get(seat)) and one.intent]
        for seat in recording.program.seats
    }
    if any(told.values()):
        yield Heading(3, text(_("What each seat said it wanted")))
    for seat, lines in told.items():
        if lines:
            yield paragraph(recording.program.scenario.seats[seat].name)
            yield from items(*(f"{recording.heading(turn)}: {intent}" for turn, intent in _runs(lines)))


def _runs(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The turns in which the intent was another than the turn before."""
    last = ""
    for turn, intent in lines:
        if intent != last:
            yield turn, intent
        last = intent
