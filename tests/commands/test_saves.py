"""What ``wargame saves`` lists and clears: never a game that can go on, never one that is being played."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.table.games import game, play, rehearsal
from wargame.cli import main
from wargame.saves.vault import Vault
from wargame.table import Table


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of saves, with a state folder of its own beside it."""
    monkeypatch.setattr("wargame.library.state_dir", lambda: tmp_path / "state")
    (tmp_path / "saves").mkdir()
    return tmp_path / "saves"


def wargame(*words: object, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["saves", *map(str, words)], input=typed)


def told(place: Path, *words: str) -> Any:
    done = wargame(place, "--format", "json", *words)
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def vaults(place: Path) -> Path:
    return place.parent / "state" / "drawers"


def test_every_save_is_listed_with_its_state(place: Path) -> None:
    with game(place / "waiting.jsonl", vaults(place)) as table:
        table.open_turn()
    play(game(place / "closed.jsonl", vaults(place)))
    game(place / "elsewhere.jsonl", place.parent / "other").leave()
    (place / "broken.jsonl").write_text("no save", encoding="utf-8")
    game(place.parent / "apart.jsonl", vaults(place)).leave()
    rehearsal(place / "run.jsonl").leave()
    shown = {Path(one["path"]).stem: one for one in told(place)["saves"]}
    assert set(shown) == {"waiting", "closed", "elsewhere", "broken", "apart", "run"}
    waiting = shown["waiting"]
    assert (waiting["turn"], waiting["phase"], waiting["secrets_here"]) == (1, "planning", True)
    assert shown["closed"]["closed"]
    assert shown["elsewhere"]["secrets_here"] is False
    assert not shown["broken"]["intact"]
    assert shown["run"]["rehearsal"]
    text = wargame(place).output
    assert "turn 1 of 6, planning; goes on here" in text
    assert "its secrets are not on this computer" in text
    assert "damaged: this is not a save" in text
    assert str(place.parent / "apart.jsonl") in text


def test_what_is_left_of_deleted_games_is_cleared_and_nothing_else(place: Path) -> None:
    for name in ("here", "gone", "renamed", "closed", "damaged"):
        game(place / f"{name}.jsonl", vaults(place)).leave()
    (place / "gone.jsonl").unlink()
    (place / "renamed.jsonl").rename(place / "other-name.txt")
    with (place / "damaged.jsonl").open("r+b") as file:
        file.seek(200)
        file.write(b"?")
    table = Table.resume(place / "closed.jsonl", vaults=vaults(place))
    left = table._ledger.vault.path.read_bytes()
    table.open_turn()
    table.close(early=True)
    table._ledger.vault.path.write_bytes(left)  # a crash between the last line and this
    playing = game(place / "playing.jsonl", vaults(place))
    (place / "playing.jsonl").unlink()
    states = sorted(one["state"] for one in told(place)["drawers"])
    assert states == ["gone", "gone", "playing", "waiting", "waiting", "waiting"]
    assert wargame(place, "--clear", typed="n\n").exit_code == 2
    assert len(list(vaults(place).glob("*.json"))) == 6
    done = wargame(place, "--clear", typed="y\n")
    assert "Thrown away: 2 drawers" in done.output
    playing.leave()
    assert len(list(vaults(place).glob("*.json"))) == 4
    for name in ("here.jsonl", "other-name.txt"):
        Table.resume(place / name, vaults=vaults(place)).leave()


def test_where_nobody_can_say_nothing_is_cleared_unasked(place: Path) -> None:
    from dataclasses import replace

    old = game(place / "old.jsonl", vaults(place))
    old._ledger.vault.put(replace(old._ledger.vault.take(), seen=None))
    old.leave()
    (place / "old.jsonl").unlink()
    stick = place.parent / "stick"
    stick.mkdir()
    game(stick / "game.jsonl", vaults(place)).leave()
    shutil.move(stick, place.parent / "unplugged")
    (vaults(place) / "spoilt.json").write_text("{", encoding="utf-8")
    assert [one["state"] for one in told(place)["drawers"]] == ["unknown"] * 3
    told(place, "--clear", "--yes")
    assert len(list(vaults(place).glob("*.json"))) == 3
    told(place, "--clear", "--yes", "--also-unknown")
    assert list(vaults(place).glob("*.json")) == []


def test_leftovers_of_killed_programs_and_of_version_0_1_are_tidied(place: Path) -> None:
    table = game(place / "game.jsonl", vaults(place))
    locks = vaults(place).parent / "locks"
    for path in (place / "game.jsonl.lock", locks / "nobody.lock", vaults(place) / "x.json.new"):
        path.write_bytes(b"")
    (place / "not-ours.jsonl.lock").write_text("words", encoding="utf-8")
    part = vaults(place) / ".wargame-0123456789abcdef.part"
    part.write_bytes(b"half")
    os.utime(part, (time.time() - 7200,) * 2)
    drawer = place / "killed.jsonl.drawer"
    Vault(drawer).put(table._ledger.secrets)
    os.utime(drawer, (time.time() - 7200,) * 2)
    done = wargame(place, "--clear", "--yes")
    assert done.output == "Thrown away: 1 drawer, 4 leftover files.\n"
    assert sorted(path.name for path in place.iterdir()) == ["game.jsonl", "not-ours.jsonl.lock"]
    assert len(list(locks.iterdir())) == 1, "the lock of the game being played stays"
    table.open_turn()
    table.leave()


def test_a_copy_is_called_one(place: Path) -> None:
    game(place / "game.jsonl", vaults(place)).leave()
    shutil.copy(place / "game.jsonl", place / "copy.jsonl")
    shown = {Path(one["path"]).stem: one for one in told(place)["saves"]}
    assert "this is a copy" in shown["copy"]["reason"]
    assert shown["game"]["reason"] == ""


def test_what_cannot_be_asked(place: Path) -> None:
    assert wargame(place, "--yes").exit_code == 2
    game(place / "gone.jsonl", vaults(place)).leave()
    (place / "gone.jsonl").unlink()
    assert wargame(place, "--clear", "--format", "json").exit_code == 2
    assert wargame(place, "--clear", typed="").exit_code == 2
    assert len(list(vaults(place).glob("*.json"))) == 1
    assert "There is no save" in wargame(place.parent / "nowhere").output
