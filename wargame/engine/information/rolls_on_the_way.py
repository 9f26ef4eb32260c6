"""The rolls that can change what a move comes to."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.engine.information.odds import Known
from wargame.engine.program import Roll
from wargame.language.bounds import Interval
from wargame.records import record


@record
class RollOnTheWay:
    """A roll that can change what the move comes to, wherever it falls; where it can fall in several situations, as
    what all of them span.

    Attributes:
        base, total: what is added to the dice before any modifier, and what all modifiers add.
        modifiers: every one that may count.
        tallies: for every sum that may be added to the dice, how many of ``of`` equal falls give each row.
    """

    roll: Roll
    base: Interval
    total: Interval
    modifiers: tuple[Known, ...]
    tallies: tuple[tuple[int, ...], ...]
    of: int

    @property
    def rows(self) -> tuple[Interval, ...]:
        """Of each row the least and the most falls."""
        return tuple((min(column), max(column)) for column in zip(*self.tallies, strict=True))

    def spanning(self, other: RollOnTheWay) -> RollOnTheWay:
        """In either of two situations."""
        return RollOnTheWay(
            self.roll, _hull(self.base, other.base), _hull(self.total, other.total),
            _spanning(self.modifiers, other.modifiers), tuple(dict.fromkeys((*self.tallies, *other.tallies))), self.of,
        )  # fmt: skip


def _spanning(some: Sequence[Known], others: Sequence[Known]) -> tuple[Known, ...]:
    """The modifiers of a roll in two situations, by what they come from: one that counts in only one may count."""
    here, there = ({one.source: one for one in found} for found in (some, others))
    found = []
    for source, either in {**there, **here}.items():
        nothing = Known(source, (0, 0), False)
        one, two = here.get(source, nothing), there.get(source, nothing)
        lo, hi = _hull(one.adds, two.adds)
        found.append(Known(source, (lo, hi), one.sure and two.sure and lo == hi, either.asks))
    return tuple(found)


def _hull(one: Interval, two: Interval) -> Interval:
    return min(one[0], two[0]), max(one[1], two[1])
