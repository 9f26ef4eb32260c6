"""A disk that takes no more: the table lets go, says so, and the game goes on from its file; names never collide."""

from __future__ import annotations

import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.table.games import at, game, play
from wargame.files import why
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.saves import Unusable
from wargame.saves.problems import Taken
from wargame.saves.verify import verify
from wargame.table import Table
from wargame.table.save_names import under_fresh_name
from wargame.wording.captions import stopped


def no_room(*_: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("where", ["wargame.files.write_all", "wargame.saves.journal.write_all"])
def test_after_a_full_disk_the_game_goes_on_in_the_same_program(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    table = play(game(save, vaults), at(Phase.PLANNING, 2))
    table.seal("amber", NO_MOVE)
    with monkeypatch.context() as patch:
        patch.setattr(where, no_room)
        with pytest.raises(OSError, match="No space left on device") as told:
            table.seal("blue", NO_MOVE)
    assert told.value.filename
    said = stopped(told.value.filename, why(told.value), save)
    assert "None" not in said
    assert str(save) in said
    with pytest.raises(OSError, match="let go"):
        table.seal("coral", NO_MOVE)
    with Table.resume(save, vaults=vaults) as again:
        with pytest.raises(OSError, match="let go"):
            table.seal("coral", NO_MOVE)  # the table that was left writes nothing into the drawer of this one
        assert again.sealed_order("amber") == NO_MOVE
        assert again.sealed_order("blue") is None
        play(again)
    assert verify(save).status == "sound"


def test_half_a_line_is_taken_back_where_the_disk_still_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    table = play(game(save, vaults), at(Phase.PLANNING, 1))
    before, write = save.read_bytes(), os.write

    def half(handle: int, data: bytes) -> int:
        return write(handle, bytes(data)[: len(data) // 2]) if len(data) > 40 else no_room()

    with monkeypatch.context() as patch:
        patch.setattr("os.write", half)
        with pytest.raises(OSError, match="No space left"):
            table._ledger.journal.append("unseal", {"text": "x" * 400})
    assert save.read_bytes() == before


@pytest.mark.parametrize("where", ["vault", "save"])
def test_a_game_that_cannot_begin_leaves_nothing(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    with monkeypatch.context() as patch:
        patch.setattr(f"wargame.saves.{'vault.replace_file' if where == 'vault' else 'journal.make_file'}", no_room)
        with pytest.raises(Unusable, match="No space left on device"):
            game(save, vaults)
    assert not save.exists()
    assert not list(vaults.glob("*.json"))
    game(save, vaults).leave()


def test_names_on_the_shelf_never_collide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wargame.library.saves_dir", lambda: tmp_path / "saves")

    def begin(path: Path) -> Path:
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            raise Taken(path) from None
        return path

    with ThreadPoolExecutor(12) as many:
        names = list(many.map(lambda _: under_fresh_name("pocket", begin), range(36)))
    assert len({*names}) == 36 == len(list((tmp_path / "saves").iterdir()))
    assert all(name.suffix == ".jsonl" for name in names)


def test_a_vault_keeps_what_scripts_say_and_old_vaults_have_none(tmp_path: Path) -> None:
    save, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    game(save, vaults).leave()
    (drawer,) = vaults.glob("*.json")
    assert "scripts" not in json.loads(drawer.read_text(encoding="utf-8"))
    with Table.resume(save, vaults=vaults) as table:
        assert table.scripts == {}
