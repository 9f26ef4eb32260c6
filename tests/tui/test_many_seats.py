"""Eight seats on the smallest screen: whoever hands over sees every way on, to the last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.sample import PUBLIC
from tests.tui.stage import NARROW, stage
from wargame.model.views import View
from wargame.tui.screens.handover import HandOver

NAMES = ("Tokyo", "Seoul", "Washington", "Beijing", "Pyongyang", "Taipei", "Manila", "Canberra", "Hanoi", "Jakarta")


def many(count: int, sealed: int) -> View:
    one = PUBLIC.seats[0]
    return replace(PUBLIC, seats=tuple(
        replace(one, id=name.lower(), name=name, letter=name[0], sealed=place < sealed)
        for place, name in enumerate(NAMES[:count])
    ))  # fmt: skip


@pytest.mark.parametrize("sealed", [0, 3, 8])
async def test_eight_seats_hide_no_way_on(sealed: int) -> None:
    view = many(8, sealed)
    async with stage(NARROW) as here:
        here.begin()
        here.app.go(lambda: HandOver(view, [seat.id for seat in view.seats]), lambda chosen: here.app.leave_game())
        await here.at("HandOver")
        shown = here.painted()
        assert "Leave the game for now" in shown
        assert "╰" in shown, "the list is shown to its end"
        for seat in view.seats:
            way = f"{seat.name} takes its order back" if seat.sealed else f"Take the seat of {seat.name}"
            assert way in shown
        assert shown.count("sealed") + shown.count("not yet") >= 8
        assert "not\n" not in shown


async def test_more_seats_than_lines_scroll_to_the_last_way_on() -> None:
    view = many(10, 4)
    async with stage(NARROW) as here:
        here.begin()
        here.app.go(lambda: HandOver(view, [seat.id for seat in view.seats]), lambda chosen: here.app.leave_game())
        await here.at("HandOver")
        await here.press("end")
        assert "Leave the game for now" in here.painted()
        assert "Leave the game?" in await here.press("enter")
