"""A roll in words: dice, base, every modifier with its reason, the result, and how far off the next better one was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wargame.debrief.draft_chapter import Role
from wargame.debrief.reasons import because, cause
from wargame.debrief.words import band_of, found, scale_of, seat_names
from wargame.language.names import Names
from wargame.language.sentences import Speech
from wargame.language.small_rolls import small_roll
from wargame.model.base import Authored
from wargame.model.events import Rolled
from wargame.model.files import Scenario
from wargame.model.steps import Chance
from wargame.model.tables import TableRow, ScaleBand
from wargame.wording.numbers import listing, sentence, signed, whole

BOOK_KEEPING = ("deck:", "deal:", "observe:", "inject:")
"""Sources of dice whose outcome is an event of its own (a card drawn, an inject put)."""
HIT = "▸ "
"""Before the row of a table that was hit."""


def told(event: Rolled) -> bool:
    """Whether a roll is worth a reader's time."""
    return not event.source.startswith(BOOK_KEEPING)


def title(scenario: Scenario, event: Rolled) -> str:
    """Who rolled for what: ``Tokyo: T1 Counterstrike and stand-off build-up``."""
    who = seat_names(scenario, event.seats)
    return f"{who}: {cause(scenario, event.source)}" if who else cause(scenario, event.source)


def one_line(scenario: Scenario, event: Rolled) -> str:
    """The whole roll in a line, for transcripts."""
    if event.source.startswith("chance:"):
        return _chance(scenario, event)
    parts = [f"base {event.base}"] if _known(event) else []
    parts += [
        f"{signed(reason.add)} because {because(scenario, reason.source)}" for reason in event.reasons if reason.source
    ]
    parts += [because(scenario, "")] * (not _known(event))
    clamped = _clamped(event)
    sums = ", ".join(parts) + (f", in all {clamped}" if clamped else "")
    row = _row(scenario, event)
    words = f". {row.text}" if row and row.text else ""
    return f"{title(scenario, event)} — {dice(scenario, event)}, {sums} → {result(scenario, event)}{words}"


def steps(scenario: Scenario, event: Rolled) -> tuple[tuple[Role, str], ...]:
    """The roll step by step, for the reveal: dice, base, every modifier with its reason, the rows, the row that was
    hit, and what that row says. A small roll has its dice and their answer in one line."""
    if event.source.startswith("chance:"):
        return (("dice", _chance(scenario, event)),)
    told_lines: list[tuple[Role, str]] = [("dice", f"Roll {dice(scenario, event)}")]
    if _known(event) and event.base:
        told_lines.append(("reason", f"{signed(event.base):>4}  base"))
    told_lines += [
        ("reason", f"{signed(reason.add):>4}  {because(scenario, reason.source)}")
        for reason in event.reasons
        if reason.source
    ]
    if not _known(event):
        told_lines.append(("reason", f"{'?':>4}  {because(scenario, '')}"))
    clamped = _clamped(event)
    if clamped:
        told_lines.append(("reason", f"      in all {clamped}"))
    rows = _rows(scenario, event)
    if rows:
        told_lines.append(("rows", "   ".join(rows)))
    told_lines.append(("result", f"→ {result(scenario, event)}"))
    row = _row(scenario, event)
    return (*told_lines, ("text", row.text)) if row and row.text else tuple(told_lines)


def _rows(scenario: Scenario, event: Rolled) -> list[str]:
    """Every row with the totals that lead to it: ``to 3 Refused``, ``4–6 Delay``, ``▸ 7–9 Done``, ``from 10 More``."""
    kind, _, id = event.source.partition(":")
    scale = scale_of(scenario, id) if kind == "move" else None
    table = found(scenario, "tables", id) if kind == "table" else None
    rows: Sequence[ScaleBand | TableRow] = scale.bands if scale else table.rows if table else ()
    said, below = [], None
    for number, row in enumerate(rows):
        totals = (
            ""
            if len(rows) == 1
            else f"to {whole(row.upto)} "
            if below is None and row.upto is not None
            else f"from {whole(below + 1)} "
            if row.upto is None and below is not None
            else f"{whole(below + 1)} "
            if below is not None and row.upto == below + 1
            else f"{whole((below or 0) + 1)}–{whole(row.upto or 0)} "
        )
        said.append(f"{HIT if number == event.row else ''}{totals}{row.name}")
        below = row.upto
    return said if len(said) > 1 else []


def _row(scenario: Scenario, event: Rolled) -> TableRow | None:
    kind, _, id = event.source.partition(":")
    table = found(scenario, "tables", id) if kind == "table" else None
    return table.rows[event.row] if table is not None and 0 <= event.row < len(table.rows) else None


def dice(scenario: Scenario, event: Rolled) -> str:
    """``2d6 [4][2] = 6``; says so where control entered real dice."""
    faces = "".join(f"[{face}]" for face in event.faces)
    total = f" = {sum(event.faces)}" if len(event.faces) > 1 else ""
    entered = " (dice entered by control)" if event.entered else ""
    return f"{_notation(scenario, event)}{faces}{total}{entered}"


def result(scenario: Scenario, event: Rolled) -> str:
    """``7 Partial; 2 more would have made Success``."""
    kind, _, id = event.source.partition(":")
    total = f"{event.total} " if _known(event) else ""
    if kind == "move":
        band = band_of(scenario, id, event.row)
        better = band_of(scenario, id, event.row + 1)
        miss = f"; {event.margin} more would have made {better.name}" if better and event.margin > 0 else ""
        return f"{total}{band.name if band else f'row {event.row + 1}'}{miss}"
    row = _row(scenario, event)
    return f"{total}{row.name}" if row else total.strip() or f"row {event.row + 1}"


def _chance(scenario: Scenario, event: Rolled) -> str:
    """``Washington notices: needs 8 or less on two dice + Approval; rolled 4 and 2: yes``. Only the dice are sure to be
    known."""
    chance = chance_of(scenario, event.source.partition(":")[2])
    if chance is None:
        return f"Roll {dice(scenario, event)}"
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


def _notation(scenario: Scenario, event: Rolled) -> str:
    kind, _, id = event.source.partition(":")
    if kind == "move":
        scale = scale_of(scenario, id)
        return f"{scale.dice} " if scale else ""
    table = found(scenario, "tables", id) if kind == "table" else None
    return f"{table.dice} " if table is not None else ""


def _known(event: Rolled) -> bool:
    return all(reason.source for reason in event.reasons)


def _clamped(event: Rolled) -> str:
    asked = sum(reason.add for reason in event.reasons)
    if not _known(event) or asked == event.modifier:
        return ""
    return f"{signed(asked)}, of which {signed(event.modifier)} count"
