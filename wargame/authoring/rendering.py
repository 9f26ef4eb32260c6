"""Problems as people read them: the place, the author's own line with a caret under the column, what to do."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size

from wargame.text.characters import neutral
from wargame.authoring.problems import Problem

WIDTH = 100
"""The widest stretch of an author's line that is shown, in terminal cells."""
_INDENT = "    "


def render(problem: Problem) -> str:
    """One problem as two to four lines of text, without a newline at the end."""
    head = f"{neutral(problem.file)}:{problem.line}:{problem.column}: {problem.severity}[{problem.code}]: "
    parts = [head + neutral(problem.message)]
    if problem.shown.strip():
        line, before = _stretch(neutral(problem.shown).replace("\t", " "), problem.column - 1)
        parts += [_INDENT + line, _INDENT + " " * before + "^"]
    if problem.hint:
        parts.append(_INDENT + neutral(problem.hint))
    return "\n".join(parts)


def render_all(problems: Iterable[Problem]) -> str:
    """Every problem, with an empty line between two."""
    return "\n\n".join(render(problem) for problem in problems)


def _stretch(line: str, at: int) -> tuple[str, int]:
    """The part of ``line`` around character ``at`` that fits, and how many cells stand before that character."""
    line = line.rstrip()
    before = line[:at]
    if cell_len(line) <= WIDTH:
        return line, cell_len(before) + max(0, at - len(line))
    start = 0
    if cell_len(before) > WIDTH * 2 // 3:
        start = max(0, at - WIDTH * 2 // 3)
    lead, rest = "…" if start else "", line[start:]
    tail = "…" if cell_len(rest) > WIDTH - 2 else ""
    shown = set_cell_size(rest[:WIDTH], WIDTH - 2).rstrip() if tail else rest
    return f"{lead}{shown}{tail}", cell_len(lead) + cell_len(line[start:at])
