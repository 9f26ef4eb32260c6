"""Every game of a rehearsal for other programs: one row a game, as a table of text or as arrays."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import BinaryIO, Protocol, assert_never

import numpy as np

from wargame.sim.rehearsal import Tally, column_kind


class TakesText(Protocol):
    """Where a table is written to."""

    def write(self, text: str, /) -> object:
        """Take some of it."""


def write_csv(tallies: Sequence[Tally], out: TakesText) -> None:
    """One line a game: its line-up, its number, then every column of ``Tally.column``. Written as it goes.

    Endings, outcomes and what scores are called are given by their names, empty where there is none; of a card that was
    not held nothing is said. All else is numbers.
    """
    played = [tally for tally in tallies if tally.games]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["party", "game", *(played[0].columns if played else ())])
    for tally in played:
        columns = [_told(tally, name) for name in tally.columns]
        for game, row in enumerate(zip(*columns, strict=True)):
            writer.writerow([tally.line_up.name, game, *row])


def _told(tally: Tally, column: str) -> list[str | int]:
    """A column in words where its numbers stand for names."""
    scenario, kind = tally.program.scenario, column_kind(column)
    numbers: list[int] = tally.column(column).tolist()
    match kind:
        case "turns" | "score" | "forecast" | "track":
            return [*numbers]
        case "met":
            return [number if number >= 0 else "" for number in numbers]
        case "ending":
            names = {number: scenario.endings[id_].name for number, id_ in enumerate(tally.program.endings, start=1)}
        case "outcome":
            names = {number: outcome.name for number, outcome in enumerate(scenario.outcomes)}
        case "band":
            names = {number: band.name for number, band in enumerate(scenario.score_bands)}
        case _:
            assert_never(kind)
    return [names.get(number, "") for number in numbers]


def write_npz(tallies: Sequence[Tally], file: BinaryIO) -> None:
    """Arrays named ``LINE-UP/COLUMN``, one number a game. Raises OSError."""
    arrays = {
        f"{tally.line_up.name}/{name}": tally.column(name).astype(np.int32)
        for tally in tallies for name in tally.columns
    }
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
