"""How the texts of a game speak: what they must not say, and what they say instead."""

from typing import Annotated

from pydantic import StringConstraints

from wargame.model.base import Line, Many, Sourced

Phrase = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\s_{]|^\{(number|ordinal|any)\}")]
"""Words as a text may hold them; see ``Term``."""


class Term(Sourced):
    """One thing that the texts say in one way. ``wargame check`` finds what stands in its place.

    Phrases are found as whole words, wherever lines break. Small letters match capitals too; a capital matches only
    itself. Blanks: ``{number}`` in digits, ``{ordinal}`` (7th, Seventh), ``{name}`` a word with a capital, ``{any}``
    one of the term's ``words``; a phrase does not begin with a name.
    """

    write: Annotated[str, StringConstraints(min_length=1, max_length=120)] | None = None
    """What to write instead, as the author is told."""
    refuse: Many[Phrase] = ()
    """What must not stand in any text."""
    together: Many[Phrase] = ()
    """Names of one place that stand only side by side, in this order, with ``/`` between them."""
    words: Many[Phrase] = ()
    """What ``{any}`` stands for in ``refuse`` and ``allow``."""
    allow: Many[Phrase] = ()
    """What may stand though this or another term refuses it."""
    quoted: bool = False
    """True: it may stand between quotation marks in ``accuracy``, ``source`` and ``note``, where articles are cited."""
    doubt: bool = False
    """True: a warning, for the author to decide. Else the text is refused."""
    because: Line
    """The reason, as the author is told it."""
