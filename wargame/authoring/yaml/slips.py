"""Slips that are known by more than the parser's words: each looks whether it is what the parser stumbled over."""

from __future__ import annotations

import re

from wargame.authoring.yaml.dashes import bullet, dash_too_much, no_dash, no_first_dash
from wargame.authoring.yaml.recovery import Edit
from wargame.authoring.yaml.source import SourceText
from wargame.authoring.yaml.stumble import KEYED, LIKE_KEY, OPENS, Stumble, SyntaxMistake, indent_of, shortened
from wargame.authoring.yaml.values import CLOSES, in_quotes, block_text_lines, quoted, value_at
from wargame.authoring.yaml.wide_signs import wide_sign
from wargame.model.cases import BackcastFile
from wargame.model.files import ScenarioFile

SMART_QUOTES = "“”„‟‘’‚‛«»‹›"
"""Signs that word processors make of quotes; to YAML they are letters."""
LOOK_BACK = 200
"""How far before a mistake its cause is looked for, in characters."""
_BRACKET_BEFORE = re.compile(r"[{\[].*\w\[[^\[\]]*\]\s*$")
_WORD_BEFORE = re.compile(r"[{\[].*\w$")
_GLUED = re.compile(r"(\s*(?:- +)*)([A-Za-z_][\w-]*):((?![\s/:]).*\S)\s*$")
"""A key whose value follows without a space."""
_RUN_ON = re.compile(r"[0-9'\"\]}] ([a-z_]+)$")
"""What ends a value, and a word as the next key would be, with nothing between them."""
_OPENS = {closing: opening for opening, closing in CLOSES.items()}
_TOP = ScenarioFile.model_fields.keys() | BackcastFile.model_fields.keys()
"""What stands rightly at the beginning of a line."""
_OPENING = "“„«‘‹"
_SMART = re.compile(rf"(?<=[\s\[{{,])([{_OPENING}])[^”“»’›\n]*[”“»’›]")
"""A text in quotes as word processors make them."""


def _tab(at: Stumble) -> SyntaxMistake | None:
    indent = at.text[: len(at.text) - len(at.text.lstrip())]
    if "\t" not in indent:
        return None
    before = next((line for line in reversed(at.source.lines[: at.line]) if line.strip()), "")
    level = len(before) - len(before.lstrip()) + 2 * bool(OPENS.search(before))
    edits = (Edit(at.line, 0, len(indent), " " * level),) if "\t" not in before[:level] else ()
    hint = "indent with spaces, two for each level"
    return at.mistake(at.line, indent.index("\t"), "a tab in the indentation", hint, edits, "tab")


def _open_quote(at: Stumble) -> SyntaxMistake | None:
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


def _no_space(at: Stumble) -> SyntaxMistake | None:
    """``name:A line``: the parser goes on and blames the line below; ``session:{turns: 3}``: or a sign behind it."""
    if "':'" not in at.said and "mapping values" not in at.said and "document start" not in at.said:
        return None
    first = at.opened[0] if at.opened is not None else at.line - 1
    if "document start" in at.said:  # the first key of the file
        first = next((n for n, line in enumerate(at.source.lines) if line.strip() and not line.startswith("#")), first)
    for number in dict.fromkeys((first, at.line - 1, at.line)):
        found = _GLUED.match(at.source.lines[number]) if 0 <= number <= at.line else None
        if found and (number < at.line or "':'" in at.said or found.end(2) < at.column):
            key = found.group(2)
            said, column = f"a space is missing after '{key}:'", found.end(2) + 1
            hint = f"write '{key}: {shortened(found.group(3))}'"
            return at.mistake(number, column, said, hint, (Edit(number, column, 0, " "),))
    return None


def _smart_quote(at: Stumble) -> SyntaxMistake | None:
    start, end, _ = value_at(at.text, at.column)
    if at.text[start : start + 1] not in tuple(SMART_QUOTES) or "tab" in at.said:
        return None
    sign = at.text[start]
    last = max((at.text.find(one, start + 1) for one in SMART_QUOTES), default=-1)
    end = max(end, last + 1)
    return at.mistake(at.line, start, *smart_quotes(sign), _straight(at.line, at.text, start, end))


def smart_quotes(sign: str) -> tuple[str, str]:
    """What is said of a text in quotes that are none to YAML."""
    return f"{sign} is a letter to YAML, not a quote", "use straight quotes: \"…\" instead of “…”"


