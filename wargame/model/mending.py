"""A slip of the pen in a text of a running game, put right by control: words alone, never what a rule does."""

from __future__ import annotations

from typing import Literal

from wargame.records import record

LONGEST_WORDS = 200
"""Characters that the wrong words may have, and the right ones."""
MOST_MENDS = 100
"""So many a game has at most."""
TextPath = tuple[str | int, ...]
"""The way to a text: section, id, field …; ``announced`` and a number for what control put itself, ``edited`` and the
inject for the text that one has in this game."""


@record
class Mend:
    """Wherever a text has the words ``wrong``, it has the words ``right`` from now on."""

    wrong: str
    right: str


@record
class TextChange:
    """A text that a mend changes: where it stands, as it reads now and as it would read.

    Attributes:
        longest: the most characters that may stand there; 0: no limit.
    """

    path: TextPath
    now: str
    then: str
    longest: int = 0


@record
class MendObjection:
    """Why a text cannot be mended so. A ``Speaker`` makes a sentence of it.

    Attributes:
        about: what was typed, or the reason that an author gave why a term is refused.
        character: the one that no text may hold.
        path, most: the text that would be too long, or would hold what it may not, and how long it may be.
    """

    against: Literal[
        "no_words", "no_right_words", "untidy", "too_long_words", "character", "no_change", "nowhere", "too_long",
        "term", "too_many", "game_over", "full",
    ]
    about: str = ""
    character: str = ""
    path: TextPath = ()
    most: int = 0

    def __str__(self) -> str:
        return self.against
