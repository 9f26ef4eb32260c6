"""The nodes a document is made of. They hold words and numbers, never a colour, a width or a mark-up sign.

They are named tuples: so many frozen dataclasses would be made in ten times the time, at every start of a program.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from wargame.text.runs import Run as Run, Text as Text, Tone as Tone, plain as plain, text as text


class Heading(NamedTuple):
    """A heading; ``level`` 1 for the title, 2 for a chapter, and so on down to 4.

    ``anchor``: what ``Run.to`` of the same document calls it, in small letters, digits and hyphens; "": nothing does.
    """

    level: int
    text: Text
    anchor: str = ""


class Paragraph(NamedTuple):
    """A paragraph."""

    text: Text


class Note(NamedTuple):
    """A remark that stands apart: ``aside`` for instructors alone, ``warning`` for what must not be overlooked."""

    text: Text
    kind: Literal["aside", "warning"] = "aside"


class ListItem(NamedTuple):
    """One item of a list, with items below it."""

    text: Text
    below: tuple[ListItem, ...] = ()


class List(NamedTuple):
    """Items; ``ordered`` where their order is the matter."""

    items: tuple[ListItem, ...]
    ordered: bool = False


class Grid(NamedTuple):
    """Rows under headings, every row as long as ``head``. ``numbers``: columns (from 0) that are lined up right;
    ``blank``: those that somebody writes in by hand."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    title: Text = ()
    numbers: frozenset[int] = frozenset()
    blank: frozenset[int] = frozenset()


class RollTerm(NamedTuple):
    """One thing that counts in a roll: what it adds (None: the reader does not know), and why."""

    adds: int | None
    why: Text


class RollRow(NamedTuple):
    """A row of the table a roll is read from; ``totals``: those that lead to it, in words ("" where it is the only)."""

    totals: str
    name: Text


class DiceRoll(NamedTuple):
    """Dice on a table.

    Attributes:
        head: the dice and their faces.
        terms: what is added to them, each with its reason.
        limit: where a limit cuts what is added: how much of it counts.
        rows: of the table, from worst to best; none where the table is not shown.
        hit: which of them (from 0) it came to; None: the reader does not know.
        result: what it came to, and what it needed.
        says: the words of the row that was hit.
        faces: of the dice, as they lie.
        total: what it came to, or within what, as it is written; "": not known.
        needed: the total that would be a success, in words; empty: there is none.
        verdict: the tone of what it came to.
    """

    head: Text
    terms: tuple[RollTerm, ...]
    limit: Text
    rows: tuple[RollRow, ...]
    hit: int | None
    result: Text
    says: Text = ()
    faces: tuple[int, ...] = ()
    total: str = ""
    needed: Text = ()
    verdict: Tone = "accent"


class PointRow(NamedTuple):
    """Points got, the most there were to get (0: there was nothing to get, only to lose), and for what."""

    got: int
    most: int
    why: Text


class PointList(NamedTuple):
    """Points with their reasons; ``signed`` where they are changes."""

    rows: tuple[PointRow, ...]
    signed: bool = False


class Group(NamedTuple):
    """A line with what belongs to it, one step in from it; without a line (empty) the step in alone."""

    text: Text
    body: tuple[Prose, ...]


class Meter(NamedTuple):
    """A value on a scale.

    Attributes:
        name: what is measured.
        says: where it stands, in words.
        lo, hi: the bounds it is known to lie within, equal where it is known exactly.
        least, most: the ends of the scale; ``low`` and ``high``: what they mean.
        change: how far it moved lately; None: not known.
    """

    name: Text
    says: Text
    lo: int
    hi: int
    least: int
    most: int
    low: str = ""
    high: str = ""
    change: int | None = None


class Series(NamedTuple):
    """A line of a chart: a value at each step of the axis (None: not known). ``band``: lowest and highest at each step
    about the line, as many as there are values, or none at all."""

    name: str
    values: tuple[int | None, ...]
    band: tuple[tuple[int, int] | None, ...] = ()


