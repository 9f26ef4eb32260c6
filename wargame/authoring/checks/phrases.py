"""Phrases found in texts: whole words, numbers and names, all at once and in one pass, whatever an author wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

MOST_WORDS, MOST_BLANKS = 14, 3
"""A phrase has at most so many words, and so many of them are blanks: looking for many at once stays quick."""
_WORD = re.compile(r"\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)\b)?|[^\W\d_]+|[^\w\s]")
_PART = re.compile(rf"\{{\w*\}}|{_WORD.pattern}")
_BLANKS = _NUMBER, _ORDINAL, _NAME = "{number}", "{ordinal}", "{name}"
_ORDINALS = frozenset((
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
))  # fmt: skip
_ALIKE = str.maketrans({**dict.fromkeys("‐‑‒–—−", "-"), "’": "'", "′": "'", "″": '"', "º": "°"})
T = TypeVar("T")


class TextWord(NamedTuple):
    """One word, number or sign of a text, and the character (from 0) it begins at."""

    text: str
    at: int

    @property
    def ends(self) -> int:
        """The character after it."""
        return self.at + len(self.text)


@dataclass(slots=True)
class _Node(Generic[T]):
    """Where some phrases have got to after the same words; ``ends`` holds those that end here."""

    kids: dict[str, _Node[T]] = field(default_factory=dict)
    ends: list[tuple[tuple[str, ...], T]] = field(default_factory=list)


class Phrases(Generic[T]):
    """Many phrases, each standing for something. How they are written: see ``wargame.model.terms.Phrase``."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()
        self._needs: dict[str, list[frozenset[str]]] = {}
        self.steps = 0
        """How many words were compared so far: whoever looks through texts of strangers stops at some number."""

    def add(self, phrase: str, stands_for: T) -> None:
        """One more. A phrase that ``objection`` objects to is passed over."""
        if self.objection(phrase):
            return
        words, node = _parts(phrase), self._root
        for word in words:
            node = node.kids.setdefault(word.lower(), _Node())
        said = [word.lower() for word in words if not _is_blank(word)]
        self._needs.setdefault(max(said, key=len), []).append(frozenset(said))
        node.ends.append((words, stands_for))

    def may_be_in(self, text: str) -> bool:
        """Whether all words of some phrase are there, in whatever order: quick, and never wrong when it says no."""
        words = set(_WORD.findall(text.lower().translate(_ALIKE)))
        return any(need <= words for word in self._needs.keys() & words for need in self._needs[word])

    def found(self, words: Sequence[TextWord]) -> Iterator[tuple[int, int, T]]:
        """Every phrase in a text (as ``spoken``): its first word, the word after its last, and what it stands for; from
        left to right, and of those that begin together the longest first."""
        firsts = self._root.kids.keys()
        for start, word in enumerate(words):
            if word.text.lower() not in firsts and firsts.isdisjoint(_blanks(word.text)):
                continue
            yield from sorted(self._from(words, start), key=lambda one: -one[1])

    def _from(self, words: Sequence[TextWord], start: int) -> Iterator[tuple[int, int, T]]:
        walks = [(self._root, start)]
        while walks:
            node, at = walks.pop()
            self.steps += 1
            for phrase, stands_for in node.ends:
                if all(_fits(part, words[start + step].text) for step, part in enumerate(phrase)):
                    yield start, at, stands_for
            if at < len(words) and node.kids:
                word = words[at].text
                for key in (word.lower(), *_blanks(word)):
                    if key in node.kids:
                        walks.append((node.kids[key], at + 1))

    @staticmethod
    def objection(phrase: str) -> tuple[str, str] | None:
        """Why a phrase can never be found, or is found too slowly, and what to do; None where all is well."""
        parts = _parts(phrase)
        blanks = [part for part in parts if _is_blank(part)]
        for blank in blanks:
            if blank not in _BLANKS:
                return f"{blank} stands for nothing here", f"blanks are {', '.join(_BLANKS)}; {{any}} needs 'words:'"
        if not parts or parts[0] == _NAME:
            return "a phrase begins with a word or a number", "say what stands before the name"
        if len(blanks) == len(parts):
            return "a phrase of blanks alone is found everywhere", "say one word of it"
        if len(parts) > MOST_WORDS or len(blanks) > MOST_BLANKS:
            return f"a phrase has at most {MOST_WORDS} words, {MOST_BLANKS} of them blanks", "shorten it"
        return None


def spoken(text: str) -> tuple[TextWord, ...]:
    """The words, numbers and signs of a text. Dashes of every length are one sign, and so are quotation marks."""
    return tuple(TextWord(found.group(), found.start()) for found in _WORD.finditer(text.translate(_ALIKE)))


@lru_cache(maxsize=4_096)
def _parts(phrase: str) -> tuple[str, ...]:
    return tuple(found.group() for found in _PART.finditer(phrase.translate(_ALIKE)))


def _is_blank(part: str) -> bool:
    return len(part) > 1 and part.startswith("{")


def _is_ordinal(word: str) -> bool:
    return word.lower() in _ORDINALS or (word[0].isdigit() and word[-1].isalpha())


def _blanks(word: str) -> set[str]:
    """The blanks that a word fills."""
    if _is_ordinal(word):
        return {_ORDINAL}
    if word[0].isdigit():
        return {_NUMBER}
    return {_NAME} if word[0].isupper() and word[1:2].islower() else set()


def _fits(part: str, word: str) -> bool:
    """Whether a word is written as a phrase wants it: small letters match any, a capital only itself."""
    return _is_blank(part) or part == part.lower() or part == word
