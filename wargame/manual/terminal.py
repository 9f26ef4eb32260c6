"""A manual in lines of plain text, for a terminal of a given width."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.manual.page import Block, Grid, Heading, Manual, Para, Point, Points
from wargame.text import cells

_RULES = {1: "═", 2: "─"}
_NARROWEST = 5


def terminal(manual: Manual, width: int = 100) -> str:
    """The manual as text, no line wider than ``width`` cells (at least 40)."""
    width = max(width, 40)
    return "\n\n".join("\n".join(_lines(block, width)) for block in manual) + "\n"


def _lines(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading(level, text):
            rows = cells.wrapped(text.upper() if level <= 2 else text, width)
            yield from rows
            if level in _RULES:
                yield _RULES[level] * max(map(cells.width, rows))
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
    yield from cells.wrapped(" ".join(text.split()), width, first, first if rest is None else rest)


def _grid(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], width: int) -> Iterator[str]:
    wide = [max(cells.width(row[place]) for row in (head, *rows)) for place in range(len(head))]
    while sum(wide) + 2 * (len(wide) - 1) > width and max(wide) > _NARROWEST:
        wide[wide.index(max(wide))] -= 1
    for row in (head, tuple("-" * one for one in wide), *rows):
        parts = [cells.wrapped(cell, one) for cell, one in zip(row, wide, strict=True)]
        for line in range(max(len(part) for part in parts)):
            shown = (part[line] if line < len(part) else "" for part in parts)
            yield "  ".join(cells.padded(cell, one) for cell, one in zip(shown, wide, strict=True)).rstrip()
