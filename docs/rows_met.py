"""In how many games each row of the inventory makes a difference: each crisis with and without its rules.

`python -m docs.rows_met [ROW …] [--games N]` takes all rules of a row out of the files in memory and plays the same
games again, under the same dice: a row is met in a game that would have gone otherwise. With rows named it prints them,
otherwise it writes docs/measured/rows.json for the coverage page. Some twenty minutes for all.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tests.rows.files import Files, Pointer, WillNotLoad
from tests.rows.links import HERE, witnesses
from tests.canon.reading import yaml_data
from wargame.authoring.yaml.reader import ParsedFile
from wargame.engine.program import Program
from wargame.library import scenario_index
from wargame.model.labels import RANDOM, SeatHolder
from wargame.sim.fingerprints import FingerprintedGames
from wargame.sim.line_ups import LineUp, deciders_of, line_up_of
from wargame.sim.policies import play_out

FOUND = Path(__file__).parent / "measured" / "rows.json"
DOCTRINES = ("cooperative", "prudent", "nationalist")
Met = dict[str, dict[str, float]]
"""Scenario to party to the share of its games, from 0 to 1, in which a row makes a difference."""


@dataclass(frozen=True)
class WithoutRules(Files):
    """The authored files without several nodes."""

    gone: tuple[Pointer, ...] = ()

    def read(self, name: str) -> ParsedFile:
        """One file without what is gone of it; of a list the later places first, so that the others stay."""
        found = super().read(name)
        mine = sorted((one for one in self.gone if one.file == name), key=_place, reverse=True)
        for one in mine:
            found = replace(found, data=one.taken_from(found.data))
        return found


def _place(pointer: Pointer) -> list[tuple[int, str]]:
    return [(part, "") if isinstance(part, int) else (0, part) for part in pointer.path]


def rules_of(row: str) -> tuple[Pointer, ...]:
    """The rules a row lives by; of one that stands within another, only the other."""
    found = {Pointer.parse(text) for one in witnesses() if row in one.rows for text in one.deletes}
    return tuple(
        one for one in found
        if not any(other.file == one.file and other != one and one.path[: len(other.path)] == other.path
                   for other in found)
    )  # fmt: skip


def met(row: str, games: int, seed: int) -> Met:
    """How often a row makes a difference, by scenario and party."""
    return {one.id: shares for one in scenario_index() if (shares := _in_scenario(row, one.id, games, seed))}


def _in_scenario(row: str, name: str, games: int, seed: int) -> dict[str, float]:
    without = _without(rules_of(row), name)
    if without is None:
        return {}
    return {
        line_up.name: float(np.mean(_prints(without, line_up, games, seed) != _whole(name, line_up.name, games, seed)))
        for line_up in line_ups(without)
    }


def _without(gone: tuple[Pointer, ...], name: str) -> Program | None:
    """A crisis without some rules; without fewer, where not all can be missed. None: it has none of them."""
    while gone:
        try:
            program = WithoutRules(gone=gone).program(name)
        except WillNotLoad:
            gone = gone[:-1]
        else:
            return None if program.digest == _program(name).digest else program
    return None


@cache
def _program(name: str) -> Program:
    return Files().program(name)


@cache
def _whole(name: str, line_up: str, games: int, seed: int) -> npt.NDArray[np.uint64]:
    program = _program(name)
    return _prints(program, next(one for one in line_ups(program) if one.name == line_up), games, seed)


def line_ups(program: Program) -> Iterator[LineUp]:
    """Each doctrine at all seats, and everybody at random."""
    for kind in (*(str(SeatHolder.by_doctrine(name)) for name in DOCTRINES), RANDOM):
        yield line_up_of(dict.fromkeys(program.seats, kind))


def _prints(program: Program, line_up: LineUp, games: int, seed: int) -> npt.NDArray[np.uint64]:
    block = FingerprintedGames(program, games, seed)
    play_out(block, deciders_of(program, line_up.players), block.look)
    return block.prints


def _met_of(asked: tuple[str, int, int]) -> tuple[str, Met]:
    return asked[0], met(*asked)


def main() -> None:
    """Measure the rows named, or all."""
    given = argparse.ArgumentParser(prog="python -m docs.rows_met", description=__doc__)
    given.add_argument("row", nargs="*")
    given.add_argument("--games", type=int, default=200)
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--processes", type=int)
    given.add_argument("--out", type=Path, default=FOUND)
    asked = given.parse_args()
    rows: Sequence[str] = asked.row or list(yaml_data(HERE / "rows.yaml"))
    found: dict[str, Met] = {}
    with ProcessPoolExecutor(asked.processes) as processes:
        for row, shares in processes.map(_met_of, [(row, asked.games, asked.seed) for row in rows]):
            found[row] = shares
            print(row, json.dumps({name: {who: round(share, 3) for who, share in by.items()}
                                   for name, by in shares.items()}), flush=True)
    if not asked.row:
        asked.out.write_text(json.dumps({"games": asked.games, "seed": asked.seed, "rows": found}, indent=1) + "\n",
                             encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
