"""Where the points came from, asked at the end: the page grows surer, and nothing is played for nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from tests.table.games import play, rehearsal
from tests.tui.house import FakeDesk
from tests.tui.stage import WIDE, stage
from wargame.debrief.recording import Recording
from wargame.document.nodes import Document, paragraph
from wargame.reporting import analysing
from wargame.tui.screens.end import End


class Pages:
    """Two pages; the second when it is let go."""

    def __init__(self) -> None:
        self.go_on, self.left = Event(), False

    def __call__(
        self, recording: Recording, save: Path, wanted: Callable[[], bool]
    ) -> Iterator[tuple[Document, int]]:
        yield (paragraph("roughly this"),), 8
        while wanted() and not self.go_on.wait(0.01):
            pass
        self.left = not wanted()
        if not self.left:
            yield (paragraph("surely this"),), 100


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    path = tmp_path_factory.mktemp("analysis") / "game.jsonl"
    play(rehearsal(path))
    return Recording.open(path)


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Pages:
    found = Pages()
    monkeypatch.setattr(analysing, "analysis_pages", found)
    return found


async def test_the_page_grows_surer_while_it_is_read(record: Recording, pages: Pages) -> None:
    debrief = replace(FakeDesk().aftermath, recording=record)
    async with stage(WIDE) as here:
        here.app.go(lambda: End(debrief, Path("game.jsonl")), lambda chosen: None)
        await here.at("End")
        await here.press("a")
        await here.until(lambda: "roughly this" in here.painted())
        assert "8 %" in here.painted()
        pages.go_on.set()
        await here.until(lambda: "surely this" in here.painted())
        assert "8 %" not in here.painted()
        await here.press("escape")
        assert here.scene == "End"


async def test_who_leaves_it_stops_the_games(record: Recording, pages: Pages) -> None:
    debrief = replace(FakeDesk().aftermath, recording=record)
    async with stage(WIDE) as here:
        here.app.go(lambda: End(debrief, Path("game.jsonl")), lambda chosen: None)
        await here.at("End")
        await here.press("a")
        await here.until(lambda: "roughly this" in here.painted())
        await here.press("escape")
        await here.until(lambda: pages.left)


async def test_a_game_that_was_left_has_no_such_key() -> None:
    async with stage(WIDE) as here:
        here.app.go(lambda: End(FakeDesk().aftermath, Path("game.jsonl")), lambda chosen: None)
        await here.at("End")
        before = here.painted()
        assert await here.press("a") == before
