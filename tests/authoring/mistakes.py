"""Mistakes as an author makes them: edits of a sound file, and what is to be said of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wargame.authoring import check_file
from wargame.authoring.diagnostic import Diagnostic


@dataclass(frozen=True)
class Expected:
    """One problem: a piece of the line it stands on, and words of its message or hint."""

    line: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Mistake:
    """A few edits of one file, and all that is to be said of them. ``name``: what went wrong."""

    name: str
    edits: tuple[tuple[str, str], ...]
    expected: tuple[Expected, ...]


def mistake(name: str, *parts: tuple[str, str] | Expected) -> Mistake:
    """Edits as pairs of old and new text, and what is expected."""
    edits = tuple(part for part in parts if isinstance(part, tuple))
    return Mistake(name, edits, tuple(part for part in parts if isinstance(part, Expected)))


def says(line: str, *words: str) -> Expected:
    """Something is said of the line with this text, in these words."""
    return Expected(line, words)


def made(text: str, mistake: Mistake) -> str:
    """The text with the mistake in it."""
    for old, new in mistake.edits:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the sound file"
        text = text.replace(old, new)
    return text


def assert_told(file: Path, mistake: Mistake) -> None:
    """Exactly what is expected is said of the file, and nothing of any other."""
    found = check_file(file).diagnostics
    assert [one.file for one in found] == [str(file)] * len(found), _listed(found)
    left = list(found)
    for expected in mistake.expected:
        fits = [one for one in left if expected.line in one.shown and _has(one, expected.words)]
        assert fits, f"nothing fits {expected}; left are\n{_listed(left)}"
        assert fits[0].hint, f"{fits[0]} says not what to do"
        left.remove(fits[0])
    assert not left, f"not expected:\n{_listed(left)}"


def _has(one: Diagnostic, words: tuple[str, ...]) -> bool:
    said = f"{one.message}; {one.hint}".lower()
    return all(word.lower() in said for word in words)


def _listed(found: tuple[Diagnostic, ...] | list[Diagnostic]) -> str:
    return "\n".join(f"{one.file}:{one.line}:{one.column} {one.message}; {one.hint}\n    {one.shown}" for one in found)
