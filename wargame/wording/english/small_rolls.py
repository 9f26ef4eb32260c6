"""A small roll in words: ``two dice + History come to 14 or more``.

Works on the author's line, as sentences do: it may name a seat or move that is not settled yet.
"""

from __future__ import annotations

import re

from wargame.language.names import Names
from wargame.records import record
from wargame.wording.english.amounts import PLAIN, Speech, number_in_words

_PARTS = re.compile(r"^\s*([0-9]*)d([0-9]+)\s*([+-].*?)?(<=|>=|<|>)(.*)$", re.DOTALL)
_NEEDED = {"<=": "{} or less", ">=": "{} or more", "<": "less than {}", ">": "more than {}"}
_DICE = {1: "one die", 2: "two dice", 3: "three dice", 4: "four dice"}
_COMMON = 6
"""Sides of a die that need not be said."""


@record
class SmallRoll:
    """A small roll taken apart.

    Attributes:
        dice: what is rolled and added: ``one die``, ``two dice + History``, ``3d8``.
        needed: what it must come to: ``4 or more``.
        needed_below: a low roll is what is hoped for.
    """

    dice: str
    needed: str
    needed_below: bool

    @property
    def holds(self) -> str:
        """That it succeeds, as a clause that can follow ``if``."""
        come = "comes" if self.dice == _DICE[1] else "come"
        return f"{self.dice} {come} to {self.needed}"


def small_roll(text: str, names: Names, speech: Speech = PLAIN) -> SmallRoll:
    """A sound roll in display names. ``text``: as the author wrote it, e.g. ``2d6 + approval[washington] <= 8``."""
    found = _PARTS.match(text)
    assert found is not None, text
    count, sides, bonus, sign, against = found.groups()
    number = int(count or 1)
    dice = _DICE.get(number, f"{number} dice") if int(sides) == _COMMON else f"{number if number > 1 else ''}d{sides}"
    if bonus:
        dice += f" {bonus[0].replace('-', '−')} {number_in_words(bonus[1:].strip(), names, speech)}"
    return SmallRoll(dice, _NEEDED[sign].format(number_in_words(against.strip(), names, speech)), "<" in sign)
