"""In how many games each row of the inventory makes a difference: each crisis with and without its rules.

`python -m docs.rows_met [ROW …] [--games N]` takes all rules of a row out of the files in memory and plays the same
games again, under the same dice: a row is met in a game that would have gone otherwise. With rows named it prints them,
otherwise it writes docs/measured/rows.json for the coverage page. Some ten minutes for all.
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
from wargame.sim.line_ups import deciders_of, line_up_of
from wargame.sim.policies import BlockDecider, play_out

FOUND = Path(__file__).parent / "measured" / "rows.json"
SENSIBLE = (SeatHolder.by_doctrine("cooperative"), SeatHolder.by_doctrine("prudent"))
OTHERS = (SeatHolder.by_doctrine("nationalist"), SeatHolder.parse(RANDOM))
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


def met(rules: Sequence[Pointer], games: int, seed: int, kinds: Sequence[SeatHolder]) -> Met:
    """How often rules make a difference, by scenario and by who sits at all seats (``kinds``)."""
    return {one.id: shares for one in scenario_index() if (shares := _in_scenario(rules, one.id, games, seed, kinds))}


def _in_scenario(
    rules: Sequence[Pointer], name: str, games: int, seed: int, kinds: Sequence[SeatHolder]
) -> dict[str, float]:
    without = _without(tuple(one for one in rules if _is_played(one, name)), name)
    if without is None:
        return {}
    found = {}
    for kind in kinds:
        line_up = line_up_of(dict.fromkeys(without.seats, str(kind)))
        prints = _prints(without, _deciders(name, str(kind), without), games, seed)
        found[line_up.name] = float(np.mean(prints != _whole(name, str(kind), games, seed)))
    return found


def _is_played(rule: Pointer, name: str) -> bool:
    """Whether a crisis can have a rule at all: it reads the file, and has not taken the move off the menu."""
    first = Files().read(f"{name}.yaml").data
    here = rule.file in (f"{name}.yaml", *(f"{book}.yaml" for book in first["rulebooks"]))
    return here and not (rule.path[0] == "moves" and rule.path[1] in first.get("ban", ()))


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
def _whole(name: str, kind: str, games: int, seed: int) -> npt.NDArray[np.uint64]:
    return _prints(_program(name), _players(name, kind), games, seed)


@cache
def _players(name: str, kind: str) -> Sequence[BlockDecider]:
    return deciders_of(_program(name), dict.fromkeys(_program(name).seats, kind))


def _deciders(name: str, kind: str, without: Program) -> Sequence[BlockDecider]:
    """Who plays without the rule: those who know the whole rules, where the same slots stand in the same places."""
    if without.index == _program(name).index:
        return _players(name, kind)
    return deciders_of(without, dict.fromkeys(without.seats, kind))


def _prints(
    program: Program, players: Sequence[BlockDecider], games: int, seed: int
) -> npt.NDArray[np.uint64]:
    block = FingerprintedGames(program, games, seed)
    play_out(block, players, block.look)
    return block.prints


Asked = tuple[str, Sequence[Pointer], int, int, Sequence[SeatHolder]]
"""What it is called, its rules, games, seed, and who plays."""


def _met_of(asked: Asked) -> tuple[str, Met]:
    name, rules, games, seed, holders = asked
    return name, met(rules, games, seed, holders)


def _by_rule(rows: Sequence[str]) -> Iterator[tuple[str, Sequence[Pointer]]]:
    for row in rows:
        for rule in rules_of(row):
            yield f"{row} {rule.file}#{'/'.join(map(str, rule.path))}", (rule,)


def main() -> None:
    """Measure the rows named, or all."""
    given = argparse.ArgumentParser(prog="python -m docs.rows_met", description=__doc__)
    given.add_argument("row", nargs="*")
    given.add_argument("--games", type=int, default=200)
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--all", action="store_true", help="nationalist and random players, too: three times as long")
    given.add_argument("--rules", action="store_true", help="each rule of the rows by itself; prints, writes nothing")
    given.add_argument("--processes", type=int)
    given.add_argument("--out", type=Path, default=FOUND)
    asked = given.parse_args()
    rows: Sequence[str] = asked.row or list(yaml_data(HERE / "rows.yaml"))
    parts = list(_by_rule(rows)) if asked.rules else [(row, rules_of(row)) for row in rows]
    kinds = (*SENSIBLE, *OTHERS) if asked.all else SENSIBLE
    found: dict[str, Met] = {}
    with ProcessPoolExecutor(asked.processes) as processes:
        for row, shares in processes.map(_met_of, [(*part, asked.games, asked.seed, kinds) for part in parts]):
            found[row] = shares
            print(row, json.dumps({name: {who: round(share, 3) for who, share in by.items()}
                                   for name, by in shares.items()}), flush=True)
    if not (asked.row or asked.rules):
        asked.out.write_text(json.dumps({"games": asked.games, "seed": asked.seed, "rows": found}, indent=1) + "\n",
                             encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
