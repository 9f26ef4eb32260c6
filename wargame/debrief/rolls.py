"""A roll: dice, base, every modifier with its reason, the result, and how far off the next better one was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wargame.debrief.reasons import because, cause
from wargame.debrief.words import scale_of, seat_names
from wargame.engine.reasons import declared
from wargame.document.nodes import DiceRoll, RollRow, RollTerm, Run, Text, plain, text
from wargame.language.names import Names
from wargame.wording.english.amounts import Speech
from wargame.wording.english.small_rolls import small_roll
from wargame.model.base import Authored
from wargame.model.events import Rolled, Told
from wargame.model.files import Scenario
from wargame.model.labels import Source
from wargame.model.steps import Chance
from wargame.model.tables import ScaleBand, TableRow
from wargame.wording.numbers import listing, ranged, sentence, signed, whole

BOOK_KEEPING = ("deck", "deal", "observe", "inject")
"""Sources of dice whose outcome is an event of its own (a card drawn, an inject put)."""


def is_told(event: Rolled) -> bool:
    """Whether a roll is worth a reader's time."""
    return Source.parse(event.source).kind not in BOOK_KEEPING


def roll_title(scenario: Scenario, event: Rolled) -> str:
    """Who rolled for what: ``Tokyo: T1 Counterstrike and stand-off build-up``."""
    who = seat_names(scenario, event.seats)
    return f"{who}: {cause(scenario, event.source)}" if who else cause(scenario, event.source)


def roll_sentence(scenario: Scenario, event: Rolled) -> str:
    """The whole roll in a line, for who sees nothing but this event."""
    if Source.parse(event.source).kind == "chance":
        return _chance(scenario, event)
    parts = [f"base {event.base}"] if _known(event) else []
    parts += [
        f"{signed(reason.add)} because {because(scenario, reason.source)}" for reason in event.reasons if reason.source
    ]
    parts += [because(scenario, "")] * (not _known(event))
    parts += [limit] if (limit := _limit(event)) else []
    result, says = plain(_result(scenario, event)), _says(scenario, event)
    said = f"{roll_title(scenario, event)} — {plain(_dice(scenario, event))}, {', '.join(parts)} → {result}"
    return f"{said}. {says}" if says else said


def roll_node(scenario: Scenario, event: Rolled) -> DiceRoll:
    """The roll of a move or of a table step by step, for the reveal."""
    base = [RollTerm(event.base, text("base"))] if _known(event) and event.base else []
    reasons = [RollTerm(one.add, text(because(scenario, one.source))) for one in event.reasons if one.source]
    hidden = [] if _known(event) else [RollTerm(None, text(because(scenario, "")))]
    rows = _rows(scenario, event)
    return DiceRoll(
        text("Roll ", *_dice(scenario, event)),
        (*base, *reasons, *hidden),
        text(_limit(event)),
        tuple(_row_nodes(rows)) if len(rows) > 1 else (),
        event.row if len(rows) > 1 else None,
        _result(scenario, event),
        text(_says(scenario, event), tone="quote"),
    )


def _rows(scenario: Scenario, event: Rolled) -> Sequence[ScaleBand | TableRow]:
    source = Source.parse(event.source)
    scale = scale_of(scenario, source.id) if source.kind == "move" else None
    table = declared(scenario, "tables", source.id) if source.kind == "table" else None
    return scale.bands if scale else table.rows if table else ()


def _row(scenario: Scenario, event: Rolled, place: int) -> ScaleBand | TableRow | None:
    rows = _rows(scenario, event)
    return rows[place] if 0 <= place < len(rows) else None


def _row_nodes(rows: Sequence[ScaleBand | TableRow]) -> Iterator[RollRow]:
    """Every row with the totals that lead to it: ``to 3 Refused``, ``4–6 Delay``, ``7–9 Done``, ``from 10 More``."""
    below: int | None = None
    for row in rows:
        if below is None:
            totals = f"to {whole(row.upto or 0)}"
        elif row.upto is None:
            totals = f"from {whole(below + 1)}"
        else:
            totals = ranged(below + 1, row.upto)
        yield RollRow(totals, text(row.name))
        below = row.upto


