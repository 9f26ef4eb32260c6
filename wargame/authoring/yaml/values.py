"""Where on its line a value stands that an author wrote without the quotes it needs, and how it is put into quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wargame.authoring.yaml.recovery import Edit

KEY = r"(?:[\w-]+|'[^']*'|\"[^\"]*\")"
_LEAD = re.compile(rf"\s*(?:- +)*(?:{KEY}:[ \t]+)?")
_END = re.compile(r"\s*(?:[ \t]#.*)?$")
_WORD_BRACKET = re.compile(r"\w\[[^\[\]{}]*\]")
CLOSES = {"[": "]", "{": "}"}
_BLOCK = re.compile(rf"(?P<item>\s*(?:- +)*)(?P<key>{KEY}:[ \t]+)?[|>][-+0-9]*[ \t]*(?:#.*)?$")
"""A line that opens a text block."""


def opens_block_text(line: str) -> bool:
    """Whether the lines below a line are one text: ``text: >-``."""
    return block_text_under(line) is not None


def block_text_lines(lines: Sequence[str]) -> frozenset[int]:
    """The lines (from 0) that belong to text blocks (``text: >-``): in these no sign means anything."""
    found: set[int] = set()
    above: int | None = None
    for number, line in enumerate(lines):
        inside = above is not None and (not line.strip() or len(line) - len(line.lstrip(" ")) > above)
        if inside:
            found.add(number)
            continue
        above = block_text_under(line)
    return frozenset(found)


def block_text_under(line: str) -> int | None:
    """How far in the key or dash stands that a line opens a text block under; the text is further in. None: it opens
    none."""
    opens = _BLOCK.match(line)
    return None if opens is None else len(opens["item"]) if opens["key"] else opens["item"].rfind("-")


class Extent(NamedTuple):
    """From where to where a value stands on a line, and in which bracket: "" in none."""

    start: int
    end: int
    inside: str


def value_at(line: str, column: int) -> Extent:
    """The unquoted value around a column: what follows a key or dash, or an item within brackets."""
    first = _LEAD.match(line)
    start = first.end() if first else 0
    whole = Extent(start, start + len(_END.sub("", line[start:])), "")
    if line[start : start + 1] not in CLOSES:
        return whole
    open_ones: list[tuple[str, int]] = []
    begin = at = start
    keyed = False
    while at < len(line):
        sign = line[at]
        bracket = _WORD_BRACKET.match(line, at)
        if sign in "'\"" and not line[begin:at].strip():
            closing = line.find(sign, at + 1)
            at = closing if closing > 0 else len(line)
        elif bracket is not None:
            at = bracket.end() - 1
        elif sign in CLOSES and not line[begin:at].strip():
            open_ones.append((sign, begin))
            begin, keyed = at + 1, False
        elif open_ones and sign in (",", CLOSES[open_ones[-1][0]]):
            if begin <= column <= at and line[begin:at].strip():
                return _trimmed(line, begin, at, open_ones[-1][0])
            begin, keyed = at + 1, False
            if sign != ",":
                begin, keyed = open_ones.pop()[1], True  # what stands behind it makes all of it a text
                if not open_ones:
                    return whole
        elif line.startswith(": ", at) and open_ones and open_ones[-1][0] == "{" and not keyed:
            keyed = re.fullmatch(rf"\s*{KEY}", line[begin:at]) is not None
            begin = at + 1 if keyed else begin
        at += 1
    return whole if not open_ones else _trimmed(line, begin, len(_END.sub("", line)), open_ones[-1][0])


def _trimmed(line: str, begin: int, end: int, inside: str) -> Extent:
    text = line[begin:end]
    return Extent(begin + len(text) - len(text.lstrip()), begin + len(text.rstrip()), inside)


def quoted(number: int, line: str, start: int, end: int) -> tuple[Edit, ...]:
    """What puts a stretch of a line into single quotes."""
    doubled = [Edit(number, at, 0, "'") for at in range(start, end) if line[at] == "'"]
    return (Edit(number, start, 0, "'"), *doubled, Edit(number, end, 0, "'"))


def in_quotes(text: str, longest: int = 60) -> str:
    """A text as an author may write it: in double quotes, or in single ones where it holds double ones itself."""
    shown = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return f'"{shown}"' if '"' not in shown and "\\" not in shown else "'" + shown.replace("'", "''") + "'"
