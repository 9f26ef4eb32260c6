"""The reveal: a step at a time, what changes the game in a frame, and dice that hold up no key."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.tui.house import FakeDesk
from tests.tui.record_sample import CHAPTERS
from tests.tui.sample import TOKYO
from tests.tui.sample_tracks import guessed, track
from tests.tui.stage import NARROW, WIDE, Stage, stage
from wargame.debrief.chapter import Chapter
from wargame.document.nodes import Meter, Run, items, paragraph, text
from wargame.tui.glyphs import UNICODE
from wargame.tui.screens import reveal
from wargame.tui.widgets.stakes_panel import stake_rows

LARGE = (160, 50)
TRUST = text("Japan–ROK trust ", Run("5 → 6", "strong"), " (+1): ", Run("good for Tokyo", "good"))
STEPS = (
    CHAPTERS[1],
    CHAPTERS[3],
    Chapter("The pact is pulled, and GSOMIA is terminated", "headline", (
        paragraph("GSOMIA"), paragraph(Run("In force  ·  ", "quiet"), Run("▸ Terminated", "strong")),
    )),
    Chapter("What mattered this week", "summary", items(
        TRUST, text("Peninsula ladder ", Run("5 → 6", "strong"), " (+1): ", Run("bad for Seoul", "bad")),
    )),
    Chapter("War on the peninsula", "ending", (
        paragraph("The ladder has passed the last rung from which anyone climbed down."),
        Meter(text("Week"), text("3 of 8"), 3, 3, 0, 8),
    )),
)  # fmt: skip


async def told(here: Stage, *keys: str) -> str:
    here.begin()
    here.playing.open_orders()
    await here.at("Reveal")
    return await here.press(*keys)


STEPS_AND_SIZES = [
    pytest.param(
        size, step, id=f"{step}-{size[0]}x{size[1]}", marks=() if size == NARROW or step == 5 else pytest.mark.long
    )
    for step in (2, 3, 4, 5) for size in (NARROW, WIDE, LARGE)
]  # fmt: skip
"""Every day all kinds on the narrowest screen, and one kind on all."""


@pytest.mark.parametrize(("size", "step"), STEPS_AND_SIZES)
async def test_each_kind_of_step_is_painted_as_agreed(size: tuple[int, int], step: int, frame: Any) -> None:
    async with stage(size, FakeDesk(chapters=STEPS)) as here:
        assert await told(here, *["enter"] * (step - 1)) == frame


async def test_one_step_is_told_at_a_time_and_all_of_them_where_that_is_asked_for() -> None:
    async with stage(NARROW, FakeDesk(chapters=STEPS)) as here:
        assert STEPS[0].title in await told(here)
        shown = await here.press("enter")
        assert (STEPS[0].title in shown, STEPS[1].title in shown) == (False, True)
        shown = await here.press("end")
        assert STEPS[3].title in shown
        assert STEPS[4].title in shown
        shown = await here.press("left")
        assert (STEPS[3].title in shown, STEPS[4].title in shown) == (False, True)


async def test_dice_that_tumble_tell_nothing_yet_and_hold_up_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reveal, "TUMBLE", 3_600.0)
    async with stage(NARROW, FakeDesk(chapters=STEPS)) as here:
        await told(here)
        here.app.animation_level = "full"
        shown = await here.press("enter")
        assert STEPS[1].title in shown
        assert "Partial" not in shown
        assert STEPS[2].title in await here.press("enter")
        assert "Partial" in await here.press("left"), "going back, nothing is rolled again"


async def test_where_nothing_may_move_the_dice_lie_at_once() -> None:
    async with stage(NARROW, FakeDesk(chapters=STEPS)) as here:
        await told(here)
        here.app.animation_level = "none"
        await here.pilot.press("enter")
        assert "Partial" in here.painted()


async def test_what_is_at_stake_stands_beside_where_there_is_room_and_is_a_key_away_where_not() -> None:
    for size, beside in ((WIDE, True), ((110, 40), False), (NARROW, False)):
        async with stage(size, FakeDesk(chapters=STEPS)) as here:
            assert ("What is at stake" in await told(here, "enter")) is beside
            if not beside:
                assert "Japan–ROK government trust" in await here.press("t")


def test_a_range_that_is_read_otherwise_stands_under_what_moved() -> None:
    held, risen = (
        replace(guessed(track(code, "Commitment", 6, "alliance", "doubt", "certainty"), 6, 7, "firm"), was=was)
        for code, was in (("USJ", (6, 7)), ("USK", (4, 5)))
    )
    view = replace(TOKYO, tracks=(held, risen))
    rows = [f"{row.left.plain} {row.right.plain}".strip() for row in stake_rows(view, {"usk", "usj"}, UNICODE)]
    assert [" ".join(row.split()) for row in rows] == [
        "Moved this turn", "USK Commitment 4–5 → 6–7 ▲", "As before", "USJ Commitment 6–7",
    ]
