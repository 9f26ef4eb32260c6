"""A crash at any moment loses at most the command being given, and the game goes on to the same end."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.table.games import at, game, play, rehearsal
from tests.table.talking import message, promise
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.saves import Damaged, Unusable
from wargame.saves.problems import NotAsLeft
from wargame.saves.chain import JournalEntry
from wargame.saves.journal import Journal, torn_path
from wargame.saves.replay import moments as moments_of
from wargame.saves.replay import program_of, read_save
from wargame.saves.verify import verify
from wargame.table import Table


@dataclass
class Crash:
    """What is on the disk at one moment of a game: the journal up to a line, and the drawer."""

    lines: int
    journal: bytes
    drawer: bytes


def crashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, list[Crash]]:
    """A whole rehearsal, and every moment before and after a line of it is written."""
    path, found = tmp_path / "whole.jsonl", []
    drawer = path.with_name(path.name + ".drawer")
    append = Journal.append

    def watched(journal: Journal, kind: str, body: Any) -> JournalEntry:
        def now() -> None:
            there = path.read_bytes() if path.exists() else b""
            crash = Crash(len(journal.entries), there, drawer.read_bytes())
            if crash not in found:
                found.append(crash)

        now()
        entry = append(journal, kind, body)
        now()
        return entry

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", watched)
        table = play(rehearsal(path), at(Phase.PLANNING, 2))
        table.seal("amber", NO_MOVE)
        table.say(message("amber", "blue", turn=2))
        table.say(promise("amber", "speech", turn=2, due=3))
        table.unseal("amber")
        play(table)
    return path.read_bytes(), found


def test_from_every_moment_the_game_goes_on_to_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, moments = crashes(tmp_path, monkeypatch)
    rules = program_of(tmp_path, read_save(tmp_path / "whole.jsonl").start)
    monkeypatch.setattr("wargame.table.beginning.program_of", lambda path, start: rules)  # 50 times the same rules
    record = read_save(tmp_path / "whole.jsonl")
    positions = [moment.position for moment in moments_of(record.path, rules, record.lines)]
    taken_back = next(n for n, line in enumerate(record.lines, 1) if line.kind == "unseal")
    path = tmp_path / "again.jsonl"
    seen = set()
    for crash in moments:
        if crash.lines == 0 or crash.lines == len(record.lines):
            continue
        path.write_bytes(crash.journal)
        path.with_name(path.name + ".drawer").write_bytes(crash.drawer)
        with Table.resume(path) as table:
            assert (table.state, table.talk) == (positions[crash.lines - 1].state, positions[crash.lines - 1].talk)
            seen.add(table.state.phase)
            if crash.lines >= taken_back and crash.lines % 5 == 0:
                play(table)
                assert path.read_bytes() == whole
    assert seen == {*Phase} - {Phase.CLOSED}


def test_a_line_cut_in_its_middle_is_given_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, moments = crashes(tmp_path, monkeypatch)
    lines = whole.splitlines(keepends=True)
    path = tmp_path / "again.jsonl"
    for crash in moments[1:-1:7]:
        following = lines[crash.lines] if crash.lines < len(lines) else b""
        path.write_bytes(crash.journal + following[: len(following) // 2])
        path.with_name(path.name + ".drawer").write_bytes(crash.drawer)
        torn_path(path).unlink(missing_ok=True)
        with Table.resume(path) as table:
            assert table.state.phase is not Phase.CLOSED
        assert path.read_bytes() == crash.journal
        assert torn_path(path).exists() is bool(following)


def test_what_was_sealed_is_still_sealed_after_a_break(tmp_path: Path) -> None:
    vaults = tmp_path / "drawers"
    with play(game(tmp_path / "game.jsonl", vaults), at(Phase.PLANNING, 3)) as table:
        table.seal("blue", NO_MOVE)
        before = (table.state, table.past, table.turn_events)
    with Table.resume(tmp_path / "game.jsonl", vaults=vaults) as table:
        assert (table.state, table.past, table.turn_events) == before
        assert table.sealed_order("blue") == NO_MOVE
        play(table)
    assert verify(tmp_path / "game.jsonl").status == "sound"


def test_a_game_whose_vault_is_elsewhere_does_not_go_on(tmp_path: Path) -> None:
    play(game(tmp_path / "game.jsonl", tmp_path / "drawers"), at(Phase.PLANNING, 2)).leave()
    with pytest.raises(Unusable, match="not on this computer"):
        Table.resume(tmp_path / "game.jsonl", vaults=tmp_path / "elsewhere")


def test_a_vault_of_another_game_or_without_the_order_is_refused(tmp_path: Path) -> None:
    vaults = tmp_path / "drawers"
    for name in ("one", "two"):
        with play(game(tmp_path / f"{name}.jsonl", vaults), at(Phase.PLANNING, 1)) as table:
            if name == "two":
                mine = next(path for path in vaults.iterdir() if path.stem == table.start.game)
                empty = mine.read_bytes()
                table.seal("blue", NO_MOVE)
            else:
                other = vaults / f"{table.start.game}.json"
    behind = mine.read_bytes()
    mine.write_bytes(empty)
    with pytest.raises(NotAsLeft, match="added to"):
        Table.resume(tmp_path / "two.jsonl", vaults=vaults)
    kept = json.loads(behind)
    del kept["sealed"]
    mine.write_text(json.dumps(kept), encoding="utf-8")
    with pytest.raises(NotAsLeft, match="sealed order of blue"):
        Table.resume(tmp_path / "two.jsonl", vaults=vaults)
    shutil.copy(other, mine)
    with pytest.raises(Unusable, match="not of this game"):
        Table.resume(tmp_path / "two.jsonl", vaults=vaults)


def test_damage_is_refused_with_its_line_and_leaves_the_save_free(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    play(rehearsal(path), at(Phase.PLANNING, 2)).leave()
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"turn":1', b'"turn":2', 1))
    with pytest.raises(Damaged) as refused:
        Table.resume(path)
    assert refused.value.line == 3
    path.write_bytes(data)
    Table.resume(path).leave()


def test_a_closed_game_is_not_gone_on_with(tmp_path: Path) -> None:
    play(rehearsal(tmp_path / "game.jsonl"))
    with pytest.raises(Unusable, match="closed"):
        Table.resume(tmp_path / "game.jsonl")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a file that is open cannot be deleted")
def test_a_save_that_was_deleted_is_told_before_anything_is_lost_in_it(tmp_path: Path) -> None:
    table = play(game(tmp_path / "game.jsonl", tmp_path / "drawers"), at(Phase.PLANNING, 1))
    (tmp_path / "game.jsonl").unlink()
    with pytest.raises(OSError, match="deleted while it was played"):
        table.seal(table.program.seats[0], NO_MOVE)
    table.leave()
