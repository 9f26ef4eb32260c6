"""What screens of a running game give back: what was chosen there. Whoever showed the screen does it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Literal

from wargame.records import record

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


@record
class BeginTurn:
    """The opening was read; ``guided``: with hints along the first turn."""

    guided: bool


@record
class TakeSeat:
    """A team sits down."""

    seat: str


@record
class TakeBack:
    """A team breaks its seal and sits down again."""

    seat: str


@record
class SealOrder:
    """A team seals."""

    order: Order


@record
class NotWritten:
    """The disk did not take what a team said."""

    reason: OSError


@record
class WriteNote:
    """Control notes something on a line of the journal."""

    line: int
    text: str


@record
class Speak:
    """Control says something to seats, or to all."""

    message: Message


@record
class LookAt:
    """Control looks at what a seat may know."""

    seat: str


@record
class SealFor:
    """Control seals for a team that is not there."""

    seat: str


@record
class GiveRuling:
    """Control rules; the seals that stand in its way are broken."""

    ruling: RulingCommand


@record
class EnterDice:
    """Control types in what real dice showed, roll by roll."""

    rolls: tuple[tuple[NeededRoll, tuple[int, ...]], ...]


@record
class MendText:
    """Control puts words of the texts right."""

    wrong: str
    right: str


@record
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
