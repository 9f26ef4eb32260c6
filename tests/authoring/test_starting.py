"""``wargame new``: what is written checks clean, plays, and is never written over anything."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wargame.authoring import check_file, load_scenario
from wargame.authoring.starting import NoName, started
from wargame.cli import main
from wargame.library import shipped, yaml_files

SHIPPED = sorted(path.stem for path in yaml_files(shipped("scenarios")))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with no shelf of one's own at home."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


def wargame(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_a_new_scenario_checks_without_a_doubt_and_says_what_comes_next(desk: Path) -> None:
    done = wargame("new", "harbour-crisis")
    assert done.exit_code == 0, done.output
    assert "wargame check harbour-crisis ·" in done.output
    for called in ("harbour-crisis", "harbour-crisis.yaml"):
        assert wargame("check", "--strict", called).output == "1 file: no problems\n"
    scenario = load_scenario(desk / "harbour-crisis.yaml").scenario
    assert scenario is not None
    assert (scenario.about.id, scenario.about.title) == ("harbour-crisis", "Harbour crisis")


def test_a_blank_world_needs_no_rulebook_checks_without_a_doubt_and_plays_to_an_ending(desk: Path) -> None:
    assert wargame("new", "two-towns", "--blank").exit_code == 0
    assert wargame("check", "--strict", "two-towns").output == "1 file: no problems\n"
    scenario = load_scenario(desk / "two-towns.yaml").scenario
    assert scenario is not None
    assert (len(scenario.seats), len(scenario.tables), len(scenario.files)) == (2, 1, 1)
    done = wargame("run", "two-towns", "--seed", "1", "--save", str(desk / "game.jsonl"))
    assert done.exit_code == 0, done.output
    assert "Ending: " in done.output
    told = wargame("rehearse", "two-towns", "-n", "20").output
    assert "Four weeks later" in told
    assert "any war" not in told, "no ending of this world counts as one"
    assert wargame("new", "three", "--blank", "--like", SHIPPED[0]).exit_code == 2


def test_an_editor_finds_the_schema_and_settings_beside_it_and_settings_of_ones_own_stay(desk: Path) -> None:
    (desk / ".vscode").mkdir()
    (desk / ".vscode" / "settings.json").write_text("mine", encoding="utf-8")
    wargame("new", "two-towns", "--blank")
    named = (desk / "two-towns.yaml").read_text(encoding="utf-8").splitlines()[0].split("$schema=")[1]
    assert "open_sluice" in str(json.loads((desk / named).read_text(encoding="utf-8"))["properties"]["ban"])
    assert (desk / ".vscode" / "settings.json").read_text(encoding="utf-8") == "mine"
    (desk / "elsewhere").mkdir()
    os.chdir(desk / "elsewhere")
    wargame("new", "two-rivers", "--blank")
    assert "yaml.completion" in json.loads((desk / "elsewhere/.vscode/settings.json").read_text(encoding="utf-8"))


def test_where_there_is_a_shelf_it_goes_there_and_is_known_by_its_id(desk: Path) -> None:
    (desk / "scenarios").mkdir()
    assert wargame("new", "harbour-crisis").exit_code == 0
    assert (desk / "scenarios" / "harbour-crisis.yaml").is_file()
    assert wargame("check", "harbour-crisis").exit_code == 0


def test_it_plays_to_an_ending(desk: Path) -> None:
    wargame("new", "harbour-crisis")
    done = wargame("run", "harbour-crisis.yaml", "--seed", "1", "--save", str(desk / "game.jsonl"))
    assert done.exit_code == 0, done.output
    assert "Ending: " in done.output


@pytest.mark.long
def test_in_twenty_games_everything_new_in_it_is_used(desk: Path) -> None:
    wargame("new", "harbour-crisis")
    seen = ""
    for seed in range(20):
        save = desk / f"{seed}.jsonl"
        done = wargame("run", "harbour-crisis.yaml", "--seed", str(seed), "--save", str(save))
        assert done.exit_code == 0, done.output
        assert "Ending: " in done.output
        record = save.read_text(encoding="utf-8")
        seen += record.split("\n", 1)[1]  # without the scenario's own text in the first line
    for used in ("inject:second_film", "move:coast_guard_line", "table:harbour_mood", "settle:second_film"):
        assert used in seen, used


@pytest.mark.parametrize("like", SHIPPED)
def test_a_copy_differs_from_what_it_was_copied_from_in_its_name_alone(desk: Path, like: str) -> None:
    done = wargame("new", "mine", "--like", like)
    assert done.exit_code == 0, done.output
    ours = (desk / "mine.yaml").read_text(encoding="utf-8").split("\n\n", 1)[1]
    theirs = (shipped("scenarios") / f"{like}.yaml").read_text(encoding="utf-8")
    different = [(a, b) for a, b in zip(ours.splitlines(), theirs.splitlines(), strict=True) if a != b]
    assert [a for a, _ in different] == ["id: mine", 'title: "Mine"']
    assert like in (desk / "mine.yaml").read_text(encoding="utf-8").splitlines()[1]


def test_a_copy_checks_clean(desk: Path) -> None:
    wargame("new", "mine", "--like", SHIPPED[0])
    assert check_file(desk / "mine.yaml").diagnostics == ()


def test_nothing_is_written_over(desk: Path) -> None:
    (desk / "harbour.yaml").write_text("mine", encoding="utf-8")
    done = wargame("new", "harbour")
    assert done.exit_code == 2
    assert "never" in done.output or "ever" in done.output
    assert (desk / "harbour.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["Harbour", "2nd", "a_b", "../out", "ä", "", "a" * 61, SHIPPED[0]])
def test_a_name_that_cannot_be_is_refused_and_nothing_is_written(desk: Path, name: str) -> None:
    done = wargame("new", name)
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert list(desk.rglob("*.yaml")) == []
    assert not (desk.parent / "out.yaml").exists()


def test_a_copy_of_nothing_says_what_there_is(desk: Path) -> None:
    done = wargame("new", "mine", "--like", "us-drawdwn")
    assert done.exit_code == 2
    assert "us-drawdown" in done.output


@pytest.mark.parametrize("name", ["con", "aux", "nul", "prn", "com1", "lpt9"])
def test_no_scenario_is_called_as_windows_calls_its_devices(name: str) -> None:
    with pytest.raises(NoName, match="Windows keeps it for itself"):
        started(name)
