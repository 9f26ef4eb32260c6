"""The YAML of the author's guide, put together as a reader would."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "authors-guide.md"
_BLOCK = re.compile(r"^```(yaml|yaml mistake|yaml backcast|yaml world|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^([a-z_]+):", re.MULTILINE)


def blocks(page: str | None = None) -> list[tuple[str, str]]:
    """Every fenced block of the guide, or of a part of it: its kind and text."""
    text = GUIDE.read_text(encoding="utf-8") if page is None else page
    return [(match.group(1), match.group(2)) for match in _BLOCK.finditer(text)]


def added(file: str, more: str) -> str:
    """A file with further sections: entries go under a section that is there, plain values replace it."""
    have, new = _sections(file), _sections(more)
    for name, body in new.items():
        if name in have and not body.split("\n", 1)[0].removeprefix(f"{name}:").split("#")[0].strip():
            have[name] = have[name].rstrip("\n") + "\n" + body.split("\n", 1)[1]
        else:
            have[name] = body
    return "".join(body.rstrip("\n") + "\n" for body in have.values())


def chapters() -> dict[str, str]:
    """The file after each chapter that adds to it, by the chapter's heading: as a reader builds it."""
    found: dict[str, str] = {}
    whole = ""
    for chapter in GUIDE.read_text(encoding="utf-8").split("\n## ")[1:]:
        more = [text for kind, text in blocks(chapter) if kind == "yaml"]
        for text in more:
            whole = text if text.startswith("format:") else added(whole, text)
        if more:
            found[chapter.split("\n", 1)[0]] = whole
    return found


def finished() -> str:
    """The file a reader ends with."""
    return list(chapters().values())[-1]


def mistakes() -> list[tuple[str, str]]:
    """Each mistake and the words that answer it."""
    return [(text, answer) for (kind, text), (_, answer) in pairwise(blocks()) if kind == "yaml mistake"]


def worlds() -> list[str]:
    """Every world of its own: each is a whole file."""
    return [text for kind, text in blocks() if kind == "yaml world"]


def cases() -> list[str]:
    """Every back-cast: each is a whole file."""
    return [text for kind, text in blocks() if kind == "yaml backcast"]


def _sections(text: str) -> dict[str, str]:
    starts = [match.start() for match in _SECTION.finditer(text)]
    return {text[start:end].split(":", 1)[0]: text[start:end] for start, end in pairwise([*starts, len(text)])}
