"""The cover hides what a seat was in the middle of, loses none of it, and opens no seat that nobody asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.table.games import one_set_of_rules
from tests.table.talking import spoken
from tests.tui.stage import IDLE, NARROW, WIDE
from tests.tui.table_stage import TableStage, people, table_stage
from tests.tui.test_leaks import Clock, kept
from wargame.model.orders import Act, Order
from wargame.tui.screens.compose import Words
from wargame.tui.screens.scene import Scene

LETTER = "We hold back if you do."


@pytest.fixture(autouse=True)
def _rules_once(monkeypatch: pytest.MonkeyPatch) -> None:
    one_set_of_rules(monkeypatch)


async def idle(here: TableStage, clock: Clock) -> None:
    clock.seconds += IDLE + 1
    here.app.look_whether_idle()
    await here.at("HandOver")


async def write_to_blue(here: TableStage) -> None:
    """Amber writes to Blue and has not sent it yet."""
    await here.press("7", "enter", "enter", "end", "enter")
    here.app.screen.query_one(Words).insert(LETTER)
    await here.settled()
    assert LETTER in here.painted()


async def test_a_stray_enter_opens_no_seat_after_a_cover(tmp_path: Path) -> None:
    clock = Clock()
    async with table_stage(people(tmp_path), NARROW, now=clock) as here:
        await here.sit("blue")
        await idle(here, clock)
        await here.press("enter", "enter", "space")
        assert here.scene == "HandOver"
        assert re.search(r"Covered\. The screen waits for  . B Blue$", here.painted(), re.M)
        await here.press("down", "enter")
        await here.at("SeatScene")
        assert "Blue" in here.painted().splitlines()[0], "the seat that was covered is the first on the list"


async def test_answers_given_on_the_way_are_not_asked_for_again(tmp_path: Path) -> None:
    clock = Clock()
    async with table_stage(people(tmp_path), WIDE, now=clock) as here:
        await here.sit("amber")
        await here.press("7", "down", "enter", "enter", "end", "enter", "down", "enter")  # to Blue: we will not ...
        assert "We will not" in here.painted()
        await idle(here, clock)
        await here.press("down", "enter")
        await here.at("SeatScene")
        await here.until(lambda: "We will not" in here.painted())
        assert "To Blue" in here.painted()


async def test_a_word_that_was_about_to_be_given_is_not_given_by_the_next_enter(tmp_path: Path) -> None:
    clock = Clock()
    async with table_stage(people(tmp_path), WIDE, now=clock) as here:
        await here.sit("amber")
        await here.press("7", "down", "enter", "enter", "end", "enter", *["enter"] * 3)
        assert "Give your word?" in here.painted()
        await idle(here, clock)
        await here.press("down", "enter")
        await here.until(lambda: "Give your word?" in here.painted())
        before = spoken(here.table, "control")
        await here.press("enter")
        assert spoken(here.table, "control") == before


async def test_a_seal_that_was_about_to_be_set_is_not_set_by_the_next_enter(tmp_path: Path) -> None:
    clock = Clock()
    async with table_stage(people(tmp_path), NARROW, now=clock) as here:
        here.begun("amber", Order((Act("speech"),)))
        await here.sit("amber")
        await here.press("s")
        await idle(here, clock)
        await here.press("down", "enter")
        await here.at("SeatScene")
        await here.press("enter", "enter")
        assert here.scene == "SeatScene"
        assert here.table.sealed_order("amber") is None


async def test_the_cover_key_covers_whatever_dialogue_is_open_and_loses_none_of_it(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path), NARROW) as here:
        await here.sit("amber")
        await write_to_blue(here)
        assert "ctrl+l Cover" in here.painted(), "a letter of the field would be text"
        await here.press("ctrl+l")
        await here.at("HandOver")
        assert not [text for text in kept(here) if LETTER in text]
        await here.press("down", "enter")
        await here.until(lambda: LETTER in here.painted())
        await here.press("escape", "escape", "c", "grave_accent")
        await here.at("HandOver")


@pytest.mark.parametrize(("opens", "key"), [
    ("g", "ctrl+l"), pytest.param("g", "grave_accent", marks=pytest.mark.long), ("ctrl+p", "ctrl+l"),
])  # fmt: skip
async def test_the_cover_key_covers_through_the_jump_and_the_palette(opens: str, key: str, tmp_path: Path) -> None:
    async with table_stage(people(tmp_path), WIDE) as here:
        await here.sit("amber")
        await here.press(opens)
        assert not isinstance(here.app.screen, Scene)
        await here.press(key)
        await here.at("HandOver")
        assert here.app.screen_stack[-1] is here.app.scene, "what was open went with the desk"
        await here.press("down", "enter")
        await here.at("SeatScene")


async def test_a_letter_that_covers_is_text_in_the_palette(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path), WIDE) as here:
        await here.sit("amber")
        await here.press("ctrl+p", "grave_accent")
        assert here.app.screen.query_one(Input).value == "`"
        assert here.scene == "SeatScene"


async def test_a_dialogue_over_what_all_may_see_offers_no_cover(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path), NARROW) as here:
        await here.at("HandOver")
        assert "Does control sit here?" in await here.press("m")
        assert "Cover" not in here.painted()
        await here.press("grave_accent")
        assert "Does control sit here?" in here.painted()
