"""What control rules: by hand, with a category and a reason, beside what the rules say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

Category = Literal["correction", "judgement", "conduct", "exercise"]
"""A mistake is put right; the rules do not say; how a team behaves; what the exercise needs."""
CATEGORIES: Final[tuple[Category, ...]] = get_args(Category)
Ruling = Literal["track", "order", "red_line"]
RULINGS: Final[tuple[Ruling, ...]] = get_args(Ruling)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingCommand:
    """A ruling as it is given.

    Attributes:
        reason: one line, for all who may know of the ruling: those who know the track to the number; of an order
            everybody; of a red line its seat, and all once the game is over.
        what: of what ``id`` is: ``track``: the slot of a track, which changes ``by``; ``order``: the seat whose opened
            order is void; ``red_line``: a line that only control crosses.
    """

    category: Category
    reason: str
    what: Ruling
    id: str
    by: int = 0


@dataclass(frozen=True, slots=True)
class RulingObjection:
    """Why control cannot rule so now. A ``Speaker`` makes a sentence of it.

    Attributes:
        id: the track, seat or red line it is about; ``seats``: whose seals stand.
        now, least, most: where a track stands, and within what it may.
    """

    against: Literal[
        "no_turn", "seals_stand", "orders_open", "not_open", "no_track", "no_change", "out_of_bounds", "no_seat",
        "no_order", "no_red_line", "not_controls", "crossed",
    ]  # fmt: skip
    id: str = ""
    seats: tuple[str, ...] = ()
    now: int = 0
    least: int = 0
    most: int = 0

    def __str__(self) -> str:
        return self.against
