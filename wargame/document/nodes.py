"""The nodes a document is made of. They hold words and numbers, never a colour, a width or a mark-up sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Tone = Literal["plain", "strong", "quiet", "quote", "accent", "good", "bad", "code"]
"""What a run of text is, for writers that can show it: ``quote`` for the words of the scenario's author, ``good`` and
``bad`` for whom a change helps, ``quiet`` for what may be passed over. Tone never carries meaning alone."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text in one tone. The text may hold any characters: writers make them harmless."""

    text: str
    tone: Tone = "plain"


Text = tuple[Run, ...]
"""One paragraph's worth of runs, without line breaks."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 for the title, 2 for a chapter, and so on down to 4."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Text


@dataclass(frozen=True, slots=True)
class Note:
    """A remark that stands apart: ``aside`` for instructors alone, ``warning`` for what must not be overlooked."""

    text: Text
    kind: Literal["aside", "warning"] = "aside"


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list, with items below it."""

    text: Text
    below: tuple[ListItem, ...] = ()


@dataclass(frozen=True, slots=True)
class List:
    """Items; ``ordered`` where their order is the matter."""

    items: tuple[ListItem, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under headings, every row as long as ``head``. ``numbers``: columns (from 0) that are lined up right."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    title: Text = ()
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class RollTerm:
    """One thing that counts in a roll: what it adds (None: the reader does not know, then within ``lo``..``hi``)."""

    adds: int | None
    why: Text
    lo: int = 0
    hi: int = 0


@dataclass(frozen=True, slots=True)
class RollRow:
    """A row of the table a roll is read from: the least total that lands in it (None: the lowest row)."""

    name: Text
    least: int | None


@dataclass(frozen=True, slots=True)
class DiceRoll:
    """Dice on a table: faces, what is added, the total, the rows from worst to best, and the row (from 0) it hit."""

    dice: tuple[int, ...]
    terms: tuple[RollTerm, ...]
    total: int | None
    rows: tuple[RollRow, ...]
    hit: int | None
    says: Text = ()


@dataclass(frozen=True, slots=True)
class Meter:
    """A value on a scale. ``lo``..``hi``: the bounds it is known to lie within, equal where it is known exactly."""

    name: Text
    lo: int
    hi: int
    least: int
    most: int
    change: int | None = None
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A line of a chart: a value at each step of the axis (None: not known), within a band where it has one."""

    name: str
    values: tuple[int | None, ...]
    band: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines over steps of time. Charts that are compared are given the same ``least`` and ``most``.

    Attributes:
        steps: the labels of the axis across, e.g. ``("0", "1", "2")``; every series has as many values.
        across, upwards: what the axes count, with their unit.
    """

    title: Text
    steps: tuple[str, ...]
    series: tuple[Series, ...]
    least: int
    most: int
    across: str
    upwards: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart of bars about zero: how far each of two changes moves something; ``after`` stands beside it."""

    name: Text
    less: float
    more: float
    after: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars about zero, all on one scale: falls to the left, rises to the right. ``unit``: of what they are."""

    title: Text
    bars: tuple[Bar, ...]
    unit: str
    less: str
    more: str


Node = Heading | Paragraph | Note | List | Grid | DiceRoll | Meter | Chart | Bars
Document = tuple[Node, ...]


def text(*parts: str | Run, tone: Tone = "plain") -> Text:
    """Runs of text; bare strings are in ``tone``, empty ones are left out."""
    spans = (part if isinstance(part, Run) else Run(part, tone) for part in parts)
    return tuple(span for span in spans if span.text)


def plain(runs: Text) -> str:
    """The words alone."""
    return "".join(span.text for span in runs)


def item(said: str | Text, *below: ListItem) -> ListItem:
    """One item of a list, with those below it."""
    return ListItem(text(said) if isinstance(said, str) else said, below)


def items(*said: ListItem | Text | str, ordered: bool = False) -> Document:
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


def section(level: int, title: str, *parts: Iterable[Node]) -> Document:
    """A heading with what stands below it; nothing where nothing does."""
    inside = tuple(node for part in parts for node in part)
    return (Heading(level, text(title)), *inside) if inside else ()
