"""The guided first turn follows what a newcomer does, sends nobody back, and can be put away."""

from __future__ import annotations

from textual.app import App, ComposeResult

from wargame.tui.goals import BeginGame
from wargame.session.catalogue import GameSetup
from tests.tui.sample import SEATS
from tests.tui.house import FakeDesk, FakeTable
from tests.tui.stage import stage
from wargame.settings import Settings
from wargame.tui.commands import COMMANDS
from wargame.tui.guide import HINTS, Guide
from wargame.tui.keymap import Keymap
from wargame.tui.widgets.guide_strip import GuideStrip
from wargame.tui.widgets.rows import Rows


def key(command: str) -> str:
    return next(Keymap().text(one) for one in COMMANDS if one.id == command)


def test_it_leads_through_a_turn() -> None:
    guide = Guide(asked=True)
    said = [guide.hint(key)]
    for what in ("aims", "moves", "ordered", "order", "answered", "sealed"):
        assert guide.note(what)
        said.append(guide.hint(key))
    assert [hint[:6] for hint in said] == ["1 of 6", "2 of 6", "3 of 6", "4 of 6", "5 of 6", "6 of 6", ""]
    assert "its aims: 5" in said[0]
    assert "s seals the order" in said[5]


def test_nobody_is_sent_back() -> None:
    guide = Guide(asked=True)
    assert guide.note("ordered")
    assert guide.hint(key).startswith("4 of 6")
    assert not guide.note("aims")
    assert guide.note("sealed")
    assert guide.hint(key) == ""


def test_without_questions_none_is_asked_to_answer() -> None:
    guide = Guide(asked=False)
    assert guide.hint(key).startswith("1 of 5")
    guide.note("order")
    assert "seals the order" in guide.hint(key)


def test_every_hint_fits_two_lines_of_a_small_screen() -> None:
    guide = Guide(asked=True)
    for hint in HINTS:
        assert len(guide.hint(key)) + len("  x no more hints") <= 2 * 76
        guide.note(hint.until)


class Guided(App[None]):
    def __init__(self, guide: Guide | None) -> None:
        super().__init__()
        self.strip = GuideStrip(guide, key)

    def compose(self) -> ComposeResult:
        yield Rows(id="situation")
        yield Rows(id="aims")
        yield self.strip


async def test_the_strip_follows_the_keyboard() -> None:
    app = Guided(Guide(asked=True))
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one("#situation").focus()
        await pilot.pause()
        assert "1 of 6" in str(app.strip.content)
        app.query_one("#aims").focus()
        await pilot.pause()
        assert "2 of 6" in str(app.strip.content)
        app.strip.put_away()
        await pilot.pause()
        assert not app.strip.display


async def test_without_a_guide_it_takes_no_room() -> None:
    app = Guided(None)
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one("#aims").focus()
        await pilot.pause()
        assert not app.strip.region.area


async def test_it_is_offered_once_and_follows_the_desk_through_cover_and_order() -> None:
    kept: list[Settings] = []
    desk = FakeDesk(table=FakeTable(turn=0, last=1))
    async with stage(desk=desk, keep=lambda settings: kept.append(settings) or "") as here:  # type: ignore[func-returns-value]
        here.app.follow(BeginGame(GameSetup("dprk-missile-crisis", dict.fromkeys(SEATS, "human"))))
        await here.at("Opening")
        await here.press("enter")
        assert [settings.guide_seen for settings in kept] == [True]
        await here.at("HandOver")
        await here.press("t")
        await here.at("SeatScene")
        assert "1 of 6" in here.painted()
        await here.press("5")
        assert "2 of 6" in here.painted()
        await here.press("grave_accent")
        await here.at("HandOver")
        await here.press("down", "enter")
        await here.at("SeatScene")
        assert "2 of 6" in here.painted()
        await here.press("3", "down", "enter")
        assert "4 of 6" in here.painted()
        await here.press("x")
        assert "of 6" not in here.painted()


async def test_who_has_seen_it_begins_without_it() -> None:
    desk = FakeDesk(table=FakeTable(turn=0, last=1))
    async with stage(desk=desk, settings=Settings(guide_seen=True)) as here:
        here.app.follow(BeginGame(GameSetup("dprk-missile-crisis", {"tokyo": "human"})))
        await here.at("Opening")
        painted = here.painted()
        assert painted.index("Begin the first turn") < painted.index("show us round")
