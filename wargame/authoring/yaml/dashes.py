"""Items of a list whose dash is missing, is another sign, or is too much."""

from __future__ import annotations

import re

from wargame.authoring.yaml.recovery import Edit
from wargame.authoring.yaml.source import SourceText
from wargame.authoring.yaml.stumble import KEYED, OPENS, Stumble, SyntaxMistake, indent_of, shortened
from wargame.authoring.yaml.values import KEY

_BULLET = re.compile(r"[–—−•・－ー*] ")
"""What begins an item where somebody writes a letter."""


def bullet(at: Stumble) -> SyntaxMistake | None:
    """``* drawdown``: to YAML the star means something, and within a text it stumbles over none."""
    column = indent_of(at.text)
    if not at.text.startswith("* ", column) or not column <= at.column <= column + 1:
        return None
    return _plain_dash(at, at.line, column)


def _plain_dash(at: Stumble, number: int, column: int) -> SyntaxMistake:
    written = at.source.lines[number][column:]
    said, hint = f"{written[0]} begins no item of a list", f"write '- {shortened(written[2:])}', with a plain dash"
    return at.mistake(number, column, said, hint, (Edit(number, column, 1, "-"),))


def no_dash(at: Stumble) -> SyntaxMistake | None:
    """One of several items lacks its dash."""
    if at.opened is None or not ("'-'" in at.said or "':'" in at.said):
        return None
    number = at.line if "'-'" in at.said else at.opened[0]
    line = at.source.lines[number]
    column = indent_of(line)
    level = at.opened[1] if "block collection" in at.said else _list_above(at.source, number, column)
    written = line[column:]
    if level is None or column < level or column > level + 2 or written.startswith("- "):
        return None
    if re.match(r"-[\w{\['\"]", written):
        said, hint = "a space is missing after '-'", f"write '- {shortened(written[1:])}'"
        return at.mistake(number, column, said, hint, (Edit(number, column + 1, 0, " "),))
    if _BULLET.match(written):
        return _plain_dash(at, number, column)
    if column == level and _goes_on_with_item(at.source, number, level):
        said, hint = f"'{written.split()[0]}' stands further out than the lines around it", "indent it as they are"
        return at.mistake(number, column, said, hint, (Edit(number, column, 0, "  "),))
    edit = Edit(number, level, 2, "- ") if column == level + 2 else Edit(number, level, 0, "- ")
    return at.mistake(number, column, "'- ' is missing before this item", f"write '- {shortened(written)}'", (edit,))


def _goes_on_with_item(source: SourceText, number: int, level: int) -> bool:
    """Whether a key as far out as the dashes belongs to the item above it: another key than items begin with there, and
    keys on both sides of it, or the item alone above it, are further in."""
    lines = source.lines
    head = next((one for one in range(number - 1, -1, -1) if lines[one].startswith("- ", level)), None)
    key = re.match(KEY, lines[number][level:])
    if head is None or key is None or not KEYED.match(lines[number]) or not KEYED.match(lines[head]):
        return False
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    item = any(indent_of(line) == level + 2 for line in (*lines[head + 1 : number], below))
    return item and not lines[head].startswith(f"- {key[0]}:", level)


def _list_above(source: SourceText, number: int, indent: int) -> int | None:
    """How far in the dashes are of the list that a line belongs to by its indentation."""
    for before in range(number - 1, -1, -1):
        line = source.lines[before]
        own = indent_of(line)
        if line.strip() and own <= indent:
            return own if line.lstrip().startswith("- ") and own in (indent, indent - 2) else None
    return None


def no_first_dash(at: Stumble) -> SyntaxMistake | None:
    """The first of several items lacks its dash, so that the parser blames the second."""
    level = indent_of(at.text)
    whole = "document start" in at.said and not level  # the file is a list
    if not at.text.startswith("- ", level) or not ("did not find expected key" in at.said or whole):
        return None
    lines, first = at.source.lines, at.line
    while first and (_says_nothing(lines[first - 1]) or indent_of(lines[first - 1]) > level):
        first -= 1
    above = lines[first - 1] if first else ""
    opens = whole or (OPENS.search(above) is not None and indent_of(above) <= level)
    while first < at.line and _says_nothing(lines[first]):
        first += 1
    written = lines[first][level:]
    if not opens or first == at.line or indent_of(lines[first]) != level + 2:
        return None
    hint = f"write '- {shortened(written.strip())}'"
    return at.mistake(first, level + 2, "'- ' is missing before this item", hint, (Edit(first, level, 2, "- "),))


def _says_nothing(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def dash_too_much(at: Stumble) -> SyntaxMistake | None:
    """``- ask: …`` among the keys of one mapping."""
    level = indent_of(at.text)
    before = next((line for line in reversed(at.source.lines[: at.line]) if line.strip()), "")
    if not at.text.startswith("- ", level) or "did not find expected key" not in at.said:
        return None
    if not KEYED.match(at.text) or not KEYED.match(before) or before.lstrip().startswith("- "):
        return None
    if indent_of(before) != level:
        return None
    said, hint = "'- ' begins an item, and this stands among keys", f"write '{shortened(at.text.strip()[2:])}'"
    return at.mistake(at.line, level, said, hint, (Edit(at.line, level, 2, ""),))
