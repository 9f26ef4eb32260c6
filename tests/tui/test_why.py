"""Why something came out so, on the screen: one key in the replay, the reveal and at the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.table.games import play, rehearsal
from tests.tui.house import FakeDesk
from tests.tui.stage import NARROW, WIDE, stage
from wargame.debrief.recording import Recording
from wargame.debrief.why.explainer import Explainer
from wargame.model.viewers import CONTROL
from wargame.tui.screens.end import End
from wargame.tui.screens.replay import Replay
from wargame.tui.screens.reveal import Reveal


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    path = tmp_path_factory.mktemp("why") / "game.jsonl"
    play(rehearsal(path))
    return Recording.open(path)


async def test_a_step_of_the_replay_says_why_and_goes_back_to_its_list(record: Recording) -> None:
    async with stage(WIDE) as here:
        here.app.go(lambda: Replay(record, Path("game.jsonl")), lambda chosen: None)
        await here.at("Replay")
        assert "y Why" in here.painted()
        while "Roll 2d6" not in here.painted():
            await here.press("right")
        shown = await here.press("y")
        if "What would have altered it" not in shown:
            shown = await here.press("enter")
        assert "What would have altered it" in shown
        await here.press("enter")
        await here.press("escape")
        assert "Replay" in here.painted()


async def test_the_reveal_says_why_to_those_who_hear_it(record: Recording) -> None:
    turn = record.turns[1]
    told = record.narrative(turn, CONTROL)
    given = FakeDesk().table.receipt
    for why in (None, lambda: Explainer(record, CONTROL)):
        async with stage(NARROW) as here:
            here.app.go(lambda why=why: Reveal(told, given, Path("g.jsonl"), why), lambda chosen: None)  # type: ignore[misc]
            await here.at("Reveal")
            shown = await here.press("y")
            assert ("Why" in shown) is (why is not None)


async def test_at_the_end_any_turn_can_be_asked_about(record: Recording) -> None:
    debrief = replace(FakeDesk().aftermath, why=Explainer(record, CONTROL))
    async with stage(WIDE) as here:
        here.app.go(lambda: End(debrief, Path("game.jsonl")), lambda chosen: None)
        await here.at("End")
        assert "which turn?" in await here.press("y")
        shown = await here.press("enter")
        assert record.heading(record.turns[-1]) in shown
        assert "orders" in shown
        await here.press("escape", "escape")
        assert here.scene == "End"
