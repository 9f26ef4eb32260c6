"""The first line says of its game what the scenario inside it says; who forges it is found out at the field."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_games import wargame
from tests.saves.forging import forge
from tests.saves.lowering import lower_once
from tests.table.games import at, game, play, rehearsal, told_again
from wargame.engine.semantics import SEMANTICS
from wargame.library import example_saves
from wargame.model.state import Phase
from wargame.saves.chain import read_chain
from wargame.saves.readjudicate import refusal_to_go_on
from wargame.saves.replay import program_of, read_save
from wargame.saves.verify import verify


@pytest.fixture(scope="module")
def games(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A closed rehearsal, a closed people's game, and one that goes on."""
    folder = tmp_path_factory.mktemp("games")
    play(rehearsal(folder / "rehearsal.jsonl"))
    play(game(folder / "people.jsonl", folder / "drawers", seed=7))
    play(game(folder / "going.jsonl", folder / "drawers", seed=7), at(Phase.PLANNING, 2)).leave()
    return {path.stem: path for path in folder.glob("*.jsonl")}


@pytest.fixture(autouse=True)
def lowered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lower_once(monkeypatch)


FORGED: list[tuple[str, Any]] = [
    ("title", "Another crisis"), ("title", ""), ("title", "A pocket crisis\n"), ("scenario", "pocket2"), ("turns", 7),
    ("turns", 10**30), ("turns", -1), ("seats", ["amber", "blue"]), ("seats", ["blue", "amber", "coral"]),
    ("seats", []),
    ("seats", ["amber", "blue", "coral", "coral"]), ("players", {}), ("players", {"amber": "random", "blue": "random"}),
    ("players", {"amber": "random", "blue": "random", "coral": "random", "dan": "random"}),
    ("players", {"amber": "an ox", "blue": "random", "coral": "random"}),
    ("players", {"amber": "doctrine:nosuch", "blue": "random", "coral": "random"}),
    ("players", {"amber": "script:\x1b[2J", "blue": "random", "coral": "random"}),
    ("players", {"amber": "script:" + "x" * 10_000, "blue": "random", "coral": "random"}),
    ("players", {"amber": "", "blue": "random", "coral": "random"}), ("wargame", ""), ("wargame", "the newest"),
    ("wargame", "0.1.0\x1b[2J"), ("semantics", 0), ("semantics", -3), ("modules", []),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value"), FORGED)
@pytest.mark.parametrize("which", ["people", "going"])
def test_a_forged_field_is_named_with_what_it_should_be(
    games: dict[str, Path], which: str, field: str, value: Any, tmp_path: Path
) -> None:
    path = Path(shutil.copy(games[which], tmp_path / "save.jsonl"))
    before = read_chain(path.read_bytes()).entries[0].body.get(field)
    forge(path, 1, lambda body: body.__setitem__(field, value))
    if before == value:
        pytest.skip("that is what it says")
    verdict = verify(path)
    assert (verdict.status, verdict.exit_code) == ("damaged", 1)
    first = verdict.findings[0]
    assert (first.line, first.field.partition(".")[0]) == (1, field)
    assert first.expected != first.found
    assert len(first.found) <= 300


def test_files_that_the_scenario_does_not_name_are_found(games: dict[str, Path], tmp_path: Path) -> None:
    path = Path(shutil.copy(games["people"], tmp_path / "save.jsonl"))
    more = {"name": "more.yaml", "text": "format: wargame-rules/1\nid: more\n"}
    forge(path, 1, lambda body: body["files"].append(more))
    assert [(one.line, one.field) for one in verify(path).findings] == [(1, "files")]


def test_a_rehearsal_that_says_its_seed_was_not_typed_is_found(games: dict[str, Path], tmp_path: Path) -> None:
    path = Path(shutil.copy(games["rehearsal"], tmp_path / "save.jsonl"))
    forge(path, 1, lambda body: body.pop("typed_seed"))
    assert [(one.line, one.field) for one in verify(path).findings] == [(1, "typed_seed")]


def test_a_save_is_of_other_rules_where_only_the_rules_differ(games: dict[str, Path], tmp_path: Path) -> None:
    """The same texts, lowered by a program that adjudicates otherwise: nothing is tampered with."""
    path = Path(shutil.copy(games["people"], tmp_path / "save.jsonl"))

    def lower_otherwise(body: Any) -> None:
        text = body["files"][1]["text"]
        assert '"purse[each] +2"' in text
        body["files"][1]["text"] = text.replace('"purse[each] +2"', '"purse[each] +3"')

    forge(path, 1, lower_otherwise)
    verdict = verify(path)
    assert (verdict.status, verdict.exit_code) == ("of other rules", 4)
    digest, first = verdict.findings
    assert (digest.line, digest.field) == (1, "program")
    assert (first.event, first.ruled) != (None, False)
    said = " ".join(verdict.notes)
    assert digest.expected in said
    assert digest.found in said
    assert f"semantics {SEMANTICS}" in said
    assert "replayed as recorded" in said
    last, once = told_again(path).last, told_again(games["people"]).last
    assert last.state == once.state, "it is replayed as recorded"
    for words in (("replay",), ("replay", "--seat", "blue"), ("replay", "--format", "json"),
                  ("aar",)):  # fmt: skip
        assert wargame(*words, str(path)).exit_code == 0, words


def test_the_same_difference_under_the_same_rules_is_damage(games: dict[str, Path], tmp_path: Path) -> None:
    path = Path(shutil.copy(games["people"], tmp_path / "save.jsonl"))
    n = next(entry.n for entry in read_chain(path.read_bytes()).entries if entry.kind == "turn")
    forge(path, n, lambda body: body["events"].pop(-2))
    assert verify(path).exit_code == 1
    forge(path, 1, lambda body: body.__setitem__("program", "0" * 32))
    verdict = verify(path)
    assert (verdict.status, verdict.exit_code) == ("of other rules", 4)
    assert [finding.line for finding in verdict.findings] == [1, n]
    assert "tampered" in " ".join(verdict.notes)


def test_what_a_version_calls_itself_decides_nothing(games: dict[str, Path], tmp_path: Path) -> None:
    path = Path(shutil.copy(games["people"], tmp_path / "save.jsonl"))
    for version in ("0.0.9", "7.1", "0.2.0rc1"):
        forge(path, 1, lambda body, said=version: body.__setitem__("wargame", said))
        assert verify(path).exit_code == 0


def test_another_digest_alone_is_told_and_is_not_sound(games: dict[str, Path], tmp_path: Path) -> None:
    path = Path(shutil.copy(games["people"], tmp_path / "save.jsonl"))
    forge(path, 1, lambda body: body.__setitem__("program", "0" * 32))
    verdict = verify(path)
    assert (verdict.exit_code, [finding.field for finding in verdict.findings]) == (4, ["program"])
    assert "Every turn comes to the same here." in verdict.notes


@pytest.mark.parametrize("number", range(1, SEMANTICS))
def test_older_semantics_than_it_was_played_by_are_found(games: dict[str, Path], tmp_path: Path, number: int) -> None:
    path = Path(shutil.copy(games["people"], tmp_path / "save.jsonl"))
    forge(path, 1, lambda body: body.__setitem__("semantics", number))
    assert verify(path).exit_code in (1, 4)


def test_semantics_of_a_newer_program_need_one(games: dict[str, Path], tmp_path: Path) -> None:
    path = Path(shutil.copy(games["people"], tmp_path / "save.jsonl"))
    forge(path, 1, lambda body: body.__setitem__("semantics", SEMANTICS + 1))
    verdict = verify(path)
    assert verdict.exit_code == 2
    assert "newer version" in verdict.reason


def test_a_running_game_goes_on_where_its_past_comes_to_the_same(games: dict[str, Path], tmp_path: Path) -> None:
    path = games["going"]
    record = read_save(path)
    rules = program_of(path, record.start)
    assert refusal_to_go_on(rules, record.lines, digest=rules.digest) is None
    assert refusal_to_go_on(rules, record.lines, digest="0" * 32) is None
    changed = Path(shutil.copy(path, tmp_path / "save.jsonl"))
    n = next(entry.n for entry in read_chain(path.read_bytes()).entries if entry.kind == "turn")
    forge(changed, n, lambda body: body["events"].pop(-2))
    refused = refusal_to_go_on(rules, read_save(changed).lines, digest="0" * 32)
    assert refused is not None
    assert f"line {n}" in refused


@pytest.mark.parametrize("path", example_saves(), ids=lambda path: path.stem)
def test_shipped_games_of_the_first_version_verify(path: Path) -> None:
    verdict = verify(path)
    assert (verdict.exit_code, verdict.findings) == (0, ())
