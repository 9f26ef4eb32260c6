"""The launcher, the list of games and the form of a new game: what they offer and what they find out by themselves."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.table.games import at, game, play
from tests.tui.shelf_stage import FINISHED, UNFINISHED, shelf_stage
from wargame import library
from wargame.model.state import Phase
from wargame.session.catalogue import CannotPlay, Catalogue
from wargame.tui.goals import FillForm, Menu

pytestmark = pytest.mark.usefixtures("shelf")


class Watched(Catalogue):
    """The catalogue, of which is known which games it looked at closely."""

    def __init__(self) -> None:
        super().__init__()
        self.looked: list[str] = []

    def flaw(self, save: Path) -> str:
        self.looked.append(save.name)
        return super().flaw(save)


def spoil(save: Path) -> None:
    """A word of a late line is changed."""
    lines = save.read_bytes().splitlines(keepends=True)
    lines[-2] = re.sub(rb'"turn":\d', b'"turn":9', lines[-2], count=1)
    save.write_bytes(b"".join(lines))


async def test_the_first_entry_continues_the_newest_unfinished_game() -> None:
    async with shelf_stage() as here:
        await here.until(lambda: "Continue" in here.painted())
        await here.press("enter")
        await here.at("HandOver")
        assert here.table.state.turn == 3


async def test_a_damaged_game_is_not_offered_to_be_continued() -> None:
    spoil(UNFINISHED)
    async with shelf_stage() as here:
        await here.until(lambda: "2 on the shelf" in here.painted())
        assert "Continue" not in here.painted()


async def test_only_the_marked_game_is_looked_at_closely() -> None:
    catalogue = Watched()
    async with shelf_stage(catalogue) as here:
        await here.until(lambda: "Continue" in here.painted())
        catalogue.looked.clear()
        here.app.follow(Menu.SAVES)
        await here.at("Saves")
        await here.until(lambda: "Intact" in here.painted())
        assert catalogue.looked == [UNFINISHED.name]
        await here.press("down")
        await here.until(lambda: catalogue.looked == [UNFINISHED.name, FINISHED.name])


async def test_a_flaw_found_late_is_told_and_the_game_cannot_be_opened() -> None:
    spoil(FINISHED)
    async with shelf_stage() as here:
        here.app.follow(Menu.SAVES)
        await here.at("Saves")
        await here.until(lambda: "Intact" in here.painted())
        await here.press("down")
        await here.until(lambda: "the line was changed" in here.painted())
        assert "damaged" in here.painted()
        await here.press("enter")
        assert here.scene == "Saves"


async def test_the_marked_game_can_be_verified() -> None:
    async with shelf_stage() as here:
        here.app.follow(Menu.SAVES)
        await here.at("Saves")
        await here.until(lambda: "Intact" in here.painted())
        await here.press("down", "v")
        await here.until(lambda: "Sound: every line under its hash" in here.painted())


async def test_a_seat_can_be_held_by_a_doctrine_of_the_scenario() -> None:
    async with shelf_stage() as here:
        here.app.follow(FillForm())
        await here.at("NewGameForm")
        await here.until(lambda: "Begin the game" in here.painted())
        await here.press("home", "down", "enter")
        assert "the program: Gentle" in here.painted()
        await here.press("down", "enter")
        assert "the program: Gentle" in here.painted()
        await here.press("end", "enter")
        await here.at("Opening")
        assert here.table.players == {"amber": "doctrine:gentle", "blue": "human", "coral": "human"}


async def test_an_empty_shelf_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "example_saves", lambda: ())
    UNFINISHED.unlink()
    async with shelf_stage() as here:
        here.app.follow(Menu.SAVES)
        await here.at("Saves")
        await here.until(lambda: "No game yet" in here.painted())
        await here.press("enter")
        assert here.scene == "Saves"


def test_the_real_shelf_plays_a_copy_on_as_a_branch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    vaults = library.state_dir() / "drawers"
    play(game(tmp_path / "game.jsonl", vaults), at(Phase.PLANNING, 1)).leave()
    copy, real = Path(shutil.copy(tmp_path / "game.jsonl", tmp_path / "copy.jsonl")), Catalogue()
    with pytest.raises(CannotPlay, match="this is a copy") as refused:
        real.resume(copy)
    assert refused.value.branch == copy
    table = real.branch(copy)
    table.leave()
    assert (tmp_path / "copy-branch.jsonl").is_file()
    real.resume(tmp_path / "game.jsonl").leave()
