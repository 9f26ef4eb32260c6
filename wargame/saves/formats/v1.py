"""Version 1, ``wargame-save/1``: every save since 0.1. Its lines say what today's lines say.

What came later has a default that is what 0.1 did: the dice come from the seed as it is, the rules are of semantics 1,
nothing is left out, nothing is changed of another game, nobody forecasts.
Kinds of lines came too, which 0.1 neither wrote nor reads: ``branch``, ``proposal``, ``response``; and ``note``,
``ruling``, ``undo`` and ``die_entered``, for which it kept a place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

RESERVED: frozenset[str] = frozenset()


def upgrade(kind: str, body: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """The same: nothing has changed since."""
    return kind, body
