"""A dialogue says all it has to say, and shows every answer, on the smallest screen."""

from __future__ import annotations

from textual.content import Content

from tests.tui.stage import NARROW, stage
from wargame.tui.screens.dialogue import Ask


async def test_a_long_question_leaves_room_for_both_answers_and_can_be_read_to_its_end() -> None:
    async with stage(NARROW) as here:
        text = Content("\n").join(Content(f"line {number}") for number in range(1, 31))
        here.app.push_screen(Ask("Seal this order?", text, "Seal it", "Not yet"))
        await here.until(lambda: "Seal it" in here.painted())
        assert "Not yet" in here.painted()
        assert "line 30" not in here.painted()
        await here.until(lambda: "Tab, then the arrows: read on" in here.painted())
        assert "line 30" in await here.press("tab", "end")


async def test_a_short_question_has_nothing_to_scroll() -> None:
    async with stage(NARROW) as here:
        here.app.push_screen(Ask("Leave the game?", Content("It is written down."), "Leave", "Stay"))
        await here.until(lambda: "Stay" in here.painted())
        assert "read on" not in here.painted()
        await here.press("tab", "down", "enter")
        assert "Leave the game?" not in here.painted(), "Tab found no other place to go"
