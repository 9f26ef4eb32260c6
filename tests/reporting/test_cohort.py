"""Parallel classes side by side: what belongs together, the same dice, decision points, and nobody's name."""

from __future__ import annotations

import shutil
from copy import copy
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.table.games import POCKET, pocket, rules
from wargame.authoring.loading import load_scenario
from wargame.cli import main
from wargame.debrief.recording import Recording
from wargame.players.seating import play_out, players_of
from wargame.reporting.cohort.games import matching, same_dice
from wargame.reporting.cohort.page import cohort
from wargame.document.html import html
from wargame.document.nodes import Chart, Grid, plain
from wargame.engine.seeds import read_code
from wargame.model.files import Scenario
from wargame.saves.lines import StartLine
from wargame.sim.envelope import envelope, playing
from wargame.sim.rehearsal import rehearse
from wargame.table import Table
from wargame.table.branching import branch

CODE = read_code("ABCD-EFGH-JKLM-NPQR-STUV")


def other(folder: Path) -> Scenario:
    """The same crisis in another version."""
    made = folder / "pocket"
    if not made.exists():
        shutil.copytree(POCKET.parent, made)
        file = made / POCKET.name
        file.write_text(file.read_text(encoding="utf-8").replace("tension: 4", "tension: 5"), encoding="utf-8")
    loaded = load_scenario(made / POCKET.name)
    assert loaded.scenario, loaded.diagnostics
    return loaded.scenario


def played(path: Path, players: int, scenario: Scenario | None = None, **how: object) -> Path:
    """A finished game whose seats order at random, each time otherwise; people held them, as the save says."""
    seating = dict.fromkeys(pocket().seats, "random")
    names = {"amber": "Hanako", "blue": "human", "coral": "human"}  # who orders at random is the tests' secret
    vaults = path.parent / "vaults"
    table = Table.new(scenario or pocket(), path=path, players=names, modules=(), vaults=vaults, **how)  # type: ignore[arg-type]
    play_out(table, players_of(seating, pocket(), players))
    table.close()
    return path


def begun_as(recording: Recording, **facts: object) -> Recording:
    """The same game, had it been begun otherwise."""
    found = copy(recording)
    start, *lines = recording.record.lines
    assert isinstance(start, StartLine)
    game = "00000000-0000-4000-8000-000000000000"
    found.record = replace(recording.record, lines=(replace(start, game=game, **facts), *lines))  # type: ignore[arg-type]
    return found


