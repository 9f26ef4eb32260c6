"""Problems as people read them: the place, the author's own line with a caret under the column, what to do.

A column counts characters, as editors do; the caret below the line stands where the terminal paints that character.
"""

from __future__ import annotations

from collections.abc import Iterable

from wargame.authoring.diagnostic import Diagnostic
from wargame.text.cells import ELLIPSIS, letters, width
from wargame.text.characters import neutral

WIDTH = 100
"""The widest stretch of an author's line that is shown, in terminal cells."""
_FAR = 2 * WIDTH
"""Characters before and behind a place among which what is shown is looked for."""
_INDENT = "    "


def render(problem: Diagnostic) -> str:
    """One problem as two to four lines of text, without a newline at the end."""
    head = f"{neutral(problem.file)}:{problem.line}:{problem.column}: {problem.severity}[{problem.code}]: "
    parts = [head + neutral(problem.message)]
    if problem.shown.strip():
        line, before = _stretch(neutral(problem.shown).replace("\t", " "), problem.column - 1)
        parts += [_INDENT + line, _INDENT + " " * before + "^"]
    if problem.hint:
        parts.append(_INDENT + neutral(problem.hint))
    return "\n".join(parts)


def render_all(problems: Iterable[Diagnostic]) -> str:
    """Every problem, with an empty line between two."""
    return "\n\n".join(render(problem) for problem in problems)


def _stretch(line: str, at: int) -> tuple[str, int]:
    """The part of ``line`` around character ``at`` that fits, and how many cells stand before the letter it is part of.
    Behind the end of the line every character counts for a cell."""
    line = line.rstrip()
    whole = width(line) <= WIDTH
    first = 0 if whole else max(0, at - _FAR)
    shown = list(letters(line if whole else line[first : at + _FAR]))
    place = _place(shown, at - first)
    beyond = max(0, at - len(line))
    if whole:
        return line, width("".join(shown[:place])) + beyond
    start = place
    while start and width("".join(shown[start - 1 : place])) <= WIDTH * 2 // 3:
        start -= 1
    lead = ELLIPSIS if start or first else ""
    end = place
    while end < len(shown) and width(lead + "".join(shown[start : end + 1])) < WIDTH:
        end += 1
    tail = ELLIPSIS if end < len(shown) else ""
    before = width(lead + "".join(shown[start:place])) + beyond
    return f"{lead}{''.join(shown[start:end])}{tail}", before


def _place(shown: list[str], at: int) -> int:
    """Which of the letters holds character ``at``; how many there are where it stands behind them."""
    for place, letter in enumerate(shown):
        at -= len(letter)
        if at < 0:
            return place
    return len(shown)
