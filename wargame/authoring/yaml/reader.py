"""Text to plain data with positions: a safe subset of YAML, folded from the parser's events.

Refused, each with its place: anchors, aliases, tags, directives, merge keys, duplicate keys, keys that are no words,
several documents, more than 32 levels, more than 50 000 values, and characters nobody should have to read.
"""

from __future__ import annotations

import pathlib
from typing import Any

from wargame.records import record
from wargame.text.characters import forbidden
from wargame.authoring.yaml.spans import Path, SourceLocation, SourceSpan
from wargame.authoring.diagnostic import Diagnostic
from wargame.authoring.yaml.fold import MOST_REPORTED, Fold, Stop, Stumbled, events
from wargame.authoring.yaml.recovery import MendedText
from wargame.authoring.yaml.odd_spaces import odd_space_slips
from wargame.authoring.yaml.slips import smart_quote_slips
from wargame.authoring.yaml.source import SourceText, read_source
from wargame.authoring.yaml.syntax_errors import syntax_mistake
from wargame.authoring.yaml.text_blocks import outdented_text_slips
from wargame.authoring.yaml.wide_signs import wide_sign_slips

MOST_READ = 4_000_000
"""How many characters are read in all, where a text with mistakes is read again after each."""


@record
class ParsedFile:
    """What a file says.

    Attributes:
        source: the file.
        data: dicts, lists, text, numbers, True/False and None; None where nothing could be read.
        spans: where each part of ``data`` stands.
        diagnostics: what was refused. ``data`` then holds what is left without it.
        whole: False where reading stopped before the end, so that nothing more can be said about the file.
    """

    source: SourceText
    data: Any
    spans: SourceSpan
    diagnostics: tuple[Diagnostic, ...]
    whole: bool

    def place_of(
        self, path: Path, *, at_key: bool = False, offset: int | None = None, text: str = ""
    ) -> tuple[int, int]:
        """Line and column (from 0) of what stands at ``path``, or of character ``offset`` of the ``text`` there; of the
        nearest thing around it where nothing stands there."""
        span = self.spans.find(path)
        if span is None:
            span = self.spans.nearest(path)
            if span.kids:
                return span.named_at()
        elif at_key:
            return span.named_at()
        lines = self.source.lines
        return span.starts_at() if offset is None or span.line >= len(lines) else span.inside(offset, lines, text)

    def diagnostic(self, path: Path, code: str, message: str, hint: str = "", *, at_key: bool = False) -> Diagnostic:
        """A mistake at ``path``."""
        return self.source.diagnostic(*self.place_of(path, at_key=at_key), code, message, hint)

    def location(self, path: Path) -> SourceLocation:
        """The line of a key; of the nearest thing around it where there is none."""
        return SourceLocation(self.source.name, self.place_of(path, at_key=True)[0] + 1)


def read(source: SourceText, *, begins: str = "format: wargame-scenario/1") -> ParsedFile:
    """Reads one file. Never raises: whatever is wrong is in ``diagnostics``. ``begins``: how such a file begins.

    A mistake that keeps YAML from being read is mended as it was most likely meant, and what follows it is read too,
    until one cannot be mended; ``data`` is then what can be read of the mended text, or nothing.
    """
    bad = forbidden(source.text, MOST_REPORTED, in_file=True)
    if bad:
        said = "a character that no text may hold: {}"
        found = [source.diagnostic(*source.place(at), "character", said.format(char), "remove it") for at, char in bad]
        return ParsedFile(source, None, SourceSpan(0, 0), tuple(found), whole=False)
    text = MendedText(source)
    slips = (
        *odd_space_slips(source), *smart_quote_slips(source), *wide_sign_slips(source), *outdented_text_slips(source),
    )  # fmt: skip
    text.apply(edit for slip in slips for edit in slip.edits)
    said_first = [slip.problem for slip in slips]
    while True:
        fold = Fold(text, [*said_first])
        try:
            for event in events(text.current):
                fold.take(event)
        except Stumbled as stumbled:
            mistake = syntax_mistake(text.current, stumbled.error, fold.swallowed)
            problem = mistake.problem
            column = text.column(problem.line - 1, problem.column - 1)
            problem = source.diagnostic(problem.line - 1, column, problem.code, problem.message, problem.hint)
            again = any((one.line, one.message) == (problem.line, problem.message) for one in said_first)
            said_first.append(problem)
            if again or not mistake.edits or len(said_first) * len(source.text) > MOST_READ:
                found = [*dict.fromkeys((*said_first, *fold.diagnostics))]
                return ParsedFile(source, None, fold.root, tuple(found[:MOST_REPORTED]), whole=False)
            text.apply(mistake.edits)
            continue
        except Stop as stop:
            found = [*dict.fromkeys((*fold.diagnostics, stop.problem))]
            return ParsedFile(source, None, fold.root, tuple(found), whole=False)
        if not fold.documents or fold.data is None:
            hint = f"begin with '{begins}'"
            problem = source.diagnostic(0, 0, "empty", "the file says nothing", hint)
            return ParsedFile(source, None, fold.root, (*fold.diagnostics, problem), whole=False)
        return ParsedFile(source, fold.data, fold.root, tuple(fold.diagnostics), whole=True)


def read_file(path: pathlib.Path) -> ParsedFile | Diagnostic:
    """What the file at ``path`` says, or the one problem that keeps it from being read."""
    source = read_source(path)
    return source if isinstance(source, Diagnostic) else read(source)
