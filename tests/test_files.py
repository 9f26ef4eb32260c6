"""Files are made exclusively, whole or not at all, and never through a link: nobody else's file is touched."""

from __future__ import annotations

import ast
import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.saves.forging import reopened
from wargame import files
from wargame.debrief.export import keep
from wargame.files import PRIVATE, check_target, export, make_file, replace_file, reserved, sweep
from wargame.saves.journal import Journal, torn_path
from wargame.settings import Settings, load, store

posix = pytest.mark.skipif(os.name != "posix", reason="links, pipes and modes as POSIX has them")
Writer = Callable[[Path], object]


def exported(path: Path, full: bool = False) -> None:
    with export(path) as file:
        file.write(b"new")
        if full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def torn(path: Path) -> None:
    """Open a journal whose torn tail would be kept at ``path``."""
    save = path.with_name(path.name.removesuffix(".torn"))
    with Journal.create(save) as journal:
        journal.append("unseal", {})
    with save.open("ab") as file:
        file.write(b"; touch owned")
    with reopened(save) as journal:
        journal.append("unseal", {})


WRITERS: dict[str, Writer] = {
    "make": lambda path: make_file(path, b"new"),
    "replace": lambda path: replace_file(path, b"new"),
    "export": exported,
    "keep": lambda path: keep("new", "turn-1.txt", path.with_name("game.jsonl"), path.parent),
    "settings": lambda path: store(Settings(), path),
    "journal": lambda path: Journal.create(path).append("unseal", {}),
    "torn": torn,
}
NAMES = {"keep": "game-turn-1.txt", "torn": "game.jsonl.torn"}


def said(write: Writer, target: Path) -> bool:
    """Whether it is written, or refused in words that name the file."""
    try:
        write(target)
    except Exception as problem:
        return str(target) in str(problem) and "None" not in str(problem)
    return True


@posix
@pytest.mark.parametrize("suffix", ["", ".part", ".new", ".torn", ".tmp"])
@pytest.mark.parametrize("name", WRITERS)
def test_a_link_leads_nobody_into_another_file(tmp_path: Path, name: str, suffix: str) -> None:
    victim, target = tmp_path / "victim", tmp_path / NAMES.get(name, "game.jsonl")
    victim.write_text("precious\n", encoding="utf-8")
    link = target.with_name(target.name + suffix)
    link.symlink_to(victim)
    assert said(WRITERS[name], target)
    assert victim.read_text(encoding="utf-8") == "precious\n"
    assert not victim.is_symlink()


@posix
@pytest.mark.parametrize("name", sorted(set(WRITERS) - {"torn"}))
@pytest.mark.parametrize("kind", ["pipe", "folder", "dangling", "device"])
def test_what_is_no_file_is_answered_at_once_and_left_alone(tmp_path: Path, name: str, kind: str) -> None:
    target = tmp_path / NAMES.get(name, "game.jsonl")
    match kind:
        case "pipe":
            os.mkfifo(target)
        case "folder":
            (target / "inside").mkdir(parents=True)
        case "dangling":
            target.symlink_to(tmp_path / "nowhere")
        case _:
            target.symlink_to("/dev/full")
    assert said(WRITERS[name], target)
    assert not (tmp_path / "nowhere").exists()
    assert kind != "folder" or (target / "inside").is_dir()
    assert not [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")]


@posix
def test_torn_tails_go_into_numbered_files_of_their_own(tmp_path: Path) -> None:
    save = tmp_path / "game.jsonl"
    with Journal.create(save) as journal:
        journal.append("unseal", {})
    (tmp_path / "game.jsonl.torn").symlink_to(tmp_path / "nowhere")
    for tail in (b"first", b"second"):
        save.write_bytes(save.read_bytes() + tail)
        with reopened(save) as journal:
            journal.mend()
    assert not (tmp_path / "nowhere").exists()
    assert (tmp_path / "game.jsonl.torn-2").read_bytes() == b"first\n"
    assert (tmp_path / "game.jsonl.torn-3").read_bytes() == b"second\n"


def test_a_game_that_cannot_go_on_here_keeps_its_tail(tmp_path: Path) -> None:
    """Opening what somebody sent changes nothing before it is known that the game can go on."""
    save = tmp_path / "gift.jsonl"
    with Journal.create(save) as journal:
        journal.append("unseal", {})
    sent = save.read_bytes() + b"half a line"
    save.write_bytes(sent)
    reopened(save).close()
    assert save.read_bytes() == sent
    assert not torn_path(save).exists()


@posix
def test_saves_and_their_tails_are_their_owners_alone(tmp_path: Path) -> None:
    save, run = tmp_path / "game.jsonl", tmp_path / "run.jsonl"
    old = os.umask(0)
    try:
        with Journal.create(save) as journal:
            journal.append("unseal", {})
        with Journal.create(run, private=False) as journal:
            journal.append("start", {"rehearsal": True})
        with save.open("ab") as file:
            file.write(b"half a line")
        save.chmod(0o644)
        with reopened(save) as journal, reopened(run) as other:
            journal.mend()
            other.mend()
    finally:
        os.umask(old)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (save, run, torn_path(save))}
    assert modes == {"game.jsonl": 0o600, "run.jsonl": 0o666, "game.jsonl.torn": 0o600}


