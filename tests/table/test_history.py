"""The history that a table keeps: what its save would tell, without opening it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.table.games import at, game, play, told_again
from wargame.debrief.recording import Recording
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.saves.history import History
from wargame.table import Table


def facts(history: History) -> tuple[object, ...]:
    return history.save, history.begun, history.last, history.opened, history.ends, history.ended, history.moments


@pytest.mark.parametrize("phase", [Phase.PLANNING, Phase.SEALED, Phase.REVIEW, Phase.CLOSED])
def test_the_history_of_a_table_is_that_of_its_save(phase: Phase, tmp_path: Path) -> None:
    save, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    turn = 5 if phase is Phase.CLOSED else 2
    with play(game(save, vaults), at(phase, turn)) as table:
        assert facts(table.history) == facts(told_again(save))
    if phase is not Phase.CLOSED:
        with Table.resume(save, vaults=vaults) as resumed:
            assert facts(resumed.history) == facts(table.history)


def test_a_game_is_told_without_reading_its_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    table = play(game(save, vaults), at(Phase.REVIEW, 2))
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.open", _opened)
        patch.setattr("builtins.open", _opened)
        live = Recording(table.history)
        told = [(live.narrative(turn, PUBLIC).chapters, live.news("amber")) for turn in live.turns]
        play(table)
        closed = Recording(table.history)
        whole = [closed.steps(turn, CONTROL) for turn in closed.turns]
    read = Recording.open(save)
    assert [read.steps(turn, CONTROL) for turn in read.turns] == whole
    assert told
    assert len(live.turns) < len(closed.turns)


def _opened(*_: object, **__: object) -> None:
    raise AssertionError("a file was opened")
