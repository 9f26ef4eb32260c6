"""Spaces that look like one and are none to YAML: no-break, em and ideographic spaces where a key, a dash or a value is
set off. They come with what is copied from a page or a word processor."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from wargame.authoring.yaml.recovery import Edit
from wargame.authoring.yaml.source import SourceText
from wargame.authoring.yaml.stumble import SyntaxMistake
from wargame.authoring.yaml.values import KEY, block_text_lines, opens_block_text
from wargame.text.characters import character_name

ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_WIDE = "\u3000"
"""The only one as wide as two letters."""
_ODD = re.compile(f"[{ODD}]")
_LEAD = re.compile(rf"[ {ODD}]*(?=(?:{KEY}:|-)(?:[ \t{ODD}]|$))")
"""The indentation of a line that begins with a key or a dash."""
_INDENT = re.compile(rf" *[{ODD}]+ *\S")
_SET_OFF = re.compile(rf"[ {ODD}]*(?:-[ \t{ODD}]+)*(?:{KEY}:[ \t{ODD}]*)?")
"""All that stands before a value."""
_AFTER = re.compile(rf"(?<=[{{\[,])[ \t{ODD}]*(?:{KEY}:[ \t{ODD}]+)?")
"""The same within brackets."""
_BEHIND = re.compile(rf"(?<=[\w'\"\])}}])[ {ODD}]+(?=$|[,}}\]])")
"""What stands behind a value, up to the end of the line, a comma or a bracket."""
_QUOTED = re.compile(r"'[^']*'|\"(?:[^\"\\]|\\.)*\"")
_PLAIN = re.compile(r"[\w'\"{\[\]},.+-]|$", re.ASCII)
"""How a value begins that is no text of a script which sets its paragraphs in."""


def odd_space_slips(source: SourceText) -> tuple[SyntaxMistake, ...]:
    """Each run of lines in which such spaces stand, told at the first, and what mends all of them. Texts in quotes and
    in blocks may hold them."""
    if not _ODD.search(source.text):
        return ()
    texts = block_text_lines(source.lines)
    runs: list[dict[int, list[int]]] = []
    for number, line in enumerate(source.lines):
        if number in texts or not _ODD.search(line):
            continue
        places = sorted(set(_places(line)))
        if not places and _INDENT.match(line) and _goes_on(source, number, texts, runs):
            places = [*_odd(line, 0, len(line) - len(line.lstrip()))]
        if places and not (runs and number - 1 in runs[-1]):
            runs.append({})
        if places:
            runs[-1][number] = places
    return tuple(_slip(source, run) for run in runs)


def _slip(source: SourceText, run: Mapping[int, Sequence[int]]) -> SyntaxMistake:
    """A run of lines, each with the columns of its odd spaces."""
    first, last = min(run), max(run)
    sign = source.lines[first][run[first][0]]
    also = f"; the lines from here to {last + 1} have such spaces too" if last > first else ""
    said = f"an invisible space that only looks like a plain one: {character_name(sign)}"
    problem = source.diagnostic(first, run[first][0], "odd_space", said, f"retype it as a plain space{also}")
    edits = (
        Edit(line, at, 1, "  " if source.lines[line][at] == _WIDE else " ") for line, each in run.items() for at in each
    )
    return SyntaxMistake(problem, tuple(edits))


def _goes_on(source: SourceText, number: int, texts: Collection[int], runs: Sequence[Mapping[int, object]]) -> bool:
    """Whether the line above opens a text block, or belongs to one."""
    before = number - 1
    above = source.lines[before] if number else ""
    return before in texts or opens_block_text(above) or bool(runs and before in runs[-1] and not _LEAD.match(above))


def _places(line: str) -> Iterator[int]:
    """The columns of odd spaces that part a key, a dash or a value from what stands beside it."""
    lead = _LEAD.match(line)
    before = _SET_OFF.match(line) if lead is not None else None
    if before is not None and _PLAIN.match(line, before.end()):
        yield from _odd(line, 0, before.end())
    elif lead is not None:
        yield from _odd(line, 0, lead.end())
    bare = _QUOTED.sub(lambda one: "x" * len(one.group()), line)
    start = before.end() if before is not None else len(line) - len(line.lstrip())
    if bare[start : start + 1] in ("{", "["):
        for one in _AFTER.finditer(bare, start):
            yield from _odd(line, *one.span())
        for one in _BEHIND.finditer(bare, start):
            yield from _odd(line, *one.span())
    elif re.fullmatch(rf"[^\s{ODD}]+[ {ODD}]+", bare[start:]):
        yield from _odd(line, start, len(line))


def _odd(line: str, start: int, end: int) -> Iterator[int]:
    return (one.start() for one in _ODD.finditer(line, start, end))
