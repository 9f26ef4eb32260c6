"""The one way for words from outside (scenarios, players' files, paths) to reach the terminal.

Textual reads markup and click actions out of plain strings, and control or bidirectional characters can rewrite what
was painted before. So every foreign string goes through ``plain`` and no other door.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from rich.cells import cell_len
from textual.content import Content

from wargame.text.characters import without_forbidden
from wargame.text.joining import ZWJ, ZWNJ

ELLIPSIS = "…"
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u180b\u180c\u180d\u180f")
"""Letters and marks that paint nothing, so that text could hide behind them."""
_MOST_MARKS = 2
"""Combining marks kept on one letter; more would climb into the lines above."""


def clean(text: str) -> str:
    """The same words in composed form (NFC), without control, bidirectional, zero-width and other unseen characters.

    Joiners stay where they belong to a word or a picture. Variation selectors go: terminals do not agree on how wide
    they make a sign. Line ends stay, tabs become a blank. Called wherever a foreign string is measured or cut before it
    is shown.
    """
    kept = _kept(text)
    return unicodedata.normalize("NFC", without_forbidden(kept)) if ZWNJ in kept or ZWJ in kept else kept


def _kept(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")):
        kind = unicodedata.category(char)
        if char == "\n" or kind in ("Zl", "Zp"):
            kept.append("\n")
        elif char == "\t" or kind == "Zs":
            kept.append(" ")
        elif char in (ZWNJ, ZWJ):
            kept.append(char)
            continue
        elif kind[0] == "C" or char in _INVISIBLE or "\ufe00" <= char <= "\ufe0f":
            continue
        elif kind[0] == "M":
            marks += 1
            if marks <= _MOST_MARKS:
                kept.append(char)
            continue
        else:
            kept.append(char)
        marks = 0
    return "".join(kept)


def plain(text: str, style: str = "") -> Content:
    """Foreign text as content that means nothing but itself; ``style`` is ours, e.g. ``"bold $accent"``."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def line(text: str, style: str = "") -> Content:
    """Foreign text as one line: line ends become blanks."""
    return plain(" ".join(text.split()), style)


def paragraphs(text: str) -> str:
    """Foreign prose as paragraphs: an empty line stays, single line ends become blanks, so that the screen can wrap."""
    return "\n\n".join(" ".join(part.split()) for part in clean(text).split("\n\n") if part.strip())


def column(text: str, cells: int, style: str = "") -> Content:
    """Foreign text as one line of exactly ``cells``: cut with an ellipsis, or filled with blanks."""
    content = clip(line(text, style), cells)
    return content.pad_right(cells - content.cell_length)


def clip(content: Content, cells: int) -> Content:
    """At most ``cells`` wide, cut with an ellipsis where needed."""
    return content.truncate(max(0, cells), ellipsis=True)


def sides(left: Content, right: Content, cells: int) -> Content:
    """One line of exactly ``cells``: ``left`` cut where needed, ``right`` flush right, with half at most."""
    right = clip(right, cells - min(left.cell_length, cells // 2) - 1)
    room = max(0, cells - right.cell_length - (1 if right else 0))
    left = clip(left, room)
    return Content.assemble(left, " " * max(0, cells - left.cell_length - right.cell_length), right)


def hang(first: Content, rest: Content, indent: int, cells: int) -> Content:
    """``first`` in a column of ``indent`` cells, ``rest`` wrapped in the column beside it."""
    lines = rest.wrap(max(8, cells - indent)) or [Content("")]
    head = clip(first, indent - 1)
    head = Content.assemble(head, " " * (indent - head.cell_length))
    return Content("\n").join([Content.assemble(head if not n else " " * indent, part) for n, part in enumerate(lines)])


class Drawable(Protocol):
    """What looks another way at another width."""

    def draw(self, cells: int, /) -> Content:
        """How it looks there."""


class Hanging(NamedTuple):
    """``mark`` in a column of its own, ``said`` wrapped beside it (``hang``)."""

    mark: Content
    said: Content
    indent: int

    def draw(self, cells: int) -> Content:
        """At this width."""
        return hang(self.mark, self.said, self.indent, cells)


class Fitted(NamedTuple):
    """What ``make`` draws for a width."""

    make: Callable[[int], Content]

    def draw(self, cells: int) -> Content:
        """At this width."""
        return self.make(cells)


Line = Content | str | Drawable
"""A line of a page, or more of them; an empty string is an empty line."""


def point(mark: str, said: Content, style: str = "") -> Hanging:
    """An item of a list behind its mark."""
    return Hanging(Content.styled(f"  {mark}", style), said, 4)


def laid_out(lines: Iterable[Line], cells: int) -> Content:
    """Lines under each other at this width."""
    return stack(*(one if isinstance(one, Content | str) else one.draw(cells) for one in lines))


def stack(*parts: Content | str) -> Content:
    """Lines under each other; empty strings are empty lines."""
    return Content("\n").join([Content(part) if isinstance(part, str) else part for part in parts])


def filled(text: str, **fields: Content) -> Content:
    """A text of ours with content in the place of each ``{field}``, each in its own style."""
    parts = re.split(r"\{(\w+)\}", text)
    return Content.assemble(*(fields[part] if place % 2 else part for place, part in enumerate(parts)))


def width(text: str) -> int:
    """Cells a foreign string takes, wide characters counted as the terminal paints them."""
    return cell_len(clean(text))
