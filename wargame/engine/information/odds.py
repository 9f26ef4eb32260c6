"""The chances of a roll as a viewer can know them: exact counts, or a range where a reason is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from wargame.engine.information.knowledge import Knowledge
from wargame.engine.program import Program, Roll
from wargame.engine.trace import row_of
from wargame.language.bounds import Interval

WIDEST = 40
"""A sum of modifiers further out than this decides nothing more."""


@dataclass(frozen=True, slots=True)
class Known:
    """One modifier as known: what it adds lies in ``adds``; ``sure`` says whether the viewer knows if it counts."""

    source: str
    adds: Interval
    sure: bool


@dataclass(frozen=True, slots=True)
class Odds:
    """A roll as known: base, every modifier that may count, and per row the least and most of ``of`` equal chances."""

    base: Interval
    modifiers: tuple[Known, ...]
    total: Interval
    rows: tuple[Interval, ...]
    of: int


@lru_cache(maxsize=64)
def naturals(count: int, sides: int) -> Mapping[int, int]:
    """How many of the equal falls of ``count`` dice give each total."""
    ways = {0: 1}
    for _ in range(count):
        longer: dict[int, int] = {}
        for total, number in ways.items():
            for face in range(1, sides + 1):
                longer[total + face] = longer.get(total + face, 0) + number
        ways = longer
    return ways


def odds_of(program: Program, roll: Roll, knowledge: Knowledge, given: Mapping[str, Interval]) -> Odds:
    """What is known of a roll, ``given`` some slots for the sake of argument (that its move is ordered)."""
    base = knowledge.of(roll.base, given)
    modifiers = [known for op in roll.modifiers if (known := _modifier(knowledge, op.source, op.when, op.add, given))]
    lo, hi = sum(one.adds[0] for one in modifiers), sum(one.adds[1] for one in modifiers)
    if roll.clamp is not None:
        lo, hi = max(-roll.clamp, min(roll.clamp, lo)), max(-roll.clamp, min(roll.clamp, hi))
    lowest, highest = max(base[0] + lo, -WIDEST), min(base[1] + hi, WIDEST)
    sides = knowledge.of(roll.sides, given)[1]
    ways = naturals(roll.count, sides)
    tallies = [_tally(roll, ways, plus, sides) for plus in range(lowest, max(highest, lowest) + 1)]
    rows = tuple((min(column), max(column)) for column in zip(*tallies, strict=True))
    return Odds(base, tuple(modifiers), (lo, hi), rows, sides**roll.count)


def _modifier(
    knowledge: Knowledge, source: str, when: int | None, add: int, given: Mapping[str, Interval]
) -> Known | None:
    """One modifier as known; None where it certainly adds nothing."""
    counts = True if when is None else knowledge.sure(when, given)
    if counts is False:
        return None
    lo, hi = knowledge.of(add, given)
    if counts is None:
        lo, hi = min(lo, 0), max(hi, 0)
    return None if lo == hi == 0 else Known(source, (lo, hi), counts is True and lo == hi)


def _tally(roll: Roll, ways: Mapping[int, int], plus: int, sides: int) -> list[int]:
    tally = [0] * (len(roll.cuts) + 1)
    for natural, number in ways.items():
        tally[row_of(roll, natural, natural + plus, sides) - 1] += number
    return tally
