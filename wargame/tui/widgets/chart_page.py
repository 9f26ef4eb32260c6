"""Charts of tracks over the turns: one group of tracks at a time, with its legend below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content

from wargame.document.sign_chart import ASCII_PENS, AT_ONCE, LETTERS, UNICODE_PENS, Cell, chart, scale
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import column, line, sides

if TYPE_CHECKING:
    from wargame.debrief.courses import Course

INKS = ("$seat-1", "$accent", "$good", "$bad")
ROWS = 11
"""The usual scale, 0 to 10, a row a step."""
Sheet = tuple[str, tuple["Course", ...]]
"""The title of a chart and the courses under it."""


def sheets(courses: Sequence[Course]) -> tuple[Sheet, ...]:
    """The charts to look at: a group each, in two or more where it has too many lines. In each, what moved comes first,
    and what never moved is named without a line."""
    made: list[Sheet] = []
    for group, members in groupby(courses, key=lambda course: course.group):
        listed = sorted(members, key=lambda course: not course.moved)
        parts = [tuple(listed[first : first + AT_ONCE]) for first in range(0, len(listed), AT_ONCE)]
        for number, part in enumerate(parts, 1):
            made.append((group if len(parts) == 1 else f"{group}, {number} of {len(parts)}", part))
    return tuple(made)


def chart_lines(courses: Sequence[Course], since: int, glyphs: Glyphs, cells: int) -> list[Content]:
    """A chart and its legend: letter, line, name, and the value turn by turn."""
    pens = ASCII_PENS if glyphs.point.isascii() else UNICODE_PENS
    values = [course.values for course in courses]
    least, most = scale(values, min(one.least for one in courses), max(one.most for one in courses), ROWS)
    drawn = chart(values, least, most, since, cells, ROWS, pens)
    lines = [Content.assemble(*(_inked(run) for run in _runs(row))) for row in drawn]
    for number, course in enumerate(courses):
        went = " ".join("?" if value is None else str(value) for value in course.values)
        sign = f"{LETTERS[number]} {pens.lines[number][0] * 2} "
        left = Content.assemble((sign, f"bold {INKS[number]}"), column(course.code, 5, "bold"), line(course.name))
        lines.append(sides(left, Content.styled(went, "" if course.moved else "$text-muted"), cells))
    return lines


def _runs(row: Sequence[Cell]) -> list[tuple[int, str]]:
    return [(ink, "".join(cell.char for cell in run)) for ink, run in groupby(row, key=lambda cell: cell.series)]


def _inked(run: tuple[int, str]) -> tuple[str, str]:
    number, text = run
    return text, INKS[number] if number >= 0 else "$text-muted"
