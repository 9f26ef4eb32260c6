"""Nothing that is typed at random ends the lines in a traceback, and what was played is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plain.random_lines import play_randomly
from tests.table.games import PLAYERS, pocket
from wargame.authoring import load_scenario
from wargame.library import find_scenario
from wargame.model.files import Scenario
from wargame.saves.verify import verify
from wargame.table import Table


def played(scenario: Scenario, folder: Path, seed: int, lines: int) -> None:
    def make() -> Table:
        path = folder / f"game-{seed}.jsonl"
        players = dict.fromkeys(scenario.seats, next(iter(PLAYERS.values())))
        return Table.new(scenario, path=path, modules=(), players=players, vaults=folder)

    path = play_randomly(make, lambda path: Table.resume(path, vaults=folder), seed, lines)
    verdict = verify(path)
    assert verdict.findings == (), (seed, verdict)


@pytest.mark.parametrize("seed", range(2))
def test_lines_at_random(seed: int, tmp_path: Path) -> None:
    played(pocket(), tmp_path, seed, 250)


@pytest.mark.long
@pytest.mark.parametrize(("name", "games", "lines"), [
    ("pocket", 10, 2000), ("gsomia-cliff", 3, 500), ("dprk-missile-crisis", 3, 500),
    ("taiwan-strait-contingency", 3, 500),
])  # fmt: skip
def test_thousands_of_lines_at_random(name: str, games: int, lines: int, tmp_path: Path) -> None:
    scenario = pocket() if name == "pocket" else load_scenario(find_scenario(name)).scenario
    assert scenario is not None
    for seed in range(10, 10 + games):
        played(scenario, tmp_path, seed, lines)
