"""Charts of tracks over the turns: one group of tracks at a time, with its legend below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content

from wargame.document.nodes import Chart, Series
from wargame.document.sign_charts import ASCII_PENS, AT_ONCE, LETTERS, UNICODE_PENS, Cell, chart_cells, scale
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import column, line, sides
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.debrief.track_history import TrackHistory

INKS = ("$seat-1", "$accent", "$good", "$bad")
ROWS = 11
"""The usual scale, 0 to 10, a row a step."""
Sheet = tuple[str, tuple["TrackHistory", ...]]
"""The title of a chart and the histories under it."""


def sheets(histories: Sequence[TrackHistory]) -> tuple[Sheet, ...]:
    """The charts to look at: a group each, in two or more where it has too many lines. In each, what moved comes first,
    and what never moved is named without a line."""
    made: list[Sheet] = []
    for group, members in groupby(histories, key=lambda history: history.group):
        listed = sorted(members, key=lambda history: not history.moved)
        parts = [tuple(listed[first : first + AT_ONCE]) for first in range(0, len(listed), AT_ONCE)]
        for number, part in enumerate(parts, 1):
            made.append((group if len(parts) == 1 else _part(group, number, len(parts)), part))
    return tuple(made)


def _part(group: str, number: int, parts: int) -> str:
    return _("{group}, {number} of {parts}").format(group=group, number=number, parts=parts)


def chart_lines(histories: Sequence[TrackHistory], since: int, glyphs: Glyphs, cells: int) -> list[Content]:
    """A chart and its legend: letter, line, name, and the value turn by turn."""
    pens = ASCII_PENS if glyphs.point.isascii() else UNICODE_PENS
    values = [history.values for history in histories]
    least, most = scale(values, min(one.least for one in histories), max(one.most for one in histories), ROWS)
    steps = tuple(str(since + turn) for turn in range(max(len(one) for one in values)))
    chart = Chart((), steps, tuple(Series(one.name, one.values) for one in histories), least, most, _("turn"), "")
    drawn = chart_cells(chart, cells, ROWS, pens)
    lines = [Content.assemble(*(_inked(run) for run in _runs(row))) for row in drawn]
    for number, history in enumerate(histories):
        went = " ".join("?" if value is None else str(value) for value in history.values)
        sign = f"{LETTERS[number]} {pens.lines[number][0] * 2} "
        left = Content.assemble((sign, f"bold {INKS[number]}"), column(history.code, 5, "bold"), line(history.name))
        lines.append(sides(left, Content.styled(went, "" if history.moved else "$text-muted"), cells))
    return lines


def _runs(row: Sequence[Cell]) -> list[tuple[int, str]]:
    return [(ink, "".join(cell.char for cell in run)) for ink, run in groupby(row, key=lambda cell: cell.series)]


def _inked(run: tuple[int, str]) -> tuple[str, str]:
    number, text = run
    return text, INKS[number] if number >= 0 else "$text-muted"
