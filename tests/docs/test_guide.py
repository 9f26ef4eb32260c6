"""The author's guide keeps its word: its examples check clean and play, its mistakes get the answer it quotes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.docs.examples import GUIDE, mistakes, steps
from wargame.authoring import check_file
from wargame.authoring.reference import reference
from wargame.authoring.rendering import render_all
from wargame.cli import COMMANDS, main


@pytest.mark.parametrize("number", range(len(steps())))
def test_every_example_checks_clean_with_all_before_it(number: int, tmp_path: Path) -> None:
    file = tmp_path / "lantern-night.yaml"
    file.write_text(steps()[number], encoding="utf-8")
    problems = check_file(file).problems
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


@pytest.mark.parametrize("number", range(len(mistakes())))
def test_every_mistake_gets_the_answer_the_guide_quotes(number: int, tmp_path: Path) -> None:
    text, answer = mistakes()[number]
    file = tmp_path / "lantern-night.yaml"
    file.write_text(text, encoding="utf-8")
    said = render_all(check_file(file).problems)
    assert [line for line in answer.splitlines() if line not in said] == []


def test_the_guide_names_no_command_that_does_not_exist() -> None:
    said = GUIDE.read_text(encoding="utf-8").replace("`", " ").split("wargame ")[1:]
    named = {part.split()[0].strip(".,:;") for part in said}
    assert len(named) > 5
    assert named <= COMMANDS.keys()


def test_the_reference_is_what_the_models_say() -> None:
    page = (GUIDE.parent / "reference.md").read_text(encoding="utf-8")
    assert page == reference(), "stale: run python -m wargame.authoring.reference > docs/reference.md"


def test_the_reference_says_of_every_key_what_it_means() -> None:
    rows = [line for line in reference().splitlines() if line.startswith("| `")]
    assert len(rows) > 200
    assert [row for row in rows if row.rstrip().endswith("|  |")] == []
