"""What the program must remember so that a doctrine can ask about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wargame.engine.lowering.builder import Builder, read
from wargame.language.names import Bindings
from wargame.language.parser import parse_condition, parse_number
from wargame.model.acts import Doctrine

_HISTORY = re.compile(r"\b(since|count|ever|held)\b")
ODDS = "odds"
"""The slot that stands for ``odds`` until a policy says of which order."""


def doctrine_bindings(seat: str) -> Bindings:
    """What a doctrine's lines may say: ``mover`` and ``odds``."""
    return Bindings(seats={"mover": seat}, numbers={"odds": read(ODDS)})


def remember_for_doctrines(builder: Builder) -> None:
    """Make the history slots that any doctrine reads for any seat, so that games keep them."""
    for doctrine in builder.scenario.doctrines.values():
        for is_condition, text in _asking(doctrine):
            for seat in builder.scenario.seats:
                reader = parse_condition if is_condition else parse_number
                tree = reader(text, builder.names, doctrine_bindings(seat))
                if ODDS not in tree.slots():
                    builder.remember(tree)


def _asking(doctrine: Doctrine) -> Iterator[tuple[bool, str]]:
    lines: list[tuple[bool, object]] = [(True, reply.when) for reply in doctrine.answer]
    for preference in doctrine.prefer:
        lines += [(True, preference.when), (False, preference.weight)]
    for is_condition, text in lines:
        if isinstance(text, str) and _HISTORY.search(text):
            yield is_condition, text
