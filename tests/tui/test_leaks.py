"""With another seat in the chair, nothing of the seat before is painted, kept in a widget, or offered anywhere."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from textual._styles_cache import StylesCache
from textual.widget import Widget
from textual.widgets import OptionList

from tests.tui.house import FakeDesk, FakeTable
from tests.tui.outlook_sample import ORDERS, FakeAdviser
from tests.tui.sample import SECRET, TOKYO, private_view
from tests.tui.stage import IDLE, WIDE, Stage, stage
from tests.tui.table_stage import TableStage
from wargame.model.orders import Act, Order
from wargame.tui.idle import IdleTimer
from wargame.tui.screens.handover import HandOver


@dataclass
class Clock:
    """Time that passes when the test says so."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


def kept(here: Stage | TableStage) -> Iterator[str]:
    """Every text within reach: painted, in the picture, in every widget alive, in palette and clipboard."""
    app = here.app
    yield here.painted()
    yield app.export_screenshot()
    yield app.clipboard
    yield from (note.message for note in app._notifications)
    for stack in app._screen_stacks.values():
        for screen in stack:
            yield str(vars(screen))
            for node in screen.walk_children(Widget):
                yield f"{node.border_title} {node.border_subtitle} {node.tooltip} {node.name} {vars(node)}"
                if isinstance(node, OptionList):
                    yield from (str(option.prompt) for option in node.options)
    yield from (f"{command.title} {command.help}" for command in app.get_system_commands(app.screen))


async def secret_stage(here: Stage) -> None:
    """Tokyo sits down with a secret in all that is its own, and opens what can be opened."""
    here.begin()
    await here.sit("tokyo", Order((Act("t1"),)))
    await here.press("3", "question_mark", "escape", "4")
    here.app.copy_to_clipboard(SECRET)
    here.app.notify(SECRET, markup=False)
    assert any(SECRET in text for text in kept(here)), "the test would find nothing even where there is something"


def desk() -> FakeDesk:
    return FakeDesk(table=FakeTable(own=private_view(TOKYO)))


async def test_the_cover_keeps_nothing_of_the_seat() -> None:
    async with stage(WIDE, desk()) as here:
        await secret_stage(here)
        await here.press("grave_accent")
        await here.at("HandOver")
        assert not [text for text in kept(here) if SECRET in text]


async def test_what_was_painted_goes_with_its_widgets() -> None:
    async with stage(WIDE, desk()) as here:
        await secret_stage(here)
        await here.press("grave_accent")
        await here.at("HandOver")
        await here.until(lambda: not here.app.between_scenes)
        gc.collect()
        alive = gc.get_objects()
        owned = {id(one._styles_cache) for one in alive if isinstance(one, Widget)}
        assert [one for one in alive if isinstance(one, StylesCache) and id(one) not in owned] == []


async def test_the_next_seat_finds_nothing_of_the_one_before() -> None:
    async with stage(WIDE, desk()) as here:
        await secret_stage(here)
        await here.press("s", "enter")
        await here.at("HandOver")
        await here.press("enter")
        await here.at("SeatScene")
        assert "Seoul" in here.painted().splitlines()[0]
        assert not [text for text in kept(here) if SECRET in text]


async def test_a_dialogue_left_open_goes_with_its_seat() -> None:
    async with stage(WIDE, desk()) as here:
        await secret_stage(here)
        await here.press("3", "enter")
        here.playing.cover("tokyo")
        await here.at("HandOver")
        assert len(here.app.screen_stack) == 1
        assert not [text for text in kept(here) if SECRET in text]


