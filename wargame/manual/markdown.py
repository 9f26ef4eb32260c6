"""A manual as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wargame.manual.page import Block, Grid, Heading, Manual, Para, Point, Points

_SPECIAL = re.compile(r"([\\`*_<>\[\]|])")


def markdown(manual: Manual) -> str:
    """The manual as one Markdown text that ends with a line break."""
    return "\n\n".join("\n".join(_lines(block)) for block in manual) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"{'#' * level} {_plain(text)}"
        case Para(text, aside):
            yield f"> {_plain(text)}" if aside else _plain(text)
        case Points(all_, numbered):
            for number, point in enumerate(all_, 1):
                yield from _point(point, 0, f"{number}." if numbered else "-")
        case Grid(head, rows):
            yield _row(head)
            yield _row(tuple("---" for _ in head))
            yield from (_row(tuple(_plain(cell) for cell in row)) for row in rows)


def _point(point: Point, depth: int, mark: str = "-") -> Iterator[str]:
    yield f"{'  ' * depth}{mark} {_plain(point.text)}"
    for inner in point.below:
        yield from _point(inner, depth + 1)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Author text with every sign that Markdown would take for its own made harmless."""
    flat = " ".join(text.split())
    return re.sub(r"^(\d+|[-+#])([.) ])", r"\1\\\2", _SPECIAL.sub(r"\\\1", flat))
