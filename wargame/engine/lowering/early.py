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
from dataclasses import dataclass, replace
from typing import assert_never

from wargame.engine.lowering.builder import Builder
from wargame.language.formulas import both, either, is_on, no, where
from wargame.engine.lowering.moves import lower_effects_of, use_up
from wargame.language.effects import Strike, StrikeChoice
from wargame.language.orders import groups, result_slot, shared, takes_part, who_may
from wargame.engine.lowering.rolls import lower_roll
from wargame.engine.lowering.sites import agreed_choice
from wargame.engine.program import Assign, Block, Change, Op, Roll, Say, When
from wargame.language import slots
from wargame.language.names import MoveOf
from wargame.language.where import Where
from wargame.language.tree import Node, const
from wargame.model.acts import Move

Order = tuple[str, str]
"""A move, and a seat whose order holds it."""


@dataclass(frozen=True, slots=True)
class _Acting:
    """An early move as those who roll together carry it out, and what it does."""

    name: str
    group: tuple[str, ...]
    effects: Block

    @property
    def label(self) -> str:
        return f"{self.name}@{self.group[0]}"

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
    names = sorted(
        (name for name in moves if moves[name].early), key=lambda name: (moves[name].order, builder.tie(name))
    )
    if builder.semantics == 1:
        return tuple(
            When(builder.expr(takes_part(name, group)), (
                *_rolled(builder, name, group), *lower_effects_of(builder, name, group),
            ))
            for name in names
            for group in groups(moves[name])
        )  # fmt: skip
    ops: list[Op] = [op for name in names for op in agree(builder, name)]
    for name in names:
        for group in groups(moves[name]):
            if rolled := _rolled(builder, name, group):
                ops.append(When(builder.expr(takes_part(name, group)), rolled))
    acting = [
        _Acting(name, group, lower_effects_of(builder, name, group)) for name in names for group in groups(moves[name])
    ]
    contest = _Contest(builder, acting).settled()
    ops.extend(contest)
    for one in acting:
        effects = _alone(builder, one, acting, rolled=bool(contest))
        if effects:
            ops.append(When(builder.expr(takes_part(one.name, one.group)), effects))
    return tuple(ops)


def _rolled(builder: Builder, name: str, group: tuple[str, ...]) -> Block:
    move = builder.scenario.moves[name]
    roll: Block = () if move.scale is None else (lower_roll(builder, name, group),)
    return (*roll, *use_up(builder, name, move, group))


