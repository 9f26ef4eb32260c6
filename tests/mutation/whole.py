"""A scenario played through everything there is: a table, its record read and played again, and many games at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.sim.side_by_side import side_by_side
from wargame.authoring.loading import load_embedded
from wargame.authoring.diagnostic import errors
from wargame.authoring.checks.unfolding import check_unfolding
from wargame.debrief.narrator import chapters
from wargame.engine.information.redaction import visible
from wargame.engine.lowering import lower
from wargame.engine.lowering.lower import choosable
from wargame.model.files import Scenario, SourceFile
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.players.random_player import RandomPlayer
from wargame.saves.history import history_of, told
from wargame.saves.save import read_save
from wargame.saves.verify import verify
from wargame.table import Table


def refused_or_plays(files: Sequence[SourceFile], folder: Path, lots: Random, turns: int = 3) -> str:
    """The code of the problem that is named, or "plays" for one that did all that a scenario must do.

    Raises:
        AssertionError: it comes out one way here and another there.
        Exception: whatever else goes wrong; nothing may.
    """
    loaded = load_embedded(files)
    if loaded.scenario is None:
        return errors(loaded.diagnostics)[0].code
    assert loaded.where is not None
    large = check_unfolding(loaded.scenario, loaded.where.merged)
    if large:
        return large[0].code
    theories = choosable(loaded.scenario)
    modules = (lots.choice(theories),) if theories else ()
    played_and_read(loaded.scenario, modules, folder / "game.jsonl", lots.randrange(10**6), turns)
    side_by_side(lower(loaded.scenario, modules), 3, lots.randrange(10**6), legal=True)
    return "plays"


def played_and_read(scenario: Scenario, modules: Sequence[str], path: Path, seed: int, turns: int) -> None:
    """A few turns at a table by chance, then the record verified and told."""
    players = dict.fromkeys(scenario.seats, "random")
    table = Table.new(scenario, path=path, modules=modules, players=players, seed=seed, rehearsal=True)
    with table:
        chance = RandomPlayer(seed)
        while table.state.phase is not Phase.DEBRIEF:
            if table.state.phase is Phase.REVIEW and table.state.turn >= turns:
                break
            match table.state.phase:
                case Phase.PLANNING:
                    for seat in table.program.seats:
                        view = table.view(seat)
                        table.seal(seat, chance.order(view, lambda order, seat=seat: table.refusals(seat, order)))
                case Phase.SEALED | Phase.REVEALED:
                    table.reveal()
                    for viewer in (*table.program.seats, PUBLIC, CONTROL):
                        seen = visible(table.program, table.state, viewer, table.turn_events)
                        chapters(table.program, seen, viewer)
                case _:
                    table.open_turn()
        table.view(CONTROL)
        table.close(early=table.state.phase is not Phase.DEBRIEF)
    verdict = verify(path)
    assert verdict.status == "sound", verdict
    save = read_save(path)
    assert list(told(history_of(save, table.program), CONTROL))
