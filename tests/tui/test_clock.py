"""The clock is advice: it counts what is on the screen, can be halted, and the game knows nothing of it."""

from __future__ import annotations


from wargame.tui.answers import BeginGame
from wargame.session.catalogue import GameSetup
from tests.tui.house import FakeDesk
from tests.tui.stage import NARROW, WIDE, stage
from tests.tui.test_leaks import Clock
from wargame.session.clock import Plan, SessionClock
from wargame.settings import Settings
from wargame.tui.widgets.clock_face import in_full, in_short
from wargame.tui.widgets.clock_face import ClockFace

PLAN = Plan(minutes=100, turns=8, turn_minutes=8, debrief_minutes=20)
PEOPLE = {"tokyo": "human", "seoul": "human", "washington": "human"}


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


def desk() -> FakeDesk:
    return FakeDesk(plan=PLAN)


async def test_the_top_line_counts_for_the_seat_and_turns_amber_when_over() -> None:
    now = Clock()
    async with stage(NARROW, desk(), now=now, settings=Settings(cover_minutes=0)) as here:
        here.app.follow(BeginGame(GameSetup("dprk-missile-crisis", PEOPLE)))
        await here.at("Opening")
        assert ":" not in here.painted().splitlines()[0]
        await here.press("enter")
        await here.at("HandOver")
        await here.press("enter")
        await here.at("SeatScene")
        top = here.painted().splitlines()[0]
        assert top.endswith("plan 2:00"), "the seat is named at the other end of the line"
        assert "sealed" in top
        now.seconds += 130
        here.app.screen.query_one(ClockFace).tick()
        await here.settled()
        assert here.painted().splitlines()[0].endswith("plan +0:10")
        assert here.app.screen.query_one(ClockFace).has_class("-over")
        await here.press("w")
        assert here.painted().splitlines()[0].endswith("pause +0:10")


async def test_a_wide_screen_says_in_full_what_is_counted_whose_it_is_and_whether_it_stands_still() -> None:
    async with stage(WIDE, desk()) as here:
        here.app.follow(BeginGame(GameSetup("dprk-missile-crisis", PEOPLE)))
        await here.at("Opening")
        await here.press("enter", "enter")
        await here.at("SeatScene")
        assert here.painted().splitlines()[0].endswith("Tokyo plans 2:00")
        assert "sealed ●T" in here.painted().splitlines()[0]
        await here.press("w")
        assert here.painted().splitlines()[0].endswith("paused: Tokyo plans 2:00")
        here.playing.open_orders()
        await here.at("Reveal")
        assert here.painted().splitlines()[0].endswith("paused: reveal 2:00")
        await here.press("w")
        assert here.painted().splitlines()[0].endswith("  reveal 2:00")


async def test_the_label_leaves_the_facts_of_the_narrowest_line_whole() -> None:
    async with stage(NARROW, desk()) as here:
        here.app.follow(BeginGame(GameSetup("dprk-missile-crisis", PEOPLE)))
        await here.at("Opening")
        await here.press("enter", "enter")
        await here.at("SeatScene")
        top = here.painted().splitlines()[0]
        assert "…" not in top
        assert all(word in top for word in ("Tokyo", "of 8", "to spend 4 of 4, keep 1", "sealed", "plan 2:00"))


async def test_settings_can_hide_it() -> None:
    async with stage(WIDE, desk(), settings=Settings(clock=False)) as here:
        here.app.follow(BeginGame(GameSetup("dprk-missile-crisis", PEOPLE)))
        await here.at("Opening")
        await here.press("enter", "enter")
        await here.at("SeatScene")
        assert not here.painted().splitlines()[0].endswith("2:00")
