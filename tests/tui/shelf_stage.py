"""The application as it is shipped, over a small house of its own: one crisis, a game to go on with, one that ended."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.table.games import POCKET, SEATS, at, one_set_of_rules, play, pocket
from tests.tui.stage import NARROW
from tests.tui.table_stage import TableStage
from wargame import library
from wargame.model.state import Phase
from wargame.session.catalogue import Catalogue
from wargame.table import Table
from wargame.tui.app import WargameApp

UNFINISHED, FINISHED = Path("saves/third-week.jsonl"), Path("examples/ended.jsonl")


@cache
def _game(ended: bool) -> dict[str, bytes]:
    """The files of a game of people, always the same, by what stands behind their name."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "game.jsonl"
        table = Table.new(
            pocket(), path=path, modules=(), players=dict.fromkeys(SEATS, "human"), seed=7, rehearsal=True
        )
        play(table, lambda table: not ended and at(Phase.PLANNING, 3)(table)).leave()
        return {file.name.removeprefix(path.name): file.read_bytes() for file in path.parent.iterdir()}


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house of its own: what ships is the pocket crisis and a game of it that ended, one's own is a game in its third
    turn."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(library, "shipped", lambda collection: tmp_path / "shipped" / collection)
    monkeypatch.setattr(library, "example_saves", lambda: (FINISHED.resolve(),))
    one_set_of_rules(monkeypatch)
    shutil.copytree(POCKET.parent, tmp_path / "shipped" / "scenarios")
    for path, ended in ((UNFINISHED, False), (FINISHED, True)):
        path.parent.mkdir()
        for ending, content in _game(ended).items():
            path.with_name(path.name + ending).write_bytes(content)
    return tmp_path


@asynccontextmanager
async def shelf_stage(
    catalogue: Catalogue | None = None, size: tuple[int, int] = NARROW, **options: Any
) -> AsyncIterator[TableStage]:
    """The launcher, painted for the first time."""
    app = WargameApp(catalogue or Catalogue(), **options)
    async with app.run_test(size=size) as pilot:
        here = TableStage(app, pilot)
        await here.settled()
        yield here
    if app.playing is not None:
        here.table.leave()