def smart_quote_slips(source: SourceText) -> tuple[SyntaxMistake, ...]:
    """Texts within brackets, or items of a list, whose quotes are none to YAML: there a comma would end them without a
    word, and ': ' make a key of them."""
    found: list[SyntaxMistake] = []
    if not any(sign in source.text for sign in _OPENING):
        return ()
    texts = block_text_lines(source.lines)
    for number, line in enumerate(source.lines):
        for opening in _SMART.finditer(line) if number not in texts else ():
            start, closing = opening.start(1), opening.end()
            _, end, inside = value_at(line, start)
            said, item = line[start:closing], line[:start].strip() == "-"
            cut = bool(inside) and "," in said and end < closing
            if cut or (": " in said and (inside or item)):
                problem = source.diagnostic(number, start, "syntax", *smart_quotes(line[start]))
                found.append(SyntaxMistake(problem, _straight(number, line, start, closing)))
    return tuple(found)


def _straight(number: int, line: str, start: int, end: int) -> tuple[Edit, ...]:
    """What puts straight quotes in the place of such ones at both ends of a text, or round all of it."""
    if end - start < 2 or line[end - 1] not in SMART_QUOTES:
        return quoted(number, line, start, end)
    first, *doubled, last = quoted(number, line, start, end)
    return (first._replace(removed=1), *doubled, last._replace(column=last.column - 1, removed=1))


def _bracket_in_text(at: Stumble) -> SyntaxMistake | None:
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


def _no_start(at: Stumble) -> SyntaxMistake | None:
    if "cannot start any token" not in at.said:
        return None
    sign = at.text[at.column : at.column + 1]
    said = f"a text cannot begin with '{sign}' unless it is quoted"
    return at.to_quote((at.line, at.column), (at.line, at.column), said, "put the text in quotes")


def _sign_in_front(at: Stumble) -> SyntaxMistake | None:
    """``*Important* news``: a sign that means something to YAML begins a text."""
    start, end, _ = value_at(at.text, at.column)
    sign = at.text[start : start + 1]
    if not sign or sign not in "*?" or not start <= at.column <= end or " " not in at.text[start:end]:
        return None
    return at.to_quote((at.line, start), (at.line, start), f"a text that begins with '{sign}' needs quotes")


def _after_bracket(at: Stumble) -> SyntaxMistake | None:
    """``title: [A] second film``, in quotes or not: a text goes on behind what the parser took for all of it."""
    if "did not find expected" not in at.said:
        return None
    start, end, _ = value_at(at.text, at.column)
    sign, behind = at.text[start : start + 1], at.text[:at.column].rstrip()
    if start >= at.column or at.column >= end or not sign or not behind.endswith(("]", "}", "'", '"')):
        return None
    if sign in CLOSES and (odd := _odd_bracket(at, len(behind), end)):
        return odd
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


def _odd_bracket(at: Stumble, behind: int, end: int) -> SyntaxMistake | None:
    """``[bread -1]]``, ``["bread -1"], "anger +1"]``: a closing bracket that is one too many, at the end or before."""
    rest, closing = at.text[behind:end].strip(), at.text[behind - 1]
    if rest and not rest.strip("]}"):
        said = f"'{rest[0]}' closes nothing"
        hint = f"is a '{_OPENS[rest[0]]}' missing before it, or is it one too many?"
        less = Edit(at.line, behind, end - behind, "")
        return at.mistake(at.line, at.text.index(rest, behind), said, hint, (less,))
    if rest.startswith(",") and rest.endswith(closing) and closing in _OPENS:
        said, hint = f"'{closing}' stands too early", f"leave this '{closing}' out; the last one closes it"
        return at.mistake(at.line, behind - 1, said, hint, (Edit(at.line, behind - 1, 1, ""),))
    return None


