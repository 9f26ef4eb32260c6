"""``--seed`` and ``--class-code`` of every command: one reader, one sentence."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner, Result
import pytest

from wargame.cli import main
from wargame.engine.seeds import WrongSeed, read_code, read_seed
from wargame.wording.captions import wrong_seed
from wargame.saves.replay import read_save

POCKET = "tests/fixtures/pocket/pocket.yaml"
COMMANDS = {
    "run": [POCKET], "play": [POCKET], "rehearse": [POCKET], "compare": [POCKET, "--module", "X"],
    "sensitivity": [POCKET, "--module", "X"], "backcast": [],
}


def wargame(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, words, input=typed)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("seed", ["-1", "+5", "１２", "9" * 5_000, "9223372036854775808", "x"])
def test_every_command_refuses_the_same_in_the_same_words(command: str, seed: str) -> None:
    done = wargame(command, *COMMANDS[command], "--seed", seed)
    with pytest.raises(WrongSeed) as refused:
        read_seed(seed)
    assert done.exit_code == 2
    assert wrong_seed(refused.value) in done.output


def test_lines_ask_again_in_the_same_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "saves").mkdir()
    done = wargame("play", "--plain", typed="1\n1\n\n\n\n\n-1\n１２\n" + "9" * 3_000 + "\n12\n\n\nleave\n")
    assert done.exit_code == 0, done.output
    assert " ".join(done.output.split()).count("is no seed. A seed is a whole number from 0 to 92233720368547758") == 3
    assert read_save(next((tmp_path / "saves").glob("*.jsonl"))).start.typed_seed


def test_lines_make_a_class_code_for_every_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "saves").mkdir()
    done = wargame("play", "--plain", typed="1\n1\n\n\n\n\nnew\n\n\nleave\n")
    assert done.exit_code == 0, done.output
    made = re.search(r"The class code is ([A-Z0-9-]+)\.", " ".join(done.output.split()))
    assert made
    save = next((tmp_path / "saves").glob("*.jsonl"))
    assert read_save(save).start.dice == "class"
    assert made.group(1) not in save.read_text(encoding="utf-8")
    assert read_code(made.group(1))


def test_whoever_reads_the_game_is_told_that_its_seed_was_chosen(tmp_path: Path) -> None:
    save = str(tmp_path / "g.jsonl")
    assert wargame("play", "--plain", POCKET, "--seed", "2026", "--save", save, typed="leave\n").exit_code == 0
    said = wargame("replay", save).output
    assert "Its seed was chosen, and mixed with the secret of the game." in said
    assert "2026" not in said
    assert b"2026" not in (tmp_path / "g.jsonl").read_bytes().partition(b',"files":')[0]


def test_a_code_of_the_program_is_one_it_takes(tmp_path: Path) -> None:
    made = wargame("play", "--new-class-code").output.strip()
    assert read_code(made)
    assert made != wargame("play", "--new-class-code").output.strip()
    save = tmp_path / "g.jsonl"
    done = wargame("play", "--plain", POCKET, "--class-code", "-", "--save", str(save), typed=f"{made}\nleave\n")
    assert done.exit_code == 0, done.output
    assert made not in done.output
    assert read_save(save).start.dice == "class"
    assert "no class code" in wargame("play", POCKET, "--class-code", "TOKYO-2026").output
    assert wargame("play", POCKET, "--class-code", made, "--seed", "1").exit_code == 2
