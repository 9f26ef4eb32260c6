"""``2d6 + approval[washington] <= 8``: a small roll that decides which effects happen."""

from __future__ import annotations

import re
from typing import Literal, cast

from wargame.language.bounds import bounds
from wargame.language.names import NOTHING, Bindings, Names
from wargame.language.operators import COMPARISONS, NO, YES
from wargame.language.parser import parse_number
from wargame.language.tokens import Lexeme, check_brackets, tokens
from wargame.language.read_once import read_once
from wargame.language.tree import LanguageError, Node, const
from wargame.records import record

Order = Literal["<", "<=", ">", ">="]
_DICE = re.compile(r"\s*([1-9])?d([1-9][0-9]{0,3})(?![A-Za-z0-9_])")


@record
class ChanceTest:
    """A small roll: it succeeds where dice + ``bonus`` ``sign`` ``against``, e.g. ``2d6 + approval[washington] <= 8``.

    Attributes:
        dice: how many, with how many sides each.
    """

    dice: tuple[int, int]
    bonus: Node
    sign: Order
    against: Node


@read_once
def read_chance(text: str, names: Names, bindings: Bindings = NOTHING) -> ChanceTest:
    """A small roll, e.g. ``2d6 + approval[washington] <= 8``. Raises ``LanguageError`` and nothing else."""
    found = _DICE.match(text)
    if found is None:
        start = len(text) - len(text.lstrip())
        raise LanguageError(start, "a roll begins with its dice", "write e.g. 2d6 + trust >= 8", "chance")
    line = tokens(" " * found.end() + text[found.end() :])
    check_brackets(line)
    signs = [token for token in line if token.text in ("<", "<=", ">", ">=", "=", "==", "!=")]
    if len(signs) != 1 or signs[0].text not in ("<", "<=", ">", ">="):
        at = signs[-1].start if signs else len(text.rstrip())
        raise LanguageError(at, "a roll is compared once, with >=, <=, > or <", "write e.g. 2d6 + trust >= 8", "chance")
    sign, end = signs[0], found.end()
    after = next((token for token in line if token.start >= end), sign)
    if after.text not in ("+", "-") and after is not sign:
        raise LanguageError(
            after.start, f"'{after.text}' is not expected here", "after the dice comes + or -", "chance"
        )
    bonus = const(0)
    if after is not sign:
        bonus = parse_number(" " * (end - 1) + "0" + text[end : sign.start], names, bindings)
    against = parse_number(" " * sign.end + text[sign.end :], names, bindings)
    dice = (int(found.group(1) or 1), int(found.group(2)))
    test = ChanceTest(dice, bonus, cast(Order, sign.text), against)
    _refuse_certain(test, names, sign)
    return test


def _refuse_certain(test: ChanceTest, names: Names, sign: Lexeme) -> None:
    count, sides = test.dice
    (low, high), (least, most) = bounds(test.bonus, names.limit), bounds(test.against, names.limit)
    low, high = low + count - most, high + count * sides - least
    edges = COMPARISONS[test.sign].bounds((low, high), (0, 0))
    always, never = edges == YES, edges == NO
    if always or never:
        raise LanguageError(sign.start, f"this roll {'always' if always else 'never'} succeeds", "change the number",
                            "useless")
