"""Line charts in characters: one letter and one line style for each series, readable without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LETTERS = "ABCD"
AT_ONCE = len(LETTERS)
"""So many series share a chart; more would hide each other."""


@dataclass(frozen=True, slots=True)
class Pens:
    """What lines are drawn with: per series the horizontal and vertical sign, then the four corners.

    Corners: down to the right (``╮``), up to the right (``╯``), and where the line leaves again: from above (``╰``),
    from below (``╭``).
    """

    lines: tuple[tuple[str, str], ...]
    corners: tuple[str, str, str, str]
    rule: str
    tick: str


UNICODE_PENS = Pens((("─", "│"), ("╌", "╎"), ("━", "┃"), ("═", "║")), ("╮", "╯", "╰", "╭"), "─", "┤")
ASCII_PENS = Pens((("-", "|"), (".", ":"), ("=", "|"), ("~", "|")), ("+",) * 4, "-", "|")


@dataclass(frozen=True, slots=True)
class Cell:
    """One character of a chart; ``series`` -1: of its frame."""

    char: str
    series: int = -1


BLANK = Cell(" ")
Values = Sequence[int | None]


def scale(series: Sequence[Values], least: int, most: int, rows: int) -> tuple[int, int]:
    """The part of a scale to show: all of it where every step has a row, else what the series reach."""
    known = [value for values in series for value in values if value is not None]
    return (least, most) if most - least < rows or not known else (min(known), max(known))


def chart(
    series: Sequence[Values], least: int, most: int, since: int, width: int, rows: int, pens: Pens
) -> list[list[Cell]]:
    """A chart as rows of cells, top first, none wider than ``width``.

    Args:
        series: at most ``AT_ONCE``, equally long: a value a turn, None where it is not known.
        least, most: of the scale.
        since: the turn of the first value.
        rows: at most so many for the plot; fewer where the scale is shorter. Two more name the turns.
    """
    turns = max((len(values) for values in series), default=0)
    span = max(1, most - least)
    rows = max(2, min(rows, span + 1))
    gap = max(2, min(12, (width - 6) // max(1, turns - 1))) if turns > 1 else 2
    plot = [[BLANK] * (gap * (turns - 1) + 1 + AT_ONCE) for _ in range(rows)]

    def row(value: int) -> int:
        return rows - 1 - ((value - least) * (rows - 1) * 2 + span) // (2 * span)

    for number, values in enumerate(series):
        for turn in range(turns - 1):
            first, last = values[turn], values[turn + 1]
            if first is not None and last is not None:
                _step(plot, number, turn * gap, gap, (row(first), row(last)), len(series), pens)
    for number, values in enumerate(series):
        for turn, value in enumerate(values):
            if value is not None:
                _point(plot[row(value)], number, turn * gap)
    told = range(least, most + 1) if span < rows else (least, (least + most) // 2, most)
    named = {row(value): str(value) for value in told}
    drawn = [
        [*(Cell(char) for char in f"{named.get(place, ''):>3}"), Cell(pens.tick), *cells]
        for place, cells in enumerate(plot)
    ]
    marks = [" "] * (4 + len(plot[0]))
    for turn in range(turns):
        for place, char in enumerate(str(since + turn)):
            marks[4 + turn * gap + place] = char
    rule = [*(Cell(" ") for _ in range(4)), *(Cell(pens.rule) for _ in range(gap * (turns - 1) + 1))]
    return [line[:width] for line in (*drawn, rule, [Cell(char) for char in marks])]


def _step(plot: list[list[Cell]], number: int, left: int, gap: int, rows: tuple[int, int], of: int, pens: Pens) -> None:
    """From one turn to the next: level, then up or down, then level. Each series turns at a column of its own."""
    across, upright = pens.lines[number]
    start, end = rows
    turn_at = left + 1 + (number * max(1, gap - 2)) // max(1, of) if start != end else left + gap
    turn_at = min(turn_at, left + gap - 1) if start != end else turn_at
    for column in range(left + 1, left + gap):
        if column != turn_at:
            _draw(plot[start if column < turn_at else end], column, Cell(across, number), of)
    if start != end:
        down = end > start
        falls, rises, from_above, from_below = pens.corners
        for between in range(min(start, end) + 1, max(start, end)):
            plot[between][turn_at] = Cell(upright, number)
        plot[start][turn_at] = Cell(falls if down else rises, number)
        plot[end][turn_at] = Cell(from_above if down else from_below, number)


def _draw(row: list[Cell], column: int, cell: Cell, of: int) -> None:
    """Where lines lie on each other, they take turns."""
    if row[column] is BLANK or (row[column].series >= 0 and column % of == cell.series % of):
        row[column] = cell


def _point(row: list[Cell], number: int, column: int) -> None:
    """A letter; where one stands already, beside it."""
    while row[column].char in LETTERS:
        column += 1
    row[column] = Cell(LETTERS[number], number)