def _says(scenario: Scenario, event: Rolled) -> str:
    row = _row(scenario, event, event.row)
    if not isinstance(row, TableRow) or row.texts:
        return ""  # which of several it is told with is an event of its own
    return row.text or ""


def row_text(scenario: Scenario, event: Told) -> str | None:
    """The text a row is told with; None: there is none."""
    table = declared(scenario, "tables", Source.parse(event.source).id)
    row = table.rows[event.row] if table is not None and 0 <= event.row < len(table.rows) else None
    if row is None:
        return None
    return row.text if event.text is None else row.texts[event.text].text if event.text < len(row.texts) else None


def _dice(scenario: Scenario, event: Rolled) -> Text:
    """``2d6 [4][2] = 6``; says so where control entered real dice."""
    source = Source.parse(event.source)
    rolled = scale_of(scenario, source.id) if source.kind == "move" else None
    rolled = declared(scenario, "tables", source.id) if source.kind == "table" else rolled
    faces = "".join(f"[{face}]" for face in event.faces)
    total = f" = {sum(event.faces)}" if len(event.faces) > 1 else ""
    entered = " (dice entered by control)" if event.entered else ""
    return text(f"{rolled.dice} " if rolled else "", Run(faces, "accent"), total, entered)


def _result(scenario: Scenario, event: Rolled) -> Text:
    """``7 Partial``, then ``; 2 more would have made Success``."""
    total = f"{event.total} " if _known(event) else ""
    row, better = _row(scenario, event, event.row), _row(scenario, event, event.row + 1)
    told = f"{total}{row.name}" if row else f"{total}row {event.row + 1}"
    misses = isinstance(better, ScaleBand) and event.margin > 0
    return text(told, f"; {event.margin} more would have made {better.name}" if better and misses else "")


def _chance(scenario: Scenario, event: Rolled) -> str:
    """``Washington notices: needs 8 or less on two dice + Approval; rolled 4 and 2: yes``. Only the dice are sure to be
    known."""
    chance = chance_of(scenario, Source.parse(event.source).id)
    if chance is None:
        return f"Roll {plain(_dice(scenario, event))}"
    roll = small_roll(chance.roll, Names.of(scenario), _ANYBODY)
    holds = (event.row == 1) is not roll.needed_below
    why = f"{sentence(chance.because)}: needs" if chance.because else "Needs"
    faces = listing(str(face) for face in event.faces)
    return f"{why} {roll.needed} on {roll.dice}; rolled {faces}: {'yes' if holds else 'no'}"


_ANYBODY = Speech({"mover": "the seat that rolls", "each": "the seat that rolls", "target": "the one named"})
"""Bound words in a roll: an event does not say whom they stood for."""


def chance_of(scenario: Scenario, id: str) -> Chance | None:
    """The small roll of this id, wherever among the effects it stands."""
    return next((part for part in _parts(scenario) if isinstance(part, Chance) and part.id == id), None)


def _parts(thing: object) -> Iterator[object]:
    if isinstance(thing, Authored):
        yield thing
        for name in type(thing).model_fields:
            yield from _parts(getattr(thing, name))
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from _parts(value)
    elif isinstance(thing, tuple):
        for value in thing:
            yield from _parts(value)


def _known(event: Rolled) -> bool:
    return all(reason.source for reason in event.reasons)


def _limit(event: Rolled) -> str:
    """How much of the modifiers counts, where that is not their sum."""
    asked = sum(reason.add for reason in event.reasons)
    if not _known(event) or asked == event.modifier:
        return ""
    return f"in all {signed(asked)}, of which {signed(event.modifier)} count"
