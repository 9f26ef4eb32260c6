"""A running game carried from one computer to another and back, and what must not be opened."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from click.testing import CliRunner, Result
import pytest

from tests.table.games import SEATS, at, game, one_set_of_rules, order_of, play, rehearsal
from wargame.cli import main
from wargame.model.state import Phase
from wargame.saves import Unusable
from wargame.saves.cipher import NotOpened, locked, opened
from wargame.saves.housekeeping import saves_here
from wargame.saves.problems import Elsewhere
from wargame.saves.verify import verify
from wargame.table import Table
from wargame.table.packing import pack, unpack

WORDS = "correct horse battery staple"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guesses may be cheap here."""
    monkeypatch.setattr("wargame.saves.cipher._N", 2)
    one_set_of_rules(monkeypatch)


class Computer:
    def __init__(self, folder: Path) -> None:
        self.folder, self.vaults = folder, folder / "drawers"
        folder.mkdir()

    def resume(self, save: Path) -> Table:
        return Table.resume(save, vaults=self.vaults)

    def pack(self, save: Path, name: str = "game.pack") -> Path:
        pack(save, self.folder / name, WORDS, vaults=self.vaults)
        return self.folder / name

    def unpack(self, parcel: Path, to: Path | None = None) -> Path:
        return unpack(parcel, WORDS, self.folder, to, vaults=self.vaults)


@pytest.fixture
def here(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "here")


@pytest.fixture
def there(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "there")


@pytest.fixture
def save(here: Computer) -> Path:
    """A game in its second turn; one seat has sealed."""
    with play(game(here.folder / "spiel 日本.jsonl", here.vaults), at(Phase.PLANNING, 2)) as table:
        table.seal("amber", order_of(table, "amber"))
    return table.path


def test_a_packed_game_goes_on_elsewhere_and_is_set_aside_here(here: Computer, there: Computer, save: Path) -> None:
    parcel = here.pack(save)
    assert parcel.stat().st_mode & 0o077 == 0
    with pytest.raises(Elsewhere, match="packed for another computer"):
        here.resume(save)
    taken = there.unpack(parcel)
    assert taken == there.folder / "spiel 日本.jsonl"
    assert taken.stat().st_mode & 0o077 == 0
    assert taken.read_bytes() == save.read_bytes()
    with there.resume(taken) as table:
        assert table.state.sealed == {"amber"}
        assert table.sealed_order("amber") is not None
        play(table)
    assert verify(taken).status == "sound"
    (kept,) = saves_here(here.folder, here.vaults)
    assert "packed" in kept.hindrance


def test_nothing_of_a_game_can_be_read_in_its_pack(here: Computer, save: Path) -> None:
    before = (here.vaults / next(here.vaults.iterdir()).name).read_bytes()
    data = here.pack(save).read_bytes()
    assert before[12:60] not in data
    assert b"pocket" not in data.lower()
    assert data.count(b"\n", 0, 200) >= 1
    with pytest.raises(NotOpened):
        opened(data, WORDS + " ")


def test_a_game_comes_back_and_the_save_that_lay_here_goes_on(here: Computer, there: Computer, save: Path) -> None:
    first = here.pack(save)
    taken = there.unpack(first)
    with there.resume(taken) as table:
        play(table, at(Phase.PLANNING, 3))
    second = there.pack(taken, "back.pack")
    assert here.unpack(second) == save
    assert save.read_bytes() == taken.read_bytes()
    with pytest.raises(Unusable, match="on this computer already"):
        here.unpack(second)
    with pytest.raises(Unusable, match="come further here"):
        there.unpack(first)
    with here.resume(save) as table:
        play(table)
    assert verify(save).status == "sound"


def test_unpacking_where_it_was_packed_takes_the_game_up_again(here: Computer, save: Path) -> None:
    assert here.unpack(here.pack(save)) == save
    with here.resume(save) as table:
        play(table)
    assert verify(save).status == "sound"
    assert not list(here.vaults.iterdir())


def test_an_old_pack_does_not_bring_a_turn_back_that_was_seen(here: Computer, save: Path) -> None:
    parcel = here.pack(save)
    here.unpack(parcel)
    with here.resume(save) as table:
        play(table, at(Phase.PLANNING, 3))
    with pytest.raises(Unusable, match="on this computer already"):
        here.unpack(parcel)
    save.rename(here.folder / "hidden.txt")
    with pytest.raises(Unusable):
        here.unpack(parcel)
    (here.folder / "hidden.txt").unlink()
    with pytest.raises(Unusable, match="come further here"):
        here.unpack(parcel, here.folder / "new.jsonl")
    assert not (here.folder / "new.jsonl").exists()


