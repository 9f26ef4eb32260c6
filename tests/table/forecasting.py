"""The pocket crisis with something to forecast, and games of it in which seats state what they like."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.table.games import PLAYERS, SEATS, order_of, pocket
from wargame.authoring.loading import load_embedded
from wargame.model.files import Scenario, SourceFile
from wargame.model.forecasting import NOTHING_STATED, SeatStatement
from wargame.model.state import Phase
from wargame.table import Table

SECTION = """
forecasts:
  calm:
    text: Tension is at 4 or lower when the exercise ends
    when: tension <= 4
    at: end
  storm:
    text: Tension reaches 6 or more, in any of the six weeks
    when: tension >= 6
  opening:
    text: The second week is reached
    when: turn >= 2
"""
"""The last comes about for certain, at the end of the second turn."""
Stated = Mapping[tuple[int, str], SeatStatement]


@cache
def forecasting_pocket(more: str = "") -> Scenario:
    """The pocket crisis with three outcomes to forecast, and ``more`` of a scenario's text behind them."""
    first, *rest = pocket().files
    files = [SourceFile(name=first.name, text=f"{first.text}{SECTION}{more}"), *rest]
    loaded = load_embedded(files)
    assert loaded.scenario, loaded.diagnostics
    return loaded.scenario


def forecasting_game(path: Path, seed: int = 7, **how: object) -> Table:
    """A new game of it, in which everything follows from the seed."""
    how = {"rehearsal": True, "seed": seed, "forecasts": True, "players": PLAYERS} | how
    return Table.new(forecasting_pocket(), path=path, modules=(), **how)  # type: ignore[arg-type]


def play_stating(table: Table, stated: Stated, turns: int = 99) -> Table:
    """Play so many turns at most, to the close if the game ends, each seat stating what is given for it."""
    while table.state.phase is not Phase.CLOSED:
        match table.state.phase:
            case Phase.SETUP | Phase.BRIEFING | Phase.REVIEW:
                if table.state.turn >= turns:
                    return table
                table.open_turn()
            case Phase.PLANNING:
                for seat in SEATS:
                    statement = stated.get((table.state.turn, seat), NOTHING_STATED)
                    table.seal(seat, order_of(table, seat), statement)
            case Phase.SEALED | Phase.REVEALED:
                table.reveal()
            case _:
                table.close()
    return table
