"""The manual of every shipped scenario: nothing raw in it, nothing left out, nothing that players must not read."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from wargame.authoring import load_scenario
from wargame.cli import main
from wargame.library import shipped, yaml_files
from wargame.document.lines import lines as written
from wargame.document.nodes import Document, Grid, Heading, List, ListItem, Note, Paragraph, plain
from wargame.engine.lowering import UnknownModule
from wargame.language.names import Names
from wargame.manual.rulebook import manual_of
from wargame.text.cells import width as columns
from wargame.model.files import Scenario
from wargame.model.world import Track
from wargame.wording.english.fixed_numbers import fixed_numbers

POCKET = Path(__file__).parent.parent / "fixtures" / "pocket" / "pocket.yaml"
ALL = (*yaml_files(shipped("scenarios")), POCKET)
every_scenario = pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
every_edition = pytest.mark.parametrize("instructor", [False, True], ids=["players", "instructor"])
RAW = re.compile(r"[{}]|\b[a-z0-9]+_[a-z0-9_]+\b|\bmover\b|\beach\[|==|>=|<=|!=|\bNone\b")


@cache
def scenario_of(path: Path) -> Scenario:
    scenario = load_scenario(path).scenario
    assert scenario is not None
    return scenario


@cache
def pages_of(path: Path, instructor: bool) -> Document:
    return manual_of(scenario_of(path), instructor=instructor)


@cache
def text_of(path: Path, instructor: bool) -> str:
    """Everything the manual says, one line a block or point."""
    found: list[str] = []

    def listen(item: ListItem) -> None:
        found.append(plain(item.text))
        for inner in item.below:
            listen(inner)

    for node in pages_of(path, instructor):
        match node:
            case Heading(_, text) | Paragraph(text) | Note(text, _):
                found.append(plain(text))
            case List(items, _):
                for item in items:
                    listen(item)
            case Grid():
                found += [" ".join(map(plain, row)) for row in (node.head, *node.rows)]
            case _:
                raise AssertionError(f"a rulebook has no {node}")
    return "\n".join(found)


def grids_of(path: Path) -> list[list[list[str]]]:
    """The grids of the players' edition: heads, then rows."""
    return [
        [[plain(cell) for cell in row] for row in (node.head, *node.rows)]
        for node in pages_of(path, False)
        if isinstance(node, Grid)
    ]


def names_of(track: Track) -> tuple[str, ...]:
    return (track.name,) if isinstance(track.name, str) else tuple(track.name.values())


@every_scenario
@every_edition
def test_nothing_in_it_is_raw(path: Path, instructor: bool) -> None:
    own_words = {"None"} if any("None" in s.texts.values() for s in scenario_of(path).statuses.values()) else set()
    own_words |= {"None"} if any("None" in t.levels.values() for t in scenario_of(path).tracks.values()) else set()
    found = [f"{match.group()!r} in: {line[:160]}" for line in text_of(path, instructor).splitlines()
             if not line.startswith("Note: ")  # a remark may tell an author which number to change
             for match in RAW.finditer(line) if match.group() not in own_words]
    assert found == []


@every_scenario
def test_the_instructors_edition_leaves_nothing_out(path: Path) -> None:
    scenario, text = scenario_of(path), text_of(path, True)
    missing: list[str] = []
    for track in scenario.tracks.values():
        missing += [name for name in names_of(track) if name not in text]
    for section in (
        scenario.tables, scenario.rules, scenario.watches, scenario.statuses, scenario.flags, scenario.tokens,
        scenario.derived, scenario.effect_lists, scenario.laters, scenario.grants, scenario.actors, scenario.decks,
        scenario.endings, scenario.profiles,
    ):
        missing += [thing.name for thing in section.values() if thing.name not in text]
    menu = [move for move in scenario.moves.values() if not move.banned]
    missing += [move.name for move in menu if f"{move.code} {move.name}" not in text]
    missing += [inject.title for inject in scenario.injects.values() if f"{inject.code} {inject.title}" not in text]
    missing += [line.text for line in scenario.red_lines.values() if line.text not in text]
    for theory in scenario.about.theories:
        module = scenario.modules[theory]
        parts = (module, *module.rules.values(), *module.watches.values())
        missing += [part.name for part in parts if part.name not in text]
    assert missing == []


