"""Keys that come before the dialogue they are meant for: the panel below does not take them, no answer is lost."""

from __future__ import annotations

from textual import events

from tests.tui.stage import NARROW, Stage, stage
from wargame.tui.screens.seat import SeatScene
from wargame.tui.widgets.move_deck import MoveDeck
from wargame.tui.widgets.rows import Rows


def at_once(here: Stage, *keys: str) -> None:
    """Keys that all arrive before the first of them has done anything."""
    for key in keys:
        here.app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_an_enter_right_after_the_seal_key_orders_no_card() -> None:
    async with stage(NARROW) as here:
        await here.sit("tokyo")
        await here.press("3", "down")
        at_once(here, "s", "enter")
        await here.until(lambda: "Seal this order?" in here.painted())
        assert "No move this turn." in here.painted()
        await here.press("enter")
        await here.at("HandOver")
        assert not here.table.orders["tokyo"].acts


async def test_a_line_chosen_twice_asks_once_and_takes_the_answer() -> None:
    async with stage(NARROW) as here:
        await here.sit("tokyo")
        await here.press("3")
        scene, deck = here.app.screen, here.app.screen.query_one(MoveDeck)
        assert isinstance(scene, SeatScene)
        for _ in range(2):
            scene.on_rows_chosen(Rows.Chosen(deck, "t1"))
            await here.settled()
        await here.press("enter")
        assert here.app.screen is scene, "no second dialogue waits below the first"
        assert "◆ T1" in here.painted()


async def test_a_question_that_went_with_its_scene_leaves_the_keyboard_free() -> None:
    async with stage(NARROW) as here:
        await here.sit("tokyo")
        assert "Leave the game?" in await here.press("q")
        await here.press("grave_accent")
        await here.at("HandOver")
        await here.press("down", "enter")
        await here.at("SeatScene")
