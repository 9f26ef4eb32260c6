"""Why something is so, as a record: readers make words of it."""

from __future__ import annotations

from typing import Literal

from wargame.records import record


@record
class StatedReason:
    """Why a modifier counts, or a card is closed.

    Attributes:
        kind: ``authored``: the words of ``text`` alone; ``modified``: another move or event bears on it; ``theory``: a
            theory, which its own words would give away; ``not_in_hand``: the seat does not hold the card now; ``step``:
            a track has moved as far as it may in a turn; ``highest``, ``lowest``: it stands at its end.
        text: the author's words, or a name; of ``authored`` alone.
    """

    kind: Literal["authored", "modified", "theory", "not_in_hand", "step", "highest", "lowest"]
    text: str = ""


def authored(text: str) -> StatedReason:
    """A reason in its author's words."""
    return StatedReason("authored", text)
