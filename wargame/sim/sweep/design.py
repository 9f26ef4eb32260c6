"""What a sweep varies, and which combinations of values it plays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Literal

Values = tuple[str, ...]
"""A value of each factor, in their order."""
DesignKind = Literal["one", "factorial", "sobol", "flip"]


@dataclass(frozen=True)
class Factor:
    """Something that is varied.

    Attributes:
        name: as ``compare`` names it: a value to begin with, a seat, ``doctrine``, ``module``, ``rules``, ``without``.
        levels: the values it is given, as they are written.
        written: the value it has where nothing is said.
    """

    name: str
    levels: tuple[str, ...]
    written: str

    @property
    def others(self) -> tuple[str, ...]:
        """The levels that change something."""
        return tuple(level for level in self.levels if level != self.written)


def as_written(factors: Sequence[Factor]) -> Values:
    """Nothing changed."""
    return tuple(factor.written for factor in factors)


def one_at_a_time(factors: Sequence[Factor]) -> Iterator[Values]:
    """Nothing changed, then each level of each factor alone."""
    written = as_written(factors)
    yield written
    for place, factor in enumerate(factors):
        for level in factor.others:
            yield changed(written, {place: level})


def factorial(factors: Sequence[Factor]) -> Iterator[Values]:
    """Every combination, the last factor changing fastest."""
    yield from product(*(factor.levels for factor in factors))


def size_of(kind: DesignKind, factors: Sequence[Factor]) -> int:
    """How many cells ``one_at_a_time`` or ``factorial`` gives, before they are made."""
    if kind == "one":
        return 1 + sum(len(factor.others) for factor in factors)
    return prod(len(factor.levels) for factor in factors)


def changed(values: Values, to: Mapping[int, str]) -> Values:
    """Values with some of them, by their places, otherwise."""
    return tuple(to.get(place, value) for place, value in enumerate(values))
