"""The commands about games, as a person or a program meets them: what they say, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.saves.forging import forge
from wargame.cli import main

POCKET = str(Path(__file__).parent.parent / "fixtures" / "pocket" / "pocket.yaml")


def wargame(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, list(words), input=typed)


@pytest.fixture
def game(tmp_path: Path) -> Path:
    """A finished random game."""
    save = tmp_path / "game.jsonl"
    assert wargame("run", POCKET, "--seed", "7", "--save", str(save)).exit_code == 0
    return save


@pytest.fixture
def unfinished(tmp_path: Path) -> Path:
    """A game that was left in its first turn, after one seat had sealed."""
    save = tmp_path / "unfinished.jsonl"
    typed = "amber\norder A1\nseal\nyes\nleave\n"
    done = wargame("play", POCKET, "--plain", "--seed", "7", "--save", str(save), typed=typed)
    assert done.exit_code == 0
    return save


def test_the_same_inputs_give_the_same_bytes(game: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.jsonl"
    wargame("run", POCKET, "--seed", "7", "--save", str(again))
    assert again.read_bytes() == game.read_bytes()


def test_a_save_may_be_named_without_a_folder(
    game: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = wargame("run", POCKET, "--seed", "7", "--save", "here.jsonl")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "here.jsonl").read_bytes() == game.read_bytes()


def test_another_seed_gives_another_game(game: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    wargame("run", POCKET, "--seed", "8", "--save", str(other))
    assert other.read_bytes() != game.read_bytes()


def test_the_same_orders_from_another_folder_give_the_same_bytes(tmp_path: Path) -> None:
    saves = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        (folder / f"{folder.name}.yaml").write_text("- {turn: 1, moves: [A1]}\n", encoding="utf-8")
        saves.append(folder / "game.jsonl")
        wargame("run", POCKET, "--seed", "7", "--save", str(saves[-1]),
                "--seats", f"amber=script:{folder / folder.name}.yaml,blue=idle,coral=idle")
    assert saves[0].read_bytes() == saves[1].read_bytes()


def test_a_program_gets_the_outcome_as_data(tmp_path: Path) -> None:
    said = wargame("run", POCKET, "--seed", "7", "--save", str(tmp_path / "g.jsonl"), "--format", "json")
    outcome = json.loads(said.output)
    assert outcome["seed"] == 7
    assert outcome["ending"]["name"] == "Dusk"
    assert set(outcome["scores"]) == {"amber", "blue", "coral"}
    assert outcome["tracks"]["trust"] in range(11)


@pytest.mark.parametrize(("words", "answer"), [
    (["run", "pocket-crisis"], "there is no scenario 'pocket-crisis'"),
    (["run", POCKET, "--seats", "ambre=random"], "did you mean “amber”?"),
    (["run", POCKET, "--seats", "amber=human"], "nobody sits at the keyboard"),
    (["run", POCKET, "--seats", "amber=script:none.yaml"], "there is no such file"),
    (["run", POCKET, "--module", "GLOOM"], "GLOOM"),
    (["run", POCKET, "--seed", "-1"], "--seed"),
    (["replay", "none.jsonl"], "none.jsonl"),
    (["play", "--plain", "--continue", "none.jsonl"], "none.jsonl"),
    (["play", POCKET, "--continue", "none.jsonl"], "--continue goes on with a game as it is"),
    (["play", "--seed", "3"], "which scenario?"),
    (["relpay", "none.jsonl"], "Did you mean 'replay'?"),
])
def test_what_cannot_be_asked_is_said_in_words_with_exit_code_2(
    words: list[str], answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = wargame(*words)
    assert done.exit_code == 2, done.output
    assert answer in done.output
    assert "Traceback" not in done.output
    assert list(tmp_path.iterdir()) == []


def test_an_order_the_rules_refuse_stops_the_run_and_says_which(tmp_path: Path) -> None:
    script = tmp_path / "greedy.yaml"
    script.write_text("- {turn: 1, moves: [A2, J1, A1, A1]}\n", encoding="utf-8")
    save = str(tmp_path / "g.jsonl")
    done = wargame("run", POCKET, "--seats", f"amber=script:{script}", "--seed", "1", "--save", save)
    assert done.exit_code == 2
    assert "turn 1: the rules do not allow an order" in done.output


def test_a_run_does_not_write_over_a_save(game: Path) -> None:
    before = game.read_bytes()
    done = wargame("run", POCKET, "--seed", "9", "--save", str(game))
    assert done.exit_code == 2
    assert game.read_bytes() == before


def test_a_closed_game_is_told_in_full_and_seat_by_seat(game: Path) -> None:
    all_of_it = wargame("replay", str(game)).output
    assert "Amber’s private card: Hoard" in all_of_it
    assert "Amber’s private card" not in wargame("replay", str(game), "--seat", "blue").output
    assert wargame("replay", str(game), "--seat", "green").exit_code == 2


def test_replay_names_every_event_for_programs(game: Path) -> None:
    data = json.loads(wargame("replay", str(game), "--format", "json").output)
    assert data["closed"]
    names = [event["name"] for event in data["events"]]
    assert len(names) == len(set(names)) > 100
    assert {event["kind"] for event in data["events"]} >= {"ordered", "rolled", "changed", "ended", "scored"}


def test_a_game_that_goes_on_is_told_as_all_seats_know_it(unfinished: Path) -> None:
    told = wargame("replay", str(unfinished)).output
    assert "This game goes on" in told
    assert "private card" not in told
    assert "A speech" not in told
    assert wargame("replay", str(unfinished), "--seat", "amber").exit_code == 2


def test_a_game_that_was_left_goes_on_with_what_was_sealed(unfinished: Path) -> None:
    done = wargame("play", "--plain", "--continue", str(unfinished), typed="")
    assert done.exit_code == 0
    assert "Sealed: Amber." in done.output


def test_verify_says_loudly_that_a_game_is_not_closed(game: Path, unfinished: Path) -> None:
    for path, cut in ((unfinished, False), (game, True)):
        if cut:
            path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
        done = wargame("verify", str(path))
        assert done.exit_code == 3
        assert "sound so far, not closed" in done.output.splitlines()[0]
        data = json.loads(wargame("verify", str(path), "--format", "json").output)
        assert data["status"] == "sound so far, not closed"
        assert "lines" not in done.output.splitlines()[0], "they tell how much was said in private"
        assert data["lines"] is None


def test_verify_answers_by_exit_code(game: Path, tmp_path: Path) -> None:
    assert wargame("verify", str(game)).exit_code == 0
    text = game.read_bytes()
    game.write_bytes(text.replace(b'"to":5', b'"to":6', 1))
    done = wargame("verify", str(game))
    assert done.exit_code == 1
    assert "expected" in done.output
    game.write_bytes(text[:-40])
    assert wargame("verify", str(game)).exit_code == 1
    assert wargame("verify", str(tmp_path / "none.jsonl")).exit_code == 2
    (tmp_path / "prose.jsonl").write_text("Once upon a time", encoding="utf-8")
    assert wargame("verify", str(tmp_path / "prose.jsonl")).exit_code in (1, 2)


@pytest.mark.parametrize("name", ["play", "run", "replay", "verify"])
def test_help_says_what_a_command_is_for(name: str) -> None:
    done = wargame(name, "--help")
    assert done.exit_code == 0
    assert len(done.output.splitlines()) > 6


def test_a_save_names_no_script_and_the_game_goes_on_with_it_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans, save = tmp_path / "plans", tmp_path / "game.jsonl"
    plans.mkdir()
    (plans / "secret-plan.yaml").write_text("- {turn: 1, moves: [A1]}\n", encoding="utf-8")
    monkeypatch.chdir(plans)
    seats = "amber=script:secret-plan.yaml,blue=random,coral=human"
    assert wargame("play", POCKET, "--plain", "--seats", seats, "--save", str(save), typed="leave\n").exit_code == 0
    assert b"secret-plan" not in save.read_bytes()
    (plans / "secret-plan.yaml").unlink()
    monkeypatch.chdir(tmp_path)
    told = wargame("play", "--plain", "--continue", str(save), typed="\nseal\nyes\n\n\n\n\n\n\nleave\n").output
    assert "Amber orders A1 A speech" in told


def test_a_script_that_is_not_at_hand_leaves_its_seat_to_people(tmp_path: Path) -> None:
    from dataclasses import replace

    from wargame.saves.vault import vault_of
    from wargame.saves.replay import read_save

    script, save = tmp_path / "plan.yaml", tmp_path / "game.jsonl"
    script.write_text("- {turn: 1, moves: [A1]}\n", encoding="utf-8")
    wargame("play", POCKET, "--plain", "--seats", f"amber=script:{script}", "--save", str(save), typed="leave\n")
    drawer = vault_of(read_save(save).start.game, save=save, rehearsal=False)
    drawer.put(replace(drawer.take(), scripts={}))
    done = wargame("play", "--plain", "--continue", str(save), typed="leave\n")
    assert done.exit_code == 0
    assert "The script of amber is not on this computer: a team holds that seat now." in done.output


def test_a_file_that_a_strangers_save_names_as_a_script_is_not_opened(tmp_path: Path) -> None:
    private, save, made = tmp_path / "private.txt", tmp_path / "game.jsonl", tmp_path / "branch.jsonl"
    private.write_text("nobody's business\n", encoding="utf-8")
    wargame("play", POCKET, "--plain", "--save", str(save), typed="leave\n")
    forge(save, 1, lambda body: body.update(players={**body["players"], "amber": f"script:{private}"}))
    assert wargame("branch", str(save), "--save", str(made)).exit_code == 0
    done = wargame("play", "--plain", "--continue", str(made), typed="leave\n")
    assert done.exit_code == 0, done.output
    assert "The script of amber is not on this computer: a team holds that seat now." in done.output
    assert "business" not in done.output


def test_a_branch_keeps_the_script_and_names_no_file(
    game: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, made = tmp_path / "secret-plan.yaml", tmp_path / "branch.jsonl"
    plan.write_text("- {turn: 1, moves: [A1]}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    seats = "amber=script:secret-plan.yaml,blue=human,coral=random"
    done = wargame("branch", str(game), "--turn", "1", "--seats", seats, "--save", str(made))
    assert done.exit_code == 0, done.output
    assert b"secret-plan" not in made.read_bytes()
    plan.unlink()
    typed = "\nseal\nyes\n\n\n\n\n\n\nleave\n"
    assert "Amber orders A1 A speech" in wargame("play", "--plain", "--continue", str(made), typed=typed).output


def test_a_game_stopped_too_early_is_begun_again(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    done = wargame("play", "--plain", "--continue", str(empty))
    assert "a game that was stopped before its first line was written is begun again" in done.output
    empty.touch()
    done = wargame("play", "--plain", "--continue", str(empty))
    assert done.exit_code == 2
    assert "nothing was recorded in it; delete it, and begin the game again" in done.output


def test_two_branches_at_once_have_two_names(game: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import import_module

    branch = import_module("wargame.commands.branch")
    fresh, names = branch._fresh, [game]  # a name that was free when it was looked for
    monkeypatch.setattr(branch, "_fresh", lambda save: names.pop() if names else fresh(save))
    before = game.read_bytes()
    done = wargame("branch", str(game))
    assert done.exit_code == 0, done.output
    assert game.read_bytes() == before
    assert game.with_name("game-branch.jsonl").exists()
