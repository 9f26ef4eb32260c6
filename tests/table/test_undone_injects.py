"""A situation that control fired, and that rolls as it comes up, is taken back: its die is thrown anew, or kept."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.table.games import PLAYERS, at, play, pocket
from tests.table.ruled_games import ruling
from tests.table.undone_games import REASON
from wargame.authoring.loading import load_embedded
from wargame.model.events import Rolled
from wargame.model.files import Scenario, SourceFile
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL
from wargame.saves.verify import verify
from wargame.table import Table


@cache
def rolling_pocket() -> Scenario:
    """The pocket crisis, in which raiders are rolled for as a leak comes up."""
    was, now = "do: [trust -1]\n    questions:", "do: [trust -1, run raiders]\n    questions:"
    assert sum(file.text.count(was) for file in pocket().files) == 1
    loaded = load_embedded([SourceFile(name=file.name, text=file.text.replace(was, now)) for file in pocket().files])
    assert loaded.scenario, loaded.diagnostics
    return loaded.scenario


def fire(table: Table) -> tuple[int, ...]:
    """Fire the leak, and give what its first die showed."""
    return next(event.faces for event in table.control.rule(ruling("fire", "leak")) if isinstance(event, Rolled))


@pytest.mark.parametrize("keep", [True, False])
def test_what_a_fired_situation_rolled_is_gone_with_it_and_falls_otherwise_unless_it_is_kept(
    keep: bool, tmp_path: Path
) -> None:
    with Table.new(
        rolling_pocket(), path=tmp_path / "game.jsonl", modules=(), players=PLAYERS, seed=7, rehearsal=True
    ) as table:
        play(table, at(Phase.PLANNING, 1))
        before, undoing = table.view(CONTROL), table.control.undoing
        assert undoing.boundaries == (), "it stands where the turn has opened"
        fallen = [fire(table)]
        for _again in range(3):
            (opening,) = undoing.boundaries
            assert undoing.passes_dice(opening)
            undoing.undo(opening.n, REASON, keep_dice=keep)
            assert table.view(CONTROL).tracks == before.tracks
            fallen.append(fire(table))
        play(table)
    assert (len({*fallen}) == 1) is keep
    assert verify(table.path).status == "sound"
