"""Whatever is changed in a save: it is refused by name, or it plays, verifies and replays. Nothing raises but what says
so."""

from __future__ import annotations

import traceback
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import get_args, get_type_hints

import pytest

from tests.saves.lowering import lower_once
from tests.saves.mutating import Data, lines_of, mutated
from tests.table.forecasting import forecasting_game
from tests.table.games import at, one_command, order_of, play
from tests.table.ruled_games import possible, ruling
from tests.table.talking import message, promise
from tests.table.thrown import needed
from wargame.commands.answers import json_text
from wargame.commands.replay import _data, _text
from wargame.debrief.aar.report import Wanted, report_text
from wargame.debrief.recording import Recording
from wargame.model.forecasting import SeatStatement
from wargame.model.orders import NO_MOVE
from wargame.model.rulings import RULINGS
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.saves import Damaged, Unusable
from wargame.saves.index import glance, look_at
from wargame.saves.lines import Line
from wargame.saves.verdict import EXIT
from wargame.saves.verify import verify
from wargame.table import Table
from wargame.table.branching import branch

DAILY, THOROUGH, PARTS = 100, 100_000, 50
"""How many are tried every day, how many in the long tests, and in how many parts."""
STATED = SeatStatement("Peace.", {"calm": 70, "storm": 5})


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A game that was closed, the same broken off early, one that goes on, and a branch; and their drawers. In the
    first turn of each is every kind of line that there is but two, which are at its ends."""
    folder = tmp_path_factory.mktemp("saves")

    def begun(name: str, turn: int) -> Table:
        game = forecasting_game(folder / name, seed=7, rehearsal=False, vaults=folder / "drawers")
        table, control = play(game, at(Phase.PLANNING, 1)), game.control
        table.say(message("amber", "blue"))
        table.say(promise("amber", "speech", due=2))
        control.note(2, "Ask amber why.")
        control.mending.mend("Somebody has talked", "Someone has talked")
        control.rule(ruling("track", "trust", 1))
        control.rule(replace(ruling("announce", ""), seats=("blue",), title="A call", text="It rings."))
        control.rule(replace(ruling("fire", "leak"), text="It leaks."))
        control.rule(ruling("hold", "regatta"))
        control.rule(ruling("seat", "coral=idle"))
        table.seal("amber", NO_MOVE, STATED)
        table.unseal("amber")
        table.seal("amber", order_of(table, "amber"), STATED)
        play(table, at(Phase.SEALED, 1)).open_orders()
        for one in islice(possible(table), 1):
            control.rule(one)
        roll = needed(table)
        assert roll is not None
        control.real_dice.enter(roll, (1,) * roll.count)
        table.reveal()
        control.undoing.undo(control.undoing.boundaries[0].n, "The orders were read wrong.", keep_dice=True)
        return play(table, at(Phase.PLANNING, turn))

    play(begun("closed.jsonl", 2))
    begun("left.jsonl", 3).close(early=True)
    with begun("going.jsonl", 2) as table:
        table.seal("amber", NO_MOVE)
    branch(folder / "going.jsonl", folder / "branched.jsonl", vaults=folder / "drawers")
    return folder


@pytest.fixture
def lowered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lower_once(monkeypatch)


def bases(home: Path) -> list[list[Data]]:
    return [lines_of(path.read_bytes()) for path in sorted(home.glob("*.jsonl"))]


def replayed(path: Path, chance: Random) -> None:
    """A save opened to be looked at; and every sixth in all forms of replay, as one of those it may be shown to."""
    recording = Recording.open(path)
    viewer = chance.choice(recording.viewers)
    recording.last_view(viewer)
    if chance.random() > 1 / 6:
        return
    json_text(_data(recording, viewer))
    assert list(_text(recording, viewer, None, None, False))
    list(_text(recording, viewer, None, None, True))
    if recording.turns:
        list(_text(recording, viewer, recording.turns[-1], None, False))
    if recording.finished and chance.random() < 0.3:
        assert report_text(recording, Wanted())
        assert recording.rulings is not None


def resumed(path: Path, vaults: Path) -> None:
    """Sit down, look at everything, and play a step on where the game still can."""
    with Table.resume(path, vaults=vaults) as table:
        for viewer in (*table.program.seats, PUBLIC, CONTROL):
            table.view(viewer)
        one_command(table)


def branched(path: Path) -> None:
    to = path.with_name("branch.jsonl")
    branch(path, to, vaults=path.parent / "new")
    assert verify(to).exit_code in (1, 3, 4)


def tried(path: Path, vaults: Path, chance: Random) -> None:
    """Raises what no reader of a save may raise."""
    verdict = verify(path)
    assert verdict.status in EXIT
    for finding in verdict.findings:
        assert len(finding.where) + len(finding.expected) + len(finding.found) < 2_000
    assert verdict.status != "damaged" or verdict.findings
    glance(path), look_at(path)
    for use in (lambda path: replayed(path, chance), lambda path: resumed(path, vaults), branched):
        with suppress(Unusable, Damaged):
            use(path)


def failures(home: Path, folder: Path, seeds: range) -> list[str]:
    """What went wrong, one a seed; the seed alone makes the save again."""
    saves, found = bases(home), []
    every = [line for lines in saves for line in lines if line["kind"] != "start"]
    path, kept = folder / "save.jsonl", {file: file.read_bytes() for file in (home / "drawers").iterdir()}
    for seed in seeds:
        chance = Random(seed)
        path.write_bytes(mutated(saves[seed % len(saves)], every, chance))
        try:
            tried(path, home / "drawers", chance)
        except Exception:
            found.append(f"seed {seed}: {traceback.format_exc(limit=-4)}")
        for left in folder.glob("*.jsonl*"):
            left.unlink()
        for file, data in kept.items():
            file.write_bytes(data)
    return found


@pytest.mark.usefixtures("lowered_once")
def test_whatever_is_changed_in_a_save_is_refused_by_name_or_plays(home: Path, tmp_path: Path) -> None:
    assert failures(home, tmp_path, range(DAILY)) == []


@pytest.mark.long
@pytest.mark.usefixtures("lowered_once")
@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_is_changed_a_hundred_thousand_times(home: Path, tmp_path: Path, part: int) -> None:
    many = THOROUGH // PARTS
    assert failures(home, tmp_path, range(DAILY + part * many, DAILY + (part + 1) * many)) == []


@pytest.mark.usefixtures("lowered_once")
def test_the_saves_that_are_changed_were_sound(home: Path) -> None:
    said = {path.stem: verify(path).exit_code for path in home.glob("*.jsonl")}
    assert said == {"closed": 0, "left": 0, "going": 3, "branched": 3}


def test_the_saves_that_are_changed_hold_every_kind_of_line(home: Path) -> None:
    lines = [line for save in bases(home) for line in save]
    kinds = {get_type_hints(one)["kind"].__args__[0] for one in get_args(Line)}
    assert {line["kind"] for line in lines} >= kinds - {"proposal", "response"}
    ruled = {line["ruling"]["what"] for line in lines if line["kind"] == "ruling"}
    assert ruled >= {*RULINGS} - {"red_line", "skip", "release"}
    assert any(one.get("statement") for line in lines if line["kind"] == "open" for one in line["orders"].values())


@pytest.mark.usefixtures("lowered_once")
def test_changes_reach_every_depth(home: Path, tmp_path: Path) -> None:
    """Some saves are refused for their form, some for their words, some for their rules, and some come through."""
    saves, said = bases(home), set()
    every = [line for lines in saves for line in lines if line["kind"] != "start"]
    path = tmp_path / "save.jsonl"
    for seed in range(120):
        path.write_bytes(mutated(saves[seed % len(saves)], every, Random(seed)))
        verdict = verify(path)
        said |= {verdict.status, *(finding.field.partition(".")[0] for finding in verdict.findings)}
    assert {"sound", "damaged", "sound so far, not closed"} <= said
    assert said & {"to", "slot", "faces"}
    assert "kind" in said
