"""The receipt is where all are together: before the first order, after a reveal, at the end; and for a telephone."""

from __future__ import annotations

from tests.tui.house import FakeDesk, FakeTable
from tests.tui.stage import NARROW, stage
from wargame.document.qr import qr_rows
from wargame.model.state import Phase

RECEIPT = "T3-K7QF-2M9X-8TRW-HC4D"


async def test_a_receipt_is_shown_before_the_first_order_and_drawn_when_asked() -> None:
    async with stage(NARROW, desk=FakeDesk(table=FakeTable(turn=0, last=1))) as here:
        here.begin()
        here.table.phase = Phase.BRIEFING
        here.playing.go_on()
        await here.at("Opening")
        await here.until(lambda: RECEIPT in here.painted())
        await here.press("r")
        drawn = await here.settled()
        assert all(row in drawn for row in qr_rows(RECEIPT))
        await here.press("enter")
        await here.at("Opening")


async def test_between_the_seats_the_receipt_is_a_key_away() -> None:
    async with stage() as here:
        here.begin()
        here.playing.hand_over()
        await here.at("HandOver")
        assert RECEIPT not in here.painted()
        await here.press("r")
        await here.until(lambda: RECEIPT in here.painted())
