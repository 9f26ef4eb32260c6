"""What the YAML parser objects to, in an author's words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from wargame.authoring.diagnostic import Diagnostic
from wargame.authoring.yaml.mending import Edit
from wargame.authoring.yaml.source import SourceText
from wargame.authoring.yaml.values import CLOSES, KEY, in_quotes, quoted, value_at

SMART_QUOTES = "“”„‟‘’‚‛«»‹›"
"""Signs that word processors make of quotes; to YAML they are letters."""
LOOK_BACK = 200
"""How far before a mistake its cause is looked for, in characters."""
_BRACKET_BEFORE = re.compile(r"[{\[].*\w\[[^\[\]]*\]\s*$")
_WORD_BEFORE = re.compile(r"[{\[].*\w$")
_COMMENT = re.compile(r"""(?:[^'"#]|(?<=\w)'(?=\w))*(?<=[^\s,{\[])\s+#|\s*#""")
"""A comment behind unquoted text, or alone in its line."""
_KEY = re.compile(r"\s*(?:- |[\w-]+:(?:\s|$))")
_KEYED = re.compile(rf"\s*(?:- +)*{KEY}:[ \t]+\S")
_GLUED = re.compile(r"(\s*(?:- +)*)([A-Za-z_][\w-]*):((?![\s/:]).*\S)\s*$")
"""A key whose value follows without a space."""
_SMART = re.compile(r"(?<=[\s\[{,])([“„«‘‹])[^”“»’›\n]*[”“»’›]")
"""A text in quotes as word processors make them."""
_OPENS = re.compile(r":\s*(?:[|>][-+]?\s*)?(?:#.*)?$")
"""A line after which the next one is further in."""
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


class SyntaxMistake(NamedTuple):
    """What the parser stumbled over, and what the author most likely meant; no edits: that cannot be told."""

    problem: Diagnostic
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stumble:
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
        return self.source.lines[self.line]

    def mistake(
        self, line: int, column: int, message: str, hint: str, edits: tuple[Edit, ...] = (), code: str = "syntax"
    ) -> SyntaxMistake:
        return SyntaxMistake(self.source.diagnostic(line, column, code, message, hint), edits)

    def to_quote(self, at: tuple[int, int], around: tuple[int, int], message: str, hint: str = "") -> SyntaxMistake:
        """A mistake at one place, mended by quotes round the value at another."""
        line = self.source.lines[around[0]]
        start, end, _ = value_at(line, around[1])
        text = line[start:end]
        return self.mistake(*at, message, hint or f"write {in_quotes(text)}", quoted(around[0], line, start, end))


def syntax_mistake(source: SourceText, error: Any, swallowed: tuple[int, int] | None = None) -> SyntaxMistake:
    """What is behind a ``yaml.MarkedYAMLError``. ``swallowed``: where a quoted text over several lines began that the
    parser read just before, with keys of other lines in it."""
    said = f"{error.context or ''} {error.problem or ''}"
    mark, opened = error.problem_mark or error.context_mark, error.context_mark
    noticed, column = (mark.line, mark.column) if mark is not None else (0, 0)
    line, column = _within(source, noticed, column)
    at = _Stumble(
        source, said, line, column, noticed, None if opened is None else (opened.line, opened.column), swallowed
    )
    for look in _LOOKS:
        found = look(at)
        if found is not None:
            return found
    line, column = _within(source, *_better_place(error, said, line, column))
    return _other(replace(at, line=line, column=column))


def _tab(at: _Stumble) -> SyntaxMistake | None:
    indent = at.text[: len(at.text) - len(at.text.lstrip())]
    if "\t" not in indent:
        return None
    before = next((line for line in reversed(at.source.lines[: at.line]) if line.strip()), "")
    level = len(before) - len(before.lstrip()) + 2 * bool(_OPENS.search(before))
    edits = (Edit(at.line, 0, len(indent), " " * level),) if "\t" not in before[:level] else ()
    hint = "indent with spaces, two for each level"
    return at.mistake(at.line, indent.index("\t"), "a tab in the indentation", hint, edits, "tab")


def _open_quote(at: _Stumble) -> SyntaxMistake | None:
    """A quote that nobody closes, so that a quote further below did."""
    if "quoted scalar" in at.said and "unexpected" in at.said and at.opened is not None:
        line, column = at.opened
    elif at.swallowed is not None:
        line, column = at.swallowed
    else:
        return None
    written = at.source.lines[line]
    sign = written[column : column + 1]
    end = len(written.rstrip())
    inside = tuple(Edit(line, place, 0, "'") for place in range(column + 1, end) if sign == written[place] == "'")
    edits = (*inside, Edit(line, end, 0, sign))
    return at.mistake(line, column, "the quote opened here is never closed", "close it, with the same sign", edits)


def _no_space(at: _Stumble) -> SyntaxMistake | None:
    """``name:A line``: the parser goes on and blames the line below."""
    if "':'" not in at.said and "mapping values" not in at.said:
        return None
    first = at.opened[0] if at.opened is not None else at.line - 1
    for number in dict.fromkeys((first, at.line - 1, at.line)):
        found = _GLUED.match(at.source.lines[number]) if 0 <= number <= at.line else None
        if found and (number < at.line or "':'" in at.said):
            key = found.group(2)
            said, column = f"a space is missing after '{key}:'", found.end(2) + 1
            hint = f"write '{key}: {_shortened(found.group(3))}'"
            return at.mistake(number, column, said, hint, (Edit(number, column, 0, " "),))
    return None


def _smart_quote(at: _Stumble) -> SyntaxMistake | None:
    start, end, _ = value_at(at.text, at.column)
    if at.text[start : start + 1] not in tuple(SMART_QUOTES) or "tab" in at.said:
        return None
    sign = at.text[start]
    last = max((at.text.find(one, start + 1) for one in SMART_QUOTES), default=-1)
    end = max(end, last + 1)
    return at.mistake(at.line, start, *smart_quotes(sign), quoted(at.line, at.text, start, end))


def smart_quotes(sign: str) -> tuple[str, str]:
    """What is said of a text in quotes that are none to YAML."""
    return f"{sign} is a letter to YAML, not a quote", "use straight quotes: \"…\" instead of “…”"


def smart_quote_slips(source: SourceText) -> tuple[SyntaxMistake, ...]:
    """Texts within brackets whose quotes are none to YAML, so that a comma would end them without a word."""
    found: list[SyntaxMistake] = []
    for number, line in enumerate(source.lines) if _SMART.search(source.text) else ():
        for opening in _SMART.finditer(line):
            start, closing = opening.start(1), opening.end()
            _, end, inside = value_at(line, start)
            if inside and "," in line[start:closing] and end < closing:
                problem = source.diagnostic(number, start, "syntax", *smart_quotes(line[start]))
                found.append(SyntaxMistake(problem, quoted(number, line, start, closing)))
    return tuple(found)


def _bracket_in_text(at: _Stumble) -> SyntaxMistake | None:
    before = at.text[max(0, at.column - LOOK_BACK) : at.column]
    if not _BRACKET_BEFORE.search(before) and not (
        _WORD_BEFORE.search(before) and at.text[at.column : at.column + 1] == "["
    ):
        return None
    said = "inside { } or [ ] a text that holds '[' needs quotes"
    column = at.text.rfind("[", 0, at.column + 1)
    start, end, _ = value_at(at.text, column)
    hint = f"write {in_quotes(at.text[start:end])}, or begin the text on a line of its own"
    return at.mistake(at.line, column, said, hint, quoted(at.line, at.text, start, end))


def _no_start(at: _Stumble) -> SyntaxMistake | None:
    if "cannot start any token" not in at.said:
        return None
    sign = at.text[at.column : at.column + 1]
    said = f"a text cannot begin with '{sign}' unless it is quoted"
    return at.to_quote((at.line, at.column), (at.line, at.column), said, "put the text in quotes")


def _after_bracket(at: _Stumble) -> SyntaxMistake | None:
    """``title: [A] second film``, in quotes or not: a text goes on behind what the parser took for all of it."""
    if "did not find expected" not in at.said:
        return None
    start, end, _ = value_at(at.text, at.column)
    sign, behind = at.text[start : start + 1], at.text[:at.column].rstrip()
    if start >= at.column or at.column >= end or not sign or not behind.endswith(("]", "}", "'", '"')):
        return None
    if sign in CLOSES:
        said = f"a text that begins with '{sign}' needs quotes"
        return at.to_quote((at.line, start), (at.line, at.column), said)
    if sign in "'\"":
        said, rest = "something stands after the closing quote", at.text[start + 1 : end].removesuffix(sign)
        hint = "put the whole text in quotes, and double a single quote inside single quotes ('')"
        inner = rest.replace("''", "'") if sign == "'" else rest
        put = Edit(at.line, start, end - start, "'" + inner.replace("'", "''") + "'")
        return at.mistake(at.line, at.column, said, hint, (put,))
    return None


def _colon_in_text(at: _Stumble) -> SyntaxMistake | None:
    flow = "flow mapping" in at.said and at.text[at.column : at.column + 1] == ":"
    if "mapping values are not allowed" not in at.said and not flow:
        return None
    start, end, _ = value_at(at.text, at.column)
    said, hint = "a ':' where no key can stand", "put a text that holds ': ' in quotes, or check the indentation"
    before = at.source.lines[at.line - 1] if at.line else ""
    level, indent = len(before) - len(before.lstrip()), len(at.text) - len(at.text.lstrip())
    if start < at.column < end:  # behind the key of its line
        if _KEYED.match(at.text) or flow:
            said, text = "a text that holds ': ' needs quotes", in_quotes(at.text[start:end])
            return at.to_quote((at.line, at.column), (at.line, at.column), said, f"write {text}")
        words = at.text[start : at.column].split()
        if len(words) > 1:  # 'name A line' is no key
            return at.mistake(at.line, at.column, said, hint)
    if before.strip() and level == indent and not _KEY.match(before) and _KEY.match(at.text):
        word, blank = before.split()[0], Edit(at.line - 1, 0, len(before), "")
        said, hint = "this line is neither 'key: value' nor '- item'", f"is a ':' missing after '{word}'?"
        return at.mistake(at.line - 1, level, said, hint, (blank,))
    edits = (Edit(at.line, 0, indent, " " * level),) if _KEYED.match(before) and level < indent else ()
    return at.mistake(at.line, at.column, said, hint, edits)


def _no_dash(at: _Stumble) -> SyntaxMistake | None:
    """One of several items lacks its dash."""
    if at.opened is None or not ("'-'" in at.said or "':'" in at.said):
        return None
    number = at.line if "'-'" in at.said else at.opened[0]
    line = at.source.lines[number]
    column = len(line) - len(line.lstrip())
    level = at.opened[1] if "block collection" in at.said else _list_above(at.source, number, column)
    written = line[column:]
    if level is None or column < level or column > level + 2 or written.startswith("- "):
        return None
    edit = Edit(number, level, 2, "- ") if column == level + 2 else Edit(number, level, 0, "- ")
    return at.mistake(number, column, "'- ' is missing before this item", f"write '- {_shortened(written)}'", (edit,))


def _list_above(source: SourceText, number: int, indent: int) -> int | None:
    """How far in the dashes are of the list that a line belongs to by its indentation."""
    for before in range(number - 1, -1, -1):
        line = source.lines[before]
        own = len(line) - len(line.lstrip())
        if line.strip() and own <= indent:
            return own if line.lstrip().startswith("- ") and own in (indent, indent - 2) else None
    return None


def _other(at: _Stumble) -> SyntaxMistake:
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


def _simple_edits(at: _Stumble) -> tuple[Edit, ...]:
    """What mends a bracket left open, a lonely word, and lines that do not line up."""
    end = len(at.text.rstrip())
    if "flow" in at.said and at.opened is not None and at.opened[0] == at.line:
        line = at.text[at.opened[1] :]
        missing = line.count("{") - line.count("}"), line.count("[") - line.count("]")
        if max(missing) == 1 and min(missing) == 0 and not line.rstrip().endswith(","):
            return (Edit(at.line, end, 0, "}" if missing[0] else "]"),)
    if "expected ':'" in at.said:
        return (Edit(at.line, 0, end, ""),)
    if "did not find expected key" in at.said:
        return _aligned(at)
    return ()


def _aligned(at: _Stumble, sign: str = "") -> tuple[Edit, ...]:
    """The line as far in as the nearest one above it that begins alike and is not further out."""
    indent = len(at.text) - len(at.text.lstrip())
    for number in range(at.line - 1, -1, -1):
        line = at.source.lines[number]
        own = len(line) - len(line.lstrip())
        if own > indent and (line.lstrip().startswith("- ") if sign else _KEYED.match(line) or _OPENS.search(line)):
            return (Edit(at.line, 0, indent, " " * own),)
        if line.strip() and own <= indent:
            return ()
    return ()


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


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


_LOOKS = (
    _tab, _open_quote, _no_space, _smart_quote, _bracket_in_text, _no_start, _after_bracket, _colon_in_text, _no_dash,
)  # fmt: skip
"""Every kind of mistake that is known by more than the parser's words; the first that is seen counts."""
