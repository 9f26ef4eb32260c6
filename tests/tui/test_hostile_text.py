"""Whatever a scenario says, it is shown as text: no crash, no action, no control character on the screen."""

from __future__ import annotations

import dataclasses
import unicodedata
from typing import Any

import pytest

from tests.tui import house
from tests.tui.house import FakeDesk, FakeTable
from tests.tui.record_sample import FakeRecord, debrief_of
from tests.tui.stage import WIDE, Stage, stage
from tests.tui.test_frames import SCENES

HOSTILE = "[@click=app.exit]x[/] [/] [red]$x[ \x1b]0;T\x07\x1b[2J a\u202eb\u200bc\r\x08 [1-2 \u115f日本"
PROSE = {
    "name", "text", "title", "opening", "brief", "ask", "low", "high", "private", "because", "closed_because",
    "cost_because", "always", "effects", "line", "reserve_because", "confidence", "summary", "warning", "teaches",
    "lines", "problem", "band", "asked_by", "turn_name", "thing", "reply", "heading", "group", "code", "theories",
    "questions",
}  # fmt: skip


def poisoned(thing: Any, field: str = "") -> Any:
    """The same thing with hostile words in every field that people read."""
    if isinstance(thing, str):
        return thing + HOSTILE if field in PROSE else thing
    if hasattr(thing, "_fields"):  # the nodes of a document
        return type(thing)(*(poisoned(getattr(thing, name), name) for name in thing._fields))
    if isinstance(thing, tuple):
        return tuple(poisoned(part, field) for part in thing)
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        changes = {part.name: poisoned(getattr(thing, part.name), part.name) for part in dataclasses.fields(thing)}
        return dataclasses.replace(thing, **changes)
    return thing


@pytest.fixture
def hostile_desk(monkeypatch: pytest.MonkeyPatch) -> FakeDesk:
    for name in ("MOVES", "AIMS", "ENDED", "PUBLIC", "SAVES"):
        monkeypatch.setattr(house, name, poisoned(getattr(house, name)))
    return FakeDesk(
        table=FakeTable(own=poisoned(house.TOKYO)),
        card=poisoned(house.SCENARIO),
        chapters=poisoned(house.CHAPTERS),
        record=dataclasses.replace(FakeRecord(house.PUBLIC), title=HOSTILE, chapters=poisoned(house.CHAPTERS)),
        aftermath=poisoned(debrief_of(house.ENDED)),
    )


async def show(scene: str, here: Stage) -> None:
    await SCENES[scene](here)
    await here.settled()


FIRST = ("launcher", "opening", "seat_moves", "seat_seal", "revealed")
"""Scenes that between them show every kind of text; the others are looked at in the long run."""


@pytest.mark.parametrize(
    "scene", [scene if scene in FIRST else pytest.param(scene, marks=pytest.mark.long) for scene in SCENES]
)
async def test_hostile_words_are_words(scene: str, hostile_desk: FakeDesk) -> None:
    async with stage(WIDE, hostile_desk) as here:
        await show(scene, here)
        bad = {char for char in here.painted() if char != "\n" and unicodedata.category(char)[0] == "C"}
        assert not bad
        await here.pilot.click(offset=(20, 5))
        await here.settled()
        assert here.app.is_running


async def test_hostile_words_are_words_on_every_tab_of_the_end_and_in_a_replay(hostile_desk: FakeDesk) -> None:
    async with stage(WIDE, hostile_desk) as here:
        await show("the_end", here)
        seen = ""
        for key in "12345":
            await here.press(key)
            seen += here.painted()
        await show("replay", here)
        await here.press("slash", *"exit]x[/]", "enter")
        seen += here.painted()
        assert seen.count("[@click=app.exit]x[/]") > 10
        assert not {char for char in seen if char != "\n" and unicodedata.category(char)[0] == "C"}
        assert here.scene == "Replay"
