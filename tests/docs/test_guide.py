"""The author's guide keeps its word: its examples check clean and play, its mistakes get the answer it quotes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.docs.examples import GUIDE, cases, commands_on, mistakes, steps
from wargame.authoring import check_file, load_scenario
from wargame.authoring.backcast.loading import load_case
from wargame.authoring.reference import reference
from wargame.authoring.rendering import render_all
from wargame.cli import COMMANDS, main


@pytest.mark.parametrize("number", range(len(steps())))
def test_every_example_checks_clean_with_all_before_it(number: int, tmp_path: Path) -> None:
    file = tmp_path / "lantern-night.yaml"
    file.write_text(steps()[number], encoding="utf-8")
    problems = check_file(file).diagnostics
    # a thing may be used only by the next example; what is finished has no doubt left
    told = [str(problem) for problem in problems if problem.severity == "error" or number == len(steps()) - 1]
    assert told == []


@pytest.mark.parametrize("module", ["PUBLICS", "CHA_LOUD"])
def test_the_finished_example_plays_under_its_own_theories(module: str, tmp_path: Path) -> None:
    file = tmp_path / "lantern-night.yaml"
    file.write_text(steps()[-1], encoding="utf-8")
    words = ["run", str(file), "--module", module, "--seed", "3", "--save", str(tmp_path / "game.jsonl")]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    assert module in done.output
    assert "Ending: " in done.output


@pytest.mark.long
def test_a_theory_written_in_yaml_alone_changes_how_the_same_dice_fall_out(tmp_path: Path) -> None:
    file = tmp_path / "lantern-night.yaml"
    file.write_text(steps()[-1], encoding="utf-8")
    told = []
    for module in ("PUBLICS", "CHA"):
        save = tmp_path / f"{module}.jsonl"
        seats = "tokyo=doctrine:steady,seoul=doctrine:steady"
        words = ["run", str(file), "--module", module, "--seats", seats, "--seed", "7", "--save", str(save)]
        assert CliRunner().invoke(main, words).exit_code == 0
        told.append(CliRunner().invoke(main, ["replay", str(save)]).output)
    reason = "cannot carry it"
    assert (reason in told[0], reason in told[1]) == (True, False)


@pytest.mark.parametrize("doctrine", ["steady", "steady_friend", "prudent", "nationalist"])
def test_the_guides_doctrines_hold_a_seat(doctrine: str, tmp_path: Path) -> None:
    file = tmp_path / "lantern-night.yaml"
    file.write_text(steps()[-1], encoding="utf-8")
    seats = ",".join(f"{seat}=doctrine:{doctrine}" for seat in ("tokyo", "seoul", "washington"))
    done = CliRunner().invoke(main, ["run", str(file), "--seats", seats, "--seed", "7", "--save", str(tmp_path / "g")])
    assert done.exit_code == 0, done.output
    assert "Ending: " in done.output


def test_the_guides_terms_are_those_of_the_finished_example(tmp_path: Path) -> None:
    file = tmp_path / "lantern-night.yaml"
    text = steps()[-1].replace("On the last night of a harbour festival", "On the last lamp night, at East Quay,")
    assert text != steps()[-1]
    file.write_text(text, encoding="utf-8")
    assert [problem.hint for problem in check_file(file).diagnostics] == [
        "write Lantern Night", "write East Quay/Lower Harbour",
    ]  # fmt: skip
    file.write_text(steps()[-1].replace("a small drone falls", "an F-35 sees a small drone fall"), encoding="utf-8")
    assert check_file(file).diagnostics == ()
    assert load_scenario(file).scenario is not None


@pytest.mark.parametrize("number", range(len(cases())))
def test_every_back_cast_checks_clean_and_is_judged(number: int, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(cases()[number], encoding="utf-8")
    assert load_case(file).diagnostics == ()
    done = CliRunner().invoke(main, ["backcast", str(file), "--runs", "60"])
    assert done.exit_code == 0, done.output
    assert "1 of 1 cases as history says" in done.output


@pytest.mark.parametrize("number", range(len(mistakes())))
def test_every_mistake_gets_the_answer_the_guide_quotes(number: int, tmp_path: Path) -> None:
    text, answer = mistakes()[number]
    file = tmp_path / "lantern-night.yaml"
    file.write_text(text, encoding="utf-8")
    said = render_all(check_file(file).diagnostics)
    assert [line for line in answer.splitlines() if line not in said] == []


def test_the_guide_names_no_command_that_does_not_exist() -> None:
    said = GUIDE.read_text(encoding="utf-8").replace("`", " ").split("wargame ")[1:]
    named = {part.split()[0].strip(".,:;") for part in said}
    assert len(named) > 5
    assert named <= COMMANDS.keys()


@pytest.mark.parametrize("line", commands_on("lantern-night.yaml", ("handouts", "rules", "preview")))
def test_what_the_guide_types_to_print_and_to_look_works_as_typed(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lantern-night.yaml").write_text(steps()[-1], encoding="utf-8")
    done = CliRunner().invoke(main, line.split()[1:])
    assert done.exit_code == 0, done.output


def test_the_reference_is_what_the_models_say() -> None:
    page = (GUIDE.parent / "reference.md").read_text(encoding="utf-8")
    assert page == reference(), "stale: run python -m wargame.authoring.reference > docs/reference.md"


def test_the_reference_says_of_every_key_what_it_means() -> None:
    rows = [line for line in reference().splitlines() if line.startswith("| `")]
    assert len(rows) > 200
    assert [row for row in rows if row.rstrip().endswith("|  |")] == []
