"""Text blocks (``text: >-``) whose lines stand no further in than their key: to YAML the text is empty, and its lines
are something else."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.authoring.yaml.recovery import Edit
from wargame.authoring.yaml.source import SourceText
from wargame.authoring.yaml.stumble import LIKE_KEY, SyntaxMistake, indent_of
from wargame.authoring.yaml.values import block_text_under


def outdented_text_slips(source: SourceText) -> tuple[SyntaxMistake, ...]:
    """Each such text, told at its first line, and what sets its lines in."""
    found = []
    for number, line in enumerate(source.lines):
        under = block_text_under(line)
        text = [] if under is None else _outdented(source.lines, number + 1, under)
        if under is not None and text:
            key = line[under:].split()[0]
            said, hint = "the text stands no further in than its key", f"indent its lines further than '{key}'"
            problem = source.diagnostic(text[0], indent_of(source.lines[text[0]]), "syntax", said, hint)
            further = " " * (under + 2)
            found.append(SyntaxMistake(problem, tuple(Edit(one, 0, 0, further) for one in text)))
    return tuple(found)


def _outdented(lines: Sequence[str], first: int, under: int) -> list[int]:
    """The lines from the first one on that are prose, where they stand no further in than ``under``."""
    text: list[int] = []
    for number in range(first, len(lines)):
        line = lines[number]
        if not line.strip():
            break
        if indent_of(line) > under or LIKE_KEY.match(line) or line.lstrip().startswith(("#", "-", "...")):
            break
        text.append(number)
    return text