@every_scenario
def test_players_find_every_move_track_actor_and_rule(path: Path) -> None:
    scenario, text = scenario_of(path), text_of(path, False)
    for move in scenario.moves.values():
        assert move.banned or f"{move.code} {move.name}" in text
        for parameter in move.parameters.values():
            assert move.banned or all(choice.text in text for choice in parameter.choices.values())
    run = {turn.run for actor in scenario.actors.values() for turn in actor.turn}
    assert all(scenario.tables[id_].name in text for id_ in run)
    assert all(rule.name in text and rule.because in text for rule in scenario.rules.values())


@every_scenario
def test_players_read_nothing_of_situations_briefs_or_notes(path: Path) -> None:
    scenario, text = scenario_of(path), text_of(path, False)
    for inject in scenario.injects.values():
        asked = [question.ask for question in inject.questions.values()]
        for secret in (inject.text, *inject.seat_texts.values(), *asked):
            assert " ".join(secret.split()) not in " ".join(text.split())
        assert f"{inject.code} {inject.title}" not in text
    assert all(seat.brief is None or seat.brief not in text for seat in scenario.seats.values())
    assert "Note: " not in text
    assert "Source: " not in text


@every_scenario
def test_players_are_told_no_start_that_some_seat_may_not_see(path: Path) -> None:
    scenario = scenario_of(path)
    starts = {}
    for head, *rows in grids_of(path):
        starts |= {row[1]: row[head.index("Begins at")] for row in rows if "Begins at" in head}
    hidden = [track for track in scenario.tracks.values() if "hidden" in track.sees.values()]
    assert hidden
    for track in hidden:
        for name in names_of(track):
            assert starts[name] == "not told"


def test_the_odds_are_those_of_two_dice() -> None:
    odds = next(rows for head, *rows in grids_of(ALL[0]) if head[0] == "Net")
    rows = {row[0]: tuple(row[1:]) for row in odds}
    assert rows["0"] == ("8 %", "33 %", "31 %", "25 %", "3 %")
    assert rows["−4"][-2:] == ("3 %", "0 %"), "a natural twelve is a success at worst"


def test_one_theory_can_be_asked_for_and_an_unknown_one_is_refused() -> None:
    scenario = scenario_of(shipped("scenarios") / "dprk-missile-crisis.yaml")
    first, second = scenario.about.theories[:2]
    headings = {plain(node.text) for node in manual_of(scenario, module=first) if isinstance(node, Heading)}
    assert scenario.modules[first].name in headings
    assert scenario.modules[second].name not in headings
    with pytest.raises(UnknownModule):
        manual_of(scenario, module="NOBODY")


@pytest.mark.parametrize("width", [60, 100])
def test_the_terminal_edition_keeps_to_its_width(width: int) -> None:
    lines = written(pages_of(POCKET, True), width).splitlines()
    assert max(columns(line) for line in lines) <= width
    assert sum(line.strip() != "" for line in lines) > 100


def test_the_command_prints_writes_and_refuses(tmp_path: Path) -> None:
    run = CliRunner().invoke
    printed = run(main, ["rules", str(POCKET)])
    assert printed.exit_code == 0
    assert "HOW A TURN GOES" in printed.output
    written = run(main, ["rules", str(POCKET), "--instructor", "--output", str(tmp_path / "manual.md")])
    assert written.exit_code == 0
    assert (tmp_path / "manual.md").read_text(encoding="utf-8").startswith("# ")
    assert run(main, ["rules", "no-such-crisis"]).exit_code == 2
    unknown = run(main, ["rules", str(POCKET), "--module", "NOBODY"])
    assert unknown.exit_code == 2
    assert "NOBODY" in unknown.output


@every_scenario
def test_a_number_that_nothing_changes_is_no_condition(path: Path) -> None:
    words = written(pages_of(path, True), 10_000)
    for name in fixed_numbers(Names.of(scenario_of(path))):
        told = name.replace("_", " ").capitalize()
        assert not re.search(rf"\b(if|while) {told} is \d+ or (less|more)", words, re.IGNORECASE), told


@every_scenario
def test_an_instructor_is_told_what_may_be_left_out_and_how(path: Path) -> None:
    scenario = scenario_of(path)
    words = written(pages_of(path, True), 10_000)
    for name in scenario.sensitive:
        inject = scenario.injects[name]
        said = re.search(r"may leave out (.*): under More in the new game, or with --without", words)
        assert said
        assert f"“{inject.code} {inject.title}”" in said[1]
    assert not re.search("and when it is drawn", words)
