"""The shipped crisis on the real house: files, table, journal, telling and replay behind the screens."""

from __future__ import annotations

from pathlib import Path

import pytest

from wargame.tui.goals import BeginGame, ContinueGame, WatchGame
from wargame.session.catalogue import CannotPlay, GameSetup
from tests.tui.stage import WIDE, Stage
from wargame.tui.app import WargameApp
from wargame.session.catalogue import Catalogue

CRISIS = "dprk-missile-crisis"


@pytest.mark.long
async def test_a_turn_of_the_shipped_crisis_is_played_left_continued_and_watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "saves").mkdir()
    app = WargameApp(Catalogue())
    async with app.run_test(size=WIDE) as pilot:
        here = Stage(app, pilot)
        await here.settled()
        players = {"tokyo": "human", "seoul": "random", "washington": "random"}
        app.follow(BeginGame(GameSetup(CRISIS, players, ("CHA",), 7)))
        await here.at("Opening")
        await here.press("enter")
        await here.at("SeatScene")  # one person sits here: nobody hands over
        await here.press("3", "down", "enter", "s", "enter")
        await here.at("Reveal")
        await here.press("end")
        assert "What mattered this week" in here.painted()
        await here.press("q", "enter")
        await here.at("Launcher")
        save = app.catalogue.saves()[0]
        assert (save.turn, save.finished, save.reason) == (1, False, "")
        app.follow(ContinueGame(save.path))
        await here.at("Reveal")
        app.follow(WatchGame(save.path))
        await here.at("Replay")
        assert "Week 1 of 8, step 1 of" in here.painted()
        assert "seen by all" in here.painted()


def test_every_shipped_scenario_can_be_read_for_the_shelf() -> None:
    shelf = Catalogue()
    scenarios = [shelf.scenario(id_) for id_, _ in shelf.scenarios()]
    assert scenarios
    assert all(scenario.seats and scenario.about.opening for scenario in scenarios)


def test_a_scenario_that_is_not_there_is_named() -> None:
    with pytest.raises(CannotPlay) as refused:
        Catalogue().scenario("dprk-missile-crisiss")
    assert str(refused.value) == "there is no scenario 'dprk-missile-crisiss'; did you mean 'dprk-missile-crisis'?"
