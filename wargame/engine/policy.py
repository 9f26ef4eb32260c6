"""A doctrine lowered for one seat: numbers and conditions over what the seat sees, and how orders follow from them.

Two executors run it, as with the program: ``engine.deciding`` for one game at the table, ``sim.policies`` for many.
Both read ``Policy.index`` as one vector: the slots of the program, then those the policy works out for itself.

Each turn: for each weight of moves (major, minor, free) and as often as there are slots, of the candidates above 0 that
are open and affordable the one that weighs most is ordered, the first of equals; the next weight then knows of it. One
that would close what is ordered already, or be closed by it, is passed over: an order is legal as a whole. Then each
question gets the word of the first reply that holds and is affordable.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from wargame.engine.program import Program
from wargame.language.tree import Node
from wargame.model.orders import Act
from wargame.records import record

Line = int
"""Index into ``Policy.lines``."""


@record
class Candidate:
    """One move with its choices fixed.

    Attributes:
        sets: slots and values that ordering it gives.
        before: lines worked out first, each into its own slot.
        weight, legal, cost: lines.
        wary: whether what else is ordered may close it or change its cost.
    """

    act: Act
    sets: tuple[tuple[int, int], ...]
    before: tuple[tuple[int, Line], ...]
    weight: Line
    legal: Line
    cost: Line
    wary: bool


@record
class MoveTier:
    """The candidates of one weight. ``slots``: how many moves of it an order holds; None: any number."""

    weight: str
    slots: Line | None
    most: int
    candidates: tuple[Candidate, ...]


@record
class PolicyAnswer:
    """One possible answer: given while ``when`` holds, for ``cost``. ``word`` None: the default, left unsaid."""

    when: Line
    cost: int
    word: str | None
    number: int


@record
class PolicyQuestion:
    """A question and its possible answers, in the order they are asked."""

    question: str
    slot: int
    answers: tuple[PolicyAnswer, ...]


@dataclass(frozen=True, eq=False)
class Policy:
    """What a seat does by doctrine.

    Attributes:
        index: slot name to its place in the vector: the program's, then the policy's own.
        lines: every tree it evaluates, over ``index``.
        purse: the slot that pays; None: orders cost nothing.
        reserve: what must stay unspent.
    """

    program: Program
    doctrine: str
    seat: str
    index: Mapping[str, int]
    lines: tuple[Node, ...]
    purse: int | None
    reserve: Line
    tiers: tuple[MoveTier, ...]
    questions: tuple[PolicyQuestion, ...]

    @property
    def means(self) -> tuple[object, ...]:
        """All that decides what it orders; of two with equal meanings one is enough."""
        return self.seat, self.index, self.lines, self.purse, self.reserve, self.tiers, self.questions

    @property
    def width(self) -> int:
        """How many places the vector has."""
        return len(self.index)

    @cached_property
    def reads(self) -> frozenset[int]:
        """The slots of the program that it reads, or sets by what it orders."""
        named = {self.index[name] for line in self.lines for name in line.slots()}
        sets = {slot for tier in self.tiers for one in tier.candidates for slot, _ in one.sets}
        purse = set() if self.purse is None else {self.purse}
        asked = {one.slot for one in self.questions}
        return frozenset(slot for slot in named | sets | purse | asked if slot < len(self.program.slots))
