"""The smallest set of changes that makes another ending usual.

An ending is *usual* where the 95 per cent interval of its share lies wholly above that of every other ending. A set of
changes *flips* it where the interval of another ending lies wholly above that of the one that was usual. All sets are
played under the same dice. Of many sets a few would seem to flip by chance, so one that does is played once more under
other dice, and counts where it flips there too.

Sets are tried by their size. Of each size that flips nothing, those that bring another ending nearest are carried on:
``CARRIED`` at most; where there are no more than that, the search leaves nothing out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from wargame.sim.rehearsal import ENDING
from wargame.sim.sweep.design import Factor, Values, as_written, changed
from wargame.sim.sweep.sums import CellSums

CARRIED = 64
"""So many sets of a size are made larger."""
Change = tuple[int, str]
"""The place of a factor, and the level it is given."""


@dataclass(frozen=True)
class TriedSet:
    """A set of changes that was played.

    Attributes:
        changes: by the places of their factors.
        sums: what its games came to.
        ending: the ending it makes usual in the place of the one that was; None: none.
        again: the same of its games under other dice; None: it did not come to that.
        lead: by how much of all games the ending that was usual stands before the most frequent other; from -1 to 1.
    """

    changes: tuple[Change, ...]
    sums: CellSums
    ending: str | None
    again: str | None
    lead: float

    @property
    def flips(self) -> bool:
        """Whether it counts: under both dice the same ending takes the place."""
        return self.ending is not None and self.ending == self.again


@dataclass(frozen=True)
class FlipSearch:
    """How far a search is.

    Attributes:
        usual: the ending that is usual as written; None: none is, and nothing was tried.
        written: as written.
        tried: every set that was played, by size; within a size those that come nearest first.
        left_out: the sizes of sets that were not all tried.
    """

    usual: str | None
    written: CellSums
    tried: tuple[TriedSet, ...] = ()
    left_out: tuple[int, ...] = ()

    @property
    def found(self) -> tuple[TriedSet, ...]:
        """The sets that flip; all of one size."""
        return tuple(one for one in self.tried if one.flips)


@dataclass(frozen=True)
class UnfinishedSize:
    """Sets of a size that were being played when the search was stopped: none of them is judged.

    Attributes:
        sets: all of them, by their changes.
        played: those whose games were all played.
        again: whether they were sets that flip, under other dice.
    """

    sets: tuple[tuple[Change, ...], ...]
    played: tuple[tuple[Change, ...], ...]
    again: bool


Play = Callable[[Sequence[Values], int], Sequence[CellSums]]
"""Plays combinations of values under the dice number 0 or 1."""


def changes_of(factors: Sequence[Factor], values: Values) -> tuple[Change, ...]:
    """The set of changes that makes these values of those as written."""
    given = enumerate(zip(factors, values, strict=True))
    return tuple((place, value) for place, (factor, value) in given if value != factor.written)


def usual_ending(cell: CellSums) -> str | None:
    """The ending whose interval lies wholly above every other's; None: none does."""
    first = max(cell.endings, key=lambda one: cell.endings[one])
    low = cell.interval(f"{ENDING}:{first}")[0]
    others = (cell.interval(f"{ENDING}:{one}")[1] for one in cell.endings if one != first)
    return first if low > max(others, default=0.0) else None


def flipped_to(cell: CellSums, usual: str) -> str | None:
    """The ending whose interval lies wholly above that of the one that was usual; the most frequent of several."""
    high = cell.interval(f"{ENDING}:{usual}")[1]
    above = [one for one in cell.endings if one != usual and cell.interval(f"{ENDING}:{one}")[0] > high]
    return max(above, key=lambda one: cell.endings[one], default=None)


def search(factors: Sequence[Factor], most: int, play: Play, carried: int = CARRIED) -> Iterator[FlipSearch]:
    """Try sets of changes, smallest first, until some flip the usual ending.

    Args:
        most: changes of a set.
        play: plays what it is given.
        carried: sets of a size that are made larger.

    Yields:
        After each size what was tried so far.
    """
    written = as_written(factors)
    before = play([written], 0)[0]
    usual = usual_ending(before)
    found = FlipSearch(usual, before)
    yield found
    singles = [(place, level) for place, factor in enumerate(factors) for level in factor.others]
    sets: list[tuple[Change, ...]] = [(one,) for one in singles]
    for size in range(1, most + 1):
        if usual is None or not sets or found.found:
            return
        tried = _tried(written, sets, usual, play)
        found = FlipSearch(usual, before, (*found.tried, *tried), found.left_out)
        if len(tried) > carried and size < most and not found.found:
            found = FlipSearch(usual, before, found.tried, (*found.left_out, size + 1))
        yield found
        sets = _larger([one.changes for one in tried[:carried]], singles)


def _tried(written: Values, sets: Sequence[tuple[Change, ...]], usual: str, play: Play) -> list[TriedSet]:
    played = play([changed(written, dict(one)) for one in sets], 0)
    endings = [flipped_to(cell, usual) for cell in played]
    flipping = [one for one, ending in zip(sets, endings, strict=True) if ending is not None]
    again = play([changed(written, dict(one)) for one in flipping], 1) if flipping else ()
    second = dict(zip(flipping, (flipped_to(cell, usual) for cell in again), strict=True))
    tried = [
        TriedSet(one, cell, ending, second.get(one), _lead(cell, usual))
        for one, cell, ending in zip(sets, played, endings, strict=True)
    ]
    return sorted(tried, key=lambda one: (one.lead, one.changes))


def _lead(cell: CellSums, usual: str) -> float:
    others = max((many for ending, many in cell.endings.items() if ending != usual), default=0)
    return (cell.endings[usual] - others) / cell.games if cell.games else 0.0


def _larger(sets: Sequence[tuple[Change, ...]], singles: Sequence[Change]) -> list[tuple[Change, ...]]:
    """Each set with one change of another factor more, each combination once."""
    found = {
        tuple(sorted((*one, more))): None
        for one in sets for more in singles if more[0] not in {place for place, _ in one}
    }
    return list(found)
