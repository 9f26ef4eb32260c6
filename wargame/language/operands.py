"""What stands on either side of a comparison beside values: quoted words, and words bound to seats."""

from __future__ import annotations


from wargame.language.build import Span
from wargame.language.tree import Node
from wargame.records import record


@record
class Word:
    """A quoted word, before it is known of which list."""

    text: str
    span: Span


@record
class SeatWord:
    """A bound word that stands for a seat, whose id is ``text``."""

    text: str
    span: Span


Operand = Node | Word | SeatWord
