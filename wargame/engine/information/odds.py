"""The chances of a roll as a viewer can know them: exact counts, or a range where a reason is not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from wargame.engine.information.knowledge import Knowledge
from wargame.engine.program import Expr, Program, Roll
from wargame.engine.trace import Lookup, row_of
from wargame.language.bounds import Interval
from wargame.records import record

WIDEST = 40
"""A sum of modifiers further out than this decides nothing more."""
Within = Callable[[Expr], Interval]
"""Within what an expression lies, as far as it is known."""


@record
class Known:
    """One modifier as known: what it adds lies in ``adds``; ``sure`` says whether the viewer knows if it counts.
    ``asks``: the expression that decides it: the condition, or what is added where there is none."""

    source: str
    adds: Interval
    sure: bool
    asks: Expr | None = None


@record
class Odds:
    """A roll as known.

    Attributes:
        base: what is added before any modifier.
        modifiers: each that may count.
        total: what they add together, within the limit there is.
        tallies: for every sum that may be added to the dice, how many of ``of`` equal falls give each row.
    """

    base: Interval
    modifiers: tuple[Known, ...]
    total: Interval
    tallies: tuple[tuple[int, ...], ...]
    of: int

    @property
    def rows(self) -> tuple[Interval, ...]:
        """Of each row the least and the most falls."""
        return tuple((min(column), max(column)) for column in zip(*self.tallies, strict=True))


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
    return odds_within(roll, partial(knowledge.of, given=given))


def odds_within(roll: Roll, within: Within) -> Odds:
    """What is known of a roll at a moment at which expressions lie ``within`` so much."""
    base = within(roll.base)
    modifiers = [known for op in roll.modifiers if (known := _modifier(within, op.source, op.when, op.add))]
    lo, hi = sum(one.adds[0] for one in modifiers), sum(one.adds[1] for one in modifiers)
    if roll.clamp is not None:
        lo, hi = max(-roll.clamp, min(roll.clamp, lo)), max(-roll.clamp, min(roll.clamp, hi))
    sides = within(roll.sides)[1]
    far = roll.count * sides + max((abs(cut) for cut in roll.cuts), default=0) + 1  # beyond it nothing more is decided
    lowest, highest = (max(-far, min(far, one)) for one in (base[0] + lo, base[1] + hi))
    tallies = tuple(tally(roll, sides, plus) for plus in range(lowest, highest + 1))
    return Odds(base, tuple(modifiers), (lo, hi), tallies, sides**roll.count)


def _modifier(within: Within, source: str, when: Expr | None, add: Expr) -> Known | None:
    """One modifier as known; None where it certainly adds nothing."""
    counts = (1, 1) if when is None else within(when)
    if counts == (0, 0):
        return None
    lo, hi = within(add)
    sure = counts[0] == counts[1]
    if not sure:
        lo, hi = min(lo, 0), max(hi, 0)
    return None if lo == hi == 0 else Known(source, (lo, hi), sure and lo == hi, add if when is None else when)


def tally(roll: Roll, sides: int, plus: int) -> tuple[int, ...]:
    """How many of the equal falls of its dice give each row, ``plus`` being added."""
    return _tally(Lookup(roll.count, roll.cuts, roll.cap_row, roll.floor_row), sides, plus)


@lru_cache(maxsize=4096)
def _tally(lookup: Lookup, sides: int, plus: int) -> tuple[int, ...]:
    found = [0] * (len(lookup.cuts) + 1)
    for natural, number in naturals(lookup.count, sides).items():
        found[row_of(lookup, natural, natural + plus, sides) - 1] += number
    return tuple(found)