class Chart(NamedTuple):
    """Lines over steps of time. Charts that are compared are given the same ``least`` and ``most``.

    Attributes:
        steps: the labels of the axis across, e.g. ``("0", "1", "2")``; every series has as many values.
        series: the lines, four at most: more would hide each other.
        least, most: the ends of the axis upwards.
        across, upwards: what the axes count, with their unit.
    """

    title: Text
    steps: tuple[str, ...]
    series: tuple[Series, ...]
    least: int
    most: int
    across: str
    upwards: str


class Bar(NamedTuple):
    """A row of a chart of bars about zero: how far each of two changes moves something.

    Attributes:
        less, more: by how much, in the unit of the chart.
        said: the same two in words.
        after: what stands behind the row, a cell for each of the chart's ``after``.
    """

    name: Text
    less: float
    more: float
    said: tuple[str, str]
    after: tuple[Text, ...] = ()


class Bars(NamedTuple):
    """Bars about zero, all on one scale: falls to the left, rises to the right.

    Attributes:
        less, more: what the two changes are.
        unit: of the lengths.
        widest: the longest bar that is drawn, in the unit; charts that are compared are given the same.
        after: heads of what stands behind the rows.
    """

    title: Text
    bars: tuple[Bar, ...]
    less: str
    more: str
    unit: str
    widest: float
    after: tuple[str, ...] = ()


class CutOut(NamedTuple):
    """A card to cut out. ``corner``: what stands opposite its title, such as whose it is."""

    title: Text
    corner: Text
    body: tuple[Prose, ...]


class Cards(NamedTuple):
    """Cards to cut out, side by side; none of them is broken at the end of a page."""

    cards: tuple[CutOut, ...]


class Blank(NamedTuple):
    """Room to write in by hand: so many lines."""

    lines: int


class PageBreak(NamedTuple):
    """What follows begins a page, where there are pages."""


Prose = Paragraph | List | Group | PointList | DiceRoll | Meter
"""What is read line under line, as a turn is told."""
Node = Heading | Note | Grid | Chart | Bars | Cards | Blank | PageBreak | Prose
Document = tuple[Node, ...]


def paragraph(*parts: str | Run) -> Paragraph:
    """A paragraph of these runs."""
    return Paragraph(text(*parts))


def item(said: str | Text, below: Iterable[ListItem] = ()) -> ListItem:
    """One item of a list, with those below it."""
    return ListItem(text(said) if isinstance(said, str) else said, tuple(below))


def items(*said: ListItem | Text | str, ordered: bool = False) -> tuple[List, ...]:
    """A list, or nothing at all where there is nothing to list."""
    made = tuple(one if isinstance(one, ListItem) else item(one) for one in said)
    return (List(made, ordered),) if made else ()


def grid(head: Sequence[str], rows: Iterable[Sequence[str]], title: str = "", numbers: Iterable[int] = ()) -> Document:
    """A grid without the columns that are empty in every row; nothing where there are no rows."""
    whole = [tuple(row) for row in rows]
    kept = [place for place in range(len(head)) if any(row[place] for row in whole)]
    if not whole:
        return ()
    right = set(numbers)
    return (
        Grid(
            tuple(text(head[place]) for place in kept),
            tuple(tuple(text(row[place]) for place in kept) for row in whole),
            text(title),
            frozenset(now for now, place in enumerate(kept) if place in right),
        ),
    )


def group(line: str | Text, *body: Prose | str) -> Group:
    """A line with what belongs to it."""
    return Group(
        text(line) if isinstance(line, str) else line,
        tuple(paragraph(one) if isinstance(one, str) else one for one in body),
    )


def apart(*parts: Prose | None) -> tuple[Prose, ...]:
    """Prose with an empty line between its parts; those that are None are left out."""
    there = [part for part in parts if part is not None]
    return tuple(node for part in there for node in (Paragraph(()), part))[1:]


def section(level: int, title: str, *parts: Iterable[Node], anchor: str = "") -> Document:
    """A heading with what stands below it; nothing where nothing does."""
    inside = tuple(node for part in parts for node in part)
    return (Heading(level, text(title), anchor), *inside) if inside else ()
