"""``wargame branch``, and what a refused copy says to type."""

from __future__ import annotations

import json
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result
import pytest

from wargame.cli import main

POCKET = str(Path(__file__).parent.parent / "fixtures" / "pocket" / "pocket.yaml")


def wargame(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, words, input=typed)


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


def test_a_copy_says_how_to_go_on_and_that_works(tmp_path: Path) -> None:
    assert wargame("play", "--plain", POCKET, "--save", "g.jsonl", typed="leave\n").exit_code == 0
    copy = shutil.copy("g.jsonl", "my backup 日本.jsonl")
    assert wargame("play", "--plain", "--continue", "g.jsonl", typed="\nseal\nyes\nleave\n").exit_code == 0
    done = wargame("play", "--plain", "--continue", copy, typed="leave\n")
    assert done.exit_code == 2
    assert f"this is a copy: the game goes on in {tmp_path / 'g.jsonl'}" in done.output
    command = shlex.split(done.output.strip().rpartition("secrets of its own: ")[2])
    assert command[:2] == ["wargame", "branch"]
    made = wargame(*command[1:])
    assert made.exit_code == 0, made.output
    again = shlex.split(made.output.strip().splitlines()[-1].removeprefix("Go on with: "))
    assert wargame(*again[1:2], "--plain", *again[2:], typed="leave\n").exit_code == 0
    done = wargame("play", "--plain", "--continue", "g.jsonl", typed="leave\n")
    assert done.exit_code == 0, done.output
    assert wargame("verify", "g.jsonl").exit_code == wargame("verify", again[-1]).exit_code == 3


def test_whoever_picks_a_copy_in_lines_is_asked_and_plays_a_branch_at_once() -> None:
    Path("saves").mkdir()
    assert wargame("play", "--plain", POCKET, "--save", "g.jsonl", typed="leave\n").exit_code == 0
    shutil.copy("g.jsonl", "saves/copy.jsonl")
    done = wargame("play", "--plain", typed="2\n1\n\n")
    assert done.exit_code == 2
    assert "the save was left as it is" in done.output
    assert not Path("saves/copy-branch.jsonl").exists()
    done = wargame("play", "--plain", typed="2\n1\nyes\nleave\n")
    assert done.exit_code == 0, done.output
    assert "this is a copy" in done.output
    assert Path("saves/copy-branch.jsonl").is_file()
    assert wargame("play", "--plain", "--continue", "g.jsonl", typed="leave\n").exit_code == 0


def test_a_rehearsal_is_branched_with_people_in_it() -> None:
    assert wargame("run", POCKET, "--seed", "7", "--save", "run.jsonl").exit_code == 0
    done = wargame("branch", "run.jsonl", "--turn", "2", "--seats", "amber=human", "--save", "mine.jsonl")
    assert done.exit_code == 0, done.output
    assert "turn 2 is planned" in done.output
    said = wargame("play", "--plain", "--continue", "mine.jsonl", typed="leave\n")
    assert said.exit_code == 0
    assert "A pocket crisis. Week 2 of 6, Amber." in said.output
    assert "Pass the keyboard" not in said.output, "one person sits here: there is nobody to hand over to"
    told = wargame("replay", "mine.jsonl").output
    assert "A branch: played on from turn 2" in told
    assert '"branches": [' in wargame("replay", "mine.jsonl", "--format", "json").output


@pytest.mark.parametrize(("words", "why"), [
    (["none.jsonl"], "no such file"),
    (["run.jsonl", "--turn", "40"], "never opened"),
    (["run.jsonl", "--save", "run.jsonl"], "already"),
    (["run.jsonl", "--seats", "nobody=human"], "no seat"),
    (["run.jsonl", "--seats", "amber=king"], "no player"),
])
def test_what_cannot_be_branched_is_one_line(words: list[str], why: str) -> None:
    wargame("run", POCKET, "--seed", "7", "--save", "run.jsonl")
    done = wargame("branch", *words)
    assert done.exit_code == 2
    assert why in done.output
    assert [path.name for path in Path().glob("*.jsonl")] == ["run.jsonl"]


