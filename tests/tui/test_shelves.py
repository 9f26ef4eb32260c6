"""The launcher, the shelf of games and the form of a new game: what they offer and what they find out by themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wargame.tui.answers import FillForm, Menu
from tests.table.games import at, game, play
from tests.tui.house import SAVES, FakeDesk
from tests.tui.stage import stage
from wargame import library
from wargame.model.state import Phase
from wargame.saves.index import SaveSummary
from wargame.session.catalogue import CannotPlay, Catalogue


async def test_the_first_entry_continues_the_newest_unfinished_game() -> None:
    desk = FakeDesk()
    async with stage(desk=desk) as here:
        await here.until(lambda: "Continue" in here.painted())
        await here.press("enter")
        await here.at("HandOver")
    assert desk.table.turn == 3


async def test_a_damaged_game_is_not_offered_to_be_continued() -> None:
    async with stage(desk=FakeDesk(flaws={"week-three.jsonl": "line 9: changed"})) as here:
        await here.until(lambda: "2 on the shelf" in here.painted())
        assert "Continue" not in here.painted()


async def test_only_the_marked_game_is_looked_at_closely() -> None:
    desk = FakeDesk()
    async with stage(desk=desk) as here:
        await here.until(lambda: "Continue" in here.painted())
        desk.looked.clear()
        here.app.follow(Menu.SAVES)
        await here.at("Saves")
        await here.until(lambda: "Intact" in here.painted())
        assert desk.looked == ["week-three.jsonl"]
        assert "2026-03-14 15:09" in here.painted()
        await here.press("down")
        await here.until(lambda: desk.looked == ["week-three.jsonl", "example.jsonl"])


async def test_a_flaw_found_late_is_told_and_the_game_cannot_be_opened() -> None:
    async with stage(
        desk=FakeDesk(flaws={"example.jsonl": "line 9: the line was changed after it was written"})
    ) as here:
        here.app.follow(Menu.SAVES)
        await here.at("Saves")
        await here.until(lambda: "Intact" in here.painted())
        await here.press("down")
        await here.until(lambda: "line 9: the line was changed" in here.painted())
        assert "damaged" in here.painted()
        await here.press("enter")
        assert here.scene == "Saves"


async def test_the_marked_game_can_be_verified() -> None:
    async with stage() as here:
        here.app.follow(Menu.SAVES)
        await here.at("Saves")
        await here.until(lambda: "Intact" in here.painted())
        await here.press("v")
        await here.until(lambda: "Sound: every line under its hash" in here.painted())


async def test_a_seat_can_be_held_by_a_doctrine_of_the_scenario() -> None:
    desk = FakeDesk()
    async with stage(desk=desk) as here:
        here.app.follow(FillForm())
        await here.at("NewGameForm")
        await here.until(lambda: "Begin the game" in here.painted())
        await here.press("home", "down", "enter")
        assert "the program: Prudent" in here.painted()
        assert "Keeps a reserve" in here.painted()
        await here.press("down", "enter")
        assert "the program: Prudent" in here.painted()
        await here.press("end", "enter")
        await here.at("Opening")
    assert desk.chosen[0].players == {"tokyo": "doctrine:prudent", "seoul": "human", "washington": "human"}


async def test_an_empty_shelf_says_so() -> None:
    class Bare(FakeDesk):
        def saves(self) -> tuple[SaveSummary, ...]:
            return ()

        def examples(self) -> tuple[SaveSummary, ...]:
            return ()

    async with stage(desk=Bare()) as here:
        here.app.follow(Menu.SAVES)
        await here.at("Saves")
        await here.until(lambda: "No game yet" in here.painted())
        await here.press("enter")
        assert here.scene == "Saves"


def test_the_sample_holds_what_these_tests_speak_of() -> None:
    assert [save.path.name for save in SAVES] == ["week-three.jsonl", "torn.jsonl"]


def test_the_real_shelf_plays_a_copy_on_as_a_branch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    vaults = library.state_dir() / "drawers"
    play(game(tmp_path / "game.jsonl", vaults), at(Phase.PLANNING, 1)).leave()
    copy, shelf = Path(shutil.copy(tmp_path / "game.jsonl", tmp_path / "copy.jsonl")), Catalogue()
    with pytest.raises(CannotPlay, match="this is a copy") as refused:
        shelf.resume(copy)
    assert refused.value.branch == copy
    table = shelf.branch(copy)
    table.leave()
    assert (tmp_path / "copy-branch.jsonl").is_file()
    shelf.resume(tmp_path / "game.jsonl").leave()
