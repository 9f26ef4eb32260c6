"""A seat at a hosted game on the screen: it follows the room by itself, and what is chosen there reaches the host."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from tests.remote.served import Screen, Served, served
from tests.table.games import one_set_of_rules
from tests.tui.stage import NARROW, WIDE, Painting
from wargame.model.talk import Message
from wargame.remote.reading import CannotBeRead
from wargame.remote.seat import RemoteSeat
from wargame.remote.state import SentClock
from wargame.session.clock import Plan
from wargame.session.phase_clock import PhaseClock
from wargame.settings import Settings
from wargame.tui.join import JoinApp
from wargame.tui.screens.hosted_desk import HostedDesk


class Joined(Painting):
    """Amber at its terminal."""

    def __init__(self, app: JoinApp, pilot: Pilot[Any], here: Served) -> None:
        super().__init__(app, pilot)
        self.app, self.here, self.room = app, here, here.game.room
        self.screens: dict[str, Screen] = {}

    def do(self, place: str, do: str, **fields: list[str]) -> None:
        """Another screen of the room asks for something."""
        if place not in self.screens:
            self.screens[place] = Screen(self.here, place)
        self.screens[place].do(do, **fields)

    async def at(self, scene: str) -> str:
        """Wait for a scene."""
        await self.until(lambda: type(self.app.scene).__name__ == scene and not self.app.between_scenes)
        return await self.settled()

    async def shows(self, words: str) -> str:
        """Wait for words on the screen."""
        await self.until(lambda: words in self.painted())
        return self.painted()


@asynccontextmanager
async def joined(
    folder: Path, size: tuple[int, int] = NARROW, *, begun: bool = True, clock: bool = False
) -> AsyncIterator[Joined]:
    with pytest.MonkeyPatch.context() as patch, served(folder) as here:
        one_set_of_rules(patch)
        if clock:
            here.game.room.clock = PhaseClock(Plan(minutes=40, turns=4), 3, here.game.clock)
        if begun:
            here.game.room.go_on()
        connection = here.connection("amber")
        code = here.game.door.code("seat/amber")
        app = JoinApp(RemoteSeat(connection), lambda: connection.enter(code), settings=Settings(clock=clock))
        async with app.run_test(size=size, notifications=True) as pilot:
            stage = Joined(app, pilot, here)
            await stage.at("HostedDesk" if begun else "HostedPage")
            yield stage
            app.seat.leave(0)


async def test_a_seat_plays_a_turn_in_step_with_the_room(tmp_path: Path) -> None:
    async with joined(tmp_path, begun=False) as here:
        assert "Control begins the first turn" in here.painted()
        here.do("control", "go_on")
        await here.at("HostedDesk")
        shown = await here.press("3", "enter")
        await here.until(lambda: bool(here.room.order("amber").acts))
        assert here.room.order("amber").acts[0].move in {card.id for card in here.room.view("amber").moves}
        assert "Seal this order?" in await here.press("s")
        await here.press("enter")
        shown = await here.shows("Sealed. Not yet: Blue and Coral.")
        assert "s Take back" in shown.splitlines()[-1]
        assert here.room.sealed("amber")
        assert "The order is sealed" in await here.press("4", "up", "enter"), shown
        await here.press("s", "enter")
        await here.until(lambda: not here.room.sealed("amber"))
        await here.shows("Seal this order")
        await here.press("s", "enter")
        await here.shows("Sealed. Not yet")
        here.do("seat/blue", "seal")
        await here.shows("Not yet: Coral.")
        here.do("seat/coral", "seal")
        await here.shows("All have sealed.")
        here.do("control", "go_on")
        await here.at("HostedReveal")
        assert here.room.telling is not None
        await here.shows("step 1 of")
        steps = here.room.telling.of
        assert f"step 1 of {steps}" in await here.press("enter"), "nobody tells ahead"
        here.do("control", "tell")
        await here.shows("step 2 of")
        assert "step 1 of" in await here.press("left")
        here.do("control", "tell")
        await here.until(lambda: here.app.seat.team is not None and len(here.app.seat.team.sent.told.steps) == 3)  # type: ignore[union-attr]
        assert "step 1 of" in await here.settled(), "who reads what was told is left alone"
        here.do("control", "tell_all")
        here.do("control", "go_on")
        await here.at("HostedDesk")
        assert "Week 2 of 6" in here.painted()


async def test_opened_orders_are_said_and_a_turn_that_is_taken_back_lies_on_the_desk_again(tmp_path: Path) -> None:
    async with joined(tmp_path) as here:
        await here.press("3", "enter")
        await here.until(lambda: bool(here.room.order("amber").acts))
        ordered = here.room.order("amber")
        await here.press("s", "enter")
        await here.shows("Sealed. Not yet")
        here.do("seat/blue", "say", to=["all"], text=["Unsaid, later."])
        for seat in ("seat/blue", "seat/coral"):
            here.do(seat, "seal")
        here.do("control", "open_orders")
        await here.at("HostedPage")
        await here.shows("All orders are sealed and open.")
        assert here.room.sitting.control is not None
        line = here.room.sitting.control.undoing.points[-1].line
        here.do("control", "consider_undo", line=[str(line)], reason=["A signal was misread."])
        here.do("control", "undo")
        await here.at("HostedDesk")
        await here.shows("A signal was misread.")
        assert here.room.order("amber") == ordered
        assert "Unsaid, later." not in here.painted()
        await here.press("s", "enter")
        await here.until(lambda: here.room.sealed("amber"))


async def test_a_broken_seal_is_told_at_the_order_until_it_is_sealed_again(tmp_path: Path) -> None:
    broken = "your seal is open"
    async with joined(tmp_path, WIDE) as here:
        await here.press("s", "enter")
        await here.shows("Sealed. Not yet")
        ruling = {"what": ["track:trust"], "by": ["1"], "category": ["correction"], "reason": ["Misread."]}
        here.do("control", "consider", **ruling)
        here.do("control", "rule")
        await here.shows(broken)
        await here.until(lambda: "s Seal" in here.painted().splitlines()[-1])
        await here.press("s", "enter")
        await here.shows("Sealed. Not yet")
        await here.until(lambda: broken not in here.painted().partition("Your order")[2])


async def test_the_clock_of_the_room_is_shown_to_the_second_and_stands_in_a_pause(tmp_path: Path) -> None:
    async with joined(tmp_path, clock=True) as here:
        left = 281
        for halted in (True, False, True):
            here.app.seat.clock.hear(SentClock(left, "plan", halted=halted))
            here.app.show_clock()
            top = (await here.settled()).splitlines()[0]
            assert ("pause" in top) is halted
            if halted:
                assert top.rstrip().endswith("4:41"), top


async def test_what_others_say_comes_by_itself_and_an_answer_reaches_them(tmp_path: Path) -> None:
    async with joined(tmp_path) as here:
        here.do("seat/blue", "say", to=["amber"], text=["Shall we?"])
        await here.shows("7 Talk•")
        shown = await here.press("7")
        assert "Shall we?" in shown
        assert "1 new" in shown
        assert "1 new" not in await here.press("1", "7"), "it was read"
        assert "1 said" in here.painted()
        await here.press("end", "up", "up", "enter")
        here.do("seat/blue", "seal")
        await here.settled()
        spoken = here.room.view("blue").talk
        assert spoken is not None
        assert len(spoken.spoken) == 1


async def test_a_proposal_is_accepted_and_ordered(tmp_path: Path) -> None:
    async with joined(tmp_path) as here:
        card = next(card for card in here.room.view("blue").moves if card.joint and card.open and "amber" in card.seats)
        here.do("seat/blue", "propose", move=[card.id])
        await here.shows("Blue proposes")
        await here.press("y")
        await here.until(lambda: [act.move for act in here.room.order("amber").acts] == [card.id])
        await here.shows("Accepted, and in your order")


async def test_a_lost_connection_is_told_and_comes_back_with_what_was_chosen_meanwhile(tmp_path: Path) -> None:
    async with joined(tmp_path) as here:
        here.here.stop()
        await here.shows("The connection is lost")
        await here.press("3", "enter")
        assert not here.room.order("amber").acts
        scene = here.app.scene
        assert isinstance(scene, HostedDesk)
        assert scene._order.acts
        back = Served(here.here.game, here.here.port)
        try:
            await here.until(lambda: bool(here.room.order("amber").acts))
            await here.shows("The connection is back")
            assert here.room.order("amber") == scene._order
        finally:
            back.stop()


async def test_another_screen_takes_the_place_and_gives_it_back(tmp_path: Path) -> None:
    async with joined(tmp_path) as here:
        before = here.app.seat.team
        assert before is not None
        here.here.connection("amber")
        shown = await here.shows("Another screen has taken this place")
        assert "Take the place again" in shown
        await here.press("enter")
        await here.at("HostedDesk")
        before.say(Message(turn=1, sender="amber", to=("blue",), text="From who sat here before."))
        await here.press("3", "enter")
        await here.until(lambda: bool(here.room.order("amber").acts))
        await here.until(lambda: here.app.seat.through)
        spoken = here.room.view("amber").talk
        assert spoken is not None
        assert not spoken.spoken, "who was left asks for nothing in the name of who sits there now"


async def test_a_cover_hides_the_desk_and_getting_up_keeps_the_seat(tmp_path: Path) -> None:
    async with joined(tmp_path) as here:
        await here.press("3", "enter")
        await here.press("grave_accent")
        shown = await here.at("HostedPage")
        assert "The desk is covered" in shown
        assert "Patrol" not in shown
        here.do("seat/blue", "seal")
        await here.settled()
        assert "The desk is covered" in here.painted(), "what comes meanwhile uncovers nothing"
        await here.press("enter")
        await here.at("HostedDesk")
        order = here.room.order("amber")
        assert order.acts
        await here.press("q")
        assert "Get up from this seat?" in here.painted()
        await here.pilot.press("enter")
        await here.until(lambda: not here.app.is_running or bool(here.app.parting))
        assert "The seat can be taken again" in here.app.parting
        assert here.room.order("amber") == order


async def test_a_host_of_another_version_is_said_at_the_end(tmp_path: Path) -> None:
    async with joined(tmp_path) as here:
        here.app.post_message(JoinApp.HostHeard(here.app.seat, CannotBeRead("9.9")))
        await here.until(lambda: bool(here.app.parting))
        assert "The host runs wargame 9.9" in here.app.parting


async def test_the_end_is_read_and_left(tmp_path: Path) -> None:
    async with joined(tmp_path) as here:
        here.room.sitting.close(early=True)
        here.room.changed()
        await here.shows("How it ended")
        shown = await here.at("HostedPage")
        assert "the game is over" in shown
        await here.press("q", "enter")
        await here.until(lambda: not here.app.is_running or here.app._exit)
        assert here.app.parting == ""


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
async def test_frames(tmp_path: Path, frame: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with joined(tmp_path, size, begun=False) as here:
        assert here.painted() == frame(name="opening")
        here.do("control", "go_on")
        await here.at("HostedDesk")
        await here.press("s", "enter")
        await here.shows("Sealed. Not yet")
        assert await here.settled() == frame(name="sealed")
        here.do("seat/blue", "seal")
        here.do("seat/coral", "seal")
        here.do("control", "go_on")
        await here.at("HostedReveal")
        assert await here.settled() == frame(name="reveal")
