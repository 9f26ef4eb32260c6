"""What the YAML parser objects to, in an author's words."""

from __future__ import annotations

import re
from typing import Any

from wargame.authoring.diagnostic import Diagnostic
from wargame.authoring.yaml.source import SourceText

SMART_QUOTES = "“”„‟‘’‚‛«»‹›"
"""Signs that word processors make of quotes; to YAML they are letters."""
LOOK_BACK = 200
"""How far before a mistake its cause is looked for, in characters."""
_BRACKET_BEFORE = re.compile(r"[{\[].*\w\[[^\[\]]*\]\s*$")
_WORD_BEFORE = re.compile(r"[{\[].*\w$")
_COMMENT = re.compile(r"""(?:[^'"#]|(?<=\w)'(?=\w))*(?<=[^\s,{\[])\s+#|\s*#""")
"""A comment behind unquoted text, or alone in its line."""
_KEY = re.compile(r"\s*(?:- |[\w-]+:(?:\s|$))")
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


def syntax_problem(source: SourceText, error: Any) -> Diagnostic:
    """The problem behind a ``yaml.MarkedYAMLError``: where it is and what an author can do about it."""
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    line, column = _within(source, line, column)
    text = source.lines[line]
    if "\t" in text[: len(text) - len(text.lstrip())]:
        return source.diagnostic(
            line, text.index("\t"), "tab", "a tab in the indentation", "indent with spaces, two for each level"
        )
    before = text[max(0, column - LOOK_BACK) : column]
    if _BRACKET_BEFORE.search(before) or (_WORD_BEFORE.search(before) and text[column : column + 1] == "["):
        said = "inside { } or [ ] a text that holds '[' needs quotes"
        hint = 'write "name[member] …", or begin the text on a line of its own'
        return source.diagnostic(line, text.rfind("[", 0, column + 1), "syntax", said, hint)
    if "cannot start any token" in said:
        sign = text[column : column + 1]
        return source.diagnostic(
            line, column, "syntax", f"a text cannot begin with '{sign}' unless it is quoted", "put the text in quotes"
        )
    line, column = _within(source, *_better_place(error, said, line, column))
    written = source.lines[line]
    if "did not find expected key" in said and written[:column].rstrip().endswith(("'", '"')):
        return source.diagnostic(
            line, column, "syntax", "something stands after the closing quote",
            "put the whole text in quotes, and double a single quote inside single quotes ('')",
        )  # fmt: skip
    if "did not find expected key" in said and written.lstrip().startswith("- "):
        return source.diagnostic(
            line, column, "syntax", "this item does not line up with what stands above it",
            "give every '- ' of one list the same indentation",
        )  # fmt: skip
    cut = _cut_by_comment(source, said, line, mark.line if mark is not None else line)
    if cut is not None:
        return source.diagnostic(
            *cut, "syntax", "a comment begins here and cuts the text off", "put the whole text in quotes"
        )  # fmt: skip
    for part, message, hint in _WORDS:
        if part in said:
            return source.diagnostic(line, column, "syntax", message, hint)
    return source.diagnostic(line, column, "syntax", f"this is not YAML: {said.strip()}")


def _cut_by_comment(source: SourceText, said: str, line: int, noticed: int) -> tuple[int, int] | None:
    """Where ' #' was meant as part of a text: the text goes on in the line below, or its closing bracket is behind."""
    closing = "flow" in said
    if closing:
        suspects = range(line, min(noticed + 1, len(source.lines)))
    elif "did not find expected key" in said and not _KEY.match(source.lines[line]):
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
