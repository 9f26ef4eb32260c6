"""What if, on the screen: one key in the replay makes a game with one thing otherwise, or plans the turn anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.table.games import at, game, play, rehearsal
from tests.tui.stage import WIDE, Stage, stage
from wargame.debrief.recording import Recording
from wargame.model.state import Phase
from wargame.saves.save import read_save
from wargame.saves.verify import verify
from wargame.session.what_if import WhatIfs
from wargame.tui.goals import ContinueGame
from wargame.tui.screens.replay import Replay


@pytest.fixture
def path(tmp_path: Path) -> Path:
    play(rehearsal(tmp_path / "game.jsonl"))
    return tmp_path / "game.jsonl"


async def first_roll(here: Stage) -> None:
    """From the replay to the question for the faces of the first roll."""
    for key, page in (("b", "What if"), ("enter", "Which roll?"), ("enter", "It fell")):
        await here.press(key)
        await shown(here, page)


async def shown(here: Stage, words: str) -> None:
    await here.until(lambda: words in here.painted())
    await here.settled()


async def test_a_die_is_changed_other_dice_fall_and_the_turn_is_planned_anew(path: Path) -> None:
    record, given = Recording.open(path), list[object]()
    async with stage(WIDE) as here:
        here.app.go(lambda: Replay(record, path, WhatIfs(path)), given.append)
        await here.at("Replay")
        await here.press("right_square_bracket")
        await first_roll(here)
        await here.press("enter")
        await here.until(lambda: "How they ended" in here.painted())
        assert verify(path.with_name("game-branch.jsonl")).status == "sound"
        await here.press("escape")
        await here.press("b", "down", "enter")
        await here.until(lambda: "Rolls that differ" in here.painted() or "How they ended" in here.painted())
        swapped = read_save(path.with_name("game-branch-2.jsonl")).start.what_if
        assert swapped is not None
        assert swapped.swaps == (2,)
        await here.press("escape")
        await here.press("b", "down", "down", "enter")
        await here.until(lambda: bool(given))
    assert given == [ContinueGame(path.with_name("game-branch-3.jsonl"))]


async def test_faces_that_no_dice_have_are_refused_in_words(path: Path) -> None:
    record = Recording.open(path)
    async with stage(WIDE) as here:
        here.app.go(lambda: Replay(record, path, WhatIfs(path)), lambda chosen: None)
        await here.at("Replay")
        await first_roll(here)
        await here.press("9", "9", "9", "enter")
        await shown(here, "no fall of these dice")
        assert [one.name for one in path.parent.glob("*.jsonl")] == ["game.jsonl"]


async def test_of_a_game_that_goes_on_nothing_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "running.jsonl"
    play(game(path, tmp_path / "vaults", seed=7), at(Phase.REVIEW, 2)).leave()
    record = Recording.open(path)
    async with stage(WIDE) as here:
        here.app.go(lambda: Replay(record, path, WhatIfs(path)), lambda chosen: None)
        await here.at("Replay")
        assert "a game that is closed" in await here.press("b")
