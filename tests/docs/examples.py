"""The YAML of the author's guide, put together as a reader would."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "authors-guide.md"
_BLOCK = re.compile(r"^```(yaml|yaml mistake|yaml backcast|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^([a-z_]+):", re.MULTILINE)


def blocks() -> list[tuple[str, str]]:
    """Every fenced block of the guide: its kind and text."""
    return [(match.group(1), match.group(2)) for match in _BLOCK.finditer(GUIDE.read_text(encoding="utf-8"))]


def added(file: str, more: str) -> str:
    """A file with further sections: entries go under a section that is there, plain values replace it."""
    have, new = _sections(file), _sections(more)
    for name, body in new.items():
        if name in have and not body.split("\n", 1)[0].removeprefix(f"{name}:").split("#")[0].strip():
            have[name] = have[name].rstrip("\n") + "\n" + body.split("\n", 1)[1]
        else:
            have[name] = body
    return "".join(body.rstrip("\n") + "\n" for body in have.values())


def steps() -> list[str]:
    """The file after each example, from the first whole one on."""
    found: list[str] = []
    for kind, text in blocks():
        if kind == "yaml":
            found.append(text if text.startswith("format:") else added(found[-1], text))
    return found


def mistakes() -> list[tuple[str, str]]:
    """Each mistake, added to the finished file, and the words that answer it."""
    listed, whole = blocks(), steps()[-1]
    return [(added(whole, text), answer) for (kind, text), (_, answer) in pairwise(listed) if kind == "yaml mistake"]


def cases() -> list[str]:
    """Every back-cast: each is a whole file."""
    return [text for kind, text in blocks() if kind == "yaml backcast"]


def commands_on(file: str, commands: tuple[str, ...]) -> list[str]:
    """The lines of the guide that call one of these commands on a file."""
    lines = (line.strip() for kind, text in blocks() if kind == "text" for line in text.splitlines())
    return [line for line in lines if line.split()[:1] == ["wargame"] and line.split()[1] in commands and file in line]


def _sections(text: str) -> dict[str, str]:
    starts = [match.start() for match in _SECTION.finditer(text)]
    return {text[start:end].split(":", 1)[0]: text[start:end] for start, end in pairwise([*starts, len(text)])}