@pytest.fixture(scope="module")
def saves(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("cohort")
    return {
        "monday": played(folder / "monday.jsonl", 1, class_code=CODE),
        "tuesday": played(folder / "tuesday.jsonl", 2, class_code=CODE),
        "again": played(folder / "again.jsonl", 1, class_code=CODE),
        "rules": played(folder / "rules.jsonl", 1, other(folder)),
        "seed": played(folder / "seed.jsonl", 1, seed=9),
    }


@pytest.fixture(scope="module")
def recordings(saves: dict[str, Path]) -> dict[str, Recording]:
    return {name: Recording.open(path) for name, path in saves.items()}


def compared(recordings: dict[str, Recording], *names: str) -> str:
    games, refused = matching((name, recordings[name]) for name in names)
    program = games[0].recording.program
    (*_rest, last) = rehearse([(program, one) for one in playing(program.scenario)], 40, 1)
    return html(cohort(games, refused, envelope(last)), contents=True)


def wargame(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_what_is_not_a_parallel_class_is_refused_with_the_reason(
    recordings: dict[str, Recording], saves: dict[str, Path], tmp_path: Path
) -> None:
    begun = tmp_path / "begun.jsonl"
    with Table.new(pocket(), path=begun, modules=(), players={}, vaults=tmp_path / "vaults") as table:
        table.open_turn()
    made = branch(saves["monday"], tmp_path / "branch.jsonl", turn=2, vaults=tmp_path / "vaults").path
    with Table.resume(made, vaults=tmp_path / "vaults") as table:
        table.close(early=True)
    given = [
        ("begun", Recording.open(begun)), ("branch", Recording.open(made)), *recordings.items(),
        ("copy", recordings["tuesday"]), ("theory", begun_as(recordings["seed"], modules=("DREAD",))),
        ("spared", begun_as(recordings["seed"], left_out=("regatta",))),
    ]  # fmt: skip
    games, refused = matching(given)
    assert [one.label for one in games] == ["Class A", "Class B", "Class C", "Class D"]
    assert {one.file: one.why for one in refused} == {
        "begun": "it goes on; what its seats must not know yet would be shown",
        "branch": "it is a branch: its first turns are those of another game",
        "theory": "another theory was at work, DREAD",
        "rules": "it was played by other rules, of another version of the same crisis",
        "copy": "it is the same game as Class B",
        "spared": "other situations were left out of it",
    }


def test_the_same_code_gives_the_same_dice_and_another_does_not(recordings: dict[str, Recording]) -> None:
    alike, _ = matching((name, recordings[name]) for name in ("monday", "tuesday"))
    assert same_dice(alike)
    unlike, _ = matching((name, recordings[name]) for name in ("monday", "seed"))
    assert not same_dice(unlike)


def test_the_page_has_each_class_at_each_decision_point_and_no_name(recordings: dict[str, Recording]) -> None:
    page = compared(recordings, "monday", "tuesday", "seed")
    for turn in recordings["monday"].turns[1:]:
        assert f">Week {turn} of 6</h3>" in page
    assert page.count('<th scope="col">Class C</th>') >= 6
    assert "Hanako" not in page
    assert "jsonl" not in page
    assert "different dice" in page


def test_classes_that_decided_alike_are_told_so(recordings: dict[str, Recording]) -> None:
    page = compared(recordings, "monday", "again")
    assert "All classes gave the same orders throughout." in page
    assert "rolled the same dice" in page
    assert "first ordered differently in" in compared(recordings, "monday", "tuesday")


def test_many_classes_are_drawn_as_their_middle_and_range(recordings: dict[str, Recording]) -> None:
    games, _ = matching((name, recordings[name]) for name in ("monday", "tuesday", "again", "seed"))
    program = games[0].recording.program
    (*_rest, last) = rehearse([(program, one) for one in playing(program.scenario)], 20, 1)
    found = envelope(last)
    document = cohort(games, (), found)
    charts = [node for node in document if isinstance(node, Chart)]
    assert charts
    for chart in charts:
        middle, program_series = chart.series
        assert middle.name == "the middle class"
        assert len(middle.values) == len(program_series.values) == len(chart.steps)
        low, high = middle.band[0] or (0, 0)
        assert low <= (middle.values[0] or 0) <= high
    grids = [node for node in document if isinstance(node, Grid)]
    assert plain(grids[0].rows[3][0]) == "Class D"


def test_the_envelope_takes_every_line_up_alike() -> None:
    program = rules()
    line_ups = playing(program.scenario)
    (*_rest, last) = rehearse([(program, one) for one in line_ups], 30, 1)
    found = envelope(last)
    assert found.games == 30 * len(line_ups)
    assert sum(share.hits for share in found.endings.values()) == found.games
    for seat, (low, _middle, high) in found.scores.items():
        assert found.at_most(seat, high).share >= 0.9
        assert found.at_most(seat, low - 1).share <= 0.1


def test_the_command_needs_two_and_writes_a_page(saves: dict[str, Path], tmp_path: Path) -> None:
    out = tmp_path / "cohort.html"
    alone = wargame("cohort", str(saves["monday"]), str(saves["rules"]), "-o", str(out))
    assert alone.exit_code == 2
    assert "rules.jsonl is not compared" in alone.output
    done = wargame("cohort", str(saves["monday"]), str(saves["tuesday"]), "-o", str(out), "-n", "20")
    assert done.exit_code == 0, done.output
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
