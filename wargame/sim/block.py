"""The block executor: the program of the table over many games at once, equal to the trace executor in every slot.

A statement under a condition runs for the games of a mask; every game sees exactly the statements it would see alone,
and the same dice, because a die is a function of its key. Nothing here knows a scenario.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from wargame.engine.adjudication import RESOLUTION
from wargame.engine.compiled import array_functions
from wargame.engine.draws import counter, game_key
from wargame.engine.encoding import slot_values
from wargame.engine.program import (
    Assign, Block, Change, Expr, ModifierOp, Program, Roll, TrackSpec, Watching, When,
)
from wargame.engine.state import HISTORY_BITS, layout
from wargame.language import slots
from wargame.model.orders import Order

Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
_FAR = 1 << 40
"""Further than any track reaches."""
_FUNCTIONS: WeakKeyDictionary[Program, tuple[Callable[[Any], Any], ...]] = WeakKeyDictionary()


class Games:
    """``count`` games of a program, from setup on.

    Attributes:
        values: slots by games; row n is slot n of every game.
        over: which games have ended; an ended game changes no more.
    """

    def __init__(self, program: Program, count: int, seed: int, first: int = 0) -> None:
        """Games number ``first`` and following under ``seed``: those that play and replay would give."""
        self.program, self.count = program, count
        self.values: Numbers = np.repeat(
            np.array([[slot.start] for slot in program.slots], dtype=np.int64), count, axis=1
        )
        self.over: Mask = np.zeros(count, dtype=np.bool_)
        self.turn = 0
        self._read = _functions(program)
        self._keys = np.array([game_key(seed, first + game) for game in range(count)], dtype=np.uint64)
        self._ended = program.slot(slots.ENDED)

    def deal(self) -> None:
        """Setup, in every game."""
        self.run(self.program.stages["setup"], ~self.over)

    def open_turn(self) -> None:
        """Open the next turn in every game that goes on."""
        plan, going = layout(self.program), ~self.over
        self.turn += 1
        for now, opened, before in plan.opening:
            self._put(before, self.values[opened], going)
            self._put(opened, self.values[now], going)
        for slot in plan.scoped:
            self._put(slot, 0, going)
        self._put(plan.turn, self.turn, going)
        self.run(self.program.stages["open"], going)

    def order(self, game: int, orders: Mapping[str, Order]) -> None:
        """Lay open one game's orders."""
        for seat, order in orders.items():
            for name, value in slot_values(self.program, seat, order).items():
                self.values[self.program.index[name], game] = value

    def resolve(self) -> None:
        """Resolve the turn in every game that goes on, and end it."""
        going = ~self.over
        for stage in RESOLUTION:
            self.run(self.program.stages[stage], going)
        ended = going & (self.values[self._ended] > 0)
        if ended.any():
            self.settle(ended)
        for slot in layout(self.program).history:
            self._put(slot, self.values[slot] << 1 & HISTORY_BITS, going)
        self.over = self.over | ended

    def settle(self, ended: Mask) -> None:
        """Called in the turn in which games of the mask end, before their turn is closed. Nothing is done here: those
        who keep scores do it now."""

    def run(self, block: Block, mask: Mask) -> None:
        """Run statements for the games of a mask."""
        for op in block:
            match op:
                case When():
                    holds = self.truth(op.condition)
                    then, otherwise = mask & holds, mask & ~holds
                    if then.any():
                        self.run(op.then, then)
                    if op.otherwise and otherwise.any():
                        self.run(op.otherwise, otherwise)
                case Assign():
                    self._put(op.slot, self.number(op.value), mask)
                case Roll():
                    self._roll(op, mask)
                case Change():
                    self._change(op, mask)

    def words(self, purpose: str, die: int = 0) -> npt.NDArray[np.uint64]:
        """The 64 random bits of a purpose in this turn, for every game."""
        return _mix(self._keys ^ np.uint64(counter(self.turn, purpose, 0, die)))

    def _put(self, slot: int, value: Numbers | int, mask: Mask) -> None:
        np.copyto(self.values[slot], value, where=mask)

    def number(self, expression: Expr) -> Numbers:
        """What an expression of the program gives now, in every game."""
        value = np.asarray(self._read[expression](self.values), dtype=np.int64)
        return value if value.ndim else np.full(self.count, value, dtype=np.int64)

    def truth(self, expression: Expr) -> Mask:
        """In which games a condition of the program holds now."""
        value = np.asarray(self._read[expression](self.values), dtype=np.bool_)
        return value if value.ndim else np.full(self.count, value, dtype=np.bool_)

    def _held(self, expression: Expr | None) -> Mask:
        return np.ones(self.count, dtype=np.bool_) if expression is None else self.truth(expression)

    def _roll(self, op: Roll, mask: Mask) -> None:
        sides = np.maximum(self.number(op.sides), 1)
        natural = np.zeros(self.count, dtype=np.int64)
        for die in range(op.count):
            words = self.words(op.purpose, die)
            natural += 1 + ((words >> np.uint64(32)) * sides.astype(np.uint64) >> np.uint64(32)).astype(np.int64)
        modifier = np.zeros(self.count, dtype=np.int64)
        for one in op.modifiers:
            modifier += np.where(self._held(one.when), self.added(one), 0)
        if op.clamp is not None:
            modifier = np.clip(modifier, -op.clamp, op.clamp)
        total = natural + self.base(op) + modifier
        row = np.ones(self.count, dtype=np.int64)
        for cut in op.cuts:
            row += total > cut
        if op.cap_row is not None:
            row = np.where(natural == op.count, np.minimum(row, op.cap_row), row)
        if op.floor_row is not None:
            row = np.where(natural == op.count * sides, np.maximum(row, op.floor_row), row)
        self._put(op.slot, row, mask)

    def added(self, one: ModifierOp) -> Numbers:
        """What a modifier adds where it holds."""
        return self.number(one.add)

    def base(self, op: Roll) -> Numbers:
        """What is added to the dice of a roll before any modifier."""
        return self.number(op.base)

    def _change(self, op: Change, mask: Mask) -> None:
        spec = self.program.tracks[op.track]
        now = self.values[spec.slot].copy()
        amount, most, least, looking = self._watched(op, self._asked(op, now), mask)
        if op.at_most is not None:
            most = np.minimum(most, self.number(op.at_most))
        if op.at_least is not None:
            least = np.maximum(least, self.number(op.at_least))
        most, least = self._limited(spec, most, least)
        allowed = granted = _between(now, amount, most, least)
        if spec.step is not None and spec.opened is not None and not op.free:
            opened = self.values[spec.opened]
            granted = _between(now, allowed, opened + spec.step, opened - spec.step)
        self._put(spec.slot, now + granted, mask)
        for slot, more in ((op.undo, granted), (op.carry, allowed - granted)):
            if slot is not None:
                self._put(slot, self.values[slot] + more, mask)
        for watch, looked in looking:
            looks = looked & (granted != 0) & _of_sign(watch, granted)
            if watch.do and looks.any():
                self._put(watch.amount, granted, looks)
                self.run(watch.do, looks)

    def _asked(self, op: Change, now: Numbers) -> Numbers:
        amount = self.number(op.amount)
        away: Numbers = amount - now
        match op.how:
            case "+":
                return amount
            case "=":
                return away
            case "at least":
                away = np.maximum(away, 0)
            case "at most":
                away = np.minimum(away, 0)
        return away

    def _looks(self, watch: Watching, amount: Numbers, mask: Mask) -> Mask:
        """In which games a watch looks at this change; there the amount is left where its expressions read it."""
        looks = mask & _of_sign(watch, amount)
        self._put(watch.amount, amount, looks)
        return looks & self._held(watch.when)

    def _watched(
        self, op: Change, amount: Numbers, mask: Mask
    ) -> tuple[Numbers, Numbers, Numbers, list[tuple[Watching, Mask]]]:
        looking: list[tuple[Watching, Mask]] = []
        most: Numbers = np.full(self.count, _FAR, dtype=np.int64)
        least: Numbers = np.full(self.count, -_FAR, dtype=np.int64)
        for watch in op.watches:
            looks = self._looks(watch, amount, mask & (amount != 0))
            looking.append((watch, looks))
            if watch.becomes is not None:
                amount = np.where(looks, self.number(watch.becomes), amount)
            if watch.at_most is not None:
                most = np.where(looks, np.minimum(most, self.number(watch.at_most)), most)
            if watch.at_least is not None:
                least = np.where(looks, np.maximum(least, self.number(watch.at_least)), least)
        return amount, most, least, looking

    def _limited(self, spec: TrackSpec, most: Numbers, least: Numbers) -> tuple[Numbers, Numbers]:
        most, least = np.minimum(most, spec.most), np.maximum(least, spec.least)
        for limit in spec.limits:
            holds = self._held(limit.when)
            if limit.most is not None:
                most = np.where(holds, np.minimum(most, self.number(limit.most)), most)
            if limit.least is not None:
                least = np.where(holds, np.maximum(least, self.number(limit.least)), least)
        return most, least


