"""Within what every slot lies at one moment of a turn, as far as a viewer can tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Self

from wargame.engine.compiled import functions
from wargame.engine.program import Expr, Program
from wargame.engine.program_cache import once_a_program
from wargame.language.bounds import Interval, bounds
from wargame.language.tree import TRUTH

WORLDS = 64
"""So many ways that things may stand are looked at one by one; of more only the least and the greatest."""


@once_a_program
def _slot_sets(program: Program) -> dict[frozenset[int], frozenset[int]]:
    return {}


def shared(program: Program, slots: frozenset[int]) -> frozenset[int]:
    """The same set of slots: of all that are equal one is kept, for three in four are."""
    return _slot_sets(program).setdefault(slots, slots)


@once_a_program
def all_reads(program: Program) -> tuple[frozenset[int], ...]:
    """Per expression the slots it reads."""
    return tuple(
        shared(program, frozenset(program.index[name] for name in tree.slots())) for tree in program.expressions
    )


class Beliefs:
    """An interval a slot.

    Attributes:
        lo, hi: the least and greatest value of each slot.
        open: the slots that may be this or that.
    """

    def __init__(self, program: Program, within: Sequence[Interval]) -> None:
        self.program = program
        self.lo, self.hi = [lo for lo, _ in within], [hi for _, hi in within]
        self.open = {slot for slot, (lo, hi) in enumerate(within) if lo != hi}
        self._read = functions(program)
        self._reads = all_reads(program)

    def parted(self) -> Self:
        """The same, to go its own way from here."""
        other = object.__new__(type(self))
        other.program, other._read, other._reads = self.program, self._read, self._reads
        other.lo, other.hi, other.open = self.lo.copy(), self.hi.copy(), self.open.copy()
        return other

    def join(self, other: Self, slots: Iterable[int]) -> None:
        """These slots stand as here or as there: nobody knows which."""
        for slot in slots:
            self.put(slot, min(self.lo[slot], other.lo[slot]), max(self.hi[slot], other.hi[slot]))

    def put(self, slot: int, lo: int, hi: int) -> None:
        """A slot lies within this from now on."""
        self.lo[slot], self.hi[slot] = lo, hi
        if lo == hi:
            self.open.discard(slot)
        else:
            self.open.add(slot)

    def knows(self, expression: Expr | None) -> bool:
        """Whether everything an expression reads is known to the number."""
        return expression is None or self._reads[expression].isdisjoint(self.open)

    def of(self, expression: Expr) -> Interval:
        """Within what an expression lies."""
        reads, read = self._reads[expression], self._read[expression]
        if reads.isdisjoint(self.open):
            value = int(read(self.lo))
            return value, value
        worlds = self.worlds(reads)
        if worlds is None:
            return bounds(self.program.expressions[expression], self._named)
        truth = self.program.expressions[expression].type == TRUTH
        lo = hi = int(read(next(worlds)))
        for world in worlds:
            value = int(read(world))
            if value < lo:
                lo = value
            elif value > hi:
                hi = value
            if truth and lo != hi:
                break
        return lo, hi

    def worlds(self, reads: frozenset[int]) -> Iterator[list[int]] | None:
        """Every way these slots may stand, each as values for all slots, in one list that is used again; None: too
        many."""
        unsure, ways = sorted(self.open & reads), 1
        for slot in unsure:
            ways *= self.hi[slot] - self.lo[slot] + 1
            if ways > WORLDS:
                return None
        return self._each(unsure)

    def _each(self, unsure: list[int]) -> Iterator[list[int]]:
        world = list(self.lo)
        if len(unsure) == 1:
            (slot,) = unsure
            for value in range(self.lo[slot], self.hi[slot] + 1):
                world[slot] = value
                yield world
            return
        for values in product(*(range(self.lo[slot], self.hi[slot] + 1) for slot in unsure)):
            for slot, value in zip(unsure, values, strict=True):
                world[slot] = value
            yield world

    def _named(self, name: str) -> Interval:
        slot = self.program.index[name]
        return self.lo[slot], self.hi[slot]
