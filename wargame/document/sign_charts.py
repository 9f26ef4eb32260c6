"""The one writer of charts in signs: lines with a letter and a style each, bars about zero. Readable without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wargame.document.nodes import Bar, Bars, Chart, Series
from wargame.wording.numbers import measured, ranged, whole

LETTERS = "ABCD"
AT_ONCE = len(LETTERS)
"""So many series share a chart; more would hide each other."""
BAR = 12
"""Cells of the longest bar, to either side."""
LESS, MORE, BOTH = "-", "#", "="
"""The signs of the two changes, and of what both of them reach."""


class Pens(NamedTuple):
    """What lines are drawn with: per series the horizontal and vertical sign, then the four corners.

    Corners: down to the right (``╮``), up to the right (``╯``), and where the line leaves again: from above (``╰``),
    from below (``╭``). ``shade``: of a band.
    """

    lines: tuple[tuple[str, str], ...]
    corners: tuple[str, str, str, str]
    rule: str
    tick: str
    shade: str


UNICODE_PENS = Pens((("─", "│"), ("╌", "╎"), ("━", "┃"), ("═", "║")), ("╮", "╯", "╰", "╭"), "─", "┤", "░")
ASCII_PENS = Pens((("-", "|"), (".", ":"), ("=", "|"), ("~", "|")), ("+",) * 4, "-", "|", ",")


class Cell(NamedTuple):
    """One character of a chart; ``series`` -1: of its frame."""

    char: str
    series: int = -1


BLANK = Cell(" ")
Values = Sequence[int | None]


def scale(series: Sequence[Values], least: int, most: int, rows: int) -> tuple[int, int]:
    """The part of a scale to show: all of it where every step has a row, else what the series reach."""
    known = [value for values in series for value in values if value is not None]
    return (least, most) if most - least < rows or not known else (min(known), max(known))


def chart_cells(chart: Chart, width: int, rows: int, pens: Pens) -> list[list[Cell]]:
    """The plot with its two axes as rows of cells, top first, none wider than ``width``.

    Args:
        chart: of at most ``AT_ONCE`` series.
        rows: at most so many for the plot; fewer where the scale is shorter. Two more name the steps.
    """
    steps, least, most = len(chart.steps), chart.least, chart.most
    span = max(1, most - least)
    rows = max(2, min(rows, span + 1))
    gap = max(2, min(12, (width - 6) // max(1, steps - 1))) if steps > 1 else 2
    plot = [[BLANK] * (gap * (steps - 1) + 1 + AT_ONCE) for _ in range(rows)]

    def row(value: int) -> int:
        return rows - 1 - ((value - least) * (rows - 1) * 2 + span) // (2 * span)

    for number, series in enumerate(chart.series):
        for step in range(steps - 1):
            first, last = series.values[step], series.values[step + 1]
            if first is not None and last is not None:
                _step(plot, number, step * gap, gap, (row(first), row(last)), len(chart.series), pens)
    for number, series in enumerate(chart.series):
        for step, value in enumerate(series.values):
            if value is not None:
                _point(plot[row(value)], number, step * gap)
    for number, series in enumerate(chart.series):
        for step, band in enumerate(series.band):
            if band is not None:
                _shade(plot[row(band[1]) : row(band[0]) + 1], number, step * gap, gap // 2, pens.shade)
    told = range(least, most + 1) if span < rows else (least, (least + most) // 2, most)
    named = {row(value): str(value) for value in told}
    drawn = [
        [*(Cell(char) for char in f"{named.get(place, ''):>3}"), Cell(pens.tick), *cells]
        for place, cells in enumerate(plot)
    ]
    marks = [" "] * (4 + len(plot[0]))
    for step, label in enumerate(chart.steps):
        for place, char in enumerate(label[: len(marks) - 4 - step * gap]):
            marks[4 + step * gap + place] = char
    rule = [*(Cell(" ") for _ in range(4)), *(Cell(pens.rule) for _ in range(gap * (steps - 1) + 1))]
    return [line[:width] for line in (*drawn, rule, [Cell(char) for char in marks])]


def chart_rows(chart: Chart, width: int, pens: Pens = UNICODE_PENS, rows: int = 11) -> Iterator[str]:
    """A chart as lines of text: what its axis upwards counts, the plot, what its axis across counts, and its lines by
    letter, each with its values."""
    yield chart.upwards
    for cells in chart_cells(chart, width, rows, pens):
        yield "".join(cell.char for cell in cells).rstrip()
    yield f"    {chart.across}"
    for number, series in enumerate(chart.series):
        yield f"{LETTERS[number]} {pens.lines[number][0] * 2} {series.name}: {', '.join(values_said(series))}"


def values_said(series: Series) -> Iterator[str]:
    """A series step by step, in words: ``4``, ``4 (2–6)`` within a band, ``?``."""
    for step, value in enumerate(series.values):
        band = series.band[step] if series.band else None
        within = "" if band is None or band[0] == band[1] else f" ({ranged(*band)})"
        yield "?" if value is None else f"{whole(value)}{within}"


def _step(plot: list[list[Cell]], number: int, left: int, gap: int, rows: tuple[int, int], of: int, pens: Pens) -> None:
    """From one step to the next: level, then up or down, then level. Each series turns at a column of its own."""
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


def _shade(rows: list[list[Cell]], number: int, column: int, reach: int, sign: str) -> None:
    for row in rows:
        for at in range(max(0, column - reach), min(len(row) - AT_ONCE, column + reach + 1)):
            if row[at] is BLANK:
                row[at] = Cell(sign, number)


def bar_signs(bar: Bar, widest: float) -> str:
    """Both changes about the middle: falls to the left, rises to the right, ``BAR`` cells to either side."""

    def side(less: float, more: float) -> str:
        """From the middle outwards."""
        reach = [round(BAR * max(0.0, change) / widest) if widest else 0 for change in (less, more)]
        return BOTH * min(reach) + (LESS if reach[0] > reach[1] else MORE) * (max(reach) - min(reach))

    return f"{side(-bar.less, -bar.more)[::-1]:>{BAR}}|{side(bar.less, bar.more):<{BAR}}"


def bars_axis(bars: Bars) -> str:
    """The ends of the scale above the bars, and its middle."""
    least, most = measured(-bars.widest), measured(bars.widest)
    return f"{least:<{BAR}}0{most:>{BAR}}"
