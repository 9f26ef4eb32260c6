"""One file of a game goes on: copies, moved saves, saves that were cut back, and two programs at once."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.table.games import SEATS, at, game, one_set_of_rules, order_of, play
from tests.table.talking import message
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.saves import Damaged, Unusable
from wargame.saves.chain import JournalEntry, read_chain
from wargame.saves.vault import Vault, lock_of
from wargame.saves.journal import Journal
from wargame.saves.file_identity import path_of
from wargame.saves.problems import Copied, Elsewhere, NotAsLeft
from wargame.saves.verify import verify
from wargame.table import Table

links = pytest.mark.skipif(os.name != "posix", reason="links need rights on this system")


class House:
    """A folder of saves and one of drawers."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.vaults = folder, folder / "drawers"
        self.save = folder / "game.jsonl"

    def begin(self, turn: int = 2) -> Table:
        return play(game(self.save, self.vaults), at(Phase.PLANNING, turn))

    def resume(self, path: Path | None = None) -> Table:
        return Table.resume(path or self.save, vaults=self.vaults)

    def one_turn(self, path: Path | None = None) -> None:
        with self.resume(path) as table:
            play(table, at(Phase.PLANNING, table.state.turn + 1))

    def copy(self, to: str, of: Path | None = None) -> Path:
        made = self.folder / to
        made.parent.mkdir(exist_ok=True)
        return Path(shutil.copy(of or self.save, made))

    @property
    def drawer(self) -> Vault:
        return Vault(next(self.vaults.glob("*.json")))


