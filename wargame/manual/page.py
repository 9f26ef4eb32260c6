"""What a manual is made of: headings, paragraphs, nested points and grids. Plain words; how they look is for others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 for the title, 2 for a chapter, and so on down to 4."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. ``aside`` for remarks that only instructors get."""

    text: str
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a list, with points below it."""

    text: str
    below: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points; ``numbered`` where their order is the matter."""

    points: tuple[Point, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under headings; every row as long as ``head``."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Para | Points | Grid
Manual = tuple[Block, ...]


def points(*items: Point | str) -> tuple[Block, ...]:
    """A list, or nothing at all where there is nothing to list."""
    made = tuple(item if isinstance(item, Point) else Point(item) for item in items)
    return (Points(made),) if made else ()


def grid(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> tuple[Block, ...]:
    """A grid without the columns that are empty in every row; nothing where there are no rows."""
    kept = [place for place in range(len(head)) if any(row[place] for row in rows)]
    if not rows:
        return ()
    return (Grid(tuple(head[place] for place in kept), tuple(tuple(row[place] for place in kept) for row in rows)),)


def chapter(level: int, text: str, *parts: tuple[Block, ...]) -> tuple[Block, ...]:
    """A heading with what stands below it; nothing where nothing does."""
    inside = tuple(block for part in parts for block in part)
    return (Heading(level, text), *inside) if inside else ()
