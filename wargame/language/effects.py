"""One-line effects as small records. ``effects_reader.read_effect`` is the only way in.

Grammar (``E`` a number or an expression in parentheses; ``SPAN`` one of ``this turn``, ``next turn``, ``for N``, which
is what is left of this turn and N more, and ``for good``)::

    TRACK +E | TRACK -E   [to at most E] [to at least E | floor E] [SPAN] [carry]
    TRACK = E             TRACK at least E        TRACK at most E
    STATUS = WORD         FLAG = on|off
    token NAME +E|-E|= E  [SPAN]
    grant NAME [SPAN]     withdraw NAME
    later NAME [in N]     cancel later NAME
    run TABLE [add E] [for SEAT]                  use LIST [for SEAT]
    inject NAME           close NAME              draw DECK
    deal card to SEAT     deal profile to SEAT
    mark WORD             end ENDING              cross RED_LINE
    modify MOVE +E|-E     cancel MOVE             refund MOVE
    band MOVE = BAND      band MOVE at most BAND  band MOVE at least BAND
    strike MOVE.PARAMETER WORD                    convert MOVE.PARAMETER = WORD

A family takes its member in brackets, which may be a bound word, ``others`` (all members but the mover), ``all``, or
``lowest(FAMILY)`` / ``highest(FAMILY)``: ``approval[mover] -1``, ``trust +1``, ``token lever[seoul] +1``,
``capital[lowest(approval)] -1``. A temporary change of a track (with SPAN) is undone when its span ends. A move may be
one seat's alone: ``cancel trilateral_exercise[seoul]``; grants and marks take a seat the same way. ``deal`` gives a
seat a private card or a leader's profile out of those it may draw at setup, but never again the one it holds. A table
or list ``for SEAT`` is read with that seat as ``mover``, whoever moves where it is run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wargame.language.targets import Target
from wargame.language.spans import Span
from wargame.language.names import MoveOf
from wargame.language.tree import Node


@dataclass(frozen=True, slots=True)
class Shift:
    """A track or named number rises or falls."""

    targets: tuple[Target, ...]
    amount: Node
    at_most: Node | None = None
    at_least: Node | None = None
    span: Span | None = None
    carry: bool = False


@dataclass(frozen=True, slots=True)
class SetTo:
    """A track is set (``=``), raised (``at least``) or lowered (``at most``) to a value; exempt from the step."""

    targets: tuple[Target, ...]
    how: Literal["=", "at least", "at most"]
    value: Node


@dataclass(frozen=True, slots=True)
class Become:
    """A status takes a word (by its number); a flag 0 or 1."""

    slot: str
    value: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """A token's count rises, falls or is set."""

    targets: tuple[Target, ...]
    how: Literal["+", "="]
    amount: Node
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Give:
    """A grant begins to stand."""

    grant: str
    seat: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Withdraw:
    """A grant ends."""

    grant: str
    seat: str | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """A later is put on the calendar, ``turns`` from now (at least 1)."""

    later: str
    turns: int


@dataclass(frozen=True, slots=True)
class Unschedule:
    """Every pending run of a later is struck."""

    later: str


@dataclass(frozen=True, slots=True)
class RunTable:
    """A rule table is rolled; ``seat`` is its ``mover``, None: whoever is here."""

    table: str
    add: Node | None
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class UseList:
    """A named list of effects happens; ``seat`` is its ``mover``, None: whoever is here."""

    effects: str
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class PutInject:
    """An inject is put now."""

    inject: str


@dataclass(frozen=True, slots=True)
class CloseInject:
    """An open inject is closed."""

    inject: str


@dataclass(frozen=True, slots=True)
class DrawCard:
    """A deck gives a card."""

    deck: str


@dataclass(frozen=True, slots=True)
class Deal:
    """A seat gets another private card, or another leader's profile, instead of the one it holds."""

    what: Literal["card", "profile"]
    seat: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A word goes into history."""

    mark: str
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class EndGame:
    """The game ends at the next check, whatever its condition."""

    ending: str


@dataclass(frozen=True, slots=True)
class Cross:
    """A red line is crossed."""

    red_line: str


@dataclass(frozen=True, slots=True)
class Modify:
    """A number is added to a move's roll this turn."""

    move: MoveOf
    amount: Node


@dataclass(frozen=True, slots=True)
class Strike:
    """A move is cancelled: what was paid comes back. In a joint move the named seat drops out."""

    move: MoveOf


@dataclass(frozen=True, slots=True)
class Refund:
    """What was paid for a move comes back, the move stays."""

    move: MoveOf


@dataclass(frozen=True, slots=True)
class SetBand:
    """A rolled band is set or limited (``band`` from 1 for the worst)."""

    move: MoveOf
    how: Literal["=", "at least", "at most"]
    band: int


@dataclass(frozen=True, slots=True)
class StrikeChoice:
    """An item chosen with a move (from 1) is struck out."""

    move: MoveOf
    parameter: str
    choice: int


@dataclass(frozen=True, slots=True)
class ConvertChoice:
    """What was chosen with a move becomes another item (from 1)."""

    move: MoveOf
    parameter: str
    choice: int


Effect = (
    Shift | SetTo | Become | Tokens | Give | Withdraw | Schedule | Unschedule | RunTable | UseList | PutInject
    | CloseInject | DrawCard | Deal | Mark | EndGame | Cross | Modify | Strike | Refund | SetBand | StrikeChoice
    | ConvertChoice
)


@dataclass(frozen=True, slots=True)
class ChanceTest:
    """A small roll: it succeeds where dice + ``bonus`` ``sign`` ``against``, e.g. ``2d6 + approval[washington] <= 8``.

    Attributes:
        dice: how many, with how many sides each.
    """

    dice: tuple[int, int]
    bonus: Node
    sign: Literal["<", "<=", ">", ">="]
    against: Node
