"""The one event that has much to say: dice that fell, and every reason why they gave what they gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wargame.model.labels import Source

BOOK_KEEPING = ("deck", "deal", "observe", "inject")
"""Sources of dice whose outcome is an event of its own (a card drawn, an inject put)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedModifier:
    """One modifier that counted.

    Attributes:
        source: where it stands: ``set:cooperation#2``, ``move:t1#0``, ``grant:speed_up``, ``watch:k1`` …
        add: what it added.
    """

    source: str
    add: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolled:
    """Dice fell.

    Attributes:
        source: ``move:ID``, ``table:ID``, ``chance:ID``; and, not for readers, ``deck:ID``, ``deal:SEAT``,
            ``observe:SLOT``.
        seats: who rolled; empty for tables.
        purpose: the die's declared name, which with seed, game, turn and attempt fixes the faces.
        faces: one number a die, each from 1.
        base: before modifiers.
        reasons: every modifier that counted, in the order of the rules.
        modifier: their sum after the clamp.
        total: faces + base + modifier; in a view 0, as are base and margin, where a hidden value counted
            (``reasons`` then ends with one whose source is empty).
        row: index of the row or band.
        margin: how much more would have reached the next better row (0: none better).
        entered: true where control entered real dice.
    """

    source: str
    seats: tuple[str, ...]
    purpose: str
    faces: tuple[int, ...]
    base: int
    reasons: tuple[CountedModifier, ...]
    modifier: int
    total: int
    row: int
    margin: int
    slot: str | None
    to: int
    entered: bool = False
    kind: Literal["rolled"] = "rolled"

    @property
    def is_told(self) -> bool:
        """Whether the roll itself is worth a reader's time."""
        return Source.parse(self.source).kind not in BOOK_KEEPING

    @property
    def is_known(self) -> bool:
        """Whether its reader knows all that counted, and so what it came to."""
        return all(reason.source for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A row of a rule table that has several texts is told with this one: ``text`` of its ``texts`` from 0, or None:
    the row's own."""

    source: str
    seats: tuple[str, ...]
    row: int
    text: int | None
    kind: Literal["told"] = "told"
