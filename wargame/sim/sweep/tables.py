"""A sweep for other programs: a row a cell, as a table of text or as arrays."""

from __future__ import annotations

import csv
from typing import BinaryIO

import numpy as np

from wargame.sim.columns import TakesText
from wargame.sim.sweep.gathered import Gathered


def write_cells_csv(gathered: Gathered, out: TakesText) -> None:
    """One line a cell: its number, its values, the number of its first game, then every sum by its name."""
    manifest = gathered.manifest
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["cell", *(factor.name for factor in manifest.factors), "first", *manifest.names])
    for number, (cell, sums) in enumerate(zip(manifest.cells, gathered.sums.tolist(), strict=True)):
        writer.writerow([number, *cell.values, cell.first, *sums])


def write_cells_npz(gathered: Gathered, file: BinaryIO) -> None:
    """Arrays: ``factors`` and ``names`` (texts), ``values`` (cells by factors, texts), ``first`` (a number a cell) and
    ``sums`` (cells by names, 64-bit whole numbers). Raises OSError."""
    manifest = gathered.manifest
    values = np.array([cell.values for cell in manifest.cells], dtype=np.str_)
    np.savez_compressed(
        file, factors=np.array([factor.name for factor in manifest.factors], dtype=np.str_),
        names=np.array(manifest.names, dtype=np.str_), values=values.reshape(len(manifest.cells), -1),
        first=np.array([cell.first for cell in manifest.cells], dtype=np.int64), sums=gathered.sums,
    )
