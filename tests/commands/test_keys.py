"""``wargame keys`` lists what can be pressed, and says what of one's own keys cannot hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from wargame.cli import main


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.json"
    monkeypatch.setattr("wargame.library.settings_path", lambda: path)
    return path


def test_every_command_is_listed_with_its_keys(settings: Path) -> None:
    done = CliRunner().invoke(main, ["keys"])
    assert done.exit_code == 0
    assert any(line.split()[:2] == ["seat.seal", "s"] for line in done.stdout.splitlines())
    assert "(not there yet)" in done.stdout


def test_keys_of_ones_own_are_listed_and_wrong_ones_named(settings: Path) -> None:
    settings.write_text('{"keys": {"seat.seal": ["b"], "app.help": ["q"]}}', encoding="utf-8")
    done = CliRunner().invoke(main, ["keys"])
    assert done.exit_code == 1
    assert "b (usually s)" in done.stdout
    assert "Cannot hold: app.help: q is the key of app.leave" in done.stderr


def test_a_damaged_file_is_told(settings: Path) -> None:
    settings.write_text("{", encoding="utf-8")
    done = CliRunner().invoke(main, ["keys"])
    assert done.exit_code == 1
    assert "set aside" in done.stderr
