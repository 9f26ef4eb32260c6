"""A line is read once for all the places where it means the same: checks read it, lowering and words read it again."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Protocol, TypeVar, cast

from wargame.language.names import NOTHING, Bindings, Names

MOST_KEPT = 30_000
"""Meanings kept for one game, at most: five times what the largest that ships has."""
Text = TypeVar("Text", contravariant=True)
Meaning = TypeVar("Meaning", covariant=True)
_WORD = re.compile(r"\w+")


class LineReader(Protocol[Text, Meaning]):
    """A way of reading lines."""

    def __call__(self, text: Text, names: Names, bindings: Bindings = NOTHING) -> Meaning:
        """What a line means. Raises ``LanguageError``."""


def read_once(read: Callable[[Text, Names, Bindings], Meaning]) -> LineReader[Text, Meaning]:
    """A way of reading lines that remembers, beside the names of a game, what each line meant.

    What a line means depends on its text, on the names, and on what is bound to the words it says. Nobody changes what
    is given. Mistakes are not remembered: a line that has one is read again, and refused again.
    """

    @wraps(read)
    def reading(text: Text, names: Names, bindings: Bindings = NOTHING) -> Meaning:
        if not isinstance(text, str):
            return read(text, names, bindings)
        key = (read, text, *_bound(text, bindings))
        found = names.meanings.get(key)
        if found is None:
            found = read(text, names, bindings)
            if len(names.meanings) >= MOST_KEPT:
                names.meanings.clear()
            names.meanings[key] = found
        return cast(Meaning, found)

    return reading


def _bound(text: str, bindings: Bindings) -> tuple[Hashable, ...]:
    """What is bound here and said in a line, or leant on by what it says."""
    if bindings is NOTHING:
        return ()
    said = _said(text)
    return (
        *((word, seat) for word, seat in bindings.seats.items() if said is None or word in said),
        *((word, move) for word, move in bindings.moves.items() if said is None or word in said),
        *((word, tree) for word, tree in bindings.numbers.items() if said is None or word in said),
    )


@lru_cache(maxsize=4096)
def _said(text: str) -> frozenset[str] | None:
    """The words of a line, ``mover`` with ``others``; None: it may say anything, as letters outside ASCII are read as
    others that look alike."""
    if not text.isascii():
        return None
    said = frozenset(_WORD.findall(text))
    return said | {"mover"} if "others" in said else said
