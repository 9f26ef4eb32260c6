"""A disk that takes no more, while a game is on the screen: the launcher says which file, why, and how to go on."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from wargame.tui.answers import ContinueGame
from tests.tui.house import SAVES, FakeTable
from tests.tui.stage import WIDE, stage
from wargame.model.orders import Order
from wargame.session.hot_seat import HotSeatSession


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", "saves/game.jsonl")


@pytest.mark.parametrize("command", ["seal", "reveal"])
async def test_a_command_the_disk_does_not_take_leads_to_the_launcher(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(WIDE) as here:
        await here.sit("tokyo")
        monkeypatch.setattr(FakeTable, command, full)
        {"seal": lambda: here.playing.seal("tokyo", Order()), "reveal": here.playing.open_orders}[command]()
        await here.at("Launcher")
        said = " ".join(here.painted().split())
        assert "No space left on device" in said
        assert "What was done before is safe" in said


async def test_a_game_whose_first_words_the_disk_does_not_take_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HotSeatSession, "call", full)
    async with stage(WIDE) as here:
        here.app.follow(ContinueGame(Path(SAVES[0].path)))
        await here.until(lambda: "No space left on device" in here.painted())
        assert here.scene == "Launcher"