def _functions(program: Program) -> tuple[Callable[[Any], Any], ...]:
    """Every expression of a program over arrays, compiled at the first of many blocks."""
    if program not in _FUNCTIONS:
        _FUNCTIONS[program] = array_functions(program, np)
    return _FUNCTIONS[program]


def _of_sign(watch: Watching, amount: Numbers) -> Mask:
    """In which games a change has the sign that a watch looks at."""
    if watch.sign == "any":
        return np.ones(len(amount), dtype=np.bool_)
    found: Mask = (amount > 0) if watch.sign == "rise" else (amount < 0)
    return found


def _between(now: Numbers, amount: Numbers, most: Numbers, least: Numbers) -> Numbers:
    """What is left of changes between limits: a limit stops a change, it never turns one round."""
    held: Numbers = np.minimum(amount, np.maximum(most - now, 0))
    granted: Numbers = np.maximum(held, np.minimum(least - now, 0))
    return granted


def _mix(words: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """``engine.draws.mix`` over an array."""
    words = (words ^ (words >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    words = (words ^ (words >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return words ^ (words >> np.uint64(31))


def play_block(program: Program, seed: int, orders: Sequence[Sequence[Mapping[str, Order]]]) -> Games:
    """Play games whose orders are known, game by game and turn by turn, to their end."""
    games = Games(program, len(orders), seed)
    games.deal()
    while not games.over.all():
        games.open_turn()
        for game in map(int, np.flatnonzero(~games.over)):
            games.order(game, orders[game][games.turn - 1])
        games.resolve()
    return games
