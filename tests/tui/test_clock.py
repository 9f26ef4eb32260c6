"""The clock is advice: it counts what is on the screen, can be halted, and the game knows nothing of it."""

from __future__ import annotations

from pathlib import Path

from tests.table.games import at
from tests.tui.stage import WIDE
from tests.tui.table_stage import people, table_stage
from tests.tui.test_leaks import Clock
from wargame.model.state import Phase
from wargame.session.clock import Plan, SessionClock
from wargame.settings import Settings
from wargame.tui.widgets.clock_face import ClockFace, in_full, in_short

PLAN = Plan(minutes=100, turns=8, turn_minutes=8, debrief_minutes=20)


def shown(clock: SessionClock) -> str:
    reading = clock.read()
    return "" if reading is None else reading.text


def test_a_turn_is_shared_by_the_seats_and_the_reveal() -> None:
    now = Clock()
    clock = SessionClock(PLAN, 3, now)
    clock.seat(1, "tokyo")
    assert shown(clock) == "2:00"
    clock.reveal(1)
    assert shown(clock) == "2:00"
    clock.debrief()
    assert shown(clock) == "20:00"


def test_a_seat_has_no_less_than_its_words_take_to_read_and_time_to_decide() -> None:
    clock = SessionClock(PLAN, 3, Clock())
    clock.seat(1, "tokyo", words=60)
    assert shown(clock) == "2:00", "the plan holds where it is enough"
    clock.seat(1, "seoul", words=540)
    assert shown(clock) == "4:30", "three minutes of reading, and a minute and a half"
    clock.reveal(1)
    assert shown(clock) == "2:00"


def test_without_minutes_for_a_turn_the_session_is_shared_by_the_turns() -> None:
    assert Plan(100, 8, None, 20).turn_seconds() == 600


def test_it_shows_tens_of_seconds_until_the_last_minute_and_then_each() -> None:
    now = Clock()
    clock = SessionClock(PLAN, 3, now)
    clock.seat(1, "tokyo")
    seen = []
    while (reading := clock.read()) is not None and now.seconds < 124:
        seen.append(reading.text)
        now.seconds += reading.changes_in
    assert seen[:8] == ["2:00", "1:50", "1:40", "1:30", "1:20", "1:10", "1:00", "0:59"]
    assert seen[-5:] == ["0:01", "+0:00", "+0:01", "+0:02", "+0:03"]
    assert reading is not None
    assert reading.over


def test_only_what_is_on_the_screen_is_counted_and_what_is_used_stays_used() -> None:
    now = Clock()
    clock = SessionClock(PLAN, 3, now)
    clock.seat(1, "tokyo")
    now.seconds += 30
    clock.rest()
    now.seconds += 1000
    assert shown(clock) == ""
    clock.seat(1, "seoul")
    assert shown(clock) == "2:00"
    clock.seat(1, "tokyo")
    assert shown(clock) == "1:30"
    clock.seat(2, "tokyo")
    assert shown(clock) == "2:00"


def test_a_reading_says_what_is_counted_and_whose() -> None:
    now = Clock()
    clock = SessionClock(PLAN, 3, now)
    clock.seat(1, "tokyo", "Tokyo")
    said = [clock.read()]
    clock.halt_or_go_on()
    said.append(clock.read())
    clock.debrief()
    said.append(clock.read())
    assert [one and (in_short(one), in_full(one)) for one in said] == [
        ("plan 2:00", "Tokyo plans 2:00"),
        ("pause 2:00", "paused: Tokyo plans 2:00"),
        ("pause 20:00", "paused: debrief 20:00"),
    ]


def test_a_break_halts_it() -> None:
    now = Clock()
    clock = SessionClock(PLAN, 3, now)
    clock.seat(1, "tokyo")
    now.seconds += 20
    clock.halt_or_go_on()
    now.seconds += 500
    assert shown(clock) == "1:40"
    clock.reveal(1)
    now.seconds += 500
    assert shown(clock) == "2:00", "a break lasts until somebody ends it"
    clock.halt_or_go_on()
    now.seconds += 10
    assert shown(clock) == "1:50"


TURN_TWO = at(Phase.PLANNING, 2)


async def test_the_top_line_counts_for_the_seat_and_turns_amber_when_over(tmp_path: Path) -> None:
    now = Clock()
    async with table_stage(people(tmp_path, TURN_TWO, fixed=True), now=now, settings=Settings(cover_minutes=0)) as here:
        assert not here.painted().splitlines()[0].endswith("1:50"), "nobody plans yet"
        await here.sit("amber")
        top = here.painted().splitlines()[0]
        assert top.endswith("plan 1:50"), "the seat is named at the other end of the line"
        assert "sealed" in top
        now.seconds += 113
        here.app.screen.query_one(ClockFace).tick()
        await here.settled()
        assert here.painted().splitlines()[0].endswith("plan +0:10")
        assert here.app.screen.query_one(ClockFace).has_class("-over")
        await here.press("w")
        assert here.painted().splitlines()[0].endswith("pause +0:10")


async def test_a_wide_screen_says_in_full_what_is_counted_whose_it_is_and_whether_it_stands_still(
    tmp_path: Path,
) -> None:
    async with table_stage(people(tmp_path, TURN_TWO, fixed=True), WIDE, now=Clock()) as here:
        await here.sit("amber")
        assert here.painted().splitlines()[0].endswith("Amber plans 1:50")
        await here.press("w")
        assert here.painted().splitlines()[0].endswith("paused: Amber plans 1:50")
    told = people(tmp_path / "told", at(Phase.REVIEW, 2))
    async with table_stage(told, WIDE, now=Clock()) as here:
        await here.at("Reveal")
        assert here.painted().splitlines()[0].endswith("  reveal 1:20")
        await here.press("w")
        assert here.painted().splitlines()[0].endswith("paused: reveal 1:20")


async def test_the_label_leaves_the_facts_of_the_narrowest_line_whole(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, TURN_TWO, fixed=True), now=Clock()) as here:
        await here.sit("amber")
        top = here.painted().splitlines()[0]
        assert "…" not in top
        assert all(word in top for word in ("Amber", "Week 2 of 6", "to spend", "sealed", "plan 1:50")), top


async def test_settings_can_hide_it(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path, TURN_TWO, fixed=True), WIDE, settings=Settings(clock=False)) as here:
        await here.sit("amber")
        assert not here.painted().splitlines()[0].endswith("1:50")
