"""Which lines of a record count, where control took the game back."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.model.labels import place
from wargame.saves.lines import Line, UndoLine


def standing(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """The lines that count, with their numbers: without what was undone, and what was undone of that."""
    found: list[tuple[int, Line]] = []
    for n, line in enumerate(lines, 1):
        while isinstance(line, UndoLine) and found and found[-1][0] > line.line:
            found.pop()
        found.append((n, line))
    return found


def undone_at(lines: Sequence[Line], event: str) -> int | None:
    """The line on which an event (``LINE.INDEX``) was undone; None: it was not, or there is none of that name."""
    number = place(event.partition(".")[0])
    if number is None or number in dict(standing(lines)):
        return None
    undos = ((n, line) for n, line in enumerate(lines, 1) if isinstance(line, UndoLine))
    return next((n for n, line in undos if line.line < number < n), None)
