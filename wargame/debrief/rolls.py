"""A roll step by step: dice, base, every modifier with its reason, the table, and what it came to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wargame.document.nodes import DiceRoll, RollRow, RollTerm, text
from wargame.engine.program import Program
from wargame.engine.reasons import rows_of
from wargame.model.events import Rolled
from wargame.model.tables import ScaleBand, TableRow
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.event_speaker import EventSpeaker


def roll_node(program: Program, event: Rolled) -> DiceRoll:
    """The roll of a move or of a table, for the reveal."""
    speaker, rows = speaker_of(program).events, rows_of(program.scenario, event.source)
    terms = [RollTerm(event.base, text(_("base")))] if event.is_known and event.base else []
    terms += [RollTerm(one.add, text(speaker.because(one.source))) for one in event.reasons if one.source]
    terms += [] if event.is_known else [RollTerm(None, text(speaker.because("")))]
    return DiceRoll(
        speaker.dice(event),
        tuple(terms),
        text(speaker.limit(event)),
        tuple(_row_nodes(rows, speaker)) if len(rows) > 1 else (),
        event.row if len(rows) > 1 else None,
        speaker.result(event),
        text(speaker.row_text(event), tone="quote"),
    )


def _row_nodes(rows: Sequence[ScaleBand | TableRow], speaker: EventSpeaker) -> Iterator[RollRow]:
    """Every row with the totals that lead to it: ``to 3 Refused``, ``4–6 Delay``, ``7–9 Done``, ``from 10 More``."""
    least: int | None = None
    for row in rows:
        yield RollRow(speaker.totals(least, row.upto), text(row.name))
        least = None if row.upto is None else row.upto + 1
