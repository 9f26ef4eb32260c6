"""Every word on the screen comes from the catalogue, from the speaker, or from the scenario: no English is built in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest

import wargame.wording
from tests.table.games import POCKET, at, pocket
from tests.tui.stage import WIDE, Painting
from tests.tui.table_stage import people, table_stage
from tests.wording.foreign import ForeignCatalogue, ForeignSpeaker
from wargame.model.state import Phase
from wargame.session.catalogue import Catalogue
from wargame.tui.goals import FillForm
from wargame.tui.app import WargameApp
from wargame.wording import catalogue
from wargame.wording.english.speaker import English
from wargame.wording.english.talk import EnglishTalk

KEYS = frozenset({"enter", "esc", "tab", "end", "home", "ctrl"})
"""Keys are called as they are on the keyboard."""
CODE = re.compile(r"\b[0-9A-Z]{1,4}(?:-[0-9A-Z]{4})*\b")
"""Codes of tracks and receipts, the letters of a chart."""


@pytest.fixture(autouse=True)
def _abroad(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is said in English."""
    monkeypatch.setattr("wargame.wording.english.speaker.English", lambda scenario: ForeignSpeaker(English(scenario)))
    monkeypatch.setattr(
        "wargame.wording.english.talk.EnglishTalk", lambda names, turn: ForeignSpeaker(EnglishTalk(names, turn))
    )
    monkeypatch.setattr(wargame.wording, "_SPEAKERS", WeakKeyDictionary())
    catalogue.use(ForeignCatalogue())
    yield
    catalogue.use(None)


def texts(authored: Any) -> Iterator[str]:
    """Every text of a scenario, and every id."""
    match authored:
        case str():
            yield authored
        case dict():
            for key, value in authored.items():
                yield from texts(key)
                yield from texts(value)
        case list() | tuple():
            for value in authored:
                yield from texts(value)


@cache
def told_by_authors() -> str:
    said = "  ".join(texts(pocket().model_dump(mode="json")))
    return " ".join(re.sub(r"[^a-z]", " ", said.casefold()).split())


def english(painted: str) -> list[str]:
    """Runs of English letters that are neither the scenario's nor names of keys."""
    runs = re.findall(r"[A-Za-z]{2,}(?: [A-Za-z]+)*", CODE.sub("", painted))
    return [
        run for run in runs if run.casefold() not in told_by_authors() and not KEYS.issuperset(run.casefold().split())
    ]


async def seen(here: Painting, *keys: str) -> list[str]:
    """What English is painted, at once and after each of these keys."""
    found = english(await here.settled())
    for key in keys:
        found += english(await here.press(key))
    return found


@pytest.mark.long
async def test_the_first_screen_its_help_and_the_form_of_a_new_game() -> None:
    app = WargameApp(Catalogue())
    async with app.run_test(size=WIDE) as pilot:
        here = Painting(app, pilot)
        assert await seen(here, "down", "question_mark", "escape") == []
        app.follow(FillForm(str(POCKET)))
        await here.until(lambda: type(app.scene).__name__ == "NewGameForm" and "Амбер" not in here.painted())
        await here.until(lambda: "Amber" in here.painted())
        assert await seen(here, "home", "down", "enter", "escape", *["down"] * 6) == []


@pytest.mark.long
async def test_the_opening_the_cover_and_the_desk_of_a_seat(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, at(Phase.PLANNING, 2)), WIDE) as here:
        assert await seen(here, "m", "escape") == []
        await here.sit("amber")
        assert await seen(here, *"7654321", "question_mark", "escape") == []
        assert await seen(here, "2", "down", "3", "down", "c", "escape", "enter", "escape", "4", "down", "down") == []
        assert await seen(here, "7", "enter", "escape", "down", "enter", "escape", "s", "escape", "o", "escape") == []


async def test_the_reveal(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, at(Phase.REVIEW, 2)), WIDE) as here:
        await here.at("Reveal")
        assert await seen(here, "end", "r", "escape", "q", "escape") == []


async def test_the_end(tmp_path: Path) -> None:
    table = people(tmp_path, lambda table: table.state.phase is Phase.DEBRIEF)
    async with table_stage(table, WIDE) as here:
        await here.at("End")
        assert await seen(here, *"12345") == []
