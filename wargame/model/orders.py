"""What a seat hands in for a turn."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from wargame.model.reasons import StatedReason
from wargame.records import record


@record
class Act:
    """One move of an order.

    Attributes:
        move: the move's id.
        chosen: parameter id to the words chosen (one word, or several).
        partners: optional seats named as partners of a joint move; required seats need not be named.
    """

    move: str
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    partners: tuple[str, ...] = ()


@record
class Order:
    """A seat's choice for a turn: moves, and answers to the questions that may be called. Empty: no move."""

    acts: tuple[Act, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)


NO_MOVE = Order()


RefusalCode = Literal[
    "unknown_move", "not_yours", "twice", "not_a_partner", "unknown_choice", "closed", "too_many", "unknown_question",
    "unknown_answer", "too_dear", "reserve",
]  # fmt: skip
"""A stable word for programs: why an order is refused."""


@record
class Refusal:
    """Why an order cannot be sealed as it stands, from what its seat may know. A ``Speaker`` makes a sentence of it.

    Attributes:
        about: the id of the move or question concerned; "" of the order as a whole.
        seat: whose order it is, or the partner that cannot be named.
        parameter, word: what was chosen, answered, or (``too_many``) the weight there is too much of.
        reasons: why it is closed, or why something must stay unspent.
        cost, has, keeps: what the order costs, what there is, what must be kept of it.
        most: how many there may be.
    """

    code: RefusalCode
    about: str
    seat: str = ""
    parameter: str = ""
    word: str = ""
    reasons: tuple[StatedReason, ...] = ()
    cost: int = 0
    has: int = 0
    keeps: int = 0
    most: int = 0

    def __str__(self) -> str:
        return f"{self.code} {self.about}".strip()
