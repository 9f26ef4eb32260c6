"""Puts the application on a stage of a given size, lets it settle, and reads what is painted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from textual.app import App
from textual.pilot import Pilot

import wargame.tui
from tests.tui.house import FakeDesk, FakeTable
from tests.tui.record_sample import FakeRecord, FakeTurn
from wargame.debrief.chapter import PrivateNews
from wargame.debrief.recording import Recording
from wargame.debrief.why.explainer import Explainer
from wargame.model.orders import Order
from wargame.model.state import Phase
from wargame.saves.drafts import Draft
from wargame.session.hot_seat import HotSeatSession
from wargame.session.seat import SeatedTeam
from wargame.settings import Settings
from wargame.tui.answers import SealOrder, Then
from wargame.tui.app import WargameApp
from wargame.tui.game import GameOnScreen
from wargame.debrief.ending import Debrief
from wargame.tui.screens.scene import Scene

NARROW, LOW, WIDE = (80, 24), (100, 30), (120, 40)
PATIENCE = 200
IDLE = Settings().cover_minutes * 60
"""Seconds without a key after which a seat's screen is covered, where nobody has set anything."""


def painted(app: App[Any]) -> str:
    """The characters on the screen, a line a row."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips()) + "\n"


class Painting:
    """Any running application under test: what it paints, and keys pressed into it."""

    def __init__(self, app: App[Any], pilot: Pilot[Any]) -> None:
        self._painter, self.pilot = app, pilot

    def painted(self) -> str:
        """The characters on the screen, a line a row."""
        return painted(self._painter)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds; fails where it never does."""
        for _ in range(PATIENCE):
            if holds():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"it never came to that; the screen shows\n{self.painted()}")

    async def settled(self) -> str:
        """What is painted once two looks in a row see the same."""
        before = ""
        for _ in range(PATIENCE):
            await self.pilot.pause(0.02)
            now = self.painted()
            if now == before:
                return now
            before = now
        raise AssertionError("the screen never comes to rest")

    async def press(self, *keys: str) -> str:
        """Keys, one after another; those that may open or close something are seen through. Gives what is painted."""
        seen: str | None = None
        for key in keys:
            await self.pilot.press(key)
            seen = await self.settled() if key not in ("up", "down") else None
        return await self.settled() if seen is None else seen


class SampleGame(GameOnScreen):
    """The sample game being played. What is told of it was made by hand; what a scene gives back can be given here."""

    def __init__(self, app: WargameApp, session: HotSeatSession, desk: FakeDesk) -> None:
        super().__init__(app, session, app.leave_game, {})
        self.desk = desk

    def _learn(self) -> None:
        self._news = {"tokyo": (PrivateNews("Seoul: S7 Back channel", ("Your envoy was received.",)),)}

    def _turn_told(self) -> Any:
        turn = self.session.table.state.turn
        return FakeTurn(turn, self.desk.chapters, replace(self.session.view, turn=turn))

    def _why(self) -> Any:
        """Nothing of it was recorded, so nothing has an answer."""
        return lambda: Explainer(cast("Recording", FakeRecord(self.session.view)), "public")

    def _debrief(self) -> Debrief:
        return replace(self.desk.aftermath, view=self.session.view)

    def _outlooks(self, team: SeatedTeam) -> Any:
        return None if self.desk.adviser is None else partial(self.desk.adviser.outlooks, team.seat)

    def _chosen(self, then: Callable[[Any], None], result: object) -> None:
        if not self._app.between_scenes:
            self.attempt(lambda: then(result))

    def take_seat(self, seat: str) -> None:
        self.attempt(lambda: super(SampleGame, self).take_seat(seat))

    def open_orders(self) -> None:
        self._chosen(self._handed_over, Then.REVEAL)

    def after_reveal(self) -> None:
        self._chosen(lambda on: self._told(), Then.ON)

    def cover(self, seat: str) -> None:
        self._chosen(partial(self._risen, seat), Then.COVER)

    def seal(self, seat: str, order: Order) -> None:
        self._chosen(partial(self._risen, seat), SealOrder(order))


class SampleApp(WargameApp):
    """The application over the sample house."""

    CSS_PATH = Path(wargame.tui.__file__).parent / str(WargameApp.CSS_PATH)

    def play_session(self, session: HotSeatSession) -> None:
        self.sit(session)
        assert self.playing is not None
        self.playing.attempt(self.playing.go_on)

    def sit(self, session: HotSeatSession) -> SampleGame:
        """Sit down at the sample, and go nowhere yet."""
        assert isinstance(self.catalogue, FakeDesk)
        self.playing = game = SampleGame(self, session, self.catalogue)
        self.clock = session.clock
        return game

    def recording(self, save: Path) -> Any:
        assert isinstance(self.catalogue, FakeDesk)
        self.progress("reading the save")
        return self.catalogue.record

    def kept_beside(self, text: str, name: str, save: Path) -> Path:
        assert isinstance(self.catalogue, FakeDesk)
        self.catalogue.kept[name] = text
        return save.with_name(f"{save.stem}-{name}")


class Stage(Painting):
    """The game under test."""

    def __init__(self, app: SampleApp, pilot: Pilot[Any]) -> None:
        super().__init__(app, pilot)
        self.app = app

    @property
    def playing(self) -> SampleGame:
        """The game in play."""
        assert isinstance(self.app.playing, SampleGame)
        return self.app.playing

    @property
    def table(self) -> FakeTable:
        """The table in play."""
        return cast("FakeTable", self.playing.session.table)

    @property
    def scene(self) -> str:
        """The name of the scene that is shown."""
        return next(type(screen).__name__ for screen in reversed(self.app.screen_stack) if isinstance(screen, Scene))

    async def at(self, scene: str) -> None:
        """Wait for a scene."""
        await self.until(lambda: self.scene == scene)
        await self.settled()

    async def sit(self, seat: str, order: Order | None = None) -> None:
        """A seat sits down in the third turn."""
        game = self.playing if self.app.playing else self.begin()
        if order is not None:
            self.table.drafts.keep(seat, Draft(self.table.turn, order))
        game.take_seat(seat)
        await self.at("SeatScene")

    def begin(self) -> SampleGame:
        """The desk's table is played from here on; it plans its third turn."""
        desk = self.app.catalogue
        assert isinstance(desk, FakeDesk)
        desk.table.phase, desk.table.turn = Phase.PLANNING, 3
        return self.app.sit(desk.session())


@asynccontextmanager
async def stage(size: tuple[int, int] = NARROW, desk: FakeDesk | None = None, **options: Any) -> AsyncIterator[Stage]:
    """The application, painted for the first time."""
    house = desk or FakeDesk()
    house.now = options.get("now", house.now)
    app = SampleApp(house, **options)
    async with app.run_test(size=size) as pilot:
        here = Stage(app, pilot)
        await here.settled()
        yield here
