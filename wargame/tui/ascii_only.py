"""The last word on signs where only ASCII is safe: whatever was painted, no sign of doubtful width gets through."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_SIGNS = {
    "…": "~", "–": "-", "—": "-", "−": "-", "·": ".", "•": "*", "‘": "'", "’": "'", "“": '"', "”": '"',
    "→": ">", "←": "<", "↑": "^", "↓": "v", "▸": ">", "▶": ">", "◀": "<", "●": "*", "○": "o", "■": "#", "□": "o",
    "◆": "*", "◇": "o", "▲": "^", "△": "^", "▼": "v", "▽": "v", "✓": "+", "✗": "x", "×": "x", "°": "'", "±": "~",
}  # fmt: skip
"""Signs with a twin of their own; all take one cell, as their twins do."""


def _twin(sign: str) -> str:
    known = _SIGNS.get(sign)
    if known is not None:
        return known
    if sign.isascii() or unicodedata.east_asian_width(sign) in "WFH":
        return sign
    name = unicodedata.name(sign, "")
    if name.startswith("BOX DRAWINGS"):
        return "|" if name.endswith("VERTICAL") else "-" if name.endswith("HORIZONTAL") else "+"
    if name.startswith(("BLOCK", "FULL BLOCK")) or name.endswith(("BLOCK", "SHADE")):
        return "#"
    if unicodedata.east_asian_width(sign) != "A":
        return sign
    base = unicodedata.normalize("NFKD", sign)[0]
    return base if base.isascii() else "?"


@lru_cache(4096)
def ascii_twins(text: str) -> str:
    """The same text, cell for cell, with ASCII in place of every sign whose width a terminal may see otherwise.

    Wide letters stay, and so do narrow ones of other scripts; ``é`` loses its accent, since its width is in doubt.
    """
    return text if text.isascii() else "".join(map(_twin, text))


class AsciiOnly(LineFilter):
    """Puts ASCII in place of doubtful signs in every line that is painted."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with the twins of their texts."""
        return [Segment(ascii_twins(text), style, control) for text, style, control in segments]
