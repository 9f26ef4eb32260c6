"""A shelf is listed at a glance: it agrees with the close look wherever a file is what it seems."""

from __future__ import annotations

from pathlib import Path

import pytest

from wargame.library import example_saves
from wargame.saves.index import SaveSummary, glance, glance_all, look_at


def told(save: SaveSummary) -> tuple[object, ...]:
    return save.title, save.scenario, save.turn, save.turns, save.finished, save.players, save.rehearsal


@pytest.mark.parametrize("lines", [1, 2, 3, 4, 7, 8, 9, 20, None])
def test_a_game_left_anywhere_is_told_as_by_the_close_look(lines: int | None, tmp_path: Path) -> None:
    whole = example_saves()[0].read_bytes().splitlines(keepends=True)
    path = tmp_path / "game.jsonl"
    path.write_bytes(b"".join(whole[:lines]))
    assert told(glance(path)) == told(look_at(path))


def test_a_line_torn_by_a_crash_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    path.write_bytes(example_saves()[0].read_bytes()[:-10])
    assert told(glance(path)) == told(look_at(path))
    assert not glance(path).finished


@pytest.mark.parametrize("data", [b"", b"not a save\n", b"\0" * 100, b'{"files":[', b'[],"files":[]}\n'])
def test_what_is_no_save_says_why(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    path.write_bytes(data)
    assert glance(path).reason


@pytest.mark.parametrize("turns", [b"1e999", b"Infinity", b"NaN", b"[]", b"9" * 5000, b'"\\ud800"'])
def test_a_number_of_turns_that_is_none_says_why(turns: bytes, tmp_path: Path) -> None:
    whole = example_saves()[0].read_bytes().splitlines(keepends=True)
    path = tmp_path / "game.jsonl"
    path.write_bytes(whole[0].replace(b'"turns":8', b'"turns":' + turns, 1) + whole[1])
    assert glance(path).reason


def test_a_folder_is_no_save_and_a_missing_one_holds_none(tmp_path: Path) -> None:
    (tmp_path / "odd.jsonl").mkdir()
    assert [bool(save.reason) for save in glance_all(tmp_path)] == [True]
    assert glance_all(tmp_path / "nowhere") == ()


def test_a_glance_checks_nothing() -> None:
    """What the close look finds is found later, for the marked game alone."""
    assert glance(example_saves()[0]).intact
