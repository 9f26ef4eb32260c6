"""What an effect verb writes its meaning with. ``wargame.engine.lowering`` makes one; here nothing of it is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from wargame.language.names import NOTHING, Bindings, Names
from wargame.language.operators import How
from wargame.language.slots import SlotKind
from wargame.language.spans import Span
from wargame.language.tree import Node
from wargame.language.where import Where
from wargame.model.base import Amount
from wargame.model.events import PlainEvent, SlotEvent
from wargame.model.files import Scenario
from wargame.model.steps import Step

Op = TypeVar("Op")
"""A statement of the program. A verb makes, orders and hands them back; it never looks into one."""
Added = tuple[str, int | None, int]
"""What one modifier adds to a roll: its label, the condition it adds under (None: always), how much."""


class ProgramBuilder(Protocol[Op]):
    """Grows a program. Slots and expressions are numbered in the order they are first asked for, which is part of the
    program's digest: what a verb asks for first stays first.

    Attributes:
        scenario: with the moves that can be ordered; ``names`` knows the others too.
        semantics: the rules of adjudication the program is lowered by.
        left_out: injects that never come up.
    """

    scenario: Scenario
    names: Names
    semantics: int
    left_out: frozenset[str]

    def spend(self, chain: str, statements: int = 1) -> None:
        """Count so many statements more at a place. Raises where a game may not have so many."""

    def slot(
        self, name: str, kind: SlotKind = "book", start: int = 0, owner: str = "", seat: str | None = None,
        scoped: bool = False,
    ) -> int:
        """The number of a slot, made at the first asking."""

    def has(self, name: str) -> bool:
        """Whether a slot of that name has been made."""

    def expr(self, node: Node) -> int:
        """The number of an expression; equal trees share one."""

    def constant(self, value: int) -> int:
        """The number of a whole number's expression."""

    def number(self, amount: Amount, bindings: Bindings = NOTHING) -> int:
        """The number of an author's whole number or formula."""

    def condition(self, text: str, bindings: Bindings = NOTHING) -> int:
        """The number of an author's condition."""

    def maybe(self, text: str | None, bindings: Bindings = NOTHING) -> int | None:
        """The number of an author's condition; None where he wrote none."""

    def assign(self, slot: int, value: int, event: SlotEvent | None = None, always: bool = False) -> Op:
        """Set a slot, told by an event's template; None: book-keeping. ``always``: told where it stays as it was."""

    def say(self, event: PlainEvent) -> Op:
        """Tell of something that changes no slot."""

    def when(self, condition: int, then: tuple[Op, ...], otherwise: tuple[Op, ...] = ()) -> Op:
        """One list of statements while a condition holds, else another."""

    def roll(
        self, source: str, seats: tuple[str, ...], purpose: str, count: int, sides: int, base: int,
        modifiers: Sequence[Added], clamp: int | None, cuts: tuple[int, ...], slot: int, *, hidden: bool,
    ) -> Op:
        """Roll ``count`` dice and look the total up: ``cuts`` are the highest totals of all rows but the last; the row,
        from 1, goes to ``slot``. ``hidden``: nobody but control sees the dice."""

    def change(
        self, slot: str, how: How, amount: Node, at: Where, *, at_most: Node | None = None,
        at_least: Node | None = None, span: Span | None = None, carry: bool = False,
    ) -> Op:
        """Move a track as its limits, its step and the watches that look at it let it. Setting it is free of the step.

        Args:
            span: how long; then it is taken back. None: for good.
            carry: what the step cuts off comes next turn.
        """

    def steps(self, steps: Iterable[Step], at: Where) -> tuple[Op, ...]:
        """The statements of a list of effects standing at a place."""

    def schedule(self, later: str, turns: int) -> None:
        """A later is put ``turns`` ahead somewhere: the calendar must reach so far."""

    def latest(self, later: str) -> int:
        """The most turns a later has been put ahead so far."""

    def hide(self, mark: str) -> None:
        """Something private can set a mark: whoever asks about it learns no more than that."""
