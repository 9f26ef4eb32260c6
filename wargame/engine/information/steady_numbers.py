"""Numbers of a rulebook that are the same whenever a turn is open, whatever happened: the rules always bring them back.

A rulebook counts with numbers that nobody sees. One that is raised and lowered again within a turn hides nothing from
who knows the rules. It is found by following the values it can take through all stages, everything else being open.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from wargame.engine.compiled import functions
from wargame.engine.information.beliefs import all_reads
from wargame.engine.information.statements import Statement, Statements, statements_of
from wargame.engine.program import STAGES, Assign, Change, Expr, Program, Roll, Say, When
from wargame.engine.program_cache import once_a_program
from wargame.language.operators import asked_change

MANY = 16
"""A number that can take so many values is not followed further."""
Values = frozenset[int]


class _CannotTell(Exception):
    """It depends on something else, or takes many values."""


@once_a_program
def steady_numbers(program: Program) -> Mapping[int, int]:
    """The slots of such numbers, each with its value while a turn is open."""
    found = {}
    for slot, body in enumerate(program.slots):
        if body.kind == "number":
            try:
                values = _Following(program, slot).while_open(body.start)
            except _CannotTell:
                continue
            if len(values) == 1:
                (found[slot],) = values
    return found


class _Following:
    """One number through the stages of the program."""

    def __init__(self, program: Program, slot: int) -> None:
        self.program, self.slot = program, slot
        self._read, self._reads = functions(program), all_reads(program)
        self._world = [0] * len(program.slots)

    def while_open(self, start: int) -> Values:
        """All it can be while a turn is open."""
        setup, opening, *resolution = (statements_of(self.program)[stage] for stage in STAGES)
        values, opened = self._run(setup, frozenset({start})), Values()
        while not (now := self._run(opening, values)) <= opened:
            opened |= now
            values = opened
            for block in resolution:
                values = self._run(block, values)
            values |= opened
        return opened

    def _run(self, block: Statements, values: Values) -> Values:
        for one in block:
            if self.slot not in one.writes:
                continue
            match one.op:
                case When() as op:
                    values = self._either(one, op, values)
                case Assign() as op:
                    values = self._each(op.value, values)
                case Change() as op:
                    spec = self.program.tracks[op.track]
                    if spec.slot == self.slot:
                        if op.watches or spec.limits or op.at_most is not None or op.at_least is not None:
                            raise _CannotTell
                        values = frozenset(
                            value + asked_change(op.how, value, amount)
                            for value in values for amount in self._each(op.amount, frozenset({value}))
                        )  # fmt: skip
                    for do in one.do:
                        values |= self._run(do, values)
                case Roll():
                    raise _CannotTell
                case Say():
                    pass
                case _:
                    assert_never(one.op)
            if len(values) > MANY:
                raise _CannotTell
        return values

    def _either(self, one: Statement, op: When, values: Values) -> Values:
        if self._reads[op.condition] == {self.slot}:
            held = frozenset(value for value in values if self._at(op.condition, value))
            then, otherwise = held, values - held
        else:
            then = otherwise = values
        done = self._run(one.then, then) if then else then
        return done | (self._run(one.otherwise, otherwise) if otherwise else otherwise)

    def _each(self, expression: Expr, values: Values) -> Values:
        if not self._reads[expression] <= {self.slot}:
            raise _CannotTell
        return frozenset(self._at(expression, value) for value in values)

    def _at(self, expression: Expr, value: int) -> int:
        self._world[self.slot] = value
        return int(self._read[expression](self._world))
