"""Text to plain data with positions: a safe subset of YAML, folded from the parser's events.

Refused, each with its place: anchors, aliases, tags, directives, merge keys, duplicate keys, keys that are no words,
several documents, more than 32 levels, more than 50 000 values, and characters nobody should have to read.
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from wargame.text.characters import forbidden
from wargame.authoring.yaml.spans import Path, SourceLocation, SourceSpan
from wargame.authoring.diagnostic import Diagnostic
from wargame.authoring.yaml.scalars import plain_key, plain_value
from wargame.authoring.yaml.source import SourceText, read_source
from wargame.authoring.yaml.syntax_errors import syntax_problem

MOST_DEPTH, MOST_VALUES, MOST_REPORTED = 32, 50_000, 50
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
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


class _Stop(Exception):
    """Reading cannot go on; carries the reason."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being read."""

    item: Any
    span: SourceSpan
    key: str | int | None = None
    key_at: tuple[int, int] | None = None
    dropped: bool = False
    """The value that follows has a key that cannot count, e.g. a second one of the same name."""


@dataclass(slots=True)
class _Fold:
    source: SourceText
    diagnostics: list[Diagnostic] = field(default_factory=list)
    data: Any = None
    root: SourceSpan = field(default_factory=lambda: SourceSpan(0, 0))
    stack: list[_Open] = field(default_factory=list)
    count: int = 0
    documents: int = 0

    def refuse(self, mark: Any, code: str, message: str, hint: str = "") -> Diagnostic:
        problem = self.source.diagnostic(mark.line, mark.column, code, message, hint)
        self.diagnostics.append(problem)
        if len(self.diagnostics) >= MOST_REPORTED:
            raise _Stop(problem)
        return problem

    def take(self, event: yaml.Event) -> None:
        """Folds one event of the parser into the data."""
        mark = event.start_mark
        if isinstance(event, yaml.NodeEvent):
            self._node(event, mark)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            closed = self.stack.pop()
            if self.stack:
                self._place(closed.item, closed.span)
            else:
                self.data, self.root = closed.item, closed.span
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _Stop(self.refuse(
                    mark, "second_document", "a second document begins here", "keep one per file: remove '---'"
                ))  # fmt: skip
            if event.version or event.tags:
                self.refuse(mark, "directive", "directives ('%…') are not used here", "remove the line")

    def _node(self, event: Any, mark: Any) -> None:
        self.count += 1
        if self.count > MOST_VALUES:
            said = f"more than {MOST_VALUES} values in one file"
            raise _Stop(self.refuse(mark, "too_many_values", said, "split the file"))
        if isinstance(event, yaml.AliasEvent):
            hint = "write the value out, or quote a text that begins with '*'"
            self.refuse(mark, "alias", f"aliases are not used here (*{event.anchor})", hint)
            return self._scalar(None, mark, mark, "", there=True)
        if event.anchor:
            hint = "remove it, or quote a text that begins with '&'"
            self.refuse(mark, "anchor", f"anchors are not used here (&{event.anchor})", hint)
        if event.tag:
            said = f"tags are not used here ({event.tag.replace('tag:yaml.org,2002:', '!!')})"
            self.refuse(mark, "tag", said, "remove it, or quote a text that begins with '!'")
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event, mark)
        if len(self.stack) >= MOST_DEPTH:
            raise _Stop(self.refuse(mark, "too_deep", f"nested deeper than {MOST_DEPTH} levels"))
        mapping = isinstance(event, yaml.MappingStartEvent)
        if self._wants_key():
            raise _Stop(self.refuse(
                mark, "key_not_word", "a key must be a word or a number, not a list or mapping",
                "put a text that begins with '[' or '{' in quotes",
            ))  # fmt: skip
        self.stack.append(_Open({} if mapping else [], SourceSpan(mark.line, mark.column)))
        return None

    def _text(self, event: Any, mark: Any) -> None:
        value, style = event.value, event.style if event.style in ("'", '"', "|", ">") else ""
        for _, character in forbidden(value, 1) if style == '"' else ():
            said = f"an escape makes a character that no text may hold: {character}"
            self.refuse(mark, "character", said, "remove the escape")
        if self._wants_key():
            return self._key(value if style else plain_key(value), mark)
        if style in ("|", ">"):
            value = value.rstrip("\n")  # a block of text ends with its last letter, whatever the author's editor adds
        return self._scalar(value if style else plain_value(value), mark, event.end_mark, style)

    def _wants_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].item, dict) and self.stack[-1].key_at is None

    def _key(self, key: str | int, mark: Any) -> None:
        top = self.stack[-1]
        top.key, top.key_at, top.dropped = key, (mark.line, mark.column), False
        if key == "<<":
            self.refuse(mark, "merge_key", "merge keys ('<<') are not used here", "write the values out")
            top.dropped = True
        elif key in top.item:
            first = (top.span.kids[key].key or (0, 0))[0] + 1
            self.refuse(mark, "duplicate_key", f"'{key}' stands here a second time", f"the first is on line {first}")
            top.dropped = True

    def _scalar(self, value: Any, mark: Any, end: Any, style: str, *, there: bool = False) -> None:
        if self._wants_key():  # an alias as a key
            top = self.stack[-1]
            top.key, top.key_at, top.dropped = "", (mark.line, mark.column), True
            return
        span = SourceSpan(mark.line, mark.column, style, end.line, end.column)
        if not self.stack:
            self.data, self.root = value, span
            return
        if value is None and not there and self.stack[-1].key_at is not None:
            span.line, span.column = self.stack[-1].key_at  # nothing stands there: point at the key
        self._place(value, span)

    def _place(self, item: Any, span: SourceSpan) -> None:
        """Puts a finished value into the mapping or list it belongs to."""
        top = self.stack[-1]
        if isinstance(top.item, list):
            top.span.kids[len(top.item)] = span
            top.item.append(item)
            return
        if not top.dropped and top.key is not None:
            span.key = top.key_at
            top.span.kids[top.key] = span
            top.item[top.key] = item
        top.key, top.key_at, top.dropped = None, None, False


