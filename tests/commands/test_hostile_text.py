"""Commands and line mode print what a save, its file or a scenario's file is called, and nothing a terminal obeys."""

from __future__ import annotations

import json
import os
import shutil
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

import wargame.commands
from tests.hostile_saves import FILE, PLANTED, hostile_saves
from tests.plain.test_wide_letters import WIDE
from wargame.cli import main
from wargame.commands.answers import json_text


@pytest.fixture
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path, Path]:
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / f"own{FILE}.yaml").write_text(f"title: Own {PLANTED}\nid: own\n", encoding="utf-8")
    return hostile_saves(tmp_path)


def said(*words: str, typed: str = "") -> str:
    done = CliRunner().invoke(main, list(words), input=typed)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.output


def assert_harmless(text: str) -> None:
    assert "PLANTED" in text, "the words are told, as words"
    assert not {char for char in text if char not in "\n\f" and unicodedata.category(char)[0] == "C"}


def test_verify_names_a_file(saves: tuple[Path, Path, Path]) -> None:
    for save in saves:
        assert_harmless(said("verify", str(save)))


def test_a_replay_tells_title_and_players(saves: tuple[Path, Path, Path]) -> None:
    for save in saves:
        assert_harmless(said("replay", str(save)))


def test_the_account_names_title_and_players(saves: tuple[Path, Path, Path]) -> None:
    assert_harmless(said("aar", str(saves[1]), "--names"))


def test_the_list_of_scenarios_shows_files(saves: tuple[Path, Path, Path]) -> None:
    assert_harmless(said("scenarios"))
    assert_harmless(said("check", f"scenarios/own{FILE}.yaml"))
    assert_harmless(said("rules", f"own{PLANTED}"))


def test_a_scenario_whose_file_has_a_name_that_is_no_text_is_played_and_told(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.yaml")
    try:
        shutil.copy(WIDE, path)
    except (OSError, ValueError):
        pytest.skip("no such names here")
    save = str(tmp_path / "game.jsonl")
    assert "Receipt" in said("run", str(path), "--seed", "1", "--save", save)
    assert "caf\ufffd.yaml" in Path(save).read_text(encoding="utf-8")
    assert "sound" in said("verify", save)
    page = tmp_path / "page.html"
    said("rehearse", str(path), "-n", "2", "--html", str(page))
    assert page.exists()


def test_an_answer_for_a_program_holds_the_same_words_and_nothing_a_terminal_obeys(
    saves: tuple[Path, Path, Path],
) -> None:
    for save in saves:
        assert_harmless(said("verify", str(save), "--format", "json"))
    told = said("replay", str(saves[1]), "--format", "json")
    assert_harmless(told)
    assert PLANTED in json.loads(told)["players"]["blue"], "escaped, not thrown away"
    assert_harmless(said("scenarios", "--format", "json"))
    assert_harmless(said("check", f"scenarios/own{FILE}.yaml", "--format", "json"))


def test_what_a_terminal_would_obey_is_escaped_and_letters_stay_letters() -> None:
    data = {"한": "日本 \x9b31m \u202e \x7f \U000e0041 é"}
    text = json_text(data)
    assert "한" in text
    assert "日本" in text
    assert not {char for char in text if char != "\n" and unicodedata.category(char)[0] == "C"}
    assert json.loads(text) == data


def test_every_command_answers_programs_by_the_one_helper() -> None:
    folder = Path(wargame.commands.__file__).parent
    writers = [path.name for path in folder.glob("*.py") if "json.dump" in path.read_text(encoding="utf-8")]
    assert writers == ["answers.py"]


@pytest.mark.parametrize("typed", ["1\n", "2\n1\nleave\n", "3\n1\n"], ids=["new", "go on", "read again"])
def test_line_mode_lists_scenarios_and_saves(typed: str, saves: tuple[Path, Path, Path]) -> None:
    assert_harmless(said("play", "--plain", typed=typed))


def test_line_mode_says_where_the_game_is_saved(saves: tuple[Path, Path, Path]) -> None:
    assert_harmless(said("play", "--plain", "--continue", str(saves[0]), typed="leave\n"))
