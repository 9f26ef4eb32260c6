"""What the YAML parser objects to, in an author's words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from wargame.authoring.yaml.recovery import Edit
from wargame.authoring.yaml.slips import LOOKS
from wargame.authoring.yaml.source import SourceText
from wargame.authoring.yaml.stumble import KEYED, LIKE_KEY, OPENS, Stumble, SyntaxMistake, indent_of
from wargame.authoring.yaml.values import quoted, value_at

_COMMENT = re.compile(r"""(?:[^'"#]|(?<=\w)'(?=\w))*(?<=[^\s,{\[])\s+#|\s*#""")
"""A comment behind unquoted text, or alone in its line."""
_WORDS: tuple[tuple[str, str, str], ...] = (
    # part of the parser's own message, ours, what to do
    ("mapping values are not allowed", "a ':' where no key can stand",
     "put a text that holds ': ' in quotes, or check the indentation"),
    ("could not find expected ':'", "this line is neither 'key: value' nor '- item'",
     "is a ':' missing, or a quote or bracket left open above?"),
    ("unexpected end of stream", "the quote opened here is never closed", "close it, with the same sign"),
    ("unexpected document indicator", "the quote opened here is never closed", "close it, with the same sign"),
    ("did not find expected key", "the lines from here do not line up as 'key: value'",
     "give all keys of one block the same indentation, and quote a text that begins with a quote or bracket"),
    ("did not find expected '-' indicator", "the items of this list do not line up",
     "give every '- ' of one list the same indentation"),
    ("did not find expected ',' or ']'", "the list opened with '[' is not closed",
     "end it with ']', with ',' between its items"),
    ("did not find expected ',' or '}'", "the mapping opened with '{' is not closed",
     "end it with '}', with ',' between its items"),
    ("did not find expected node content", "a value is missing here", ""),
    ("block sequence entries are not allowed", "a list item where none can stand",
     "begin the list on its own line, below its key"),
    ("block mapping", "the lines from here do not line up as 'key: value'",
     "give all keys of one block the same indentation"),
    ("unknown escape character", "an escape that does not exist in double quotes",
     "write \\\\ for a backslash, or use single quotes"),
    ("did not find expected hexdecimal", "an escape that is not finished",
     "write \\\\ for a backslash, or use single quotes"),
    ("invalid Unicode character", "an escape for a character that does not exist", ""),
    ("expected <document start>", "a line that belongs to nothing above it", "is its indentation right?"),
    ("alphabetic or numeric character", "a text that begins with '*' or '&' needs quotes", 'write "*…"'),
    ("tag", "tags ('!…') are not used here", "put a text that begins with '!' in quotes"),
    ("directive", "directives ('%…') are not used here", "put a text that begins with '%' in quotes"),
    ("incompatible YAML document", "directives ('%…') are not used here", "remove the line"),
    ("block scalar", "a text block that is not well begun", "write '|' or '>' alone, and indent the lines below it"),
    ("control characters are not allowed", "a control character", "remove it"),
)  # fmt: skip


def syntax_mistake(source: SourceText, error: Any, swallowed: tuple[int, int] | None = None) -> SyntaxMistake:
    """What is behind a ``yaml.MarkedYAMLError``. ``swallowed``: where a quoted text over several lines began that the
    parser read just before, with keys of other lines in it."""
    said = f"{error.context or ''} {error.problem or ''}"
    mark, opened = error.problem_mark or error.context_mark, error.context_mark
    noticed, column = (mark.line, mark.column) if mark is not None else (0, 0)
    line, column = _within(source, noticed, column)
    at = Stumble(
        source, said, line, column, noticed, None if opened is None else (opened.line, opened.column), swallowed
    )
    for look in LOOKS:
        found = look(at)
        if found is not None:
            return found
    line, column = _within(source, *_better_place(error, said, line, column))
    return _other(replace(at, line=line, column=column))


def _other(at: Stumble) -> SyntaxMistake:
    """Everything else, by the parser's own words."""
    source, said, line, column = at.source, at.said, at.line, at.column
    written = source.lines[line]
    if "did not find expected key" in said and written.lstrip().startswith("- "):
        hint = "give every '- ' of one list the same indentation"
        return at.mistake(line, column, "this item does not line up with what stands above it", hint, _aligned(at, "-"))
    cut = _cut_by_comment(source, said, line, at.noticed)
    if cut is not None:
        start, end, inside = value_at(source.lines[cut[0]], cut[1])
        edits = quoted(cut[0], source.lines[cut[0]], start, end) if inside else ()
        said = "a comment begins here and cuts the text off"
        return at.mistake(*cut, said, "put the whole text in quotes", edits)
    for part, message, hint in _WORDS:
        if part in said:
            return at.mistake(line, column, message, hint, _simple_edits(at))
    return at.mistake(line, column, f"this is not YAML: {said.strip()}", "look at the line above it too")


def _simple_edits(at: Stumble) -> tuple[Edit, ...]:
    """What mends a bracket left open, a lonely word, and lines that do not line up."""
    end = len(at.text.rstrip())
    if "flow" in at.said and at.opened is not None and at.opened[0] == at.line:
        line = at.text[at.opened[1] :]
        missing = line.count("{") - line.count("}"), line.count("[") - line.count("]")
        if max(missing) == 1 and min(missing) == 0 and not line.rstrip().endswith(","):
            return (Edit(at.line, end, 0, "}" if missing[0] else "]"),)
    below = at.source.lines[at.line + 1] if at.line + 1 < len(at.source.lines) else ""
    if "expected ':'" in at.said:
        opens = below.strip() and indent_of(below) > indent_of(at.text)
        return (Edit(at.line, end, 0, ":"),) if opens else (Edit(at.line, 0, end, ""),)
    if "block sequence entries" in at.said:
        start, end, _ = value_at(at.text, at.column)
        return quoted(at.line, at.text, start, end)
    if "did not find expected key" in at.said:
        return _aligned(at)
    return ()


def _aligned(at: Stumble, sign: str = "") -> tuple[Edit, ...]:
    """The line as far in as the nearest one above it that begins alike and is not further out."""
    indent = indent_of(at.text)
    for number in range(at.line - 1, -1, -1):
        line = at.source.lines[number]
        own = indent_of(line)
        if own > indent and (line.lstrip().startswith("- ") if sign else KEYED.match(line) or OPENS.search(line)):
            return (Edit(at.line, 0, indent, " " * own),)
        if line.strip() and own <= indent:
            return ()
    return ()


def _cut_by_comment(source: SourceText, said: str, line: int, noticed: int) -> tuple[int, int] | None:
    """Where ' #' was meant as part of a text: the text goes on in the line below, or its closing bracket is behind."""
    closing = "flow" in said
    if closing:
        suspects = range(line, min(noticed + 1, len(source.lines)))
    elif "did not find expected key" in said and not LIKE_KEY.match(source.lines[line]):
        suspects = range(line - 1, line)
    else:
        return None
    for number in suspects:
        found = _COMMENT.match(source.lines[number]) if number >= 0 else None
        if found and (not closing or re.search(r"[}\]]", found.string[found.end() :])):
            return number, found.end() - 1
    return None


def _better_place(error: Any, said: str, line: int, column: int) -> tuple[int, int]:
    """Where the mistake was made, when that is not where the parser noticed it."""
    opened = error.context_mark
    if opened is None:
        return line, column
    unclosed = "quoted scalar" in said and "escape" not in said and "Unicode" not in said and "hexdecimal" not in said
    if unclosed or "expected ':'" in said or ("flow" in said and opened.line != line):
        return opened.line, opened.column
    return line, column


def _within(source: SourceText, line: int, column: int) -> tuple[int, int]:
    """A place in the file; what the parser misses behind the end is missed at the end of the last line."""
    if line >= len(source.lines) or (line == len(source.lines) - 1 and not source.lines[line].strip()):
        return _last_written(source)
    return line, column


def _last_written(source: SourceText) -> tuple[int, int]:
    """The end of the last line that says anything: where a file that stops too early stops."""
    for number in range(len(source.lines) - 1, -1, -1):
        if source.lines[number].strip():
            return number, len(source.lines[number].rstrip())
    return 0, 0