@pytest.mark.parametrize("done", [False, True], ids=["still being played", "played"])
async def test_an_outlook_left_open_goes_with_its_seat(*, done: bool) -> None:
    clock, house = Clock(), desk()
    told = tuple(replace(order, why=f"{SECRET} {order.why}") for order in ORDERS)
    house.adviser = adviser = FakeAdviser(orders=told)
    async with stage(WIDE, house, now=clock) as here:
        await here.sit("tokyo", Order((Act("t1"),)))
        await here.press("4", "o")
        if done:
            adviser.go_on.set()
        await here.until(lambda: ("of 1,500" in here.painted()) is not done and SECRET in here.painted())
        clock.seconds += IDLE + 1
        here.app.look_whether_idle()
        await here.at("HandOver")
        assert len(here.app.screen_stack) == 1
        assert not [text for text in kept(here) if SECRET in text]
        await here.until(lambda: not [worker for worker in here.app.workers if worker.is_running])
        assert adviser.left.is_set() is not done


async def test_where_nobody_touches_a_key_the_screen_is_covered_and_the_choices_wait() -> None:
    clock = Clock()
    async with stage(WIDE, desk(), now=clock) as here:
        await secret_stage(here)
        clock.seconds += IDLE - 1
        here.app.look_whether_idle()
        await here.settled()
        assert here.scene == "SeatScene"
        clock.seconds += 1
        here.app.look_whether_idle()
        await here.at("HandOver")
        assert not [text for text in kept(here) if SECRET in text]
        assert "Nobody touched a key for a while" in here.painted()
        await here.press("down", "enter")
        await here.at("SeatScene")
        draft = here.table.drafts.of("tokyo", 3)
        assert draft is not None
        assert draft.order == Order((Act("t1"),))


async def test_a_dialogue_left_open_is_covered_too() -> None:
    clock = Clock()
    async with stage(WIDE, desk(), now=clock) as here:
        await secret_stage(here)
        await here.press("s")
        clock.seconds += IDLE + 1
        here.app.look_whether_idle()
        await here.at("HandOver")
        assert len(here.app.screen_stack) == 1
        assert not [text for text in kept(here) if SECRET in text]


async def test_every_key_says_that_somebody_is_there() -> None:
    clock = Clock()
    async with stage(WIDE, desk(), now=clock) as here:
        await secret_stage(here)
        for _ in range(3):
            clock.seconds += IDLE - 20
            await here.press("down")
            here.app.look_whether_idle()
        await here.settled()
        assert here.scene == "SeatScene"


@pytest.mark.parametrize(
    ("minutes", "passed", "covers"), [(2, 119, False), (2, 120, True), (5, 299, False), (0, 9**9, False)]
)
def test_the_settings_say_after_how_many_minutes(minutes: int, passed: float, covers: bool) -> None:
    clock = Clock()
    idle = IdleTimer(clock)
    clock.seconds += passed
    assert idle.longer_than(minutes) is covers


async def test_what_everybody_may_see_is_never_covered() -> None:
    clock = Clock()
    async with stage(now=clock) as here:
        here.begin()
        here.playing.open_orders()
        await here.at("Reveal")
        clock.seconds += 10_000
        here.app.look_whether_idle()
        await here.settled()
        assert here.scene == "Reveal"


@pytest.mark.parametrize("pushed", [False, True], ids=["mode", "pushed"])
async def test_the_leak_a_pushed_screen_would_leave_is_found(pushed: bool) -> None:
    """The probe itself: a scene pushed over the seat's instead of switched to would keep its secrets within reach."""
    async with stage(WIDE, desk()) as here:
        await secret_stage(here)
        if pushed:
            await here.app.push_screen(HandOver(here.table.view("public"), ("tokyo",)))
        else:
            here.playing.cover("tokyo")
        await here.at("HandOver")
        assert bool([text for text in kept(here) if SECRET in text]) is pushed


async def test_a_fault_says_where_it_broke_and_none_of_what_lay_on_the_desk(capsys: pytest.CaptureFixture[str]) -> None:
    def broken(letter: str) -> None:
        raise RuntimeError("a fault")

    async def play() -> None:
        async with stage(WIDE, desk()) as here:
            await secret_stage(here)
            here.app.call_later(broken, SECRET)
            await here.pilot.pause(0.1)

    with pytest.raises(RuntimeError):
        await play()
    said = capsys.readouterr().err
    assert "RuntimeError: a fault" in said
    assert "written down" in said
    assert SECRET not in said