def test_a_wrong_passphrase_or_a_changed_file_leaves_nothing(here: Computer, there: Computer, save: Path) -> None:
    parcel = here.pack(save)
    data = parcel.read_bytes()
    with pytest.raises(Unusable, match="the passphrase is another one, or the file was changed"):
        unpack(parcel, "another passphrase", there.folder, vaults=there.vaults)
    head = data.index(b"\n")
    changed = [data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
               for place in (0, 12, 40, head - 40, head, head + 1, len(data) // 2, len(data) - 1)]
    for wrong in (*changed, data[:-1], data + b"x", b"", b"{}", data[: head + 1], locked(b"{}", WORDS),
                  data.replace(b"pack/1", b"pack/2", 1)):
        parcel.write_bytes(wrong)
        with pytest.raises(Unusable):
            there.unpack(parcel)
    assert not [path for path in there.folder.rglob("*") if path.is_file() and path.suffix != ".lock"]


def test_a_name_in_a_pack_makes_no_file_elsewhere(here: Computer, there: Computer, save: Path) -> None:
    data = opened(here.pack(save).read_bytes(), WORDS)
    for number, name in enumerate(("../../evil.jsonl", "/etc/passwd", "a\\b.jsonl", "", "..", "con", "c:x")):
        parcel = there.folder / f"{number}.pack"
        hostile = data.replace("spiel 日本.jsonl".encode(), name.replace("\\", "\\\\").encode(), 1)
        parcel.write_bytes(locked(hostile, WORDS))
        taken = there.unpack(parcel)
        assert taken == there.folder / "unpacked.jsonl"
        taken.unlink()
        shutil.rmtree(there.vaults)


@pytest.mark.skipif(sys.platform != "linux", reason="names are letters there")
def test_a_save_whose_name_is_no_text_is_packed(here: Computer, there: Computer, save: Path) -> None:
    odd = save.rename(here.folder / os.fsdecode(b"caf\xe9.jsonl"))
    taken = there.unpack(here.pack(odd))
    assert taken == there.folder / "caf\ufffd.jsonl"
    assert taken.read_bytes() == odd.read_bytes()
    there.resume(taken).leave()


def test_an_unpacking_that_was_broken_off_is_done_again(here: Computer, there: Computer, save: Path) -> None:
    parcel = here.pack(save)
    there.unpack(parcel)
    shutil.rmtree(there.vaults)  # as if it had died between the two files
    with there.resume(there.unpack(parcel)) as table:
        play(table)
    (there.folder / "other.jsonl").write_bytes(b"mine")
    with pytest.raises(Unusable):
        unpack(here.folder / "none.pack", WORDS, there.folder, vaults=there.vaults)


def test_what_lies_there_already_is_not_touched(here: Computer, there: Computer, save: Path) -> None:
    parcel, taken = here.pack(save), there.folder / "mine.jsonl"
    taken.write_bytes(b"mine")
    with pytest.raises(Unusable, match="cannot be made"):
        there.unpack(parcel, taken)
    assert taken.read_bytes() == b"mine"
    assert not list(there.vaults.glob("*.json"))
    parcel.unlink()
    parcel.mkdir()
    here_again = here.folder / "game.pack"
    assert here_again.is_dir()


def test_only_what_could_go_on_is_packed(here: Computer, save: Path) -> None:
    copy = Path(shutil.copy(save, here.folder / "copy.jsonl"))
    with pytest.raises(Unusable, match="copy"):
        here.pack(copy, "copy.pack")
    run = play(rehearsal(here.folder / "run.jsonl"), at(Phase.PLANNING, 2))
    run.leave()
    with pytest.raises(Unusable, match="rehearsal"):
        here.pack(run.path, "run.pack")
    with here.resume(save) as table:
        with pytest.raises(Unusable, match="another program"):
            here.pack(save)
        for seat in SEATS[1:]:
            table.seal(seat, order_of(table, seat))
        play(table)
    with pytest.raises(Unusable, match="closed"):
        here.pack(save)
    assert not list(here.folder.glob("*.pack"))


def wargame(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, words, input=typed)


def test_the_commands_carry_a_game(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pocket = str(Path(__file__).parent.parent / "fixtures" / "pocket" / "pocket.yaml")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "here"))
    Path("saves").mkdir()
    assert wargame("play", "--plain", pocket, "--save", "g.jsonl", typed="\nseal\nyes\nleave\n").exit_code == 0
    assert "at least 12" in wargame("pack", "g.jsonl", typed="short\nshort\n").output
    done = wargame("pack", "g.jsonl", typed=f"{WORDS}\n{WORDS}\n")
    assert done.exit_code == 0, done.output
    assert WORDS not in done.output
    assert "wargame unpack g.jsonl.pack" in done.output
    refused = wargame("play", "--plain", "--continue", "g.jsonl", typed="leave\n")
    assert refused.exit_code == 2
    assert "packed for another computer" in refused.output
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "there"))
    assert "passphrase is another" in wargame("unpack", "g.jsonl.pack", typed="wrong\n").output
    changed, later = Path("changed.pack"), Path("later.pack")
    changed.write_bytes(Path("g.jsonl.pack").read_bytes().replace(b'"cipher"', b'"cypher"', 1))
    later.write_bytes(Path("g.jsonl.pack").read_bytes().replace(b"wargame-pack/1", b"wargame-pack/2", 1))
    assert "not a packed game" in wargame("unpack", str(changed), typed=f"{WORDS}\n").output
    assert "newer version" in wargame("unpack", str(later), typed=f"{WORDS}\n").output
    Path("words.txt").write_text(f"\ufeff{WORDS}\r\nmore\n", encoding="utf-8")  # as some editors write it
    done = wargame("unpack", "g.jsonl.pack", "--passphrase-file", "words.txt")
    assert done.exit_code == 0, done.output
    assert Path("saves/g.jsonl").is_file()
    assert wargame("play", "--plain", "--continue", "saves/g.jsonl", typed="leave\n").exit_code == 0
    assert wargame("unpack", "g.jsonl.pack", "--passphrase-file", "none.txt").exit_code == 2
    assert wargame("unpack", "none.pack").exit_code == wargame("unpack", "g.jsonl.pack").exit_code == 2


def test_without_the_library_it_says_which(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.ciphers", None)
    for command in ("pack", "unpack"):
        done = wargame(command, str(save), typed=f"{WORDS}\n{WORDS}\n")
        assert done.exit_code == 2
        assert 'pip install -c constraints.txt ".[pack]"' in done.output