def test_what_would_have_become_of_a_finished_game_is_made_listed_and_laid_beside_it() -> None:
    wargame("run", POCKET, "--seed", "7", "--save", "run.jsonl")
    made = wargame("branch", "run.jsonl", "--at", "2", "--seat", "amber", "--orders", "none", "--save", "if.jsonl")
    assert made.exit_code == 0, made.output
    assert "says the same as run.jsonl up to line" in made.output
    assert "How they ended" in made.output
    assert wargame("branch", "run.jsonl", "--at", "2", "--swap-dice", "--save", "swap.jsonl").exit_code == 0
    assert wargame("branch", "if.jsonl", "--at", "4", "--orders", "none", "--seat", "blue").exit_code == 0
    assert wargame("verify", "if.jsonl").exit_code == wargame("verify", "if-branch.jsonl").exit_code == 0
    tree = wargame("branch", "run.jsonl", "--list").output.splitlines()
    assert [line.split(":")[0] for line in tree] == ["run.jsonl", "  if.jsonl", "    if-branch.jsonl", "  swap.jsonl"]
    assert "other orders of Amber from week 2 on" in tree[1]
    assert "other dice from week 2 on" in tree[3]
    beside = wargame("branch", "if.jsonl", "--beside", "swap.jsonl").output
    assert "Rolls that differ" in beside
    data = json.loads(wargame("branch", "if.jsonl", "--beside", "swap.jsonl", "--format", "json").output)
    assert {pair["what"] for pair in data["scores"]} == {"amber", "blue", "coral"}
    assert all(pair["turn"] >= 2 for pair in data["rolls"])
    family = json.loads(wargame("branch", "run.jsonl", "--list", "--format", "json").output)
    assert [len(one["branches"]) for one in family["branches"]] == [1, 0]
    assert "What if: other orders of Amber from week 2 on." in wargame("replay", "if.jsonl").output


def test_a_turn_of_a_finished_game_is_planned_anew_by_people_with_its_dice() -> None:
    wargame("run", POCKET, "--seed", "7", "--save", "run.jsonl")
    made = wargame("branch", "run.jsonl", "--at", "3", "--same-dice", "--seats", "blue=random,coral=random")
    assert made.exit_code == 0, made.output
    said = wargame("play", "--plain", "--continue", "run-branch.jsonl", typed="seal\nyes\nleave\n")
    assert "Week 3 of 6, Amber" in said.output
    assert wargame("verify", "run-branch.jsonl").exit_code == 3
    assert "goes on" in wargame("branch", "run-branch.jsonl", "--at", "2", "--swap-dice").output


@pytest.mark.parametrize(("words", "why"), [
    (["--swap-dice"], "at which turn"),
    (["--at", "2", "--seat", "amber"], "in pairs"),
    (["--at", "2", "--seat", "nobody", "--orders", "none"], "no seat"),
    (["--at", "2", "--seat", "amber", "--orders", "T99"], "T99"),
    (["--at", "2", "--die", "move:x"], "PURPOSE=FACES"),
    (["--at", "2", "--die", "move:x=1,1"], "a roll of these rules"),
    (["--at", "40", "--swap-dice"], "never opened"),
    (["--at", "2", "--swap-dice", "--same-dice"], "leave"),
    (["--list", "--swap-dice"], "stand alone"),
    (["--module", "NOBODY"], "NOBODY"),
])
def test_what_cannot_be_asked_of_a_finished_game_is_one_line(words: list[str], why: str) -> None:
    wargame("run", POCKET, "--seed", "7", "--save", "run.jsonl")
    done = wargame("branch", "run.jsonl", *words)
    assert done.exit_code == 2
    assert why in done.output
    assert [path.name for path in Path().glob("*.jsonl")] == ["run.jsonl"]


@pytest.mark.parametrize(("change", "why"), [
    (lambda save: b"\xef\xbb\xbf" + save, "line 1: an editor put a byte order mark"),
    (lambda save: save.replace(b"\n", b"\r\n"), "line 1: its line ends were made CR LF"),
    (lambda save: save.partition(b"\n")[2], "line 1: the line does not follow"),
    (lambda save: save + save, "the line does not follow"),
    (lambda save: b"\n".join([*save.split(b"\n")[:4], *save.split(b"\n")[5:]]), "line 5: the line does not follow"),
])
def test_a_save_that_was_changed_is_refused_with_its_cause(change: Callable[[bytes], bytes], why: str) -> None:
    wargame("run", POCKET, "--seed", "7", "--save", "run.jsonl")
    Path("changed.jsonl").write_bytes(change(Path("run.jsonl").read_bytes()))
    for words in ((), ("--list",), ("--beside", "run.jsonl"), ("--at", "2", "--swap-dice")):
        done = wargame("branch", "changed.jsonl", *words)
        assert (done.exit_code, done.output.count("\n")) == (2, 1), done.output
        assert why in done.output
