"""The author's guide keeps its word: its examples check clean and play, its mistakes get the answer it quotes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.docs.examples import GUIDE, added, cases, chapters, finished, mistakes, worlds
from wargame.authoring import check_file
from wargame.authoring.backcast.loading import load_case
from wargame.authoring.reference import reference
from wargame.authoring.rendering import render_all
from wargame.cli import COMMANDS, main

WITHOUT_BRACKETS = [text for text, _ in mistakes() if "[approval[" not in text]
"""Mistakes of the rules; what is left is one of YAML, which hides what stands behind it."""


def written(folder: Path, text: str, name: str = "lantern-night") -> Path:
    file = folder / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("chapter", list(chapters()))
def test_the_file_a_reader_builds_checks_clean_after_every_chapter(chapter: str, tmp_path: Path) -> None:
    built = chapters()
    problems = check_file(written(tmp_path, built[chapter])).diagnostics
    # a thing may be used only by a later chapter; what is finished has no doubt left
    told = [str(problem) for problem in problems if problem.severity == "error" or built[chapter] == finished()]
    assert told == []


@pytest.mark.parametrize(
    ("module", "seats"),
    [
        ("PUBLICS", "tokyo=doctrine:steady,seoul=doctrine:steady_friend,washington=doctrine:prudent"),
        pytest.param("CHA_LOUD", "tokyo=doctrine:nationalist,seoul=doctrine:prudent", marks=pytest.mark.long),
    ],
)
def test_the_finished_example_plays_under_its_own_theories_and_doctrines(
    module: str, seats: str, tmp_path: Path
) -> None:
    file = written(tmp_path, finished())
    words = ["run", str(file), "--module", module, "--seats", seats, "--seed", "3", "--save", str(tmp_path / "game")]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    assert module in done.output
    assert "Ending: " in done.output


@pytest.mark.long
def test_a_theory_written_in_yaml_alone_changes_how_the_same_dice_fall_out(tmp_path: Path) -> None:
    file = written(tmp_path, finished())
    told = []
    for module in ("PUBLICS", "CHA"):
        save = tmp_path / f"{module}.jsonl"
        seats = "tokyo=doctrine:steady,seoul=doctrine:steady"
        words = ["run", str(file), "--module", module, "--seats", seats, "--seed", "7", "--save", str(save)]
        assert CliRunner().invoke(main, words).exit_code == 0
        told.append(CliRunner().invoke(main, ["replay", str(save)]).output)
    reason = "cannot carry it"
    assert (reason in told[0], reason in told[1]) == (True, False)


def test_the_guides_terms_are_those_of_the_finished_example(tmp_path: Path) -> None:
    before = "On the last night of a harbour festival a small drone falls"
    after = "On the last lamp night, at East Quay, an F-35 sees a small drone fall"
    assert before in finished()
    file = written(tmp_path, finished().replace(before, after))
    assert [problem.hint for problem in check_file(file).diagnostics] == [
        "write Lantern Night", "write East Quay/Lower Harbour",
    ]  # fmt: skip


@pytest.mark.parametrize("text", worlds(), ids=lambda text: text.splitlines()[1])
def test_every_world_checks_without_a_doubt_and_plays(text: str, tmp_path: Path) -> None:
    file = written(tmp_path, text, "two-islands")
    assert [str(problem) for problem in check_file(file).diagnostics] == []
    done = CliRunner().invoke(main, ["run", str(file), "--seed", "1", "--save", str(tmp_path / "game")])
    assert "Ending: " in done.output


@pytest.mark.parametrize("number", range(len(cases())))
def test_every_back_cast_checks_clean_and_is_judged(number: int, tmp_path: Path) -> None:
    file = written(tmp_path, cases()[number], "case")
    assert load_case(file).diagnostics == ()
    done = CliRunner().invoke(main, ["backcast", str(file), "--runs", "60"])
    assert done.exit_code == 0, done.output
    assert "1 of 1 cases as history says" in done.output


def test_all_mistakes_made_at_once_get_the_answers_the_guide_quotes(tmp_path: Path) -> None:
    text = finished()
    for number, wrong in enumerate(WITHOUT_BRACKETS):
        text = added(text, wrong.replace("wrong", f"wrong_{number}"))
    said = render_all(check_file(written(tmp_path, text)).diagnostics)
    answers = [answer for wrong, answer in mistakes() if wrong in WITHOUT_BRACKETS]
    assert len(answers) > 8
    assert [line for answer in answers for line in answer.splitlines() if line not in said] == []


def test_a_mistake_of_yaml_gets_the_answer_the_guide_quotes(tmp_path: Path) -> None:
    ((wrong, answer),) = [one for one in mistakes() if one[0] not in WITHOUT_BRACKETS]
    said = render_all(check_file(written(tmp_path, added(finished(), wrong))).diagnostics)
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
