"""What screens of a running game give back: what was chosen there. Whoever showed the screen does it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from wargame.engine.needed_rolls import NeededRoll
    from wargame.model.orders import Order
    from wargame.model.rulings import RulingCommand
    from wargame.model.talk import Message
    from wargame.session.undo import UndoPoint


class Then(Enum):
    """What a screen of a running game leads to."""

    ON = "on"
    COVER = "cover"
    CONTROL = "control"
    OPEN = "open"
    REVEAL = "reveal"
    LOOK_AT_SEALED = "look_at_sealed"
    """Control looks at what is sealed, where the scenario lets it."""
    UNSEAL = "unseal"
    """The sealed order comes back to the desk."""
    LEAVE = "leave"
    """For now: the game can be continued."""
    FINISH = "finish"
    """For good, before its end: what was played is talked about."""


Away = Literal[Then.LEAVE, Then.FINISH]
"""Out of a running game."""


@dataclass(frozen=True, slots=True)
class BeginTurn:
    """The opening was read; ``guided``: with hints along the first turn."""

    guided: bool


@dataclass(frozen=True, slots=True)
class TakeSeat:
    """A team sits down."""

    seat: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """A team breaks its seal and sits down again."""

    seat: str


@dataclass(frozen=True, slots=True)
class SealOrder:
    """A team seals."""

    order: Order


@dataclass(frozen=True, slots=True)
class NotWritten:
    """The disk did not take what a team said."""

    reason: OSError


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Control notes something on a line of the journal."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Speak:
    """Control says something to seats, or to all."""

    message: Message


@dataclass(frozen=True, slots=True)
class LookAt:
    """Control looks at what a seat may know."""

    seat: str


@dataclass(frozen=True, slots=True)
class SealFor:
    """Control seals for a team that is not there."""

    seat: str


@dataclass(frozen=True, slots=True)
class GiveRuling:
    """Control rules; the seals that stand in its way are broken."""

    ruling: RulingCommand


@dataclass(frozen=True, slots=True)
class EnterDice:
    """Control types in what real dice showed, roll by roll."""

    rolls: tuple[tuple[NeededRoll, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class MendText:
    """Control puts words of the texts right."""

    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class TakeGameBack:
    """Control takes the game back."""

    point: UndoPoint
    reason: str
    keep_dice: bool


FromHandOver = TakeSeat | TakeBack | Literal[Then.CONTROL, Then.REVEAL]
FromSeat = SealOrder | NotWritten | Literal[Then.COVER]
ControlAct = (
    WriteNote | Speak | LookAt | SealFor | GiveRuling | EnterDice | MendText | TakeGameBack
    | Literal[Then.OPEN, Then.LOOK_AT_SEALED]
)
FromControl = ControlAct | Literal[Then.COVER]
"""Beside ``Then.LEAVE``, which every screen of a running game may give."""
