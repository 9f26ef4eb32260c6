"""Early moves: rolled and applied at the reveal, before joint moves are matched. None of them is before another.

All are rolled first, on what was ordered. Then it is settled which of them stand: one that is cancelled by a standing
one does nothing, and those that cancel each other in a ring fall together. What was paid for them comes back. Only then
do those that stand take effect. What they ask and roll before they cancel each other is of the position at the reveal.
What a watch would do to an early move comes too late for it.

Said in statements: whom each would cancel goes to slots; round by round, who is cancelled by nobody left is safe, and
whom a safe one cancels falls; of those left, who stands in a ring with one that cancels it falls; and round by round
again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import assert_never

from wargame.engine.lowering.builder import Builder
from wargame.engine.lowering.moves import in_order, lower_effects_of, rolled
from wargame.engine.lowering.sites import agreed_choice
from wargame.engine.program import Assign, Block, Change, Op, Roll, Say, When
from wargame.language import slots
from wargame.language.effects import CancelMove, StrikeChoice
from wargame.language.formulas import both, either, is_on, no, where
from wargame.language.names import MoveOf
from wargame.language.orders import groups, result_slot, shared, takes_part, who_may
from wargame.language.tree import Node, const
from wargame.language.where import Where
from wargame.model.moves import Move
from wargame.records import record

Order = tuple[str, str]
"""A move, and a seat whose order holds it."""


@record
class _Acting:
    """An early move as those who roll together carry it out, and what it does."""

    name: str
    group: tuple[str, ...]
    effects: Block

    @property
    def label(self) -> str:
        return f"{self.name}@{self.group[0]}"

    @property
    def safe(self) -> str:
        """The slot that says that nobody left cancels it."""
        return f"safe:{self.label}"

    @property
    def acts(self) -> Node:
        return takes_part(self.name, self.group)

    @property
    def orders(self) -> tuple[Order, ...]:
        return tuple((self.name, seat) for seat in self.group)


def agreed_early(builder: Builder, move: Move) -> bool:
    """Whether it is settled with the early moves what those who share this one chose alike."""
    return move.early and builder.semantics > 1


def agree(builder: Builder, name: str) -> Iterator[Op]:
    """What all who take part in a shared move chose alike."""
    move = builder.scenario.moves[name]
    for key in move.parameters if shared(move) else ():
        agreed = where(takes_part(name, who_may(move)), agreed_choice(builder, name, key), const(0))
        yield Assign(builder.slot(slots.agreed(name, key)), builder.expr(agreed))


def lower_early(builder: Builder) -> Block:
    """Every early move, from its roll to what it does."""
    moves = builder.scenario.moves
    names = in_order(builder, early=True)
    if builder.semantics == 1:
        return tuple(
            When(builder.expr(takes_part(name, group)), (
                *rolled(builder, name, group), *lower_effects_of(builder, name, group),
            ))
            for name in names
            for group in groups(moves[name])
        )  # fmt: skip
    ops: list[Op] = [op for name in names for op in agree(builder, name)]
    for name in names:
        for group in groups(moves[name]):
            if body := rolled(builder, name, group):
                ops.append(When(builder.expr(takes_part(name, group)), body))
    acting = [
        _Acting(name, group, lower_effects_of(builder, name, group)) for name in names for group in groups(moves[name])
    ]
    contest = _Contest(builder, acting).settled()
    ops.extend(contest)
    for one in acting:
        effects = _alone(builder, one, acting, rolled=bool(contest))
        if effects:
            ops.append(When(builder.expr(one.acts), effects))
    return tuple(ops)


class _Contest:
    """Which of several early moves stand. Conditions that other statements ask for go to slots, as 1 or 0."""

    def __init__(self, builder: Builder, acting: Sequence[_Acting]) -> None:
        self.builder, self.acting = builder, acting
        self.aims: dict[tuple[str, Order], str] = {}
        """Who would cancel whose order, with the slot that says whether it would."""
        self.asked: list[Op] = []
        for one in acting:
            builder.budget.spend(f"move:{one.name}", len(acting))
            others = [order for other in acting if other is not one for order in other.orders]
            orders = {builder.slot(slots.ordered(*order)): order for order in others}
            wanted: dict[Order, list[Node]] = {}
            for op, held in _under_conditions(builder, one.effects):
                if isinstance(op, Assign) and op.slot in orders:
                    wanted.setdefault(orders[op.slot], []).append(both(*held))
            for order, conditions in wanted.items():
                name = self.aims[one.label, order] = f"aims:{one.label}>{order[0]}@{order[1]}"
                would = both(one.acts, is_on(slots.ordered(*order)), either(*conditions))
                self.asked.append(self._kept(name, would))

    def settled(self) -> Block:
        """The statements that leave in the orders what stands."""
        if not self.aims:
            return ()
        most = len(self.acting)
        self.builder.budget.spend("", 2 * most * (most + 4 * len(self.aims)) + most**3)
        rolls = tuple(
            When(self.builder.expr(both(one.acts, *held)), (op,))
            for one in self.acting for op, held in _under_conditions(self.builder, one.effects) if isinstance(op, Roll)
        )  # fmt: skip
        return (*rolls, *self.asked, *self._rounds(most), *self._rings(), *self._rounds(most))

    def _rounds(self, most: int) -> Block:
        """So often that nothing changes any more: who is cancelled by nobody left is safe; whom a safe one cancels,
        falls."""
        once: list[Op] = []
        for one in self.acting:
            free = [
                both(is_on(slots.ordered(*order)), *(no(both(is_on(aim), by.acts)) for by, aim in self._aiming(order)))
                for order in one.orders
            ]
            once.append(self._kept(one.safe, either(*free)))
        for _, order, by, aim in self._threats():
            once.append(self._falls(order, by, both(is_on(aim), is_on(by.safe))))
        return (*once,) * most

    def _rings(self) -> Block:
        """Of those that are neither safe nor fallen, the ones that in the end cancel themselves by way of others."""
        ops: list[Op] = []
        reach: dict[tuple[str, str], str] = {}

        def leads(first: str, last: str, there: Node) -> None:
            reach[first, last] = f"reach:{first}>{last}"
            ops.append(self._kept(reach[first, last], there))

        for one, other in product(self.acting, repeat=2):
            aims = [
                both(is_on(self.aims[one.label, order]), is_on(slots.ordered(*order)))
                for order in other.orders if (one.label, order) in self.aims
            ]  # fmt: skip
            if aims:
                leads(one.label, other.label, both(one.acts, no(is_on(one.safe)), no(is_on(other.safe)), either(*aims)))
        labels = [one.label for one in self.acting]
        for middle, first, last in product(labels, repeat=3):
            if (first, middle) in reach and (middle, last) in reach:
                there = both(is_on(reach[first, middle]), is_on(reach[middle, last]))
                known = reach.get((first, last))
                leads(first, last, there if known is None else either(is_on(known), there))
        for one, order, by, aim in self._threats():
            back = reach.get((one.label, by.label))
            if back is not None:
                ops.append(self._falls(order, by, both(is_on(aim), is_on(back))))
        return tuple(ops)

    def _kept(self, name: str, condition: Node) -> Assign:
        slot = self.builder.slot(name, scoped=True)
        return Assign(slot, self.builder.expr(where(condition, const(1), const(0))))

    def _aiming(self, order: Order) -> list[tuple[_Acting, str]]:
        return [(one, self.aims[one.label, order]) for one in self.acting if (one.label, order) in self.aims]

    def _threats(self) -> Iterator[tuple[_Acting, Order, _Acting, str]]:
        """Each order of each, with one that would cancel it and the slot that says whether it would."""
        return ((one, order, by, aim) for one in self.acting for order in one.orders for by, aim in self._aiming(order))

    def _falls(self, order: Order, by: _Acting, condition: Node) -> When:
        struck = CancelMove(MoveOf(*order)).lower(self.builder, Where(f"move:{by.name}"))
        return When(self.builder.expr(both(is_on(slots.ordered(*order)), condition)), struck)


def _under_conditions(
    builder: Builder, block: Block, held: tuple[Node, ...] = ()
) -> Iterator[tuple[Op, tuple[Node, ...]]]:
    """Every statement that does something, with the conditions it happens under. What watches would do is left out."""
    for op in block:
        match op:
            case When():
                condition = builder.expressions[op.condition]
                yield from _under_conditions(builder, op.then, (*held, condition))
                yield from _under_conditions(builder, op.otherwise, (*held, no(condition)))
            case Assign() | Change() | Roll() | Say():
                yield op, held
            case _:
                assert_never(op)


def _alone(builder: Builder, one: _Acting, acting: Sequence[_Acting], rolled: bool) -> Block:
    """What an early move does, without what it does to the other early moves: that is settled, and all is ``rolled``
    for it."""
    kept: set[int] = set()
    struck: set[int] = set()
    for other in acting:
        if other is not one:
            move = builder.scenario.moves[other.name]
            struck |= {builder.slot(slots.ordered(*order)) for order in other.orders}
            if move.scale is not None:
                kept |= {
                    builder.slot(result_slot(other.name, move, other.group)),
                    builder.slot(slots.roll_change(other.name, other.group[0] if move.each else None)),
                }
            chosen = [StrikeChoice(MoveOf(other.name, None), key, 0) for key in move.parameters]
            kept |= {builder.slot(slot) for one in chosen for slot in one.choice_slots(builder)}
    return _without(one.effects, struck, kept, rolled) if struck else one.effects


def _without(block: Block, struck: set[int], kept: set[int], rolled: bool) -> Block:
    found: list[Op] = []
    for op in block:
        match op:
            case Assign() if op.slot in kept:
                continue
            case Roll() if rolled:
                continue
            case When():
                if any(isinstance(inner, Assign) and inner.slot in struck for inner in op.then):
                    continue  # a cancelling, with what it gives back
                then, otherwise = (_without(part, struck, kept, rolled) for part in (op.then, op.otherwise))
                if then or otherwise:
                    same = (then, otherwise) == (op.then, op.otherwise)
                    found.append(op if same else When(op.condition, then, otherwise))
            case Change() if op.watches:
                watches = tuple(replace(watch, do=_without(watch.do, struck, kept, False)) for watch in op.watches)
                found.append(op if watches == op.watches else replace(op, watches=watches))
            case Assign() | Roll() | Change() | Say():
                found.append(op)
            case _:
                assert_never(op)
    return tuple(found)
