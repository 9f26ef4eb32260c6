"""A roll step by step: dice, base, every modifier with its reason, the table, and what it came to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wargame.document.nodes import DiceRoll, RollRow, RollTerm, Tone, text
from wargame.engine.information.felt import felt_by
from wargame.engine.program import Program
from wargame.engine.reasons import rolled_on, rows_of
from wargame.model.events import CountedModifier, Event, Rolled
from wargame.model.tables import Scale, ScaleBand, TableRow
from wargame.model.viewers import CONTROL, PUBLIC, Viewer
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.event_speaker import EventSpeaker


def roll_node(program: Program, event: Rolled) -> DiceRoll:
    """The roll of a move or of a table, for the reveal."""
    speaker, rows = speaker_of(program).events, rows_of(program.scenario, event.source)
    terms = [RollTerm(event.base, text(_("base")))] if event.base else []
    terms += [_term(one, speaker) for one in event.reasons]
    return DiceRoll(
        speaker.dice(event),
        tuple(terms),
        text(speaker.limit(event)),
        tuple(_row_nodes(rows, speaker)) if len(rows) > 1 else (),
        event.row if len(rows) > 1 else None,
        speaker.result(event),
        text(speaker.row_text(event), tone="quote"),
        event.faces,
        speaker.total(event),
        text(speaker.needed(event)),
        _verdict(program, event),
    )


def _verdict(program: Program, event: Rolled) -> Tone:
    """A move's roll is good from its scale's first good band on, bad below the band before that."""
    scale = rolled_on(program.scenario, event.source)
    if not isinstance(scale, Scale):
        return "accent"
    names = [band.id for band in scale.bands]
    good = names.index(scale.good) if scale.good in names else len(names) - 1
    return "good" if event.row >= good else "accent" if event.row == good - 1 and good > 1 else "bad"


def _term(one: CountedModifier, speaker: EventSpeaker) -> RollTerm:
    """A reason; of one that may not have counted the words say what it may have added."""
    exact = one.is_sure or one.most == one.add
    return RollTerm(one.add if exact else None, text(speaker.counted(one)))


def _row_nodes(rows: Sequence[ScaleBand | TableRow], speaker: EventSpeaker) -> Iterator[RollRow]:
    """Every row with the totals that lead to it: ``to 3 Refused``, ``4–6 Delay``, ``7–9 Done``, ``from 10 More``."""
    least: int | None = None
    for row in rows:
        yield RollRow(speaker.totals(least, row.upto), text(row.name))
        least = None if row.upto is None else row.upto + 1


def felt_words(program: Program, event: Rolled, viewer: Viewer, known: Sequence[Event]) -> str:
    """What a viewer can say of a move's result of which it was told no effect; "" where it failed, and nothing was to
    be looked for. It hangs on the rules and on what the viewer was told of the turn (``known``)."""
    if _verdict(program, event) == "bad":
        return ""
    felt = felt_by(program, event, viewer, known)
    speaker = speaker_of(program).events
    if not felt.touches or viewer == CONTROL:  # who is told everything was told of nothing
        return speaker.nothing_moved()
    if felt.mixed:
        return speaker.not_told_apart()
    if not felt.by_viewer and 0 < len(felt.seats) < len(program.seats):
        return speaker.felt_elsewhere(felt.seats)
    return speaker.nothing_seen(by_all=viewer == PUBLIC)
