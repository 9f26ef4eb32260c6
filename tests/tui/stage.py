"""Puts the application on a stage of a given size, lets it settle, and reads what is painted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from tests.tui.house import FakeDesk, FakeTable
from wargame.model.orders import Order
from wargame.model.state import Phase
from wargame.tui.app import WargameApp
from wargame.tui.course import Course
from wargame.tui.screens.scene import Scene

NARROW, LOW, WIDE = (80, 24), (100, 30), (120, 40)
PATIENCE = 200


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
        for key in keys:
            await self.pilot.press(key)
            if key not in ("up", "down"):
                await self.settled()
        return await self.settled()


class Stage(Painting):
    """The game under test."""

    def __init__(self, app: WargameApp, pilot: Pilot[Any]) -> None:
        super().__init__(app, pilot)
        self.app = app

    @property
    def table(self) -> FakeTable:
        """The table in play."""
        table = self.app.playing.table
        assert isinstance(table, FakeTable)
        return table

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
        course = self.app.course or self.begin()
        if order is not None:
            course.begin(seat, order)
        course.take_seat(seat)
        await self.at("SeatScene")

    def begin(self) -> Course:
        """The desk's table is played from here on; it plans its third turn."""
        desk = self.app.desk
        assert isinstance(desk, FakeDesk)
        desk.table.phase, desk.table.turn = Phase.PLANNING, 3
        self.app.course = Course(self.app, desk.table)
        self.app.clock = self.app.course.clock
        return self.app.course


@asynccontextmanager
async def stage(size: tuple[int, int] = NARROW, desk: FakeDesk | None = None, **options: Any) -> AsyncIterator[Stage]:
    """The application, painted for the first time."""
    app = WargameApp(desk or FakeDesk(), **options)
    async with app.run_test(size=size) as pilot:
        here = Stage(app, pilot)
        await here.settled()
        yield here