def read(source: SourceText) -> ParsedFile:
    """Reads one file. Never raises: whatever is wrong is in ``diagnostics``."""
    fold = _Fold(source)
    bad = forbidden(source.text, MOST_REPORTED, in_file=True)
    for offset, character in bad:
        line, column = source.place(offset)
        fold.diagnostics.append(
            source.diagnostic(line, column, "character", f"a character that no text may hold: {character}", "remove it")
        )
    if bad:
        return ParsedFile(source, None, fold.root, tuple(fold.diagnostics), whole=False)
    try:
        for event in _events(source):
            fold.take(event)
    except _Stop as stop:
        return ParsedFile(source, None, fold.root, tuple(dict.fromkeys((*fold.diagnostics, stop.problem))), whole=False)
    if not fold.documents or fold.data is None:
        problem = source.diagnostic(0, 0, "empty", "the file says nothing", "begin with 'format: wargame-scenario/1'")
        return ParsedFile(source, None, fold.root, (*fold.diagnostics, problem), whole=False)
    return ParsedFile(source, fold.data, fold.root, tuple(fold.diagnostics), whole=True)


def read_file(path: pathlib.Path) -> ParsedFile | Diagnostic:
    """What the file at ``path`` says, or the one problem that keeps it from being read."""
    source = read_source(path)
    return source if isinstance(source, Diagnostic) else read(source)


def _events(source: SourceText) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(source.text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise _Stop(syntax_problem(source, error)) from None
    except yaml.reader.ReaderError as error:
        raise _Stop(
            source.diagnostic(*source.place(error.position), "character", "a character that no text may hold")
        ) from None
