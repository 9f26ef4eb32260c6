"""The block executor: the program of the table over many games at once, equal to the trace executor in every slot.

A statement under a condition runs for the games of a mask; every game sees exactly the statements it would see alone,
and the same dice, because a die is a function of its key. Nothing here knows a scenario.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, assert_never

import numpy as np
import numpy.typing as npt

from wargame.engine.adjudication import RESOLUTION
from wargame.engine.draws import counter
from wargame.engine.program import (
    Assign, Block, Change, Expr, ModifierOp, Program, Roll, Say, TrackSpec, Watching, When,
)
from wargame.engine.program_cache import once_a_program
from wargame.engine.state import HISTORY_BITS, layout
from wargame.language import slots
from wargame.language.operators import asked_change, goes
from wargame.model.events import PlainEvent
from wargame.sim.block_dice import faces, keys_of, mix
from wargame.sim.reach import wide_sums
from wargame.sim.rows import (
    NARROW, WIDE, Mask, Numbers, Row, Some, Truths, formulas, is_row, least, mask_of, most, pick, put, row_of, rows_of,
    values_of,
)

_NARROW_TURNS = 30
"""So long may a game be for its history to fit into 32 bits."""


class Games:
    """``count`` games of a program, from setup on.

    Attributes:
        over: which games have ended; an ended game changes no more.
    """

    def __init__(self, program: Program, count: int, seed: int, first: int = 0) -> None:
        """Games number ``first`` and following under ``seed``: those that play and replay would give."""
        self.program, self.count = program, count
        self.over: Mask = np.zeros(count, dtype=np.bool_)
        self.turn = 0
        self._read, self._wide = _functions(program), wide_sums(program)
        self._keys = keys_of(seed, np.arange(first, first + count))
        self._ended = program.slot(slots.ENDED)
        self._rows_of: Callable[[Numbers], list[Row]] = rows_of
        self._whole: Numbers | None = None
        self._split: list[Row] | None = None  # what ``_whole`` is in rows, once there are any

    @cached_property
    def rows(self) -> list[Row]:
        """Every slot's values. A row is replaced, never written into; ``put`` does it."""
        if self._whole is None:
            return [slot.start for slot in self.program.slots]
        found = self._rows_of(self._whole)
        self._split = list(found)
        return found

    @property
    def values(self) -> Numbers:
        """Slots by games, to look at; kept until a row is replaced."""
        if self._whole is None or ("rows" in vars(self) and not self._as_split):
            self._whole, self._split = values_of(self.rows, self.count), list(self.rows)
        elif self._whole.dtype != WIDE:
            self._whole = self._whole.astype(WIDE)
        self._whole.flags.writeable = False
        return self._whole

    @property
    def _as_split(self) -> bool:
        return self._split is not None and all(one is other for one, other in zip(self._split, self.rows, strict=True))

    def give(self, values: Numbers, rows: Callable[[Numbers], list[Row]] = rows_of) -> None:
        """Let the games have these values, slots by games, and go on from there. Nobody else writes into them.
        ``rows``: makes rows of them, when one is asked for."""
        self._whole, self._split, self._rows_of = values, None, rows
        vars(self).pop("rows", None)

    def row(self, slot: int) -> Numbers:
        """The values of one slot, game by game. Not to be written into."""
        return row_of(self.rows[slot], self.count)

    def deal(self) -> None:
        """Setup, in every game."""
        self.run(self.program.stages["setup"], Some(~self.over))

    def open_turn(self) -> None:
        """Open the next turn in every game that goes on."""
        plan, going = layout(self.program), Some(~self.over)
        self.turn += 1
        for now, opened, before in plan.opening:
            self.put(before, self.rows[opened], going)
            self.put(opened, self.rows[now], going)
        for slot in plan.scoped:
            self.put(slot, 0, going)
        self.put(plan.turn, self.turn, going)
        self.run(self.program.stages["open"], going)

    def resolve(self) -> None:
        """Resolve the turn in every game that goes on, and end it."""
        going = Some(~self.over)
        for stage in RESOLUTION:
            self.run(self.program.stages[stage], going)
        ended = going.mask & (self.row(self._ended) > 0)
        if ended.any():
            self.settle(ended)
        for slot in layout(self.program).history:
            self.put(slot, self._a_turn_older(self.rows[slot]), going)
        self.over = self.over | ended

    def _a_turn_older(self, history: Row) -> Row:
        if is_row(history) and self.turn < _NARROW_TURNS:
            return history << 1
        return (history.astype(WIDE) if is_row(history) else history) << 1 & HISTORY_BITS

    def settle(self, ended: Mask) -> None:
        """Called in the turn in which games of the mask end, before their turn is closed. Nothing is done here: those
        who keep scores do it now."""

    def run(self, block: Block, some: Some) -> None:
        """Run statements for some games."""
        for op in block:
            match op:
                case When():
                    holds = self._read[op.condition](self.rows)
                    if not is_row(holds):
                        self.run(op.then if holds else op.otherwise, some)
                        continue
                    then = some.where(holds)
                    if then.any:
                        self.run(op.then, then)
                    if op.otherwise:
                        otherwise = some.where(~holds)
                        if otherwise.any:
                            self.run(op.otherwise, otherwise)
                case Assign():
                    self.put(op.slot, self._read[op.value](self.rows), some)
                case Roll():
                    self._roll(op, some)
                case Change():
                    self._change(op, some)
                case Say():
                    self.said(op.event, some)
                case _:
                    assert_never(op)

    def said(self, event: PlainEvent, some: Some) -> None:
        """Something is told that changes no slot. Nobody listens here; those who count texts do."""

    def words(self, purpose: str, die: int = 0) -> npt.NDArray[np.uint64]:
        """The 64 random bits of a purpose in this turn, for every game."""
        return mix(self._keys ^ np.uint64(counter(self.turn, purpose, 0, die)))

    def put(self, slot: int, value: Row, some: Some) -> None:
        """Give a slot new values in some games."""
        put(self.rows, slot, value, some)

    def _add(self, slot: int, more: Row, some: Some) -> None:
        if is_row(more) or more:
            self.rows[slot] = self._summed(slot) + (more if some.all else more & some.bits)

    def _summed(self, slot: int) -> Row:
        """A slot to which something is added, in as many bits as the sum needs."""
        return row_of(self.rows[slot], self.count).astype(WIDE) if slot in self._wide.slots else self.rows[slot]

    def number(self, expression: Expr) -> Numbers:
        """What an expression of the program gives now, in every game."""
        return row_of(self._read[expression](self.rows), self.count)

    def truth(self, expression: Expr) -> Mask:
        """In which games a condition of the program holds now."""
        return mask_of(self._read[expression](self.rows), self.count)

    def _now(self, expression: Expr) -> Row:
        found: Row = self._read[expression](self.rows)
        return found

    def _holds(self, expression: Expr | None) -> Truths:
        return True if expression is None else self._read[expression](self.rows)

    def _roll(self, op: Roll, some: Some) -> None:
        sides = most(self._now(op.sides), 1)
        total: Row = self.base(op)
        nothing: Numbers = np.zeros(self.count, dtype=WIDE if op.purpose in self._wide.rolls else NARROW)
        natural: Numbers = nothing.copy()
        for die in range(op.count):
            natural += faces(self.words(op.purpose, die), sides)
        modifier: Row = nothing
        for one in op.modifiers:
            modifier = modifier + pick(self.counts(one, some), self.added(one), 0)
        if op.clamp is not None:
            modifier = most(least(modifier, op.clamp), -op.clamp)
        total = natural + (total + modifier)
        row: Row = 1
        for cut in op.cuts:
            row = row + (total > cut).astype(NARROW)
        if op.cap_row is not None:
            row = pick(natural == op.count, least(row, op.cap_row), row)
        if op.floor_row is not None:
            row = pick(natural == op.count * sides, most(row, op.floor_row), row)
        self.put(op.slot, row, some)

    def counts(self, one: ModifierOp, some: Some) -> Truths:
        """Where a modifier counts; ``some``: the games that roll."""
        return self._holds(one.when)

    def added(self, one: ModifierOp) -> Row:
        """What a modifier adds where it holds."""
        return self._now(one.add)

    def base(self, op: Roll) -> Row:
        """What is added to the dice of a roll before any modifier."""
        return self._now(op.base)

    def _change(self, op: Change, some: Some) -> None:
        spec = self.program.tracks[op.track]
        now = self._summed(spec.slot)
        amount, upper, lower, looking = self._watched(op, asked_change(op.how, now, self._now(op.amount)), some)
        if op.at_most is not None:
            upper = least(upper, self._now(op.at_most))
        if op.at_least is not None:
            lower = most(lower, self._now(op.at_least))
        upper, lower = self._limited(spec, upper, lower)
        stepped = upper, lower
        if spec.step is not None and spec.opened is not None and not op.free:
            opened = self._summed(spec.opened)
            stepped = least(upper, opened + spec.step), most(lower, opened - spec.step)
        granted = _between(now, amount, *stepped)
        self._add(spec.slot, granted, some)
        if op.undo is not None:
            self._add(op.undo, granted, some)
        if op.carry is not None:
            self._add(op.carry, _between(now, amount, upper, lower) - granted, some)
        for watch, looked in looking:
            if watch.do:
                looks = looked.where(goes(watch.sign, granted))
                if looks.any:
                    self.put(watch.amount, granted, looks)
                    self.run(watch.do, looks)

    def _looks(self, watch: Watching, amount: Row, some: Some) -> Some:
        """In which games a watch looks at this change; there the amount is left where its expressions read it."""
        looks = some.where(goes(watch.sign, amount))
        self.put(watch.amount, amount, looks)
        return looks.where(self._holds(watch.when))

    def _watched(self, op: Change, amount: Row, some: Some) -> tuple[Row, Row, Row, list[tuple[Watching, Some]]]:
        """What the watches make of a change: the amount, its upper and lower limit, and where each of them looked."""
        looking: list[tuple[Watching, Some]] = []
        spec = self.program.tracks[op.track]
        upper: Row = spec.most
        lower: Row = spec.least
        for watch in op.watches:
            looks = self._looks(watch, amount, some)
            looking.append((watch, looks))
            if watch.becomes is not None:
                amount = pick(looks.mask, self._now(watch.becomes), amount)
            if watch.at_most is not None:
                upper = pick(looks.mask, least(upper, self._now(watch.at_most)), upper)
            if watch.at_least is not None:
                lower = pick(looks.mask, most(lower, self._now(watch.at_least)), lower)
        return amount, upper, lower, looking

    def _limited(self, spec: TrackSpec, upper: Row, lower: Row) -> tuple[Row, Row]:
        for limit in spec.limits:
            holds = self._holds(limit.when)
            if limit.most is not None:
                upper = pick(holds, least(upper, self._now(limit.most)), upper)
            if limit.least is not None:
                lower = pick(holds, most(lower, self._now(limit.least)), lower)
        return upper, lower


@once_a_program
def _functions(program: Program) -> tuple[Callable[[Any], Any], ...]:
    """Every expression of a program over rows, compiled at the first of many blocks."""
    return formulas(program, program.expressions, program.index)


def _between(now: Row, amount: Row, upper: Row, lower: Row) -> Row:
    """What is left of changes between limits: a limit stops a change, it never turns one round."""
    rises, falls = (True, True) if is_row(amount) else (amount > 0, amount < 0)
    if rises:
        amount = least(amount, most(upper - now, 0))
    if falls:
        amount = most(amount, least(lower - now, 0))
    return amount
