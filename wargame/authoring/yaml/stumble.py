"""Where the parser stumbles, and what comes of it: a problem, and how the text is mended so that reading goes on."""

from __future__ import annotations

import re
from typing import NamedTuple

from wargame.authoring.diagnostic import Diagnostic
from wargame.authoring.yaml.recovery import Edit
from wargame.authoring.yaml.source import SourceText
from wargame.authoring.yaml.values import KEY, in_quotes, quoted, value_at
from wargame.records import record

LIKE_KEY = re.compile(r"\s*(?:- |[\w-]+:(?:\s|$))")
KEYED = re.compile(rf"\s*(?:- +)*{KEY}:[ \t]+\S")
OPENS = re.compile(r":\s*(?:[|>][-+]?\s*)?(?:#.*)?$")
"""A line after which the next one is further in."""


class SyntaxMistake(NamedTuple):
    """What the parser stumbled over, and what the author most likely meant; no edits: that cannot be told."""

    problem: Diagnostic
    edits: tuple[Edit, ...] = ()


@record
class Stumble:
    """Where the parser objects: its words, the place, and the lines.

    Attributes:
        line, column: the place in question, within the file.
        opened: where what it was reading began, or None.
        swallowed: a quoted text read just before, over several lines: its first line, or None.
    """

    source: SourceText
    said: str
    line: int
    column: int
    noticed: int
    opened: tuple[int, int] | None
    swallowed: tuple[int, int] | None

    @property
    def text(self) -> str:
        """The line in question."""
        return self.source.lines[self.line]

    def mistake(
        self, line: int, column: int, message: str, hint: str, edits: tuple[Edit, ...] = (), code: str = "syntax"
    ) -> SyntaxMistake:
        """A mistake at a place, with what is wrong, what to do, and what mends it."""
        return SyntaxMistake(self.source.diagnostic(line, column, code, message, hint), edits)

    def to_quote(self, at: tuple[int, int], around: tuple[int, int], message: str, hint: str = "") -> SyntaxMistake:
        """A mistake at one place, mended by quotes round the value at another."""
        line = self.source.lines[around[0]]
        start, end, _ = value_at(line, around[1])
        text = line[start:end]
        return self.mistake(*at, message, hint or f"write {in_quotes(text)}", quoted(around[0], line, start, end))


def indent_of(line: str) -> int:
    """How far in a line begins."""
    return len(line) - len(line.lstrip())


def shortened(text: str) -> str:
    """A text as hints repeat it."""
    return text if len(text) <= 40 else f"{text[:40]}…"
