"""Version 1, ``wargame-save/1``: every save since 0.1. Its lines say what today's lines say.

What came later has a default that is what 0.1 did: the dice come from the seed as it is, the rules are of semantics 1.
"""

from __future__ import annotations

from wargame.saves.formats.version import Body, SaveFormat


def _as_it_is(kind: str, body: Body) -> tuple[str, Body]:
    return kind, body


FORMAT = SaveFormat(reserved=frozenset({"ruling", "die_entered", "undo", "note"}), upgrade=_as_it_is)