@posix
def test_an_odd_umask_does_not_lock_the_owner_out(tmp_path: Path) -> None:
    old = os.umask(0o777)
    try:
        replace_file(tmp_path / "secret", b"x", PRIVATE)
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_an_export_is_whole_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with pytest.raises(OSError, match=r"out\.csv"):
        exported(path, full=True)
    assert path.read_bytes() == b"old"
    exported(path)
    assert path.read_bytes() == b"new"
    assert os.name != "posix" or stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


def test_a_disk_that_takes_only_a_part_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda handle, data: 0)
    with pytest.raises(OSError, match="No space left on device") as told:
        make_file(tmp_path / "game.jsonl", b"a line")
    assert told.value.filename == str(tmp_path / "game.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_hard_links_has_whole_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(os, "name", "posix")
    make_file(tmp_path / "a", b"whole")
    assert (tmp_path / "a").read_bytes() == b"whole"
    with pytest.raises(FileExistsError):
        make_file(tmp_path / "a", b"other")
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_parts_of_killed_programs_are_swept_after_an_hour(tmp_path: Path) -> None:
    old, fresh, other = (tmp_path / name for name in (
        ".wargame-0123456789abcdef.part", ".wargame-fedcba9876543210.part", ".wargame-notes.part"))
    for path in (old, fresh, other):
        path.write_bytes(b"half")
    for path in (old, other):
        os.utime(path, (time.time() - 7200, time.time() - 7200))
    assert sweep(tmp_path) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([fresh.name, other.name])
    assert sweep(tmp_path / "nowhere") == 0


def test_a_target_is_doubted_before_the_work(tmp_path: Path) -> None:
    check_target(tmp_path / "new.md")
    with pytest.raises(IsADirectoryError, match="folder"):
        check_target(tmp_path)
    with pytest.raises(FileNotFoundError):
        check_target(tmp_path / "nowhere" / "new.md")
    with pytest.raises(OSError, match="not the name of a file"):
        check_target(tmp_path / "a\0b")


@posix
def test_settings_that_are_a_pipe_hold_nobody_up(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    os.mkfifo(path)
    settings, said = load(path)
    assert settings == Settings()
    assert "not a file" in said[0]


@pytest.mark.parametrize("name", ["con", "CON", "nul.yaml", "com1", "LPT9.txt", "aux.tar.gz", "prn ", "game.", "com¹"])
def test_names_that_windows_keeps_for_itself(name: str) -> None:
    assert reserved(name)


@pytest.mark.parametrize("name", ["console", "game.jsonl", "com10", "confess.yaml", "nullify", ".hidden"])
def test_names_that_windows_leaves_to_people(name: str) -> None:
    assert not reserved(name)


def test_every_room_makes_its_files_here() -> None:
    """``files`` is the one place: nothing else of the program opens a file for writing, makes or renames one."""
    home = Path(files.__file__)
    found = []
    words = ("write_", "touch", "mkstemp", "NamedTemp", "savefig", "os.", "shutil", "open(")
    for path in home.parent.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if path != home and any(word in text for word in words) else ():
            if isinstance(node, ast.Call) and _writes(node):
                found.append(f"{path.name}:{node.lineno}")
    allowed = {"settings.py", "standard_streams.py"}  # sets a damaged file aside; opens the system's nowhere
    assert [one for one in found if one.split(":")[0] not in allowed] == []


def _writes(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in ("write_text", "write_bytes", "touch", "mkstemp", "NamedTemporaryFile", "savefig"):
        return True
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    module = owner.id if isinstance(owner, ast.Name) else ""
    if name in ("replace", "rename", "link", "symlink") and module in ("os", "path", "shutil"):
        return True
    modes = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    return name == "open" and any(set(mode) <= set("rwxabt+") and set(mode) & set("wxa+") for mode in modes)
