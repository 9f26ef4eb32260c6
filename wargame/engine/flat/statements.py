"""Statements of a program as instructions, under the mask of the games they run for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from wargame.engine.flat.expressions import Expressions, constant_of
from wargame.engine.flat.listening import StatementNaming
from wargame.engine.flat.operations import Operation
from wargame.engine.flat.writer import Register, Writer
from wargame.engine.program import Assign, Block, Change, Expr, Op, Program, Roll, Say, TrackSpec, Watching, When
from wargame.language.formulas import marked
from wargame.language.operators import Way
from wargame.language.tree import Node

_GOES: Mapping[Way, Operation] = {
    "rise": Operation.GT_NUMBER, "fall": Operation.LT_NUMBER, "any": Operation.NE_NUMBER,
}
_GOES_WHERE: Mapping[Way, Operation] = {
    "rise": Operation.WHERE_GT, "fall": Operation.WHERE_LT, "any": Operation.WHERE_NE,
}


class Statements:
    """Lowers statements. ``naming``: what is to be counted in them is called so; None: nothing is counted.
    ``added``: a modifier's or roll's label to a register that holds what is added to it besides."""

    def __init__(
        self, program: Program, writer: Writer, expressions: Expressions, naming: StatementNaming | None,
        added: Mapping[tuple[str, str], Register],
    ) -> None:
        self.program, self.writer, self.expressions = program, writer, expressions
        self.naming, self.added = naming, added

    def stage(self, block: Block, where: Register) -> None:
        """Statements that stand one after the other, each for itself."""
        self.writer.begin()
        self._named(block, where)
        for op in block:
            self.writer.begin()
            self._op(op, where)

    def _named(self, block: Block, where: Register) -> None:
        if self.naming is not None:
            for name in dict.fromkeys(name for op in block for name in self.naming.parts(op)):
                self.writer.saw(name, where)

    def _inside(self, block: Block, where: Register) -> None:
        self._named(block, where)
        for op in block:
            self._op(op, where)

    def _tree(self, expression: Expr) -> Node:
        return self.program.expressions[expression]

    def _number(self, expression: Expr) -> Register:
        return self.expressions.number(self._tree(expression))

    def _truth(self, expression: Expr) -> Register:
        return self.expressions.truth(self._tree(expression))

    def _kept(self, expression: Expr) -> Register:
        """A number that stays as it is when slots change."""
        found = self._number(expression)
        return self.writer.result(Operation.COPY, found) if 0 <= found < self.writer.going else found

    def _op(self, op: Op, where: Register) -> None:
        match op:
            case When():
                self._when(op, where)
            case Assign():
                self._assign(op.slot, self._tree(op.value), where)
            case Roll():
                self._roll(op, where)
            case Change():
                self._change(op, where)
            case Say():
                pass
            case _:
                assert_never(op)

    def _when(self, op: When, where: Register) -> None:
        writer, tree = self.writer, self._tree(op.condition)
        fixed = constant_of(tree)
        if fixed is not None:
            self._inside(op.then if fixed else op.otherwise, where)
            return
        if not op.otherwise:
            with writer.branch():
                holds, jumps = self.expressions.where(tree, where)
                self._inside(op.then, holds)
            writer.here(*jumps)
            return
        holds = self.expressions.truth(tree)  # asked before the first branch changes what it reads
        for operation, block in ((Operation.WHERE, op.then), (Operation.WHERE_NOT, op.otherwise)):
            with writer.branch():
                into = writer.temporary()
                jump = writer.emit(operation, into, holds, where)
                self._inside(block, into)
            writer.here(jump)

    def _assign(self, slot: int, value: Node, where: Register) -> None:
        fixed = constant_of(value)
        if fixed is not None:
            self.writer.emit(Operation.PUT_NUMBER, slot, where, n=fixed)
        elif value == marked(self.program.slots[slot].name):
            self.writer.emit(Operation.MARK, slot, where, n=1)
        else:
            self.writer.emit(Operation.PUT, slot, where, self.expressions.number(value))
        self.writer.wrote(slot)

    # Rolls

    def _roll(self, op: Roll, where: Register) -> None:
        writer, result = self.writer, self.writer.result
        sides = self._sides(op.sides)
        natural = writer.constant(0)
        for die in range(op.count):
            natural = result(Operation.DIE, natural, sides, n=writer.die(op.purpose, die))
        total = self._sum(natural, op.base, self.added.get(("base", op.source)))
        if op.modifiers:
            total = result(Operation.ADD, total, self._modifiers(op, where))
        row = writer.constant(1)
        for cut in op.cuts:
            row = result(Operation.ADD_ABOVE, row, total, c=cut, n=1)
        if op.cap_row is not None:
            lowest = result(Operation.EQ_NUMBER, natural, n=op.count)
            row = result(Operation.CHOOSE, lowest, result(Operation.MIN_NUMBER, row, n=op.cap_row), row)
        if op.floor_row is not None:
            highest = result(Operation.EQ, natural, result(Operation.MUL_NUMBER, sides, n=op.count))
            row = result(Operation.CHOOSE, highest, result(Operation.MAX_NUMBER, row, n=op.floor_row), row)
        writer.emit(Operation.PUT, op.slot, where, row)
        writer.wrote(op.slot)
        if self.naming is not None:
            for number in range(len(op.cuts) + 1):
                here = result(Operation.EQ_NUMBER, row, n=number + 1)
                writer.saw(self.naming.row(op, number), result(Operation.AND, here, where))

    def _sides(self, sides: Expr) -> Register:
        fixed = constant_of(self._tree(sides))
        if fixed is not None:
            return self.writer.constant(max(fixed, 1))
        return self.writer.result(Operation.MAX_NUMBER, self._number(sides), n=1)

    def _sum(self, register: Register, more: Expr, added: Register | None = None) -> Register:
        fixed = constant_of(self._tree(more))
        if fixed is None:
            register = self.writer.result(Operation.ADD, register, self._number(more))
        elif fixed:
            register = self.writer.result(Operation.ADD_NUMBER, register, n=fixed)
        return register if added is None else self.writer.result(Operation.ADD, register, added)

    def _modifiers(self, op: Roll, where: Register) -> Register:
        """What all modifiers of a roll come to."""
        writer, result = self.writer, self.writer.result
        whole = writer.constant(0)
        for one in op.modifiers:
            name = None if self.naming is None else self.naming.modifier(one)
            if name is not None:
                writer.saw(name, where if one.when is None else result(Operation.AND, self._truth(one.when), where))
            added = self.added.get(("modifier", one.source))
            if one.when is None:
                whole = self._sum(whole, one.add, added)
            else:
                whole = self.expressions.with_part(whole, self._tree(one.when), self._tree(one.add))
                if added is not None:
                    whole = result(Operation.ADD_WHERE, whole, self._truth(one.when), added)
        if op.clamp is not None:
            whole = result(Operation.MAX_NUMBER, result(Operation.MIN_NUMBER, whole, n=op.clamp), n=-op.clamp)
        return whole

    # Changes

    def _change(self, op: Change, where: Register) -> None:
        writer, result, spec = self.writer, self.writer.result, self.program.tracks[op.track]
        amount = self._asked(op, spec.slot)
        upper, lower = writer.constant(spec.most), writer.constant(spec.least)
        looking: list[tuple[Watching, Register]] = []
        for watch in op.watches:
            looks = self._looks(watch, amount, where)
            looking.append((watch, looks))
            if watch.becomes is not None:
                amount = result(Operation.CHOOSE, looks, self._number(watch.becomes), amount)
            upper, lower = self._tightened(upper, lower, watch.at_most, watch.at_least, looks)
        upper, lower = self._tightened(upper, lower, op.at_most, op.at_least)
        upper, lower = self._limited(spec, upper, lower)
        granted = allowed = result(Operation.GRANT, spec.slot, amount, upper, lower)
        if spec.step is not None and spec.opened is not None and not op.free:
            stepped = (result(Operation.ADD_NUMBER, spec.opened, n=by) for by in (spec.step, -spec.step))
            granted = result(Operation.GRANT, spec.slot, allowed, *stepped)
        self._add(spec.slot, granted, where)
        if op.undo is not None:
            self._add(op.undo, granted, where)
        if op.carry is not None:
            self._add(op.carry, result(Operation.SUB, allowed, granted), where)
        for watch, looks in looking:
            if watch.do:
                with writer.branch():
                    into = writer.temporary()
                    jump = writer.emit(_GOES_WHERE[watch.sign], into, granted, looks, 0)
                    writer.emit(Operation.PUT, watch.amount, into, granted)
                    writer.wrote(watch.amount)
                    self._inside(watch.do, into)
                writer.here(jump)

    def _asked(self, op: Change, slot: int) -> Register:
        """By how much the track is to move."""
        result = self.writer.result
        if op.how == "+":
            return self._kept(op.amount)
        fixed = constant_of(self._tree(op.amount))
        gap = (
            result(Operation.SUB_FROM, slot, n=fixed) if fixed is not None
            else result(Operation.SUB, self._number(op.amount), slot)
        )
        match op.how:
            case "=":
                return gap
            case "at least":
                return result(Operation.MAX_NUMBER, gap, n=0)
            case "at most":
                return result(Operation.MIN_NUMBER, gap, n=0)
            case _:
                assert_never(op.how)

    def _looks(self, watch: Watching, amount: Register, where: Register) -> Register:
        """In which games a watch looks; there the amount is left where its expressions read it."""
        result = self.writer.result
        looks = result(Operation.AND, result(_GOES[watch.sign], amount, n=0), where)
        self.writer.emit(Operation.PUT, watch.amount, looks, amount)
        self.writer.wrote(watch.amount)
        if watch.when is not None:
            looks = result(Operation.AND, looks, self.expressions.truth(self._tree(watch.when)))
        if self.naming is not None:
            self.writer.saw(self.naming.watch(watch), looks)
        return looks

    def _tightened(
        self, upper: Register, lower: Register, most: Expr | None, least: Expr | None, where: Register | None = None
    ) -> tuple[Register, Register]:
        """Limits made narrower, everywhere or where something holds."""
        bounds: Iterable[tuple[Register, Expr | None, Operation]] = (
            (upper, most, Operation.MIN), (lower, least, Operation.MAX),
        )
        found = []
        for bound, by, operation in bounds:
            if by is not None:
                narrower = self.writer.result(operation, bound, self._number(by))
                bound = narrower if where is None else self.writer.result(Operation.CHOOSE, where, narrower, bound)
            found.append(bound)
        return found[0], found[1]

    def _limited(self, spec: TrackSpec, upper: Register, lower: Register) -> tuple[Register, Register]:
        for limit in spec.limits:
            holds = None if limit.when is None else self.expressions.truth(self._tree(limit.when))
            upper, lower = self._tightened(upper, lower, limit.most, limit.least, holds)
        return upper, lower

    def _add(self, slot: int, more: Register, where: Register) -> None:
        self.writer.emit(Operation.ADD_WHERE, slot, slot, where, more)
        self.writer.wrote(slot)
