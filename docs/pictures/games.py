"""The game that the pictures show."""

from __future__ import annotations

from pathlib import Path

from tests.golden.games import GAMES
from wargame.authoring import load_scenario
from wargame.library import find_scenario
from wargame.model.labels import HUMAN
from wargame.players.script import read_script
from wargame.players.seating import seal_for
from wargame.table.table import Table

HERE = Path(__file__).parent


def begun(path: Path, turns: int, waiting: str | None) -> None:
    """A game of the golden scripts, left in its next turn with all orders sealed but that of the seat ``waiting``."""
    golden = GAMES[0]
    scenario = load_scenario(find_scenario(golden.scenario)).scenario
    assert scenario is not None
    scripts = {seat: read_script(golden.folder / f"{seat}.yaml", scenario, seat) for seat in scenario.seats}
    people = dict.fromkeys(scenario.seats, HUMAN)
    # a rehearsal: the scripts were written for its dice, and people's dice are nobody's to foresee
    with Table.new(
        scenario, path=path, modules=(golden.module,), players=people, seed=golden.seed, rehearsal=True
    ) as table:
        for _ in range(turns):
            table.open_turn()
            seal_for(table, scripts, lambda seat: False)
            table.reveal()
        table.open_turn()
        seal_for(table, scripts, lambda seat: seat == waiting)