@pytest.fixture(autouse=True)
def _the_same_rules_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    one_set_of_rules(monkeypatch)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A game of people in its second turn, nobody at the table."""
    here = House(tmp_path)
    here.begin().leave()
    return here


def test_a_copy_is_refused_with_where_its_game_goes_on_and_the_original_goes_on(house: House) -> None:
    for name in ("backup.jsonl", "a group/グループ 二.jsonl", "third.jsonl"):
        copy = house.copy(name)
        with pytest.raises(Copied, match="this is a copy") as refused:
            house.resume(copy)
        assert refused.value.original == house.save
        assert f"wargame branch {refused.value.path}".replace(" ", "") in str(refused.value).replace(" ", "").replace(
            "'", ""
        )
    with pytest.raises(Copied):
        house.resume(house.copy("copy of a copy.jsonl", house.folder / "backup.jsonl"))
    house.one_turn()
    for name in ("backup.jsonl", "third.jsonl"):
        with pytest.raises(Copied):
            house.resume(house.folder / name)
    with house.resume() as table:
        play(table)
    assert verify(house.save).status == "sound"


def test_a_copy_is_told_to_be_one_while_its_original_is_played(house: House) -> None:
    copy = house.copy("b.jsonl")
    with house.resume() as table:
        with pytest.raises(Copied):
            house.resume(copy)
        table.seal("amber", NO_MOVE)
        with pytest.raises(Copied):
            house.resume(copy)
        table.unseal("amber")


def test_a_moved_save_goes_on_and_what_is_copied_from_it_does_not(house: House) -> None:
    moved = house.folder / "elsewhere" / "日本 game.jsonl"
    moved.parent.mkdir()
    house.save.rename(moved)
    copy = house.copy("copy.jsonl", moved)
    house.one_turn(moved)
    with pytest.raises(Copied) as refused:
        house.resume(copy)
    assert refused.value.original == moved
    with house.resume(moved) as table:
        play(table)
    assert verify(moved).status == "sound"


def test_a_renamed_save_is_found_beside_its_copy_also_where_the_copy_is_opened_first(house: House) -> None:
    renamed = house.save.rename(house.folder / "renamed.jsonl")
    copy = house.copy("copy.jsonl", renamed)
    with pytest.raises(Copied) as refused:
        house.resume(copy)
    assert refused.value.original == renamed
    house.one_turn(renamed)


def test_a_backup_takes_the_place_of_a_lost_original_where_nothing_was_played_since(house: House) -> None:
    backup = house.copy("backup.jsonl")
    house.save.unlink()
    house.one_turn(backup)
    house.copy("old.jsonl", backup)
    house.one_turn(backup)
    backup.unlink()
    with pytest.raises(NotAsLeft, match=r"cut back: it ends at line \d+, and here it had come to line \d+"):
        house.resume(house.folder / "old.jsonl")


def test_a_backup_put_in_the_place_of_the_original_is_cut_back_and_the_original_goes_on_elsewhere(house: House) -> None:
    backup = house.copy("backup.jsonl")
    house.one_turn()
    kept = house.folder / "kept.jsonl"
    house.save.rename(kept)
    shutil.copy(backup, house.save)
    with pytest.raises((NotAsLeft, Copied)):
        house.resume()
    house.one_turn(kept)


def test_a_save_that_was_cut_back_is_refused_wherever_it_was_cut(house: House) -> None:
    house.one_turn()
    whole = house.save.read_bytes()
    lines = whole.splitlines(keepends=True)
    for n in (1, 2, 4, len(lines) - 2, len(lines) - 1):
        house.save.write_bytes(b"".join(lines[:n]))
        said = f"cut back: it ends at line {n}, and here it had come to line {len(lines)}"
        with pytest.raises(NotAsLeft, match=said):
            house.resume()
        assert house.save.read_bytes() == b"".join(lines[:n])
    house.save.write_bytes(whole + b'{"n":')
    house.one_turn()


def test_a_turn_whose_reveal_was_seen_is_not_played_again(house: House) -> None:
    with house.resume() as table:
        turn = table.state.turn
        before = house.save.read_bytes()
        play(table, at(Phase.REVIEW, turn))
        after = house.save.read_bytes()
    house.save.write_bytes(before)
    with pytest.raises(NotAsLeft):
        house.resume()
    house.save.write_bytes(after)
    house.one_turn()


def test_lines_that_somebody_added_or_changed_are_not_gone_on_with(house: House) -> None:
    whole = house.save.read_bytes()
    with house.resume() as table:
        table.say(message("amber", "blue", turn=2))
    other = house.save.read_bytes()
    stolen = house.drawer.path.read_bytes()
    house.save.write_bytes(whole)
    with house.resume(_again(house)) as table:
        table.say(message("blue", "amber", turn=2))
    mine = house.save.read_bytes()
    house.save.write_bytes(other)
    with pytest.raises(NotAsLeft, match="was changed"):
        house.resume()
    house.save.write_bytes(whole)
    house.drawer.put(_with_line(house, read_chain(whole).entries[-1]))
    house.save.write_bytes(mine)
    with pytest.raises(NotAsLeft, match="was added to"):
        house.resume()
    assert stolen


def _again(house: House) -> Path:
    """The save as it stands now, which the drawer is made to know."""
    house.drawer.put(_with_line(house, read_chain(house.save.read_bytes()).entries[-1]))
    return house.save


def _with_line(house: House, last: JournalEntry) -> Any:
    from dataclasses import replace

    found = house.drawer.take()
    assert found.seen
    return replace(found, seen=replace(found.seen, line=last.n, hash=last.hash, coming=""))


def test_a_closed_game_that_was_cut_back_has_no_secrets_here(house: House) -> None:
    before = house.save.read_bytes()
    with house.resume() as table:
        play(table)
    with pytest.raises(Unusable, match="closed"):
        house.resume()
    house.save.write_bytes(before)
    with pytest.raises(Elsewhere, match="its secrets are not on this computer"):
        house.resume()


@links
@pytest.mark.parametrize("how", [os.symlink, os.link])
def test_two_programs_never_play_one_save_by_whatever_path(house: House, how: Any) -> None:
    other = house.folder / "other name.jsonl"
    how(house.save, other)
    for first, second in ((house.save, other), (other, house.save)):
        with house.resume(first) as table:
            table.seal("amber", order_of(table, "amber"))
            with pytest.raises(Unusable, match="another program"):
                house.resume(second)
            table.unseal("amber")
    house.one_turn(other)
    house.one_turn()
    assert path_of(_seen(house)) == house.save
    other.unlink()
    house.one_turn()


def _seen(house: House) -> Any:
    return house.drawer.take().seen


@links
def test_a_hard_link_of_a_deleted_original_is_the_original(house: House) -> None:
    other = house.folder / "other.jsonl"
    os.link(house.save, other)
    house.save.unlink()
    house.one_turn(other)


def test_nothing_is_left_beside_a_save_but_the_save(house: House) -> None:
    assert [path.name for path in house.folder.iterdir() if path.is_file()] == ["game.jsonl"]
    with house.resume() as table:
        assert lock_of(house.drawer.path).exists() or os.name != "posix"
        play(table)
    assert [path.name for path in house.folder.rglob("*") if path.is_file()] == ["game.jsonl"]


def test_salts_are_drawn_and_those_of_withdrawn_orders_are_forgotten(house: House) -> None:
    with house.resume() as table:
        salts = set()
        for _ in range(3):
            table.seal("amber", order_of(table, "amber"))
            (sealed,) = house.drawer.take().sealed.values()
            salts.add(sealed.salt)
            table.unseal("amber")
            held = house.drawer.path.read_text(encoding="utf-8")
            assert "sealed" not in json.loads(held)
            assert sealed.salt not in held
        assert len(salts) == 3
        for seat in SEATS:
            table.seal(seat, NO_MOVE)
        assert len(house.drawer.take().sealed) == 3
        table.reveal()
        assert not house.drawer.take().sealed
        play(table)
    assert verify(house.save).status == "sound"


def test_a_running_game_of_the_first_version_goes_on(house: House) -> None:
    """Its drawer holds neither salts nor how far the game came."""
    with house.resume() as table:
        held_now = table._ledger.secrets
        table._ledger.secrets = type(held_now)(held_now.secret, held_now.seed)  # as it was made then
        table.seal("amber", NO_MOVE)
    held = json.loads(house.drawer.path.read_text(encoding="utf-8"))
    assert sorted(held) == ["sealed", "secret", "seed"]
    assert sorted(held["sealed"]["amber"]) == ["line", "order"]
    copy = house.copy("copy.jsonl")
    with house.resume() as table:
        assert table.sealed_order("amber") == NO_MOVE
        play(table, at(Phase.PLANNING, 3))
    with pytest.raises(Copied):
        house.resume(copy)
    with house.resume() as table:
        play(table)
    assert verify(house.save).status == "sound"


def test_from_every_moment_between_vault_and_journal_a_game_of_people_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every state that the two files pass through together is one from which the game goes on, nothing lost."""
    house, moments = House(tmp_path), []
    put, append = Vault.put, Journal.append

    def crash() -> None:
        drawer = next(iter(house.vaults.glob("*.json")), None)
        if drawer and house.save.exists():
            moments.append((house.save.read_bytes(), drawer.read_bytes()))

    def watched_put(drawer: Vault, secrets: Any) -> None:
        put(drawer, secrets)
        crash()

    def watched_append(journal: Journal, kind: str, body: Any) -> JournalEntry:
        entry = append(journal, kind, body)
        crash()
        return entry

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "put", watched_put)
        patch.setattr(Journal, "append", watched_append)
        with house.begin() as table:
            table.seal("amber", order_of(table, "amber"))
            table.say(message("amber", "blue", turn=2))
            table.unseal("amber")
            play(table, at(Phase.PLANNING, 3))
        drawer = house.drawer.path
    assert len(moments) > 30
    for number, (save, secrets) in enumerate(moments):
        house.save.write_bytes(save + (b'{"n":1' if number % 3 == 0 else b""))
        drawer.write_bytes(secrets)
        with house.resume() as table:
            assert house.save.read_bytes() == save
            now = table._position
            assert set(table._ledger.secrets.sealed) == (set() if now.orders else set(now.seals))
            if number % 20 == 0:
                play(table)
                assert verify(house.save).status == "sound"
        for torn in house.folder.glob("*.torn*"):
            torn.unlink()


def test_a_save_that_names_another_game_is_refused(house: House) -> None:
    data = house.save.read_bytes()
    entry = read_chain(data).entries[0]
    house.save.write_bytes(data.replace(str(entry.body["game"]).encode(), b"../../../../../etc/passwd--------------"))
    with pytest.raises((Damaged, Unusable)):
        house.resume()
