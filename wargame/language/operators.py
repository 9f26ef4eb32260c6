"""The operators of the language, each with all it means: on whole numbers, on intervals of them, as source for one game
and for many, as an author writes it and as mathematics does. Those who evaluate, bound, compile or tell ask here.

Values may be arrays of many games: what works on both is written with plain operators of Python.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from math import prod
from typing import Any, Literal

from wargame.records import record

Interval = tuple[int, int]
"""Least and greatest, both possible as far as we know. A condition is ``NO``, ``YES`` or ``MAYBE``."""
NO, YES, MAYBE = (0, 0), (1, 1), (0, 1)
MANY = 99
"""As many operands as an author likes."""
Setting = Literal["=", "at least", "at most"]
How = Literal["+", "=", "at least", "at most"]
"""How a track is moved: by an amount, or to one."""
Way = Literal["rise", "fall", "any"]


@record
class Comparison:
    """How two whole numbers stand to each other.

    Attributes:
        holds: of numbers, or game by game of arrays.
        flipped: the sign that says the same with the sides exchanged; ``opposite`` the one that denies it.
        python: what Python's parser calls it.
    """

    sign: str
    holds: Callable[[Any, Any], Any]
    flipped: str
    opposite: str
    python: type[ast.cmpop]

    def bounds(self, left: Interval, right: Interval) -> Interval:
        """Whether it holds of any, or of every, number of two intervals."""
        if self.sign in ("==", "!="):
            apart = left[1] < right[0] or right[1] < left[0]
            equal = YES if left[0] == left[1] == right[0] == right[1] else NO if apart else MAYBE
            return equal if self.sign == "==" else (1 - equal[1], 1 - equal[0])
        ends = (left[0], right[1]), (left[1], right[0])
        easiest, hardest = ends if self.sign in ("<", "<=") else ends[::-1]
        return int(self.holds(*hardest)), int(self.holds(*easiest))


COMPARISONS: Mapping[str, Comparison] = {
    one.sign: one
    for one in (
        Comparison("<", operator.lt, ">", ">=", ast.Lt), Comparison("<=", operator.le, ">=", ">", ast.LtE),
        Comparison(">", operator.gt, "<", "<=", ast.Gt), Comparison(">=", operator.ge, "<=", "<", ast.GtE),
        Comparison("==", operator.eq, "==", "!=", ast.Eq), Comparison("!=", operator.ne, "!=", "==", ast.NotEq),
    )
}
COMPARED: Mapping[type[ast.cmpop], str] = {one.python: one.sign for one in COMPARISONS.values()}
"""What Python's parser calls a comparison, to its sign."""

WAY: Mapping[Setting, Way] = {"=": "any", "at least": "rise", "at most": "fall"}
"""Which way a setting can move what it sets."""
UNMET: Mapping[Setting, str] = {"=": "!=", "at least": "<", "at most": ">"}
"""The sign by which a value compares with its setting while it must still be moved."""
_GOES: Mapping[Way, Callable[[Any, Any], Any]] = {"rise": operator.gt, "fall": operator.lt, "any": operator.ne}


def goes(way: Way, amount: Any) -> Any:
    """Whether a change goes a way: of one number, or game by game."""
    return _GOES[way](amount, 0)


def asked_change(how: How, now: Any, amount: Any) -> Any:
    """By how much a value would move that is now ``now``: of one game, or game by game."""
    if how == "+":
        return amount
    gap = amount - now
    return gap if how == "=" else gap * COMPARISONS[UNMET[how]].holds(now, amount)


def toward_zero(number: Any, divisor: int) -> Any:
    """A quotient without its fraction: -3 by 2 is -1. Of one number, or game by game."""
    if divisor < 0:
        return -toward_zero(number, -divisor)
    size = abs(number) // divisor
    return size - 2 * size * (number < 0)


@record(kw_only=True)
class Operator:
    """An operation on whole numbers.

    Attributes:
        form: as mathematics writes it, each operand in ``{}``; of one that takes many, what stands between them.
        call: as an author calls it, e.g. ``min(a, b)``; "" for a sign.
        takes: how many operands a call has, at least and at most.
        remark: what the reference adds to its call.
        divides: the last operand is a plain number other than 0.
        value: of its operands.
        bounds: of intervals; the value of any numbers within them lies within it.
        one, many: the source of the value, from that of its operands: for one game, and for rows of games.
        reach: how far from 0 it can be, from how far its operands can.
    """

    form: str
    call: str = ""
    takes: tuple[int, int] = (0, 0)
    divides: bool = False
    remark: str = ""
    value: Callable[..., int]
    bounds: Callable[..., Interval]
    one: Callable[[Sequence[str]], str]
    many: Callable[[Sequence[str]], str]
    reach: Callable[[Sequence[int]], int] = max

    def say(self, kids: Sequence[str]) -> str:
        """The whole formula, from the words of its operands."""
        return self.form.format(*kids) if "{}" in self.form else self.form.join(kids)


