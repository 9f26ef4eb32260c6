"""How much a scenario may unfold to: counted while it is lowered, so that too much is refused before it is made.

A program has no calls: tables, lists, situations and watches are written in wherever they are used. What is short on
paper can so become long, doubling at every step. The largest crisis that ships has 4,700 statements, 10,500 parts of
conditions, and lines of at most 0.8 MB a turn at the very most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from wargame.engine.cannot_lower import TooMuch
from wargame.engine.program import Assign, Block, Change, Op, Roll, Say, Slot, Stage, When
from wargame.language.tree import Node
from wargame.model.labels import Source, steps_of

MOST_STATEMENTS = 20_000
"""Statements of all stages together."""
MOST_PARTS = 200_000
"""Parts of all conditions and numbers together."""
DEEPEST = 150
"""How deep one condition or number may nest: Python itself reads 200 brackets within each other."""
MOST_SLOTS = 20_000
"""Values a game may hold."""
MOST_WRITTEN = 24 * 1024 * 1024
"""Bytes that the turns of a game can put into its save at the most: well below what a save's reader takes."""


@dataclass(slots=True)
class Budget:
    """What has been made so far, and by whom."""

    statements: int = 0
    parts: int = 0
    at: str = ""
    """Where lowering is: a chain, innermost first."""
    unfolded: Counter[str] = field(default_factory=Counter)
    """Statements by what they unfold from, and by what stands at their end."""

    def spend(self, chain: str, statements: int = 1) -> None:
        """So many statements more at a place. Raises ``TooMuch``."""
        self.at = chain
        self.statements += statements
        first, *others = steps_of(chain)
        self.unfolded[first.without_seat] += statements
        if others:
            self.unfolded[others[-1].without_seat] += statements
        if self.statements > MOST_STATEMENTS:
            raise self.too_much(f"more than {MOST_STATEMENTS} statements, the most a game may have")

    def think(self, tree: Node) -> None:
        """A tree more. Raises ``TooMuch``, without walking what is endless."""
        todo = [(tree, 1)]
        while todo:
            node, depth = todo.pop()
            self.parts += 1
            if self.parts > MOST_PARTS:
                raise self._here(f"unfolds to more than {MOST_PARTS} parts of conditions, the most a game may have")
            if depth > DEEPEST:
                raise self.too_deep()
            todo += [(kid, depth + 1) for kid in node.kids]

    def too_much(self, what: str) -> TooMuch:
        """What to say of the one that unfolds most."""
        at, most = max(self.unfolded.items(), key=lambda item: item[1], default=("", 0))
        return TooMuch(at, f"unfolds to {most} statements or more, the whole to {what}")

    def too_deep(self) -> TooMuch:
        """What to say of something that nests too deep, here."""
        return self._here(f"has a condition or number that nests deeper than {DEEPEST} levels")

    def _here(self, why: str) -> TooMuch:
        return TooMuch(steps_of(self.at)[-1].without_seat, why)


def check_written(stages: Mapping[Stage, Block], slots: Sequence[Slot], turns: int) -> None:
    """Raises ``TooMuch`` where the turns of a game could write more than its save's reader takes."""
    if len(slots) > MOST_SLOTS:
        raise TooMuch("", f"unfolds to {len(slots)} values, and a game may hold {MOST_SLOTS}")
    sizes = _WrittenSizes(slots)
    turn = sum(sizes.block(block) for name, block in stages.items() if name != "setup")
    if turn * turns > MOST_WRITTEN:
        raise TooMuch(
            sizes.heaviest(),
            f"unfolds to so many events that a game could write {turn * turns // 1_000_000} MB in {turns} turns, "
            f"and {MOST_WRITTEN // 1_000_000} is the most",
        )


class _WrittenSizes:
    """Bytes that statements can write, each counted at its longest."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._names = [len(slot.name) for slot in slots]
        self._slots = slots
        self._known: dict[int, int] = {}
        self._by: Counter[str] = Counter()

    def heaviest(self) -> str:
        return max(self._by.items(), key=lambda item: item[1], default=("", 0))[0]

    def block(self, block: Iterable[Op]) -> int:
        return sum(self._op(op) for op in block)

    def _op(self, op: Op) -> int:
        if id(op) not in self._known:
            self._known[id(op)] = self._weight(op)
        return self._known[id(op)]

    def _weight(self, op: Op) -> int:
        match op:
            case When():
                return max(self.block(op.then), self.block(op.otherwise))
            case Change():
                own = 250 + 40 * len(op.watches) + 100 * ((op.undo is not None) + (op.carry is not None))
                self._by[op.source] += own
                return own + sum(self.block(watch.do) for watch in op.watches)
            case Roll():
                own = 250 + 2 * len(op.purpose) + self._names[op.slot] + 70 * len(op.modifiers) + 5 * op.count
                self._by[Source.parse(op.source).without_seat] += own
                return own
            case Assign():
                return self._names[op.slot] + (60 if op.event is None else 200)
            case Say():
                return 150
            case _:
                assert_never(op)
