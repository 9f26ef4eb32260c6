"""A dialogue closes once, and keys that come while something opens or closes are nobody's: the screen goes on."""

from __future__ import annotations

import pytest
from textual import events

from wargame.tui.goals import Menu
from tests.daily import daily
from tests.tui.stage import NARROW, WIDE, Stage, painted, stage
from tests.tui.test_typed_ahead import at_once
from wargame.model.talk import LONGEST, Message
from wargame.tui.screens.overlay import Palette
from wargame.tui.screens.compose import Words
from wargame.tui.screens.dialogue import Ask, Dialogue
from wargame.tui.screens.jump import Jump


async def goes_on(here: Stage) -> None:
    """The screen takes keys as before, and nothing lies over it or below it."""
    assert here.app.is_running
    for _ in range(3):
        if len(here.app.screen_stack) == 1:
            break
        await here.press("escape")
    assert len(here.app.screen_stack) == 1
    await here.press("question_mark")
    await here.until(lambda: "Help" in here.painted())
    await here.press("escape")


async def test_an_answer_given_twice_is_given_once() -> None:
    async with stage(NARROW) as here:
        await here.sit("tokyo")
        await here.press("s")
        question = here.app.screen
        assert isinstance(question, Ask)
        question.dismiss(False)
        question.dismiss(True)
        await here.settled()
        question.dismiss(True)
        await here.settled()
        assert here.scene == "SeatScene"
        assert not here.table.orders
        await goes_on(here)


async def test_a_screen_below_another_is_not_dismissed_in_place_of_it() -> None:
    async with stage(NARROW) as here:
        await here.sit("tokyo")
        await here.press("s")
        question = here.app.screen
        assert isinstance(question, Dialogue)
        here.app.action_command_palette()
        await here.settled()
        assert isinstance(here.app.screen, Palette)
        question.dismiss(None)
        await here.settled()
        assert isinstance(here.app.screen, Palette)


@pytest.mark.parametrize("count", daily([2, 3, 20], (20).__eq__))
async def test_the_jump_key_held_down_breaks_nothing(count: int) -> None:
    async with stage(WIDE) as here:
        await here.sit("tokyo")
        for _ in range(3):
            at_once(here, *["g"] * count)
            await here.settled()
        await goes_on(here)


EVERY_DAY = {
    "s enter enter", "grave_accent grave_accent", "s grave_accent enter", "ctrl+p enter enter",
    "q escape escape escape", "question_mark enter escape enter", "7 enter enter escape escape",
}  # fmt: skip
"""Of each kind of dialogue one."""


@pytest.mark.parametrize("keys", daily([
    ("s", "enter", "enter"),
    ("grave_accent", "enter"),
    ("grave_accent", "grave_accent"),
    ("s", "grave_accent", "enter"),
    ("ctrl+p", "enter", "enter"),
    ("ctrl+p", "escape", "escape"),
    ("ctrl+p", "grave_accent"),
    ("q", "enter", "enter"),
    ("q", "escape", "escape", "escape"),
    ("question_mark", "enter", "escape", "enter"),
    ("o", "o", "escape", "escape"),
    ("c", "enter", "escape", "escape"),
    ("g", "grave_accent", "g"),
    ("7", "enter", "enter", "escape", "escape"),
], lambda keys: " ".join(keys) in EVERY_DAY), ids=" ".join)  # fmt: skip
async def test_keys_in_one_write_break_nothing(keys: tuple[str, ...]) -> None:
    async with stage(WIDE) as here:
        await here.sit("tokyo")
        at_once(here, *keys)
        await here.until(lambda: not here.app.between_scenes)
        await here.settled()
        await here.press("escape")
        at_once(here, *keys)
        await here.until(lambda: not here.app.between_scenes)
        await here.settled()
        assert here.app.is_running
        assert painted(here.app).strip()


async def test_the_palette_opened_while_the_scene_changes_breaks_nothing() -> None:
    async with stage(NARROW) as here:
        await here.sit("tokyo")
        here.app.action_command_palette()
        here.playing.hand_over()
        await here.at("HandOver")
        await here.settled()
        await goes_on(here)


async def test_a_palette_that_goes_looks_for_no_more_commands() -> None:
    async with stage(NARROW) as here:
        await here.sit("tokyo")
        for letter in "seal":
            await here.press("ctrl+p")
            palette = here.app.screen
            assert isinstance(palette, Palette)
            palette.dismiss()
            palette._gather_commands(letter)
            assert not [worker for worker in here.app.workers if worker.node is palette and worker.is_running]
            await here.settled()
        await goes_on(here)


