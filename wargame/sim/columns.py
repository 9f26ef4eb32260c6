"""Every game of a rehearsal for other programs: one row a game, as a table of text or as arrays."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import BinaryIO, Protocol

import numpy as np

from wargame.sim.rehearsal import Tally


class TakesText(Protocol):
    """Where a table is written to."""

    def write(self, text: str, /) -> object:
        """Take some of it."""


def write_csv(tallies: Sequence[Tally], out: TakesText) -> None:
    """One line a game: its party, its number, then every column. Written as it goes."""
    played = [tally for tally in tallies if tally.games]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["party", "game", *(played[0].columns if played else ())])
    for tally in played:
        columns = [tally.column(name).tolist() for name in tally.columns]
        for game, row in enumerate(zip(*columns, strict=True)):
            writer.writerow([tally.party.name, game, *row])


def write_npz(tallies: Sequence[Tally], file: BinaryIO) -> None:
    """Arrays named ``PARTY/COLUMN``, one number a game. Raises OSError."""
    arrays = {
        f"{tally.party.name}/{name}": tally.column(name).astype(np.int32) for tally in tallies for name in tally.columns
    }
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
