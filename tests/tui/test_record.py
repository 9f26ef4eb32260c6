"""Reveal, replay and end by keyboard, and how they look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from wargame.tui.goals import WatchGame
from tests.tui.house import EXAMPLE, FakeDesk, FakeTable
from tests.tui.record_sample import CHAPTERS, FakeRecord
from tests.tui.sample import PUBLIC, SECRET
from tests.tui.stage import NARROW, WIDE, Stage, stage

BOTH = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])


async def reveal(here: Stage) -> None:
    here.begin()
    here.playing.open_orders()
    await here.at("Reveal")


async def replay(here: Stage) -> None:
    here.app.follow(WatchGame(EXAMPLE.path))
    await here.at("Replay")


async def the_end(here: Stage) -> None:
    here.begin()
    here.table.reveal()
    here.playing.after_reveal()
    await here.at("End")


def desk_of(here: Stage) -> FakeDesk:
    assert isinstance(here.app.catalogue, FakeDesk)
    return here.app.catalogue


def ladder(here: Stage) -> str:
    """The row of the peninsula ladder."""
    return next(row for row in here.painted().splitlines() if "PEN  Peninsula ladder" in row)


@BOTH
async def test_a_roll_is_told_with_dice_reasons_rows_and_effects(size: tuple[int, int], frame: Any) -> None:
    async with stage(size) as here:
        await reveal(here)
        await here.press("enter", "enter")
        assert await here.settled() == frame


@BOTH
async def test_a_replay_stands_at_a_step_that_was_found(size: tuple[int, int], frame: Any) -> None:
    async with stage(size) as here:
        await replay(here)
        await here.press("slash", *"idle", "enter")
        assert await here.settled() == frame


@BOTH
@pytest.mark.parametrize("tab", ["scores", "courses", "promises", "questions"])
async def test_each_tab_of_the_end(size: tuple[int, int], tab: str, frame: Any) -> None:
    async with stage(size) as here:
        await the_end(here)
        here.app.scene.action_show(tab)  # type: ignore[union-attr]
        assert await here.settled() == frame


async def test_charts_in_ascii(frame: Any) -> None:
    async with stage(NARROW, ascii_only=True) as here:
        await the_end(here)
        await here.press("3")
        assert await here.settled() == frame


async def test_the_reveal_goes_back_a_step_and_the_tracks_go_with_it() -> None:
    async with stage(WIDE) as here:
        await reveal(here)
        await here.press("enter", "enter", "enter")
        assert "step 4 of 6" in here.painted()
        assert "▲1" in ladder(here)
        await here.press("left")
        assert "step 3 of 6" in here.painted()
        assert "▲1" not in ladder(here)
        await here.press("left", "left", "left")
        assert "step 1 of 6" in here.painted()


async def test_a_copied_turn_is_whole_is_kept_and_stays_in_the_clipboard_when_private_words_do_not() -> None:
    async with stage(WIDE, FakeDesk(table=FakeTable(last=5))) as here:
        await reveal(here)
        await here.press("c")
        text = desk_of(here).kept["turn-3.txt"]
        assert all(line in text for step in CHAPTERS for line in step.lines)
        assert here.app.clipboard == text
        here.playing.after_reveal()
        await here.at("HandOver")
        assert here.app.clipboard == text
        here.app.copy_to_clipboard(SECRET)
        here.playing.take_seat("tokyo")
        await here.at("SeatScene")
        assert here.app.clipboard == ""


async def test_a_text_that_cannot_be_written_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(text: str, name: str, save: Path) -> Path:
        raise OSError(28, "No space left on device")

    async with stage() as here:
        await the_end(here)
        monkeypatch.setattr(here.app, "kept_beside", full)
        await here.press("e")
        await here.app.workers.wait_for_complete()
        await here.press("2")
        *_, said = here.app._notifications
        assert said.message == "It could not be written: No space left on device"


async def test_a_replay_steps_over_the_end_of_a_turn_and_jumps_by_turns() -> None:
    async with stage() as here:
        await replay(here)
        assert "Week 1 of 8, step 1 of 8" in here.painted()
        await here.press("left")
        assert "Week 1 of 8, step 1 of 8" in here.painted()
        await here.press("right_square_bracket", "left")
        assert "Week 1 of 8, step 8 of 8" in here.painted()
        await here.press("right", "right", "left_square_bracket")
        assert "Week 2 of 8, step 1 of 8" in here.painted()
        await here.press("end")
        assert "Week 3 of 8, step 8 of 8" in here.painted()
        await here.press("number_sign", "up", "enter")
        assert "Week 2 of 8, step 1 of 8" in here.painted()


async def test_a_finished_game_is_seen_through_other_eyes() -> None:
    async with stage() as here:
        await replay(here)
        assert "everything" in here.painted()
        assert "What only control was told" in here.painted()
        await here.press("v", "v")
        assert "as Tokyo saw it" in here.painted()
        assert "What only control was told" not in here.painted()
        await here.press("slash", *"only control", "enter")
        assert "stands nowhere" in here.painted()


async def test_a_finished_game_ends_with_every_promise_held_against_the_acts() -> None:
    record = FakeRecord(PUBLIC, closing=tuple(FakeDesk().aftermath.promises))  # type: ignore[arg-type]
    async with stage(desk=FakeDesk(record=record)) as here:
        await replay(here)
        await here.press("end")
        assert "▸ Promises and acts" in here.painted()
        assert "Broken in week 3: no such order was given" in here.painted()
        await here.press("home", "slash", *"such order", "enter")
        assert "Promises and acts" in here.painted(), "a search finds them too"


async def test_the_reveal_offers_no_key_that_would_do_nothing() -> None:
    def keys(here: Stage) -> str:
        return here.painted().splitlines()[-1]

    async with stage(WIDE) as here:
        await reveal(here)
        assert "Back" not in keys(here), "this is the first step"
        assert "End Tell all" in keys(here)
        assert "Tracks" not in keys(here), "they stand beside the story"
        await here.press("enter")
        assert "← Back" in keys(here)
        await here.press("end")
        assert "Tell all" not in keys(here)
        assert "Enter Next" in keys(here)


async def test_a_week_with_one_step_is_told_at_once() -> None:
    only = (CHAPTERS[0],)
    async with stage(NARROW, FakeDesk(chapters=only)) as here:
        await reveal(here)
        assert "Tell all" not in here.painted()
        assert "t Tracks" in here.painted(), "where narrow, the tracks are a key away"


async def test_a_game_that_goes_on_is_shown_to_all_alike() -> None:
    async with stage(desk=FakeDesk(record=FakeRecord(PUBLIC, viewers=("public",)))) as here:
        await replay(here)
        await here.press("v")
        assert "seen by all" in here.painted()
        assert "only what all seats know" in here.painted()


async def test_words_found_are_gone_through_both_ways() -> None:
    async with stage() as here:
        await replay(here)
        await here.press("slash", *"moved", "enter")
        assert "place 1 of 3" in here.painted()
        await here.press("n")
        assert "Week 2 of 8, step 8 of 8" in here.painted()
        await here.press("N", "N")
        assert "Week 3 of 8" in here.painted()
        assert "place 3 of 3" in here.painted()


async def test_a_save_without_a_turn_can_be_looked_at_and_left() -> None:
    async with stage(desk=FakeDesk(record=FakeRecord(PUBLIC, viewers=("public",), turns=()))) as here:
        await replay(here)
        assert "No turn of this game was begun." in here.painted()
        await here.press("right", "right_square_bracket", "end", "v", "n", "escape", "escape")
        await here.at("Saves")


async def test_the_report_is_kept_as_a_page_and_a_tab_as_text() -> None:
    async with stage() as here:
        await the_end(here)
        await here.press("e", "3", "right", "c")
        await here.app.workers.wait_for_complete()
        await here.press("left")
        kept = desk_of(here).kept
        assert kept["report.html"].startswith("<!DOCTYPE html>")
        assert "TRU" in kept["courses.txt"]
