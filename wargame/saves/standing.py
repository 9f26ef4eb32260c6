"""Which lines of a record count, where control took the game back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wargame.saves.lines import Line, MendLine, NoteLine, RulingLine, UndoLine


def outlives_undo(line: Line) -> bool:
    """Whether it holds on where the game is taken back behind it: who holds a seat holds it on, notes stay, and so do
    texts as they were mended."""
    return isinstance(line, (MendLine, NoteLine)) or (isinstance(line, RulingLine) and line.ruling.what == "seat")


def undone_by(lines: Sequence[Line]) -> Mapping[int, int]:
    """The lines that count no more, each with the line that undid it first. The start always counts."""
    found: dict[int, int] = {}
    for n, line in enumerate(lines, 1):
        if isinstance(line, UndoLine):
            gone = (at for at in range(max(line.line, 1) + 1, n) if not outlives_undo(lines[at - 1]))
            found |= {at: n for at in gone if at not in found}
    return found


def standing(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """The lines that count, with their numbers: all others."""
    undone = undone_by(lines)
    return [(n, line) for n, line in enumerate(lines, 1) if n not in undone]


def standing_rulings(lines: Sequence[Line]) -> tuple[tuple[int, RulingLine], ...]:
    """The rulings that hold, with their lines."""
    return tuple((n, line) for n, line in standing(lines) if isinstance(line, RulingLine))


def undone_at(lines: Sequence[Line], event: str) -> int | None:
    """The line on which an event (``LINE.INDEX``) was undone; None: it was not, or there is none of that name."""
    number = event.partition(".")[0]
    return next((by for n, by in undone_by(lines).items() if str(n) == number), None)
