"""The program a scenario is lowered to: five operations over whole numbers in slots.

Executors know these operations and no scenario. A turn is a fixed list of statements under conditions: no loops, no
order that depends on data, so one game and a million games run the same list.

====== ==============================================================================================
When   run a block while a condition holds, else another
Change move a track: limits, the step of a turn, bounds, watches
Assign set a slot to an expression
Roll   dice + base + modifiers, looked up in rows; the row goes to a slot
Say    an event that changes nothing
====== ==============================================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from wargame.language.slots import SlotKind
from wargame.engine.semantics import SEMANTICS
from wargame.language.tree import Node
from wargame.model.events import PlainEvent, SlotEvent
from wargame.model.files import Scenario
from wargame.model.labels import Source
from wargame.records import record

Expr = int
"""Index into ``Program.expressions``."""


@record
class Slot:
    """One whole number of the state.

    Attributes:
        name: its stable name (``wargame.language.slots``).
        kind: what it is, which decides who may know it.
        start: its value before setup.
        owner: the id it belongs to in the scenario (a track, token, move, question …), "" for none.
        seat: the seat of a family member, or whose order, card or history it is.
        scoped: cleared when a turn opens.
    """

    name: str
    kind: SlotKind
    start: int = 0
    owner: str = ""
    seat: str | None = None
    scoped: bool = False


@record
class Limit:
    """A bound that counts while ``when`` holds; ``most`` and ``least`` are expressions."""

    label: str
    when: Expr | None
    most: Expr | None
    least: Expr | None


@record
class TrackSpec:
    """How far a slot may move: its range, the step of a turn from ``opened``, further limits."""

    slot: int
    least: int
    most: int
    step: int | None
    opened: int | None
    limits: tuple[Limit, ...]


@record
class Watching:
    """A watch as it stands on one effect. ``amount`` is the slot its expressions read the change from."""

    label: str
    sign: Literal["rise", "fall", "any"]
    amount: int
    when: Expr | None
    becomes: Expr | None
    at_most: Expr | None
    at_least: Expr | None
    do: tuple[Op, ...]


@record
class When:
    """``then`` where ``condition`` holds, else ``otherwise``."""

    condition: Expr
    then: tuple[Op, ...]
    otherwise: tuple[Op, ...] = ()


@record
class Change:
    """Move a track. ``free`` effects are exempt from the step.

    Attributes:
        how: ``+`` by ``amount``; ``=``, ``at least``, ``at most`` to it.
        undo: a slot that gathers what was granted, to be taken back later.
        carry: a slot that gathers what the step cut off.
    """

    source: str
    seats: tuple[str, ...]
    track: int
    how: Literal["+", "=", "at least", "at most"]
    amount: Expr
    at_most: Expr | None = None
    at_least: Expr | None = None
    free: bool = False
    watches: tuple[Watching, ...] = ()
    undo: int | None = None
    carry: int | None = None


@record
class Assign:
    """Set ``slot``. ``event`` is the event to give (with its slot and value filled in); None: book-keeping."""

    slot: int
    value: Expr
    event: SlotEvent | None = None
    always: bool = False
    """Give the event even where the value stays as it was."""


@record
class ModifierOp:
    """What one modifier adds: ``add`` while ``when`` holds. ``source`` is the label of the ``CountedModifier``."""

    source: str
    when: Expr | None
    add: Expr


@record
class Roll:
    """Roll and look up. ``cuts`` are the highest totals of all rows but the last; the row, from 1, goes to ``slot``.

    ``floor_row`` and ``cap_row`` (from 1): the lowest natural roll gives ``cap_row`` at best, the highest ``floor_row``
    at worst.
    """

    source: str
    seats: tuple[str, ...]
    purpose: str
    count: int
    sides: Expr
    base: Expr
    modifiers: tuple[ModifierOp, ...]
    clamp: int | None
    cuts: tuple[int, ...]
    slot: int
    cap_row: int | None = None
    floor_row: int | None = None
    hidden: bool = False
    """True: nobody but control sees the dice."""


@record
class Say:
    """An event that changes no slot."""

    event: PlainEvent


Op = When | Change | Assign | Roll | Say
Block = tuple[Op, ...]
Stage = Literal["setup", "open", "reveal", "roll", "resolve", "effects", "actors", "couple", "check", "turn_end"]
STAGES: tuple[Stage, ...] = (
    "setup", "open", "reveal", "roll", "resolve", "effects", "actors", "couple", "check", "turn_end",
)
"""Setup runs once; ``open`` opens a turn; the rest resolves it, in this order."""


@record
class MoveSite:
    """A move as one set of seats may order it.

    Attributes:
        roll: the purpose of its roll, None without one.
        cost: per seat, an expression of what it costs that seat without parameters.
        needs: per seat, expressions with the reason each is there.
        exists: per seat, whether the card is there at all.
    """

    move: str
    seats: tuple[str, ...]
    cost: Mapping[str, Expr]
    needs: Mapping[str, tuple[tuple[Expr, str], ...]]
    exists: Mapping[str, Expr]
    closed: Mapping[str, tuple[tuple[Expr, str], ...]]
    """Adjustments that close it while they hold, with their reason."""
    waived: Mapping[str, Expr]
    """True while an adjustment waives its needs."""
    discounts: Mapping[str, tuple[tuple[Expr, str], ...]]
    """Adjustments of the cost, while they hold, with their reason."""
    rolls: Mapping[str, str]
    """Seat to the purpose of the roll it would take part in."""


@record
class QuestionSite:
    """A question as lowered: who is asked, whether it is called, the inject or move that puts it (None:
    it stands for itself)."""

    question: str
    seats: tuple[str, ...]
    called: Mapping[str, Expr]
    asker: Source | None


@record
class Aim:
    """An objective, card or red line lowered: its condition, points, and the condition and points of a part."""

    what: Literal["objective", "card", "red_line"]
    id: str
    seat: str
    points: int
    when: Expr | None
    part: int = 0
    part_when: Expr | None = None


@dataclass(frozen=True, eq=False)
class Program:
    """A scenario lowered once. Frozen; two equal scenarios give the same ``digest``.

    Attributes:
        scenario: where the words are looked up.
        modules: the theories chosen, as given, e.g. ``("BLEND:60",)``.
        seats: in the order of the rulebook.
        index: slot name to number.
        expressions: every tree the program evaluates.
        stages: the statements of each stage.
        tracks: how far each track may move; ``Change`` names them by place.
        moves, questions: what a seat must know to order or answer, by id; moves off the menu are not there.
        aims: what each seat is scored by.
        outcomes: the condition of each shared outcome, best first; None: holds always.
        endings: their ids; the slot ``ended`` counts them from 1.
        derived: derived values by id.
        rolls: every roll by its purpose.
        hidden_marks: history marks that something private can set.
        purse: seat to the slot it pays from; empty in a game without a currency.
        active: ids of every module in play, included ones too.
        semantics: the rules of adjudication it was lowered by (``engine.semantics``).
    """

    scenario: Scenario
    modules: tuple[str, ...]
    seats: tuple[str, ...]
    slots: tuple[Slot, ...]
    index: Mapping[str, int]
    expressions: tuple[Node, ...]
    tracks: tuple[TrackSpec, ...]
    stages: Mapping[Stage, Block]
    moves: Mapping[str, MoveSite]
    questions: Mapping[str, QuestionSite]
    aims: tuple[Aim, ...]
    outcomes: tuple[Expr | None, ...]
    endings: tuple[str, ...]
    derived: Mapping[str, Expr]
    conditions: Mapping[str, Expr]
    """Further conditions by a label, e.g. ``reserve:0``, ``confidence:provocation@tokyo#0``."""
    rolls: Mapping[str, Roll]
    hidden_marks: frozenset[str]
    purse: Mapping[str, int]
    digest: str
    active: frozenset[str] = field(default_factory=frozenset)
    semantics: int = SEMANTICS

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What was worked out of it, by what did so: for ``once_a_program`` alone. A copy begins with nothing."""
        return {}

    def slot(self, name: str) -> int:
        """The number of a slot by its stable name. Raises KeyError."""
        return self.index[name]
