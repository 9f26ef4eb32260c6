"""Control's desk on the screen, where somebody runs the game: at a real small table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.table.talking import message
from tests.tui.stage import NARROW, WIDE
from tests.tui.table_stage import TableStage, people, table_stage


async def desk(here: TableStage) -> None:
    """From between the seats to the desk: two keys."""
    await here.at("HandOver")
    await here.press("m", "enter")
    await here.at("ControlDesk")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_control_notes_something_on_the_newest_line(size: tuple[int, int], tmp_path: Path, frame: Any) -> None:
    table = people(tmp_path, fixed=True)
    table.send(message("amber", "blue", "Between you and me."))
    async with table_stage(table, size, control=True) as here:
        await desk(here)
        await here.press("n")
        assert "Amber speaks to Blue" not in here.painted()
        await here.press("enter")
        await here.press(*"Who pays?", "tab", "enter")
        await here.at("ControlDesk")
        assert [(note.n, note.text) for note in table.control.notes] == [(3, "Who pays?")]
        assert await here.settled() == frame
        await here.press("escape")
        await here.at("HandOver")
        assert "Who pays?" not in here.painted()


async def test_a_text_that_cannot_be_written_down_waits_in_its_field(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, fixed=True), control=True) as here:
        await desk(here)
        await here.press("n", "enter", "tab", "enter")
        assert "empty" in here.painted()
        await here.press(*"Yes.", "tab", "enter")
        await here.at("ControlDesk")
        assert "Yes." in here.painted()


async def test_where_nobody_runs_the_game_the_desk_only_reads(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, fixed=True)) as here:
        await desk(here)
        await here.press("n")
        assert "which line" not in here.painted()


async def test_with_control_there_a_person_alone_hands_over_too(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, seats=("amber",), fixed=True), control=True) as here:
        await desk(here)
