"""The report as plain data: for programs, and as one table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from wargame.debrief.aar.anonymity import holders, renamed, renaming
from wargame.debrief.aar.decisions import decision_points
from wargame.debrief.aar.offers import missed_offers
from wargame.debrief.aar.points import points_by_turn
from wargame.debrief.aar.report import NotFinished, Wanted
from wargame.debrief.forecasts import forecast_data
from wargame.debrief.in_short import turn_summaries
from wargame.debrief.outcome import outcome_data
from wargame.debrief.recording import Recording
from wargame.debrief.track_history import track_histories
from wargame.model.talk import Promise
from wargame.model.viewers import CONTROL
from wargame.saves.seating import tenures
from wargame.text.characters import neutral
from wargame.wording import speaker_of
from wargame.wording.catalogue import _

HEADS = ("part", "turn", "seat", "what", "value", "low", "high", "note")
"""The columns of the table: a row says one thing, of one turn and seat where it is of one."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
Cell = str | int | float | None


def report_data(recording: Recording, wanted: Wanted) -> dict[str, Any]:
    """What a program may want of a finished game. Raises ``NotFinished``."""
    if not recording.finished:
        raise NotFinished
    data = _data(recording, wanted)
    return data if wanted.names else renamed(data, renaming(recording, written=False))


def _data(recording: Recording, wanted: Wanted) -> dict[str, Any]:
    record, scenario = recording.record, recording.program.scenario
    speaker = speaker_of(recording.program)
    talk = recording.last_view(CONTROL).talk
    return {
        "title": recording.title,
        "game": record.begun.game,
        "program": record.start.program,
        "dice": record.start.dice,
        "receipt": str(wanted.receipt.receipt) if wanted.receipt else None,
        "players": {
            seat: holders(held, scenario, names=wanted.names) for seat, held in tenures(record).items()
        },
        **outcome_data(recording.program, recording.last_view(CONTROL)),
        "headlines": [
            {"turn": turn, "headline": short.headline, "lines": list(short.lines)}
            for turn, short in zip([turn for turn in recording.turns if turn], turn_summaries(recording), strict=True)
        ],
        "points_by_turn": {seat: list(values) for seat, values in points_by_turn(recording).items()},
        "tracks_by_turn": {
            one.code or one.name: list(one.values) for one in track_histories(recording, CONTROL)
        },
        "decisions": [
            {
                "turn": point.turn,
                "unsure": [
                    {
                        "slot": one.truth.slot, "truth": one.truth.value,
                        "seats": {
                            seat: {"known": seen.known, "low": seen.lo, "high": seen.hi}
                            for seat, seen in one.seats.items()
                        },
                    }
                    for one in point.unsure
                ],
                "seats": {
                    seat: {
                        "cards": choice.cards, "open": choice.open,
                        "orders": [speaker.events.line(one) for one in choice.orders],
                    }
                    for seat, choice in point.choices.items()
                },
            }
            for point in decision_points(recording)
        ],
        "promises": [
            {
                "turn": one.said.turn, "by": one.said.sender, "to": list(one.said.to), "will": one.said.will,
                "what": one.said.what, "id": one.said.id, "word": one.said.word, "due": one.said.due,
                "stands": one.standing.how,
            }
            for one in (talk.spoken if talk else ()) if isinstance(one.said, Promise) and one.standing
        ],
        "missed_offers": [
            {"move": one.move, "tries": [{"turn": turn, "seat": seat} for turn, seat in one.tries]}
            for one in missed_offers(recording)
        ],
        **forecast_data(recording),
    }  # fmt: skip


def report_csv(recording: Recording, wanted: Wanted) -> str:
    """The same as one table, in which no cell is a formula to a spreadsheet. Raises ``NotFinished``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADS)
    for row in _rows(report_data(recording, wanted)):
        writer.writerow([safe_cell(cell) for cell in row])
    return out.getvalue()


def safe_cell(cell: Cell) -> Cell:
    """A cell as a spreadsheet may have it: a text that it would calculate is quoted; numbers are numbers."""
    if not isinstance(cell, str):
        return cell
    return f"'{neutral(cell)}" if cell.lstrip(" ").startswith(_FORMULA) else neutral(cell)


def _rows(data: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    facts = ("title", "game", "program", "dice")
    yield from (("game", None, None, what, data[what], None, None, None) for what in facts)
    yield from (("player", None, seat, player, None, None, None, None) for seat, player in data["players"].items())
    for head in ("ending", "outcome"):
        if data[head]:
            yield head, None, None, data[head]["name"], None, None, None, data[head]["text"]
    for seat, score in data["scores"].items():
        yield "score", None, seat, score["band"], score["total"], None, None, None
        for line in score["lines"]:
            yield "score_line", None, seat, line["text"], line["points"], None, line["most"], None
    yield from (("headline", one["turn"], None, one["headline"], None, None, None, None) for one in data["headlines"])
    for part in ("points_by_turn", "tracks_by_turn"):
        for name, values in data[part].items():
            seat, what = (name, _("points if it had ended then")) if part == "points_by_turn" else (None, name)
            for turn, value in enumerate(values):
                yield part.partition("_")[0], turn, seat, what, value, None, None, None
    for point in data["decisions"]:
        for seat, choice in point["seats"].items():
            yield from (("order", point["turn"], seat, one, None, None, None, None) for one in choice["orders"])
        for one in point["unsure"]:
            for seat, seen in one["seats"].items():
                yield "known", point["turn"], seat, one["slot"], one["truth"], seen["low"], seen["high"], seen["known"]
    for one in data["promises"]:
        yield "promise", one["turn"], one["by"], one["id"], None, None, one["due"], one["stands"]
    for one in data["missed_offers"]:
        for at in one["tries"]:
            yield "missed_offer", at["turn"], at["seat"], one["move"], None, None, None, None
    yield from _forecast_rows(data["forecasts"]) if "forecasts" in data else ()


def _forecast_rows(found: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    """Outcomes (1: it came about), Brier scores, intents, each probability stated with its own score, and calibration:
    of so many forecasts, so many per cent stated on average, so many came."""
    for one in found["outcomes"]:
        yield "forecast_outcome", one["turn"], None, one["id"], int(one["turn"] is not None), None, None, one["text"]
    for seat, value in found["brier"].items():
        if value is not None:
            yield "brier", None, seat, None, value, 0, 1, None
    for one in found["stated"]:
        if one["intent"]:
            yield "intent", one["turn"], one["seat"], None, None, None, None, one["intent"]
        for said in one["forecasts"]:
            yield "forecast", one["turn"], one["seat"], said["outcome"], said["percent"], 0, 100, None
            if said["brier"] is not None:
                yield "forecast_brier", one["turn"], one["seat"], said["outcome"], said["brier"], 0, 1, None
    for row in found["calibration"]:
        yield "calibration", None, None, f"{row['stated']:g}", row["came"], row["least"], row["most"], row["forecasts"]
