"""``wargame new``: what is written checks clean, plays, and is never written over anything."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wargame.authoring import check_file, load_scenario
from wargame.authoring.shape.validation import validate
from wargame.authoring.starting import NoName, left_from_start, started
from wargame.authoring.yaml.reader import ParsedFile, read_file
from wargame.cli import main
from wargame.engine.lowering.policies import whole_doctrine
from wargame.library import shipped, yaml_files
from wargame.model.files import ScenarioFile
from wargame.players.seating import WrongSeating, check_doctrine, players_of, read_seating

BOOKS = ("triangle-state", "triangle-goals")
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


def test_a_name_that_the_terms_refuse_gets_a_title_that_they_do_not(desk: Path) -> None:
    assert wargame("new", "east-sea-catch").exit_code == 0
    assert wargame("check", "--strict", "east-sea-catch").output == "1 file: no problems\n"
    assert "East Sea" not in (desk / "east-sea-catch.yaml").read_text(encoding="utf-8").split("\ntitle:")[1]
    wargame("new", "east-sea-towns", "--blank")
    assert 'title: "East sea towns"' in (desk / "east-sea-towns.yaml").read_text(encoding="utf-8"), "it has no terms"


def test_the_solo_game_of_the_guide_can_be_played_and_a_doctrine_that_is_not_there_is_looked_for(desk: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "authors-guide.md").read_text(encoding="utf-8")
    seats = guide.split("wargame play FILE --seats ", 1)[1].split("`")[0]
    wargame("new", "my-crisis")
    scenario = load_scenario(desk / "my-crisis.yaml").scenario
    assert scenario is not None
    seating = read_seating(seats, tuple(scenario.seats), "human")
    assert sorted(players_of(seating, scenario, 1)) == ["seoul", "washington"]
    bare = scenario.model_copy(update={"doctrines": {}})
    with pytest.raises(WrongSeating, match="triangle-doctrines has it") as told:
        check_doctrine("prudent", bare.model_copy(update={"about": bare.about.model_copy(update={"rulebooks": BOOKS})}))
    assert "rulebooks:" in str(told.value)
    with pytest.raises(WrongSeating, match="there are: none"):
        check_doctrine("nobody", bare)


def test_its_own_joint_move_is_worth_an_order_in_the_first_turn_and_a_shared_doctrine_orders_it(desk: Path) -> None:
    wargame("new", "my-crisis")
    scenario = load_scenario(desk / "my-crisis.yaml").scenario
    assert scenario is not None
    told = wargame("preview", "my-crisis", "--plain", "--once", "--seat", "tokyo").output
    card = told[told.index("N1 A line between two coast guards\n") :]
    least = int(card.split("Success or better: ")[1].split("–")[0])
    assert least >= 35, card[:600]
    for doctrine in ("cooperative", "prudent"):
        policy = whole_doctrine(scenario, doctrine)
        assert any("coast_guard_line" in one.moves for one in policy[0]), doctrine
        assert any(one.question == "second_film_words" for one in policy[1]), doctrine


def test_every_text_left_from_the_start_is_known_and_nothing_else_is(desk: Path) -> None:
    wargame("new", "my-crisis")
    path = desk / "my-crisis.yaml"

    def left() -> set[str]:
        parsed = read_file(path)
        assert isinstance(parsed, ParsedFile)
        return {".".join(map(str, one)) for one, _text in left_from_start(validate(parsed, ScenarioFile))}

    own = {"summary", "opening", "setup.seoul.brief", "moves.coast_guard_line.text", "injects.second_film.text"}
    assert own <= left()
    text = path.read_text(encoding="utf-8").replace("and the book is the problem", "and nobody likes the book")
    path.write_text(text.replace("Two duty officers get", "Two captains get"), encoding="utf-8")
    assert {"setup.tokyo.brief", "moves.coast_guard_line.text"}.isdisjoint(left())
    assert "setup.seoul.brief" in left()
    strike = validate(read_file(shipped("scenarios") / "port-strike.yaml"), ScenarioFile)  # type: ignore[arg-type]
    assert left_from_start(strike) == ()


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
