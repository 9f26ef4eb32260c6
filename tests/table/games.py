"""Small games for the tests of tables and saves: the pocket crisis, played by seats that order at random."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from wargame.authoring.loading import load_scenario
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.model.files import Scenario
from wargame.model.orders import Order
from wargame.model.state import Phase
from wargame.players.random_player import RandomPlayer
from wargame.saves.history import History, history_of
from wargame.saves.replay import program_of
from wargame.saves.save import read_save
from wargame.table import Table

POCKET = Path(__file__).parent.parent / "fixtures" / "pocket" / "pocket.yaml"
SEATS = ("amber", "blue", "coral")
PLAYERS = dict.fromkeys(SEATS, "random")


@cache
def pocket() -> Scenario:
    """The pocket crisis, linked."""
    loaded = load_scenario(POCKET)
    assert loaded.scenario, loaded.diagnostics
    return loaded.scenario


@cache
def rules() -> Program:
    """Those of the pocket crisis."""
    return lower(pocket(), ())


def one_set_of_rules(patch: pytest.MonkeyPatch) -> None:
    """For tests that open the same small game again and again: its rules are made ready once."""
    patch.setattr("wargame.table.beginning.lowered", lambda scenario, modules, left_out: rules())
    for room in ("table.beginning", "table.branching", "saves.verify", "debrief.recording"):
        patch.setattr(f"wargame.{room}.program_of", lambda path, start: rules())


def told_again(path: Path) -> History:
    """The history of a save, read from its file."""
    save = read_save(path)
    return history_of(save, program_of(path, save.start))


def rehearsal(path: Path, seed: int = 7) -> Table:
    """A new game in which everything follows from the seed."""
    return Table.new(pocket(), path=path, modules=(), players=PLAYERS, seed=seed, rehearsal=True)


def game(path: Path, vaults: Path, seed: int | None = None) -> Table:
    """A new game as people have it: its secret is random, and so is its seed where none is given."""
    return Table.new(pocket(), path=path, modules=(), players=PLAYERS, seed=seed, vaults=vaults)


def order_of(table: Table, seat: str) -> Order:
    """What a random player orders for a seat; the same in the same position."""
    return RandomPlayer(11).order(table.view(seat), lambda order: table.refusals(seat, order))


def one_command(table: Table) -> None:
    """The next thing to be done at the table."""
    match table.state.phase:
        case Phase.SETUP | Phase.BRIEFING | Phase.REVIEW:
            table.open_turn()
        case Phase.PLANNING:
            seat = next(seat for seat in SEATS if seat not in table.state.sealed)
            table.seal(seat, order_of(table, seat))
        case Phase.SEALED | Phase.REVEALED:
            table.reveal()
        case _:
            table.close()


def play(table: Table, until: Callable[[Table], bool] = lambda table: False) -> Table:
    """Play on until the game is closed, or ``until`` says so before a command."""
    while table.state.phase is not Phase.CLOSED and not until(table):
        one_command(table)
    return table


def at(phase: Phase, turn: int) -> Callable[[Table], bool]:
    """A point to stop at."""
    return lambda table: table.state.phase is phase and table.state.turn == turn
