"""What a seat hands in for a turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Order:
    """A seat's choice for a turn: moves, and answers to the questions that may be called. Empty: no move."""

    acts: tuple[Act, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)


NO_MOVE = Order()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an order cannot be sealed as it stands.

    Attributes:
        code: a stable word for programs: ``unknown_move``, ``not_yours``, ``closed``, ``too_dear``, ``too_many``,
            ``twice``, ``unknown_choice``, ``choices_missing``, ``unknown_question``, ``unknown_answer``,
            ``not_a_partner``, ``reserve``.
        about: the id of the move, parameter or question concerned.
        reason: a sentence for the player, built from what this seat may know.
    """

    code: str
    about: str
    reason: str
