"""The situation on a seat's desk."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.house import FakeDesk, FakeTable
from tests.tui.sample import TOKYO
from tests.tui.stage import NARROW, stage


async def test_what_came_out_is_the_first_thing_a_seat_reads() -> None:
    out = (("seoul", "S5 Hedging"),)
    async with stage(NARROW, desk=FakeDesk(table=FakeTable(own=replace(TOKYO, leaks=out)))) as here:
        here.begin()
        await here.sit("tokyo")
        await here.press("1")
        assert "It has come out: Seoul ordered S5 Hedging last week." in " ".join(here.painted().split())


async def test_where_nothing_came_out_nothing_is_said_of_it() -> None:
    async with stage(NARROW) as here:
        await here.sit("tokyo")
        await here.press("1")
        assert "Situation" in here.painted()
        assert "come out" not in here.painted()
