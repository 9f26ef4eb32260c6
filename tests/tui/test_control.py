"""Control reads what was said to it and to all: after asking, from the hand-over alone, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tui.stage import NARROW, WIDE, Stage, stage
from tests.tui.test_leaks import Clock, kept
from wargame.session.unread import for_control
from wargame.tui.widgets.page import Page

BETWEEN_SEATS = "If you explain first, we can carry the build-up at home."
TO_CONTROL = "東京へ: 今週、歴史の件で動けますか。 서울에서."
TO_ALL = "All three stand together."


async def hand_over(here: Stage) -> None:
    here.begin()
    here.playing.hand_over()
    await here.at("HandOver")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
async def test_control_reads_what_is_its_own(size: tuple[int, int], frame: Any) -> None:
    async with stage(size) as here:
        await hand_over(here)
        assert not [text for text in kept(here) if TO_CONTROL in text], "nobody is told that somebody wrote to control"
        await here.press("m")
        assert "Does control sit here?" in here.painted()
        await here.press("enter")
        await here.at("ControlDesk")
        text = here.app.screen.query_one(Page).drawn(80).plain
        assert TO_CONTROL in text
        assert TO_ALL in text
        assert not [text for text in kept(here) if BETWEEN_SEATS in text]
        assert await here.settled() == frame


async def test_control_says_no_by_esc_and_leaves_nothing_behind() -> None:
    async with stage(NARROW) as here:
        await hand_over(here)
        await here.press("m", "escape")
        assert here.scene == "HandOver"
        await here.press("m", "enter")
        await here.at("ControlDesk")
        await here.press("escape")
        await here.at("HandOver")
        assert not [text for text in kept(here) if TO_CONTROL in text]


async def test_where_nobody_touches_a_key_control_is_covered_too() -> None:
    clock = Clock()
    async with stage(NARROW, now=clock) as here:
        await hand_over(here)
        await here.press("m", "enter")
        await here.at("ControlDesk")
        clock.seconds += 301
        here.app.look_whether_idle()
        await here.at("HandOver")
        await here.press("enter")
        assert here.scene == "HandOver", "the Enter was meant for control's page"


async def test_what_is_controls_to_read() -> None:
    async with stage() as here:
        assert [one.number for one in for_control(here.begin().session.table.view("control"))] == [5, 6]