class _Contest:
    """Which of several early moves stand."""

    def __init__(self, builder: Builder, acting: Sequence[_Acting]) -> None:
        self.builder, self.acting = builder, acting
        self.aims: dict[tuple[str, Order], str] = {}
        """Who would cancel whose order, with the slot that says whether it would."""
        self.asked: list[Op] = []
        self.rolls: list[Op] = []
        for one in acting:
            builder.budget.spend(f"move:{one.name}", len(acting))
            orders = {
                builder.slot(slots.ordered(*order)): order
                for other in acting if other is not one for order in other.orders
            }  # fmt: skip
            for order, conditions in _aims(builder, one.effects, orders).items():
                name = f"aims:{one.label}>{order[0]}@{order[1]}"
                wanted = both(takes_part(one.name, one.group), is_on(slots.ordered(*order)), either(*conditions))
                self.aims[one.label, order] = name
                self.asked.append(Assign(self._scoped(name), builder.expr(where(wanted, const(1), const(0)))))

    def _scoped(self, name: str) -> int:
        return self.builder.slot(name, scoped=True)

    def settled(self) -> Block:
        """The statements that leave in the orders what stands."""
        if not self.aims:
            return ()
        most = len(self.acting)
        self.builder.budget.spend("", 2 * most * (most + 4 * len(self.aims)) + most**3)
        for one in self.acting:
            acts = takes_part(one.name, one.group)
            for roll, conditions in _small_rolls(self.builder, one.effects):
                self.rolls.append(When(self.builder.expr(both(acts, *conditions)), (roll,)))
        return (*self.rolls, *self.asked, *self._rounds(most), *self._rings(), *self._rounds(most))

    def _safe(self, one: _Acting) -> str:
        return f"safe:{one.label}"

    def _aiming(self, order: Order) -> list[tuple[_Acting, str]]:
        return [(one, self.aims[one.label, order]) for one in self.acting if (one.label, order) in self.aims]

    def _rounds(self, most: int) -> Block:
        once: list[Op] = []
        for one in self.acting:
            free = [
                both(
                    is_on(slots.ordered(*order)),
                    *(no(both(is_on(aim), takes_part(by.name, by.group))) for by, aim in self._aiming(order)),
                )
                for order in one.orders
            ]
            safe = self._scoped(self._safe(one))
            once.append(Assign(safe, self.builder.expr(where(either(*free), const(1), const(0)))))
        for one, order in self._targets():
            for by, aim in self._aiming(order):
                once.append(self._falls(one, order, by, both(is_on(aim), is_on(self._safe(by)))))
        return (*once,) * most

    def _targets(self) -> Iterator[tuple[_Acting, Order]]:
        return ((one, order) for one in self.acting for order in one.orders)

    def _falls(self, one: _Acting, order: Order, by: _Acting, condition: Node) -> When:
        struck = Strike(MoveOf(*order)).lower(self.builder, Where(f"move:{by.name}"))
        return When(self.builder.expr(both(is_on(slots.ordered(*order)), condition)), struck)

    def _rings(self) -> Block:
        """Of those that are neither safe nor fallen, the ones that in the end cancel themselves by way of others."""
        ops: list[Op] = []
        reach: dict[tuple[str, str], str] = {}
        for one in self.acting:
            for other in self.acting:
                aims = [
                    both(is_on(self.aims[one.label, order]), is_on(slots.ordered(*order)))
                    for order in other.orders
                    if (one.label, order) in self.aims
                ]
                if aims:
                    undecided = [no(is_on(self._safe(each))) for each in (one, other)]
                    there = both(takes_part(one.name, one.group), *undecided, either(*aims))
                    reach[one.label, other.label] = self._way(ops, one.label, other.label, there)
        for middle in self.acting:
            for first in self.acting:
                for last in self.acting:
                    legs = (first.label, middle.label), (middle.label, last.label)
                    if all(leg in reach for leg in legs):
                        there = both(*(is_on(reach[leg]) for leg in legs))
                        known = reach.get((first.label, last.label))
                        way = there if known is None else either(is_on(known), there)
                        reach[first.label, last.label] = self._way(ops, first.label, last.label, way)
        for one, order in self._targets():
            for by, aim in self._aiming(order):
                if (one.label, by.label) in reach:
                    ring = both(is_on(aim), is_on(reach[one.label, by.label]))
                    ops.append(self._falls(one, order, by, ring))
        return tuple(ops)

    def _way(self, ops: list[Op], first: str, last: str, there: Node) -> str:
        name = f"reach:{first}>{last}"
        ops.append(Assign(self._scoped(name), self.builder.expr(where(there, const(1), const(0)))))
        return name


def _aims(
    builder: Builder, block: Block, orders: dict[int, Order], held: tuple[Node, ...] = ()
) -> dict[Order, list[Node]]:
    """Whose orders of other early moves a block cancels, each with the conditions it does so under."""
    found: dict[Order, list[Node]] = {}
    for op in block:
        inner: list[dict[Order, list[Node]]] = []
        match op:
            case Assign() if op.slot in orders:
                found.setdefault(orders[op.slot], []).append(both(*held))
            case When():
                condition = builder.expressions[op.condition]
                inner = [
                    _aims(builder, op.then, orders, (*held, condition)),
                    _aims(builder, op.otherwise, orders, (*held, no(condition))),
                ]
            case Assign() | Change() | Roll() | Say():
                pass
            case _:
                assert_never(op)
        for part in inner:
            for order, conditions in part.items():
                found.setdefault(order, []).extend(conditions)
    return found


def _small_rolls(
    builder: Builder, block: Block, held: tuple[Node, ...] = ()
) -> Iterator[tuple[Roll, tuple[Node, ...]]]:
    """The rolls among the effects of a move, each with the conditions it falls under."""
    for op in block:
        if isinstance(op, Roll):
            yield op, held
        elif isinstance(op, When):
            condition = builder.expressions[op.condition]
            yield from _small_rolls(builder, op.then, (*held, condition))
            yield from _small_rolls(builder, op.otherwise, (*held, no(condition)))


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
