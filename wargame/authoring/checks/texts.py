"""Texts for readers: what is shown in one line is one line, and what is written is what is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wargame.authoring.checks.context import Subject
from wargame.authoring.checks.registry import each
from wargame.authoring.link.diagnostics import Diagnostics
from wargame.authoring.yaml.spans import Path, SourceSpan
from wargame.authoring.shape.validation import AnyFile
from wargame.authoring.link.elements import elements_of_file
from wargame.authoring.shape.messages import shown

LINE = 200
"""The length of what is shown in one line (``model.base.Line``); longer texts may have paragraphs."""
_COMMENT = re.compile(r"[ \t]*#")
_SET_OFF = re.compile(r"(?:[ \t]{2,}|^[ \t]*)#(?:[ \t#]|$)")
"""A remark as it is meant: two blanks before it, or a line of its own, and a blank behind the sign."""

_KEY_ALONE = re.compile(r"\s+([a-z_]+):(?:\s*$|\s+(?:\[.*\]|\{.*\})\s*$)")
"""A key with nothing but a list or mapping behind it, or below."""


@each(str)
def text_is_shown_as_written(at: Subject, text: str) -> None:
    """Refuses line breaks where a screen has one line, and texts of nothing but spaces; doubts texts that a comment
    cuts, or that hold keys."""
    element = at.element
    if not element.is_prose:
        return
    if not text.strip():
        at.say("too_short", "the text is empty")
    elif element.type.longest and element.type.longest <= LINE and "\n" in text:
        hint = "write it in quotes on one line, or fold it with '>-'"
        at.say("one_line", "this is shown in one line, and has several", hint)
    if not element.is_key:
        _doubt_comment(element.file, element.path, at.diagnostics)
        _doubt_key(element.file, element.path, at.diagnostics)


def _doubt_key(file: AnyFile, path: Path, diagnostics: Diagnostics) -> None:
    """``bands:`` as far in as the lines of a text block above it is part of that text, and its move has no bands."""
    span, lines = file.parsed.spans.find(path), file.parsed.source.lines
    if span is None or span.style not in ("|", ">"):
        return
    inside = ((number, _KEY_ALONE.match(lines[number])) for number in range(span.line + 1, span.last_line))
    if (first := next(((number, found) for number, found in inside if found), None)) is not None:
        number, key = first
        diagnostics.say(
            file, path, "key_in_text", f"'{key[1]}:' is part of the text above it",
            "indent it as the key of that text; a word in a text has others on its line",
            severity="warning", place=(number, key.start(1)),
        )  # fmt: skip


def doubt_comments(file: AnyFile, diagnostics: Diagnostics) -> None:
    """The last for a file that is no part of a game, e.g. a back-cast."""
    for element in elements_of_file(file):
        if element.is_prose:
            _doubt_comment(file, element.path, diagnostics)


def _doubt_comment(file: AnyFile, path: Path, diagnostics: Diagnostics) -> None:
    """``Treaty #5 is signed`` says ``Treaty``: in YAML ' #' begins a comment, unless the text is in quotes. What is set
    off from the text as remarks are is taken for one."""
    span = file.parsed.spans.find(path)
    lines = file.parsed.source.lines
    place = None if span is None or span.style else _comment_behind(span, lines)
    if place is not None:
        comment = shown(lines[place[0]][place[1] :])
        diagnostics.say(
            file, path, "comment_in_text", f"a comment begins here: {comment} is not part of the text",
            "put the whole text in quotes; a remark goes on a line of its own, or two blanks behind, as '  # …'",
            severity="warning", place=place,
        )  # fmt: skip


def _comment_behind(span: SourceSpan, lines: Sequence[str]) -> tuple[int, int] | None:
    """Where a comment follows an unquoted text: on its last line, or below several lines, as if they went on."""
    if span.last_line >= len(lines):
        return None
    last = lines[span.last_line]
    found = _COMMENT.match(last, span.last_column)
    if _SET_OFF.match(last, span.last_column):
        return None
    if found:
        return span.last_line, found.end() - 1
    below = lines[span.last_line + 1] if span.last_line > span.line and span.last_line + 1 < len(lines) else ""
    indent = len(last) - len(last.lstrip())
    goes_on = below.startswith("#", indent) and not below[:indent].strip() and not _SET_OFF.match(below)
    return (span.last_line + 1, indent) if goes_on else None