def _corners(*kids: Interval) -> Interval:
    corners = [prod(some) for some in ((a, b) for a in kids[0] for b in kids[1])]
    return min(corners), max(corners)


def _size(kid: Interval) -> Interval:
    ends = sorted(map(abs, kid))
    return (0 if kid[0] <= 0 <= kid[1] else ends[0]), ends[1]


def _quotients(kid: Interval, divisor: Interval = (2, 2)) -> Interval:
    ends = toward_zero(kid[0], divisor[0]), toward_zero(kid[1], divisor[0])
    return min(ends), max(ends)


def _ends(of: Callable[[Sequence[int]], int]) -> Callable[..., Interval]:
    return lambda *kids: (of([lo for lo, _ in kids]), of([hi for _, hi in kids]))


def _infix(sign: str) -> Callable[[Sequence[str]], str]:
    return lambda kids: f"({sign.join(kids)})"


def _call(name: str) -> Callable[[Sequence[str]], str]:
    return lambda kids: f"{name}({', '.join(kids)})" if len(kids) > 1 else kids[0]


def _in_pairs(name: str) -> Callable[[Sequence[str]], str]:
    return lambda kids: reduce(lambda one, other: f"{name}({one}, {other})", kids)


def _quotient(kids: Sequence[str]) -> str:
    # Whole division goes down, so it is done on the amount without its sign; q holds a part that is read twice.
    divisor = int(kids[1].strip("()"))
    text = f"(q // {abs(divisor)} if (q := {kids[0]}) >= 0 else -(-q // {abs(divisor)}))"
    return text if divisor > 0 else f"(-{text})"


OPERATORS: Mapping[str, Operator] = {
    "neg": Operator(
        form="−{}", value=operator.neg, bounds=lambda kid: (-kid[1], -kid[0]), one=lambda kids: f"(-{kids[0]})",
        many=lambda kids: f"(-{kids[0]})",
    ),
    "add": Operator(
        form=" + ", value=lambda *kids: sum(kids), bounds=_ends(sum), one=_infix(" + "), many=_infix(" + "), reach=sum
    ),
    "sub": Operator(
        form=" − ", value=operator.sub, bounds=lambda left, right: (left[0] - right[1], left[1] - right[0]),
        one=_infix(" - "), many=_infix(" - "), reach=sum,
    ),
    "mul": Operator(form=" × ", value=operator.mul, bounds=_corners, one=_infix(" * "), many=_infix(" * "), reach=prod),
    "min": Operator(
        form="min({})", call="min(a, b)", takes=(2, MANY), value=lambda *kids: min(kids), bounds=_ends(min),
        one=_call("min"), many=_in_pairs("least"),
    ),
    "max": Operator(
        form="max({})", call="max(a, b)", takes=(2, MANY), value=lambda *kids: max(kids), bounds=_ends(max),
        one=_call("max"), many=_in_pairs("most"),
    ),
    "abs": Operator(
        form="|{}|", call="abs(x)", takes=(1, 1), value=abs, bounds=_size, one=lambda kids: f"abs({kids[0]})",
        many=lambda kids: f"abs({kids[0]})",
    ),
    "half": Operator(
        form="½ × {}", call="half(x)", takes=(1, 1), remark=", toward zero", value=lambda kid: toward_zero(kid, 2),
        bounds=_quotients, one=lambda kids: _quotient([*kids, "2"]), many=lambda kids: f"toward_zero({kids[0]}, 2)",
    ),
    "div": Operator(
        form="{} ÷ {}", call="div(x, n)", takes=(2, 2), divides=True,
        remark=", toward zero; n a plain number other than 0", value=toward_zero, bounds=_quotients, one=_quotient,
        many=lambda kids: f"toward_zero({', '.join(kids)})",
    ),
}
"""Each operation on numbers that a tree knows, by its name there."""
SIGNED: Mapping[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("add", "+"), ast.Sub: ("sub", "-"), ast.Mult: ("mul", "*"),
}
"""What Python's parser calls an operation that is written between its operands, to its name and sign."""
