"""A manual in lines of plain text, for a terminal of a given width."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator

from wargame.manual.page import Block, Grid, Heading, Manual, Para, Point, Points

_RULES = {1: "═", 2: "─"}
_NARROWEST = 5


def terminal(manual: Manual, width: int = 100) -> str:
    """The manual as text, no line longer than ``width`` columns (at least 40) where words allow it."""
    width = max(width, 40)
    return "\n\n".join("\n".join(_lines(block, width)) for block in manual) + "\n"


def _lines(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield text.upper() if level <= 2 else text
            if level in _RULES:
                yield _RULES[level] * min(columns(text), width)
        case Para(text, aside):
            yield from _wrapped(text, width, "│ " if aside else "")
        case Points(all_, numbered):
            for number, point in enumerate(all_, 1):
                yield from _point(point, width, 0, f"{number}." if numbered else "•")
        case Grid(head, rows):
            yield from _grid(head, rows, width)


def _point(point: Point, width: int, depth: int, mark: str = "•") -> Iterator[str]:
    indent = "  " * depth
    yield from _wrapped(point.text, width, f"{indent}{mark} ", indent + " " * (len(mark) + 1))
    for inner in point.below:
        yield from _point(inner, width, depth + 1)


def _wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    after = first if rest is None else rest
    yield from textwrap.wrap(
        " ".join(text.split()),
        max(width, len(first) + _NARROWEST),
        initial_indent=first,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]


def _grid(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], width: int) -> Iterator[str]:
    wide = [max(columns(row[place]) for row in (head, *rows)) for place in range(len(head))]
    while sum(wide) + 2 * (len(wide) - 1) > width and max(wide) > _NARROWEST:
        wide[wide.index(max(wide))] -= 1
    for row in (head, tuple("-" * one for one in wide), *rows):
        cells = [textwrap.wrap(cell, one) or [""] for cell, one in zip(row, wide, strict=True)]
        for line in range(max(len(cell) for cell in cells)):
            parts = [
                _padded(cell[line] if line < len(cell) else "", one) for cell, one in zip(cells, wide, strict=True)
            ]
            yield "  ".join(parts).rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def columns(text: str) -> int:
    """How many columns a text takes: wide signs two, combining ones none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
