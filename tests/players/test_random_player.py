"""The random player: always legal, always the same for the same seed, and not asleep."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.daily import ONE_OF_EACH, daily
from wargame.authoring import load_scenario
from wargame.model.files import Scenario
from wargame.players.seating import play_out
from wargame.model.labels import RANDOM
from wargame.players.seating import players_of
from wargame.saves.lines import OpenLine
from wargame.saves.replay import read_save
from wargame.table.table import Table

ROOT = Path(__file__).parent.parent.parent
POCKET = ROOT / "tests" / "fixtures" / "pocket" / "pocket.yaml"
SHIPPED = sorted(path for path in (ROOT / "scenarios").glob("*.yaml") if "." not in path.stem)


def played(scenario: Scenario, path: Path, seed: int) -> list[OpenLine]:
    """The reveals of a game of random players. An illegal order would raise."""
    seating = dict.fromkeys(scenario.seats, RANDOM)
    with Table.new(scenario, path=path, modules=(), players=seating, seed=seed, rehearsal=True) as table:
        play_out(table, players_of(seating, scenario, seed))
        table.close()
    return [line for line in read_save(path).lines if isinstance(line, OpenLine)]


@pytest.mark.parametrize(
    "shelved", daily([*SHIPPED, POCKET], lambda path: path.stem in ONE_OF_EACH), ids=lambda path: path.stem
)
def test_random_players_order_nothing_illegal_in_whole_games(shelved: Path, tmp_path: Path) -> None:
    scenario = load_scenario(shelved).scenario
    assert scenario is not None
    reveals = played(scenario, tmp_path / "game.jsonl", 0)
    orders = [opened.order for reveal in reveals for opened in reveal.orders.values()]
    assert len({act.move for order in orders for act in order.acts}) >= min(8, len(scenario.moves) - 1)
    asked = any(move.parameters for move in scenario.moves.values())
    assert any(act.chosen for order in orders for act in order.acts) == asked
    assert any(order.answers for order in orders)


def test_the_same_seed_gives_the_same_orders(tmp_path: Path) -> None:
    scenario = load_scenario(POCKET).scenario
    assert scenario is not None
    first, again, other = (played(scenario, tmp_path / f"{name}.jsonl", seed) for name, seed in
                           (("first", 4), ("again", 4), ("other", 5)))
    assert first == again
    assert first != other
