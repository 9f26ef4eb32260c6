"""The reports of example games, one a crisis: ``python -m docs.examples [SCENARIO …]`` plays the games and writes them.

The games are those of ``tests/golden``: their scripts, theories and seeds. Before each turn's orders one seat gives
another its word on a move, and every second time does not keep it, so that reports have promises to hold against acts.
The game of the missile crisis is the save in ``saves/examples`` as it is.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from shutil import copy

from tests.golden.games import EXAMPLE, GAMES, Golden, example
from wargame.commands.opening import scenario_named
from wargame.debrief.aar.report import Wanted, report_page
from wargame.debrief.recording import Recording
from wargame.model.labels import SCRIPT
from wargame.model.state import Phase
from wargame.model.talk import Promise
from wargame.players.player import Player
from wargame.players.script import read_script
from wargame.players.seating import seal_for
from wargame.reporting.report_chapters import analysis_chapters
from wargame.saves.receipts import newest
from wargame.saves.save import open_save
from wargame.sim.doctrine_mix import even_mix
from wargame.sim.game_analysis import game_analyses
from wargame.sim.ledger import GIVE
from wargame.sim.played_game import played_game
from wargame.table import Table

HERE = Path(__file__).parent
FULL = tuple(golden for golden in GAMES if golden.module)
"""The crises of the three allies; the world on rules of its own is as small as an example of rules should be."""


def play(golden: Golden, path: Path) -> None:
    """Play a golden game with words between the seats, to its end, into a new save."""
    scenario = scenario_named(golden.scenario)
    players: dict[str, Player] = {
        seat: read_script(golden.folder / f"{seat}.yaml", scenario, seat) for seat in scenario.seats
    }
    held = dict.fromkeys(scenario.seats, SCRIPT)
    modules = (golden.module,) if golden.module else ()
    with Table.new(scenario, path=path, modules=modules, players=held, seed=golden.seed, rehearsal=True) as table:
        while table.state.phase is not Phase.DEBRIEF:
            match table.state.phase:
                case Phase.PLANNING:
                    give_word(table, players)
                    seal_for(table, players, lambda seat: table.sealed_order(seat) is not None)
                case Phase.SEALED | Phase.REVEALED:
                    table.reveal()
                case _:
                    table.open_turn()
        table.close()


def give_word(table: Table, players: Mapping[str, Player]) -> None:
    """One seat promises another a move: in odd turns one that it will order, in even turns one that it will not."""
    turn, seats = table.state.turn, list(table.program.seats)
    seat, other = seats[turn % len(seats)], seats[(turn + 1) % len(seats)]
    order = players[seat].order(table.view(seat), lambda order: table.refusals(seat, order))
    ordered = [act.move for act in order.acts]
    alone = [move.id for move in table.view(seat).moves if move.playable and not move.joint]
    unwanted = [move for move in alone if move not in ordered]
    found = ordered[:1] if turn % 2 else unwanted[:1]
    if found:
        table.say(Promise(turn=turn, sender=seat, to=(other,), will=True, what="move", id=found[0], due=turn))


def report(save: Path) -> str:
    """The report of a save, with what was found by playing it on."""
    recording = Recording.open(save)
    game = played_game(recording.history)
    *_rest, found = game_analyses(game, even_mix(game.program.scenario), GIVE)
    return report_page(
        recording, Wanted(receipt=newest(open_save(save).entries), more=analysis_chapters(game, found, "SAVE"))
    )


def main(names: list[str]) -> None:
    """Write the reports of these crises; none named: of all."""
    for golden in (one for one in FULL if not names or one.scenario in names):
        with tempfile.TemporaryDirectory() as folder:
            save = Path(folder) / f"{golden.scenario}.jsonl"
            if golden.scenario == EXAMPLE:
                copy(example(), save)
            else:
                play(golden, save)
            page = report(save)
        (HERE / f"{golden.scenario}.html").write_text(page, encoding="utf-8", newline="\n")
        print(f"{golden.scenario}: {len(page.encode()):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
