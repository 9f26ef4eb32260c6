"""The shipped crisis on the real house: files, table, journal, telling and replay behind the screens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.stage import WIDE, Stage
from wargame.tui.app import WargameApp
from wargame.tui.desk import Choice
from wargame.tui.shelf import Shelf

CRISIS = "dprk-missile-crisis"


@pytest.mark.long
async def test_a_turn_of_the_shipped_crisis_is_played_left_continued_and_watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "saves").mkdir()
    app = WargameApp(Shelf())
    async with app.run_test(size=WIDE) as pilot:
        here = Stage(app, pilot)
        await here.settled()
        app.start(Choice(CRISIS, {"tokyo": "human", "seoul": "random", "washington": "random"}, ("CHA",), 7))
        await here.at("Opening")
        await here.press("enter")
        await here.at("HandOver")
        await here.press("enter")
        await here.at("SeatScene")
        await here.press("3", "down", "enter", "s", "enter")
        await here.at("HandOver")
        await here.press("enter")
        await here.at("Reveal")
        await here.press("end")
        assert "Orders" in here.painted() or "What moved this turn" in here.painted()
        await here.press("q", "enter")
        await here.at("Launcher")
        save = app.desk.saves()[0]
        assert (save.turn, save.finished, save.problem) == (1, False, None)
        app.resume(save.path)
        await here.at("Reveal")
        app.to_replay(save.path)
        await here.at("Replay")
        assert "Week 1 of 8, step 1 of" in here.painted()
        assert "seen by all" in here.painted()


def test_every_shipped_scenario_can_be_read_for_the_shelf() -> None:
    shelf = Shelf()
    cards = [shelf.read(id_) for id_, _ in shelf.scenarios()]
    assert cards
    assert [card.problem for card in cards] == [None] * len(cards)
    assert all(card.seats and card.opening and card.turns for card in cards)


def test_a_scenario_that_is_not_there_is_named() -> None:
    card = Shelf().read("dprk-missile-crisiss")
    assert card.problem == "there is no scenario 'dprk-missile-crisiss'; did you mean 'dprk-missile-crisis'?"
