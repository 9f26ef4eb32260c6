"""The ground of a theatre map at any size: sea, land, and the coast between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

STRETCH = 1.8
"""How far a map may be drawn wider or narrower than it is, to use the room there is."""
SEA, LAND, COAST = " ", "#", "+"
_SAMPLES = 3
_SOLID = 4
"""Of the nine samples of a cell, how many must be land: islands thinner than a cell should not drown."""


def size_within(rows: Sequence[str], width: int, height: int) -> tuple[int, int]:
    """How wide and how tall a map is drawn where there are so many cells, stretched to use them a little."""
    ratio = len(rows[0]) / len(rows) if rows and rows[0] else 2.5
    return min(width, round(height * ratio * STRETCH)), min(height, max(1, round(width / ratio * STRETCH)))


@lru_cache(maxsize=8)
def ground_of(rows: tuple[str, ...], across: int, down: int) -> tuple[str, ...]:
    """The mask at another size, coast told from inland."""
    if not rows or not rows[0]:
        return (SEA * across,) * down
    tall, wide, fine = len(rows), len(rows[0]), _SAMPLES
    columns = [[(x * fine + i) * wide // (across * fine) for i in range(fine)] for x in range(across)]
    land: list[list[bool]] = []
    for y in range(down):
        lines = [rows[(y * fine + j) * tall // (down * fine)] for j in range(fine)]
        wet_or_dry = [sum(sign == LAND for sign in signs) for signs in zip(*lines, strict=True)]
        land.append([sum(wet_or_dry[at] for at in some) >= _SOLID for some in columns])
    return tuple(
        "".join(
            SEA if not here else LAND if all(around) else COAST
            for here, *around in zip(
                row, [row[0], *row[:-1]], [*row[1:], row[-1]], land[max(y - 1, 0)], land[min(y + 1, down - 1)],
                strict=True,
            )
        )
        for y, row in enumerate(land)
    )  # fmt: skip