async def test_a_jump_letter_for_a_panel_that_is_gone_leads_nowhere() -> None:
    async with stage(WIDE) as here:
        await here.sit("tokyo")
        await here.press("g")
        jump = here.app.screen
        assert isinstance(jump, Jump)
        await here.press("x")
        await goes_on(here)


async def test_tab_and_enter_in_one_read_send_the_message() -> None:
    async with stage(NARROW) as here:
        await here.sit("tokyo")
        await here.press("7", "enter", "enter", "end", "enter")
        at_once(here, *"Hold", "tab", "enter")
        await here.until(lambda: len(here.app.screen_stack) == 1)
        await here.settled()
        sent = here.table.said[-1]
        assert isinstance(sent, Message)
        assert sent.text == "Hold"


async def test_quitting_while_a_scene_is_on_its_way_ends_in_peace() -> None:
    async with stage(NARROW) as here:
        here.app.follow(Menu.SETTINGS)
        here.app.exit()
        await here.until(lambda: not here.app.is_running)


@pytest.mark.parametrize(
    "size", daily([(79, 24), (80, 23), (10, 5)], (80, 23).__ne__), ids=["79x24", "80x23", "10x5"]
)
async def test_nothing_is_sealed_ordered_or_written_where_the_terminal_is_too_small_to_see_it(
    size: tuple[int, int],
) -> None:
    async with stage(NARROW) as here:
        await here.sit("tokyo")
        await here.press("3", "down")
        await here.pilot.resize_terminal(*size)
        await here.settled()
        await here.press("s", "enter", "enter", "4", "enter", "ctrl+p", "enter", "o", "g", "a", "7", "enter")
        assert len(here.app.screen_stack) == 1
        assert "nothing is lost" in " ".join(here.painted().split()) or size[0] < 40
        await here.pilot.resize_terminal(*NARROW)
        await here.settled()
        assert not here.table.orders
        assert "3 Moves" in here.painted()


async def test_a_question_that_was_open_when_the_terminal_became_too_small_waits_unseen() -> None:
    async with stage(NARROW) as here:
        await here.sit("tokyo")
        await here.press("s")
        await here.pilot.resize_terminal(79, 24)
        await here.settled()
        assert "Seal this order?" not in here.painted()
        assert "smaller than 80 by 24" in here.painted()
        await here.press("enter", "escape", "q")
        assert not here.table.orders
        await here.pilot.resize_terminal(*NARROW)
        await here.settled()
        assert "Seal this order?" in here.painted()
        await here.press("enter")
        await here.at("HandOver")


@pytest.mark.parametrize(
    "open_by", daily([("s",), ("7", "enter", "enter", "end", "enter"), ("g",), ("ctrl+p",)], lambda by: by[0] in "sg")
)
async def test_a_dialogue_in_a_terminal_too_small_can_be_covered_too(open_by: tuple[str, ...]) -> None:
    async with stage(NARROW) as here:
        await here.sit("tokyo")
        await here.press(*open_by)
        assert len(here.app.screen_stack) == 2
        await here.pilot.resize_terminal(79, 24)
        await here.settled()
        await here.press("ctrl+l")
        await here.at("HandOver")
        await here.pilot.resize_terminal(*NARROW)
        await here.settled()
        assert "Covered" in here.painted()
        assert not here.table.orders


async def test_a_terminal_too_small_can_be_covered_and_left_and_has_help() -> None:
    async with stage(NARROW) as here:
        await here.sit("tokyo")
        await here.pilot.resize_terminal(79, 24)
        await here.press("question_mark")
        assert "Help" in here.painted()
        await here.press("escape", "grave_accent")
        await here.at("HandOver")
        await here.press("down", "enter")
        assert here.scene == "HandOver"
        assert "Leave the game?" in await here.press("q")
        await here.press("enter")
        await here.at("Launcher")


async def test_a_letter_takes_no_more_than_a_message_may_hold() -> None:
    async with stage(NARROW) as here:
        await here.sit("tokyo")
        await here.press("7", "enter", "enter", "end", "enter")
        field = here.app.screen.query_one(Words)
        for _ in range(2):
            here.app.post_message(events.Paste("long\nwords " * 1000))
            await here.settled()
        assert len(field.text) == LONGEST
        await here.press("x", "enter")
        assert len(field.text) == LONGEST
        await here.press("backspace", "y")
        assert field.text.endswith("y")
        await here.press("tab", "enter")
        assert len(here.app.screen_stack) == 1
