"""Text measured as a terminal paints it: in cells, of which a wide letter takes two and a mark upon a letter none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rich.cells import cell_len

from wargame.text.joining import ZWJ, ZWNJ

ELLIPSIS = "…"
_LEAST = 3
"""Cells that further rows keep for the text beside a deep indent."""
_WORDS = re.compile(r" +|[^ ]+(?:(?<=\d) %[^ ]*)?")
"""Blanks, and what stands between them; a number and its sign of per cent are one word."""
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")
_JOINED_LETTERS = re.compile(f"(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]){ZWJ}")
_SMALL_KANA = "ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_NOT_FIRST = frozenset(f"\u3000、。，．：；！？」』）］｝〉》】〕”’…‥・ー々,.:;!?)]}}{_SMALL_KANA}")
"""What begins no row."""
_NOT_LAST = frozenset("「『（［｛〈《【〔“‘([{")


def width(text: str) -> int:
    """Cells a text takes in a terminal."""
    # A joined emoji is one picture; letters that are joined are as many as before.
    return cell_len(_JOINED_LETTERS.sub("", text) if ZWJ in text else text)


def padded(text: str, cells: int) -> str:
    """The text with blanks behind it, ``cells`` wide in all; a wider one as it is."""
    return text + " " * (cells - width(text))


def letters(text: str) -> Iterator[str]:
    """The text letter by letter as people count them: each with the marks upon it, a joined emoji as one."""
    start = 0
    for at in range(1, len(text)):
        on_the_last = text[at] in (ZWJ, ZWNJ) or unicodedata.category(text[at])[0] == "M"
        if not on_the_last and text[at - 1] != ZWJ and not "\U0001f3fb" <= text[at] <= "\U0001f3ff":
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def wrapped(text: str, cells: int, first: str = "", rest: str = "") -> list[str]:
    """The text in rows of at most ``cells``: broken at blanks and between letters of scripts that have none; within a
    word only where it alone is too wide.

    Args:
        first: what the first row begins with.
        rest: what all others do; less of it where it would leave no room.
    """
    cells = max(cells, 2)  # a wide letter must fit
    rest = rest if width(rest) + _LEAST <= cells else rest[: cells // 4]
    rows: list[str] = []
    row, used, gap, bare = first, width(first), "", True
    for piece in _pieces(text):
        if piece.isspace():
            gap += piece
            continue
        wide = width(piece)
        if not bare and used + len(gap) + wide > cells:
            rows.append(row)
            row, used, gap = rest, width(rest), ""
        gap = gap[: max(0, cells - used - 2)] if bare else gap  # an indent leaves room for a letter
        row, used, gap, bare = row + gap, used + len(gap), "", False
        if used + wide > cells:
            *full, piece = _chopped(piece, cells - used, cells - width(rest))
            for part in full:
                rows.append(row + part)
                row = rest
            used, wide = width(row), width(piece)
        row, used = row + piece, used + wide
    return [*rows, row.rstrip()]


def _pieces(text: str) -> Iterator[str]:
    """Blanks, and what can stand in rows of its own between them."""
    for word in _WORDS.findall(text):
        if word.isascii():
            yield word
            continue
        piece = ""
        for letter in letters(word):
            if piece and _may_break(piece[-1], letter[0]):
                yield piece
                piece = ""
            piece += letter
        yield piece


def _may_break(before: str, after: str) -> bool:
    return (_loose(before) or _loose(after)) and before not in _NOT_LAST and after not in _NOT_FIRST


def _loose(character: str) -> bool:
    """Whether it is of a script that is written without blanks; Korean has them."""
    return unicodedata.east_asian_width(character) in "WF" and not _HANGUL.match(character)


def _chopped(word: str, room: int, then: int) -> list[str]:
    """A word too wide for a row, in parts: the first at most ``room`` cells wide, the others ``then``."""
    parts, used = [""], 0
    for letter in letters(word):
        wide = width(letter)
        if used + wide > room and (used or room < wide <= then):
            parts.append("")
            room, used = then, 0
        parts[-1] += letter
        used += wide
    return parts
