"""One small file a user: kept whole, read kindly, never a reason not to play."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest

from wargame.settings import Settings, load, read_settings, store, with_setting, written


def test_what_is_kept_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "state" / "settings.json"
    liked = Settings("light", False, "ascii", 5, False, False, True, {"seat.seal": ("x", "ctrl+x")})
    assert store(liked, path) == ""
    assert load(path) == (liked, ())
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_without_a_file_the_usual_settings_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == (Settings(), ())


@pytest.mark.parametrize("data", [b"{", b"\xff\xfe", b"[]", b"[" * 100_000, b'"dark"', b""])
def test_a_damaged_file_is_told_and_set_aside(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(data)
    settings, (said,) = load(path)
    assert settings == Settings()
    assert "set aside as settings.json.damaged" in said
    assert (tmp_path / "settings.json.damaged").read_bytes() == data
    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("theme", "pink", "theme: pink is not one of dark, light, follow."),
        ("motion", 1, "motion: 1 is not true or false."),
        ("cover_minutes", -1, "cover_minutes: -1 is not a whole number of minutes from 0 to 120."),
        ("cover_minutes", True, "cover_minutes: True is not a whole number"),
        ("keys", {"seat.seal": [3]}, "seat.seal has none"),
        ("keys", ["s"], "is not a list of keys for each command"),
        ("colour", "red", "There is no setting “colour”."),
        ("\x1b]0;x\x07", "red", "There is no setting “\\x1b]0;x\\x07”."),
    ],
)
def test_a_wrong_line_costs_only_itself(name: str, value: object, words: str) -> None:
    settings, (said,) = read_settings(json.dumps({"clock": False, name: value}))
    assert settings == Settings(clock=False)
    assert words in said


def test_every_setting_can_be_set_and_is_checked() -> None:
    for one in fields(Settings):
        value = getattr(Settings(), one.name)
        assert getattr(with_setting(Settings(), one.name, value), one.name) == value
        with pytest.raises(ValueError, match=r"one of|true or false|minutes|keys"):
            with_setting(Settings(), one.name, object())


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be", encoding="utf-8")
    assert "cannot be kept" in store(Settings(), tmp_path / "state" / "settings.json")


def test_the_file_reads_like_a_form() -> None:
    assert '"cover_minutes": 5' in written(Settings())
