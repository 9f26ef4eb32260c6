"""What control rules: by hand, with a category and a reason, beside what the rules say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

Category = Literal["correction", "judgement", "conduct", "exercise"]
"""A mistake is put right; the rules do not say; how a team behaves; what the exercise needs."""
CATEGORIES: Final[tuple[Category, ...]] = get_args(Category)
Ruling = Literal["track", "order", "red_line", "fire", "hold", "skip", "release", "announce", "seat"]
RULINGS: Final[tuple[Ruling, ...]] = get_args(Ruling)


OF_INJECTS: Final[tuple[Ruling, ...]] = ("fire", "hold", "skip", "release", "announce")
"""Rulings about what is put to the seats. No seat is told of them while the game goes on: only of what was put."""
BEFORE_SEALS: Final[tuple[Ruling, ...]] = ("track", "red_line", "fire")
"""Rulings after which what was sealed might not be allowed any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingCommand:
    """A ruling as it is given.

    Attributes:
        reason: one line, for all who may know of the ruling: those who know the track to the number; of an order
            everybody; of a red line its seat, and all once the game is over.
        what: of what ``id`` is: ``track``: the slot of a track, which changes ``by``; ``order``: the seat whose opened
            order is void; ``red_line``: a line that only control crosses; an inject that comes up now (``fire``), does
            not come up by itself (``hold``, ``skip``) or does so again as the rules say (``release``); ``announce``: of
            nothing: an inject of control's own, which ``seats`` read (none: all); ``seat``: who holds one from now on,
            ``SEAT=HOLDER`` as ``model.labels.SeatHolder`` has it.
        title, text: of what is announced; ``text`` also instead of that of an inject that is fired, "": as it is.
    """

    category: Category
    reason: str
    what: Ruling
    id: str = ""
    by: int = 0
    seats: tuple[str, ...] = ()
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class RulingObjection:
    """Why control cannot rule so now. A ``Speaker`` makes a sentence of it.

    Attributes:
        id: the track, seat or red line it is about; ``seats``: whose seals stand.
        now, least, most: where a track stands, and within what it may.
    """

    against: Literal[
        "no_turn", "seals_stand", "orders_open", "not_open", "no_track", "no_change", "out_of_bounds", "no_seat",
        "no_order", "no_red_line", "not_controls", "crossed", "no_inject", "not_scheduled", "came", "withheld",
        "not_withheld", "game_over", "no_holder", "holds_already", "not_its_own",
    ]  # fmt: skip
    id: str = ""
    seats: tuple[str, ...] = ()
    now: int = 0
    least: int = 0
    most: int = 0

    def __str__(self) -> str:
        return self.against
