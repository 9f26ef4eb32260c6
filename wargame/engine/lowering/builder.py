"""What lowering writes into: slots, expressions, track specs and rolls, each made once and numbered."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wargame.engine.lowering.budget import Budget
from wargame.engine.program import Assign, Block, Expr, Limit, ModifierOp, Op, Roll, Say, Slot, TrackSpec, When
from wargame.engine.semantics import SEMANTICS
from wargame.language.names import NOTHING, Bindings, MoveOf, Names
from wargame.language.parser import parse_condition, parse_number
from wargame.language.program_builder import Added, ProgramBuilder
from wargame.language.slots import SlotKind
from wargame.language.tree import Node, const
from wargame.language.where import Where
from wargame.model.base import Amount
from wargame.model.events import PlainEvent, SlotEvent
from wargame.model.files import Scenario
from wargame.model.labels import SlotName
from wargame.model.steps import Step

BOUNDLESS = 9_999
"""How far a named number (an intent, a tempo) may go either way."""


class Builder(ProgramBuilder[Op], ABC):
    """Grows a program. Later parts of lowering ask it for slots and expressions by what they mean; ``effects`` adds
    what effects are made of."""

    def __init__(
        self, scenario: Scenario, names: Names, active: tuple[str, ...], semantics: int = SEMANTICS,
        left_out: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        self.scenario = scenario
        """The scenario with the moves that can be ordered; ``names`` knows the others too."""
        self.names = names
        self.active = active
        """Ids of the modules in play, included ones too."""
        self.semantics = semantics
        self.left_out = left_out
        """Injects that never come up."""
        self.budget = Budget()
        self.slots: list[Slot] = []
        self.index: dict[str, int] = {}
        self.expressions: list[Node] = []
        self.tracks: list[TrackSpec] = []
        self.track_of: dict[str, int] = {}
        self.rolls: dict[str, Roll] = {}
        self.hidden_marks: set[str] = set()
        self.held: dict[str, Expr] = {}
        """History slot of a ``held(…)`` to the condition it remembers."""
        self.spans: dict[str, int] = {}
        """Slot of a track that is changed for a while, to the longest while."""
        self.carried: set[str] = set()
        self.calendar: dict[str, int] = {}
        """Later to the most turns it is ever scheduled ahead."""
        self._nodes: dict[tuple[object, ...], Node] = {}
        self._known: dict[int, Expr] = {}

    @abstractmethod
    def branch(self, when: str, do: Iterable[Step], otherwise: Iterable[Step], at: Where) -> Block:
        """One list of effects while an author's condition holds, else another."""

    def spend(self, chain: str, statements: int = 1) -> None:
        """Count so many statements more at a place. Raises ``TooMuch``."""
        self.budget.spend(chain, statements)

    def schedule(self, later: str, turns: int) -> None:
        """A later is put ``turns`` ahead somewhere: the calendar must reach so far."""
        self.calendar[later] = max(self.latest(later), turns)

    def latest(self, later: str) -> int:
        """The most turns a later has been put ahead so far."""
        return self.calendar.get(later, 0)

    def hide(self, mark: str) -> None:
        """Something private can set a mark."""
        self.hidden_marks.add(mark)

    def assign(self, slot: int, value: Expr, event: SlotEvent | None = None, always: bool = False) -> Assign:
        """Set a slot."""
        return Assign(slot, value, event, always)

    def say(self, event: PlainEvent) -> Say:
        """Tell of something that changes no slot."""
        return Say(event)

    def when(self, condition: Expr, then: Block, otherwise: Block = ()) -> When:
        """One list of statements while a condition holds, else another."""
        return When(condition, then, otherwise)

    def roll(
        self, source: str, seats: tuple[str, ...], purpose: str, count: int, sides: Expr, base: Expr,
        modifiers: Sequence[Added], clamp: int | None, cuts: tuple[int, ...], slot: int, *, hidden: bool,
    ) -> Roll:
        """Roll and look up. The purpose is the die's, and no other roll has it."""
        added = tuple(ModifierOp(*one) for one in modifiers)
        roll = Roll(source, seats, purpose, count, sides, base, added, clamp, cuts, slot, hidden=hidden)
        self.rolls[purpose] = roll
        return roll

    def has(self, name: str) -> bool:
        """Whether a slot of that name has been made."""
        return name in self.index

    def tie(self, id_: str) -> str:
        """What sorts equals, last in a key: nothing, so that they stay as they are written; their ids in 0.1."""
        return id_ if self.semantics == 1 else ""

    def slot(
        self, name: str, kind: SlotKind = "book", start: int = 0, owner: str = "", seat: str | None = None,
        scoped: bool = False,
    ) -> int:
        """The number of a slot, made at the first asking."""
        if name not in self.index:
            self.index[name] = len(self.slots)
            self.slots.append(Slot(name, kind, start, owner, seat, scoped))
        return self.index[name]

    def expr(self, node: Node) -> Expr:
        """The number of an expression; equal trees share one."""
        self.budget.think(node)
        plain = self._shared(node)
        found = self._known.get(id(plain))
        if found is None:
            self.remember(plain)
            found = self._known[id(plain)] = len(self.expressions)
            self.expressions.append(plain)
        return found

    def _shared(self, node: Node) -> Node:
        """The one tree that stands for all equal ones, without the columns it was written at: the digest of a program
        is of what it means."""
        kids = tuple(map(self._shared, node.kids))
        key = (node.op, node.type, node.value, *map(id, kids))
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes[key] = Node(node.op, node.type, kids, node.value)
        return found

    def remember(self, tree: Node) -> None:
        """Make the slots a tree reads, history above all, without keeping the tree."""
        for part in tree.walk():
            self._ensure(part)

    def _ensure(self, node: Node) -> None:
        """Make the slots a tree reads where no declaration did: history, and orders of moves off the menu."""
        if node.op == "held" and isinstance(node.value, tuple):
            name = node.value[0]
            if name not in self.held:
                self.slot(name, "past")
                self.held[name] = -1
                self.held[name] = self.expr(node.kids[0])
            return
        for name in Node(node.op, node.type, (), node.value).slots():
            found = SlotName.parse(name)
            self.slot(name, "past" if found.head == "past" else "book", seat=found.seat)

    def bind(self, move: MoveOf | None = None, **seats: str) -> Bindings:
        """Bindings of seats by word, and of ``this`` to a move."""
        return Bindings(seats=seats, moves={} if move is None else {"this": move}, numbers={})

    def condition(self, text: str, bindings: Bindings = NOTHING) -> Expr:
        """A condition of the author's."""
        return self.expr(parse_condition(text, self.names, bindings))

    def maybe(self, text: str | None, bindings: Bindings = NOTHING) -> Expr | None:
        """A condition, or None where the author wrote none."""
        return None if text is None else self.condition(text, bindings)

    def number(self, amount: Amount, bindings: Bindings = NOTHING) -> Expr:
        """A whole number, or an expression that gives one."""
        return self.expr(parse_number(amount, self.names, bindings))

    def constant(self, value: int) -> Expr:
        """A whole number."""
        return self.expr(const(value))

    def spec(self, name: str) -> int:
        """The number of the track spec of a slot; named numbers get one without bounds."""
        if name not in self.track_of:
            self.track_of[name] = len(self.tracks)
            self.tracks.append(TrackSpec(self.slot(name), -BOUNDLESS, BOUNDLESS, None, None, ()))
        return self.track_of[name]

    def limit(self, number: int, extra: Limit) -> None:
        """Give a track spec one more limit."""
        spec = self.tracks[number]
        self.tracks[number] = replace(spec, limits=(*spec.limits, extra))
