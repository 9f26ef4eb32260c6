"""The one event that has much to say: dice that fell, and every reason why they gave what they gave."""

from typing import Literal

from wargame.model.labels import Source
from wargame.records import record

BOOK_KEEPING = ("deck", "deal", "observe", "inject")
"""Sources of dice whose outcome is an event of its own (a card drawn, an inject put)."""


@record(kw_only=True)
class CountedModifier:
    """One modifier that counted.

    Attributes:
        source: where it stands: ``set:cooperation#2``, ``move:t1#0``, ``grant:speed_up``, ``watch:k1`` …
        add: what it added.
        most: in a view, of what its reader cannot be sure of: the most it may have added, ``add`` being the least. All
            that its reader has no word of stands last, as one, with an empty source.
    """

    source: str
    add: int
    most: int | None = None

    @property
    def is_sure(self) -> bool:
        """Whether its reader knows that it counted, and why."""
        return self.most is None and bool(self.source)


@record(kw_only=True)
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
        total: faces + base + modifier; in a view 0, as are modifier and margin, where a hidden value counted;
            so is base, where that may be it.
        row: index of the row or band.
        margin: how much more would have reached the next better row (0: none better).
        entered: true where control entered real dice.
        within: in a view where a hidden value counted: the bounds within which its reader knows the total to be.
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
    within: tuple[int, int] | None = None
    kind: Literal["rolled"] = "rolled"

    @property
    def is_told(self) -> bool:
        """Whether the roll itself is worth a reader's time."""
        return Source.parse(self.source).kind not in BOOK_KEEPING

    @property
    def is_known(self) -> bool:
        """Whether its reader knows all that counted, and so what it came to."""
        return self.within is None and all(reason.is_sure for reason in self.reasons)


@record(kw_only=True)
class Told:
    """A row of a rule table that has several texts is told with this one: ``text`` of its ``texts`` from 0, or None:
    the row's own."""

    source: str
    seats: tuple[str, ...]
    row: int
    text: int | None
    kind: Literal["told"] = "told"
