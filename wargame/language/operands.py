"""What stands on either side of a comparison beside values: quoted words, and words bound to seats."""

from __future__ import annotations

from dataclasses import dataclass

from wargame.language.build import Span
from wargame.language.tree import Node


@dataclass(frozen=True, slots=True)
class Word:
    """A quoted word, before it is known of which list."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class SeatWord:
    """A bound word that stands for a seat, whose id is ``text``."""

    text: str
    span: Span


Operand = Node | Word | SeatWord
