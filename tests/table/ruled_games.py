"""Small games in which control rules: the pocket crisis with a red line that only control crosses."""

from __future__ import annotations

import random
from dataclasses import replace
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.table.games import PLAYERS, POCKET, one_command
from wargame.authoring.loading import load_scenario
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.rulings import controls_red_lines, track_room
from wargame.model.files import Scenario
from wargame.model.orders import NO_MOVE
from wargame.model.rulings import CATEGORIES, Ruling, RulingCommand
from wargame.model.state import Phase
from wargame.table import Table

REASON = "The signal was read twice."


@cache
def ruled_pocket() -> Scenario:
    """The pocket crisis, one of whose red lines only control crosses."""
    with TemporaryDirectory() as folder:
        for file in POCKET.parent.iterdir():
            if file.is_file():
                text = file.read_text(encoding="utf-8").replace("control_only: false", "control_only: true")
                (Path(folder) / file.name).write_text(text, encoding="utf-8")
        loaded = load_scenario(Path(folder) / POCKET.name)
    assert loaded.scenario, loaded.diagnostics
    return loaded.scenario


@cache
def ruled_rules() -> Program:
    """Its rules."""
    return lower(ruled_pocket(), ())


def its_rules(patch: pytest.MonkeyPatch) -> None:
    """For tests that open such games again and again: the rules are made ready once."""
    patch.setattr("wargame.table.beginning.lowered", lambda scenario, modules, left_out: ruled_rules())
    for room in ("table.beginning", "table.branching", "saves.verify", "debrief.recording"):
        patch.setattr(f"wargame.{room}.program_of", lambda path, start: ruled_rules())


def ruled_rehearsal(path: Path, seed: int = 7) -> Table:
    """A new game in which everything follows from the seed."""
    return Table.new(ruled_pocket(), path=path, modules=(), players=PLAYERS, seed=seed, rehearsal=True)


def ruled_game(path: Path, vaults: Path) -> Table:
    """A new game as people have it, with secrets."""
    return Table.new(ruled_pocket(), path=path, modules=(), players=PLAYERS, vaults=vaults)


def ruling(what: Ruling, id_: str, by: int = 0, reason: str = REASON) -> RulingCommand:
    """A ruling of one category."""
    return RulingCommand(category="correction", reason=reason, what=what, id=id_, by=by)


def possible_of_injects(table: Table) -> Iterator[RulingCommand]:
    """What could be ruled of injects now."""
    acts: tuple[Ruling, ...] = ("fire", "hold", "skip", "release")
    found = [ruling(what, id_) for id_ in table.program.scenario.injects for what in acts]
    found += [replace(one, text="Another text.") for one in found if one.what == "fire"]
    call = replace(ruling("announce", ""), title="A call", text="It rings.")
    found += [call, replace(call, seats=("blue",))]
    yield from (one for one in found if table.control.objection(one) is None)


def possible(table: Table) -> Iterator[RulingCommand]:
    """What could be ruled now, each once; not of injects."""
    program, state = table.program, table.state
    if state.phase is Phase.REVEALED:
        yield from (ruling("order", seat) for seat, order in table.control.opened.items() if order != NO_MOVE)
    elif state.phase is Phase.PLANNING and not state.sealed:
        yield from (ruling("red_line", one) for one in controls_red_lines(program, state))
        for slot in program.slots:
            room = track_room(program, state, slot.name)
            if room is not None:
                now = state.values[program.index[slot.name]]
                values = (value for value in range(room[0], room[1] + 1) if value != now)
                yield from (ruling("track", slot.name, value - now) for value in values)


def play_with_rulings(table: Table, seed: int, often: float = 0.4, injects: bool = False) -> int:
    """Play to the close, and rule at random on the way, of ``injects``, too; gives how many rulings there were."""
    chance, ruled = random.Random(seed), 0
    while table.state.phase is not Phase.CLOSED:
        if table.state.phase is Phase.SEALED and chance.random() < often:
            table.open_orders()
        found = list(possible(table))
        if injects and (of_injects := list(possible_of_injects(table))) and chance.random() < 0.7:
            found = of_injects
        if found and chance.random() < often:
            command = chance.choice(found)
            reason, category = f"Reason {ruled}, {seed}.", chance.choice(CATEGORIES)
            table.control.rule(replace(command, category=category, reason=reason))
            ruled += 1
        one_command(table)
    return ruled
