"""Grids of numbers: what they are of to the left, the numbers to the right, and where it was written behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wargame.document.nodes import Grid, text
from wargame.wording.catalogue import N_, _

LINE = N_("line")
"""The head of a last column that says where something was written."""


def number_grid(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Grid:
    """A grid whose columns but the first hold numbers, and whose last, under ``LINE``, a line of a file each."""
    located = heads[-1] == LINE
    last = len(heads) - 1 if located else len(heads)
    said = (*heads[:last], _(LINE)) if located else heads
    cells = ((text(cell, tone="code" if at == last else "plain") for at, cell in enumerate(row)) for row in rows)
    return Grid(tuple(map(text, said)), tuple(map(tuple, cells)), text(title), frozenset(range(1, last)))
