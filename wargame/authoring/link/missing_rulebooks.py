"""Rulebooks that a scenario does not name, though the names of one are used: found by who declares the names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from wargame.authoring.diagnostic import Diagnostic, errors
from wargame.authoring.link.merging import DICTS
from wargame.authoring.shape.validation import MOST_DIAGNOSTICS
from wargame.authoring.yaml.reader import ParsedFile

MOST_SHOWN = 3
"""How many of the names that are used are told, and how many of the rulebooks that use them."""
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_INSIDE = ("questions", "places", "derived")
"""Mappings inside others whose keys are ids too."""


@dataclass(frozen=True)
class UnnamedRulebook:
    """A rulebook within reach that is not named: its ``id``, what it says, and every id it declares."""

    id: str
    parsed: ParsedFile
    declares: frozenset[str]

    @classmethod
    def of(cls, id_: str, parsed: ParsedFile) -> UnnamedRulebook:
        """Reads off what it declares."""
        return cls(id_, parsed, frozenset(_declared(parsed.data)))

    def explains(self, problem: Diagnostic) -> bool:
        """Whether the word a problem points at is declared here."""
        return word_at(problem) in self.declares

    def mentions(self, problem: Diagnostic) -> bool:
        """Whether that word is said here at all."""
        word = word_at(problem)
        return bool(word) and re.search(rf"\b{word}\b", self.parsed.source.text) is not None


def supply(
    wrong: Sequence[Diagnostic], unnamed: Sequence[UnnamedRulebook], own: str,
    again: Callable[[Sequence[UnnamedRulebook]], Sequence[Diagnostic]],
) -> tuple[tuple[UnnamedRulebook, tuple[Diagnostic, ...]], ...]:
    """Which rulebooks are missing, each with the problems it explains.

    Args:
        wrong: the errors as things stand.
        unnamed: what is within reach.
        own: the name of the scenario's file.
        again: the errors that are left with some of them added.
    """
    missing: list[tuple[UnnamedRulebook, tuple[Diagnostic, ...]]] = []
    left = list(unnamed)
    while left and wrong:
        best = max(left, key=lambda book: sum(map(book.explains, wrong)))
        explained = tuple(filter(best.explains, wrong))
        if not explained:  # nobody declares the name: somebody may do what it needs, e.g. end the game so
            shared = [one for one in wrong if one.file != own]
            best = max(left, key=lambda book: sum(map(book.mentions, shared)))
            explained = tuple(filter(best.mentions, shared))
        if not explained:
            break
        left.remove(best)
        after = errors(again([*(book for book, _ in missing), best]))
        if len(after) < len(wrong) or len(wrong) >= MOST_DIAGNOSTICS:
            missing.append((best, explained))
            wrong = after
    return tuple(missing)


def told(book: UnnamedRulebook, explained: Sequence[Diagnostic], own: str) -> tuple[str, str]:
    """What is said of a missing rulebook, and what to do."""
    first: dict[str, Diagnostic] = {}
    for problem in explained:
        first.setdefault(word_at(problem), problem)
    names = [f"'{word}' ({_short(one.file)}:{one.line})" for word, one in first.items()]
    more = len(names) - MOST_SHOWN
    listed = ", ".join(names[:MOST_SHOWN]) + (f" and {more} more" if more > 0 else "")
    users = list(dict.fromkeys(_short(one.file).rsplit(".", 1)[0] for one in explained if one.file != own))
    do_without = [*users[:MOST_SHOWN], *(["others"] if len(users) > MOST_SHOWN else [])]
    otherwise = f"leave out what uses it too: {', '.join(do_without)}" if users else "do without these names"
    said = f"the rulebook '{book.id}' is not named here, and what it declares is used: {listed}"
    return said, f"put '{book.id}' back under 'rulebooks:', or {otherwise}"


def word_at(problem: Diagnostic) -> str:
    """The word a problem points at."""
    found = _WORD.match(problem.shown, problem.column - 1)
    return found.group() if found else ""


def _declared(data: Any, inside: bool = False) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, dict) and (key in _INSIDE or (not inside and key in DICTS)):
                yield from map(str, value)
            if key == "id" and inside and isinstance(value, str):
                yield value
            yield from _declared(value, inside=True)
    elif isinstance(data, list):
        for value in data:
            yield from _declared(value, inside=True)


def _short(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1]
