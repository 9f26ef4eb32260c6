"""What the program must remember so that a doctrine can ask about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wargame.engine.lowering.builder import Builder
from wargame.language.formulas import read
from wargame.language.names import Bindings, Names
from wargame.language.parser import parse_condition, parse_number, settled
from wargame.language.tree import Node
from wargame.model.moves import Doctrine

_KEPT_IF_ASKED = ("since", "count", "ever", "held", "pending")
"""What calls for history or the calendar."""
ODDS = "odds"
"""The slot that stands for ``odds`` until a policy says of which order."""


def doctrine_bindings(seat: str) -> Bindings:
    """What a doctrine's lines may say: ``mover`` and ``odds``."""
    return Bindings(seats={"mover": seat}, numbers={"odds": read(ODDS)})


def remember_for_doctrines(builder: Builder) -> None:
    """Make the slots of history, of the calendar and of tokens that any doctrine reads for any seat, so that games keep
    them: no rule may do so, as with the token of a banned move."""
    asks = re.compile(rf"\b({'|'.join((*_KEPT_IF_ASKED, *builder.scenario.tokens))})\b")
    for doctrine in builder.scenario.doctrines.values():
        for seat in builder.scenario.seats:
            bindings = doctrine_bindings(seat)
            for tree in _asking(doctrine, builder.names, bindings, asks):
                if ODDS not in tree.slots():
                    builder.remember(tree)


def _asking(doctrine: Doctrine, names: Names, bindings: Bindings, asks: re.Pattern[str]) -> Iterator[Node]:
    """What a doctrine asks of them for one seat; a weight only where its condition may hold for that seat."""
    for reply in doctrine.answer:
        if _has(asks, reply.when):
            yield parse_condition(str(reply.when), names, bindings)
    for one in doctrine.prefer:
        if _has(asks, one.when):
            yield parse_condition(str(one.when), names, bindings)
        if _has(asks, one.weight) and (one.when is None or settled(one.when, names, bindings) is not False):
            yield parse_number(one.weight, names, bindings)


def _has(asks: re.Pattern[str], text: object) -> bool:
    return isinstance(text, str) and asks.search(text) is not None
