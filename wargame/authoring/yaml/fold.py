"""The parser's events folded into plain data with positions. What the language has no use for is refused on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from wargame.authoring.diagnostic import Diagnostic
from wargame.authoring.yaml.recovery import MendedText
from wargame.authoring.yaml.scalars import plain_key, plain_value
from wargame.authoring.yaml.source import SourceText
from wargame.authoring.yaml.spans import SourceSpan
from wargame.text.characters import forbidden

MOST_DEPTH, MOST_VALUES, MOST_REPORTED = 32, 50_000, 50
_LIKE_KEY = re.compile(r"\s*(?:- +)*[a-z_]\w*:(?:\s|$)")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Stop(Exception):
    """Reading cannot go on; carries the reason."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Stumbled(Exception):
    """The parser cannot go on; carries its ``yaml.MarkedYAMLError``."""

    def __init__(self, error: Any) -> None:
        super().__init__(str(error))
        self.error = error


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
class Fold:
    """What has been read of a text so far.

    Attributes:
        data, root: what it says, and where, once its outermost part is closed.
        stack: what is still open, the outermost first.
        count, documents: values and documents begun.
    """

    text: MendedText
    diagnostics: list[Diagnostic] = field(default_factory=list)
    data: Any = None
    root: SourceSpan = field(default_factory=lambda: SourceSpan(0, 0))
    stack: list[_Open] = field(default_factory=list)
    count: int = 0
    documents: int = 0
    swallowed: tuple[int, int] | None = None
    """Where a quoted text just read began, if it holds what look like keys of other lines."""

    def at(self, mark: Any) -> tuple[int, int]:
        """Where the author wrote it."""
        line, column = mark.line, mark.column
        return (line, column) if self.text.untouched else (line, self.text.column(line, column))

    def refuse(self, mark: Any, code: str, message: str, hint: str = "") -> Diagnostic:
        """Note what is not used here, and give it. Raises ``Stop`` where that is enough."""
        problem = self.text.source.diagnostic(*self.at(mark), code, message, hint)
        self.diagnostics.append(problem)
        if len(self.diagnostics) >= MOST_REPORTED:
            raise Stop(problem)
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
                raise Stop(self.refuse(
                    mark, "second_document", "a second document begins here", "keep one per file: remove '---'"
                ))  # fmt: skip
            if event.version or event.tags:
                self.refuse(mark, "directive", "directives ('%…') are not used here", "remove the line")

    def _node(self, event: Any, mark: Any) -> None:
        self.count += 1
        if self.count > MOST_VALUES:
            said = f"more than {MOST_VALUES} values in one file"
            raise Stop(self.refuse(mark, "too_many_values", said, "split the file"))
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
            raise Stop(self.refuse(mark, "too_deep", f"nested deeper than {MOST_DEPTH} levels"))
        mapping = isinstance(event, yaml.MappingStartEvent)
        if self._wants_key():
            raise Stop(self.refuse(
                mark, "key_not_word", "a key must be a word or a number, not a list or mapping",
                "put a text that begins with '[' or '{' in quotes",
            ))  # fmt: skip
        self.stack.append(_Open({} if mapping else [], SourceSpan(*self.at(mark))))
        return None

    def _text(self, event: Any, mark: Any) -> None:
        value, style = event.value, event.style if event.style in ("'", '"', "|", ">") else ""
        end = event.end_mark
        if style in ("'", '"') and end.line > mark.line:
            inside = self.text.current.lines[mark.line + 1 : end.line + 1]
            self.swallowed = (mark.line, mark.column) if any(map(_LIKE_KEY.match, inside)) else None
        else:
            self.swallowed = None
        for _, character in forbidden(value, 1) if style == '"' else ():
            said = f"an escape makes a character that no text may hold: {character}"
            self.refuse(mark, "character", said, "remove the escape")
        if self._wants_key():
            return self._key(value if style else plain_key(value), mark)
        if style in ("|", ">"):
            value = value.rstrip("\n")  # a block of text ends with its last letter, whatever the author's editor adds
        return self._scalar(value if style else plain_value(value), mark, end, style)

    def _wants_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].item, dict) and self.stack[-1].key_at is None

    def _key(self, key: str | int, mark: Any) -> None:
        top = self.stack[-1]
        top.key, top.key_at, top.dropped = key, self.at(mark), False
        if key == "<<":
            self.refuse(mark, "merge_key", "merge keys ('<<') are not used here", "write the values out")
            top.dropped = True
        elif key in top.item and self._next_item(key, mark):
            return
        elif key in top.item:
            first = (top.span.kids[key].key or (0, 0))[0] + 1
            self.refuse(mark, "duplicate_key", f"'{key}' stands here a second time", f"the first is on line {first}")
            top.dropped = True

    def _next_item(self, key: str | int, mark: Any) -> bool:
        """Where a key of a list's item comes a second time: its dash is missing, and another item begins."""
        top, around = self.stack[-1], self.stack[-2] if len(self.stack) > 1 else None
        first, *_, last = top.item if len(top.item) > 1 else (key, key)
        if around is None or not isinstance(around.item, list) or mark.line == top.span.line:
            return False
        if key != first and key == last:  # twice the same, one below the other
            return False
        written, said = self.text.source.lines[mark.line].strip(), "'- ' is missing before this item"
        if key != first:
            said = f"'{key}' stands here a second time: {said}, or one of the two is too much"
        self.refuse(mark, "missing_dash", said, f"write '- {written}'")
        around.span.kids[len(around.item)] = top.span
        around.item.append(top.item)
        top.item, top.span = {}, SourceSpan(*self.at(mark))
        return True

    def _scalar(self, value: Any, mark: Any, end: Any, style: str, *, there: bool = False) -> None:
        if self._wants_key():  # an alias as a key
            top = self.stack[-1]
            top.key, top.key_at, top.dropped = "", self.at(mark), True
            return
        seen = "" if self.text.is_mended(mark.line) and style not in ("|", ">") else style
        span = SourceSpan(*self.at(mark), seen, *self.at(end))
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


def events(source: SourceText) -> Iterator[yaml.Event]:
    """What the parser finds in a text. Raises ``Stumbled`` and ``Stop``."""
    try:
        yield from yaml.parse(source.text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise Stumbled(error) from None
    except yaml.reader.ReaderError as error:
        raise Stop(
            source.diagnostic(*source.place(error.position), "character", "a character that no text may hold")
        ) from None