def _colon_in_text(at: Stumble) -> SyntaxMistake | None:
    flow = "flow mapping" in at.said and at.text[at.column : at.column + 1] == ":"
    if "mapping values are not allowed" not in at.said and not flow:
        return None
    above = at.source.lines[at.opened[0]] if at.opened is not None and at.opened[0] < at.line else ""
    if flow and above and indent_of(at.text) <= indent_of(above):
        return None  # a bracket further up was left open
    start, end, _ = value_at(at.text, at.column)
    said, hint = "a ':' where no key can stand", "put a text that holds ': ' in quotes, or check the indentation"
    before = at.source.lines[at.line - 1] if at.line else ""
    level, indent = indent_of(before), indent_of(at.text)
    if start < at.column < end:  # behind the key of its line
        run_on = _RUN_ON.search(at.text[start : at.column]) if flow else None
        if run_on:
            word, place = run_on.group(1), start + run_on.start(1)
            said, hint = f"a ',' is missing before '{word}:'", f"write ', {word}: …'"
            return at.mistake(at.line, place, said, hint, (Edit(at.line, place - 1, 0, ","),))
        if at.text[start:end].endswith("}") and "{" not in at.text:
            place = indent_of(at.text) + 2 if at.text.lstrip().startswith("- ") else start
            said, hint = "a '{' is missing here", f"write '{{{shortened(at.text[place:end])}'"
            return at.mistake(at.line, place, said, hint, (Edit(at.line, place, 0, "{"),))
        if KEYED.match(at.text) or flow:
            said, text = "a text that holds ': ' needs quotes", in_quotes(at.text[start:end])
            return at.to_quote((at.line, at.column), (at.line, at.column), said, f"write {text}")
        words = at.text[start : at.column].split()
        if len(words) > 1:  # 'name A line' is no key
            return at.mistake(at.line, at.column, said, hint)
    if before.strip() and level == indent and not LIKE_KEY.match(before) and LIKE_KEY.match(at.text):
        word, blank = before.split()[0], Edit(at.line - 1, 0, len(before), "")
        said, hint = "this line is neither 'key: value' nor '- item'", f"is a ':' missing after '{word}'?"
        return at.mistake(at.line - 1, level, said, hint, (blank,))
    below = next((line for line in at.source.lines[at.line + 1 :] if line.strip()), "")
    further_in = indent_of(below) == level  # the line itself, and not the one above it, is out of place
    if KEYED.match(before) and level < indent and not further_in and _goes_on_above(at.source, at.line - 1, indent):
        return _further_out(at, at.line - 1, indent)
    if not KEYED.match(before) or level >= indent:
        return at.mistake(at.line, at.column, said, hint)
    if KEYED.match(at.text):
        said = f"'{at.text.split()[0]}' stands further in than the line above it"
        hint = "give both the same indentation; a text over two lines that holds ': ' needs quotes"
    return at.mistake(at.line, indent, said, hint, (Edit(at.line, 0, indent, " " * level),))


def _head_further_out(at: Stumble) -> SyntaxMistake | None:
    """The head of one of several items stands further out than the others, so that the next one fits nowhere."""
    indent = indent_of(at.text)
    if "did not find expected key" not in at.said or not indent or not LIKE_KEY.match(at.text):
        return None
    lines = at.source.lines
    head = next((one for one in range(at.line - 1, -1, -1) if lines[one].strip() and indent_of(lines[one]) < indent), 0)
    below = next((one for one in lines[at.line + 1 :] if one.strip()), "")
    alike = OPENS.search(at.text) and indent_of(lines[head + 1]) > indent < indent_of(below)
    opens = OPENS.search(lines[head]) and alike  # else it is the lines under the head that are out of place
    top = not indent_of(lines[head]) and lines[head].split(":")[0] in _TOP
    if not opens or top or not _goes_on_above(at.source, head, indent):
        return None
    above = indent_of(lines[head - 1])
    return _further_out(at, head, above if indent <= above < indent_of(lines[head + 1]) else indent)


def _goes_on_above(source: SourceText, number: int, indent: int) -> bool:
    """Whether lines of this indentation stand above a line, or what they and it would stand under."""
    for above in range(number - 1, -1, -1):
        line = source.lines[above]
        if line.strip() and indent_of(line) <= indent:
            heads = above == number - 1 and indent_of(line) >= indent_of(source.lines[number])
            return indent_of(line) == indent or (heads and OPENS.search(line) is not None)
    return False


def _further_out(at: Stumble, number: int, indent: int) -> SyntaxMistake:
    """A line that is to be as far in as those around it."""
    line = at.source.lines[number]
    level = indent_of(line)
    said = f"'{line.split()[0]}' stands further out than the lines around it"
    further = Edit(number, level, 0, " " * (indent - level))
    return at.mistake(number, level, said, "indent it as they are", (further,))


LOOKS = (
    _tab, _open_quote, wide_sign, _no_space, _smart_quote, bullet, _bracket_in_text, _no_start, _sign_in_front,
    _after_bracket, _colon_in_text, no_dash, no_first_dash, dash_too_much, _head_further_out,
)  # fmt: skip
"""Every kind of mistake that is known by more than the parser's words; the first that is seen counts."""
