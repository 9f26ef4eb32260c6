"""An entry is what was kept, or it is not there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from wargame import library
from wargame.cache import store

NAME = store.name_of("test", "a", "b")
posix = pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX")


def test_what_is_kept_is_found(cache: Path) -> None:
    store.keep(NAME, {"said": [1, "two"]}, b"three\nfour")
    assert store.recall(NAME) == ({"said": [1, "two"]}, b"three\nfour")
    assert store.recall(store.name_of("test", "ab")) is None
    assert store.name_of("test", "ab") != NAME != store.name_of("test", "b", "a")


@pytest.mark.parametrize("at", [0, 31, 32, 40, -1])
def test_a_byte_that_changed_makes_an_entry_as_if_it_were_not_there(cache: Path, at: int) -> None:
    store.keep(NAME, {}, b"body" * 20)
    raw = bytearray((cache / NAME).read_bytes())
    raw[at] ^= 1
    (cache / NAME).write_bytes(raw)
    assert store.recall(NAME) is None
    store.keep(NAME, {}, b"body")
    assert store.recall(NAME) == ({}, b"body")


@pytest.mark.parametrize("raw", [b"", b"{}", bytes(32), bytes(200), b"\x78\x01" * 40])
def test_what_somebody_else_wrote_is_not_read(cache: Path, raw: bytes) -> None:
    store.keep(NAME, {}, b"body")
    (cache / NAME).write_bytes(raw)
    assert store.recall(NAME) is None


def test_an_entry_under_another_name_or_sealed_elsewhere_is_none(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(NAME, {}, b"body")
    other = store.name_of("test", "c")
    (cache / NAME).rename(cache / other)
    assert store.recall(other) is None
    monkeypatch.setenv(library.CACHE, str(tmp_path / "elsewhere"))
    store.keep(NAME, {}, b"mine")
    (tmp_path / "elsewhere" / other).write_bytes((cache / other).read_bytes())
    (tmp_path / "elsewhere" / NAME).write_bytes((cache / other).read_bytes())
    assert store.recall(NAME) is None
    assert store.recall(other) is None


@posix
def test_folder_and_entries_are_for_their_owner_alone(cache: Path) -> None:
    before = os.umask(0)
    try:
        store.keep(NAME, {}, b"body")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (cache, *cache.iterdir())}
    assert modes == {cache.name: 0o700, NAME: 0o600, "key": 0o600}


@posix
@pytest.mark.parametrize("what", ["folder", "key", "entry"])
def test_what_others_may_write_or_a_key_they_may_read_is_not_believed(cache: Path, what: str) -> None:
    store.keep(NAME, {}, b"body")
    path = {"folder": cache, "key": cache / "key", "entry": cache / NAME}[what]
    path.chmod(0o777 if what == "folder" else 0o666)
    assert store.recall(NAME) is None


@posix
def test_a_link_is_not_followed(cache: Path, tmp_path: Path) -> None:
    store.keep(NAME, {}, b"body")
    (cache / NAME).rename(tmp_path / "outside")
    (cache / NAME).symlink_to(tmp_path / "outside")
    assert store.recall(NAME) is None


@pytest.mark.parametrize("word", ["off", "OFF", ""])
def test_it_can_be_switched_off(cache: Path, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    store.keep(NAME, {}, b"body")
    monkeypatch.setenv(library.CACHE, word)
    store.keep(store.name_of("test", "other"), {}, b"")
    assert store.recall(NAME) is None
    assert len(list(cache.iterdir())) == 2


def test_without_a_place_nothing_is_kept_and_nothing_is_said(cache: Path, tmp_path: Path) -> None:
    cache.write_text("a file where the folder would be", encoding="utf-8")
    store.keep(NAME, {}, b"body")
    assert store.recall(NAME) is None
    assert cache.read_text(encoding="utf-8") == "a file where the folder would be"


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_read(cache: Path) -> None:
    store.keep(NAME, {}, b"body")
    cache.chmod(0o500)
    store.keep(store.name_of("test", "other"), {}, b"")
    assert store.recall(NAME) == ({}, b"body")
    cache.chmod(0o700)


def test_what_was_not_used_for_longest_goes(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [store.name_of("test", str(number)) for number in range(4)]
    monkeypatch.setattr(store, "MOST_BYTES", 3 * 1024)
    for number, name in enumerate(names):
        store.keep(name, {}, os.urandom(900))
        os.utime(cache / name, (number, number))
        if number == 2:
            assert store.recall(names[0]) is not None  # used now
    assert [name for name in names if (cache / name).exists()] == [names[0], *names[2:]]


def test_a_damaged_key_is_made_anew(cache: Path) -> None:
    store.keep(NAME, {}, b"body")
    (cache / "key").write_bytes(b"short")
    assert store.recall(NAME) is None
    store.keep(NAME, {}, b"again")
    assert store.recall(NAME) == ({}, b"again")


def test_what_is_too_large_is_not_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LARGEST", 100)
    store.keep(NAME, {}, bytes(200))
    assert not (cache / NAME).exists()
