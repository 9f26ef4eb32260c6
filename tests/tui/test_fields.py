"""Letters that are commands elsewhere are letters in every field, and what is pasted there is only text."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from tests.daily import daily
from tests.table.games import one_set_of_rules
from tests.tui.shelf_stage import FINISHED, shelf_stage
from tests.tui.stage import WIDE, Stage, stage
from tests.tui.table_stage import TableStage, people, table_stage
from tests.tui.test_hostile_text import HOSTILE
from wargame.tui.goals import Menu, WatchGame
from wargame.tui.commands import COMMANDS
from wargame.tui.screens.settings import NAMES
from wargame.tui.widgets.find_line import FindLine

LETTERS = sorted({key for command in COMMANDS for key in command.keys if len(key) == 1})
"""Every letter and figure that means something somewhere."""


@pytest.fixture(autouse=True)
def _rules_once(monkeypatch: pytest.MonkeyPatch) -> None:
    one_set_of_rules(monkeypatch)


@pytest.mark.parametrize(
    "first", daily([("slash",), ("2", "slash")], ("slash",).__eq__), ids=["moves", "tracks"]
)
async def test_every_letter_is_text_while_something_is_searched(first: tuple[str, ...], tmp_path: Path) -> None:
    async with table_stage(people(tmp_path), WIDE) as here:
        await here.sit("amber")
        await here.press(*first)
        await _searched(here)


async def test_every_letter_is_text_while_the_map_is_searched() -> None:
    async with stage(WIDE) as here:
        await here.sit("tokyo")
        await here.press("6", "slash")
        await _searched(here)


async def _searched(here: TableStage | Stage) -> None:
    await here.pilot.press(*LETTERS, "question_mark", "colon", "grave_accent")
    await here.settled()
    assert here.app.screen.query_one(FindLine).value == "".join(LETTERS) + "?:`"
    assert len(here.app.screen_stack) == 1


@pytest.mark.usefixtures("shelf")
async def test_every_letter_is_text_where_words_of_a_replay_or_keys_are_asked_for() -> None:
    async with shelf_stage() as here:
        here.app.follow(WatchGame(FINISHED))
        await here.at("Replay")
        await here.press("slash")
        await _typed(here)
        await here.press("escape")
        here.app.follow(Menu.SETTINGS)
        await here.at("SettingsScene")
        await here.press(*["down"] * len(NAMES), "enter")
        await _typed(here)
        assert here.scene == "SettingsScene"


async def _typed(here: TableStage) -> None:
    field = here.app.screen.query_one(Input)
    field.clear()
    await here.pilot.press(*LETTERS, "question_mark", "colon", "grave_accent")
    await here.settled()
    assert field.value == "".join(LETTERS) + "?:`"


async def test_what_is_pasted_into_a_field_of_a_desk_is_cleaned_of_what_a_terminal_would_obey(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path), WIDE) as here:
        await here.sit("amber")
        await _pasted(here)


@pytest.mark.usefixtures("shelf")
async def test_what_is_pasted_into_a_field_of_a_replay_is_cleaned_too() -> None:
    async with shelf_stage(size=WIDE) as here:
        here.app.follow(WatchGame(FINISHED))
        await here.at("Replay")
        await _pasted(here)


async def _pasted(here: TableStage) -> None:
    await here.press("slash")
    field = here.app.screen.query_one(Input)
    field.post_message(events.Paste(HOSTILE.replace("\r", "")))
    await here.settled()
    assert "日本" in field.value
    assert not {"\x1b", "\x07", "\u202e", "\u200b"} & set(field.value + here.painted())
