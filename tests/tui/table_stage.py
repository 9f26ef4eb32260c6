"""A real small table on the screen: the pocket crisis, three teams, and the application as it is shipped."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.table.games import SEATS, at, play, pocket
from tests.tui.stage import NARROW, Painting
from wargame.model.orders import Order
from wargame.model.state import Phase
from wargame.saves.drafts import Draft
from wargame.session.catalogue import Catalogue
from wargame.session.hot_seat import HotSeatSession
from wargame.table import Table
from wargame.tui.goals import SitDown
from wargame.tui.app import WargameApp


class TableStage(Painting):
    """A game being played."""

    def __init__(self, app: WargameApp, pilot: Pilot[Any]) -> None:
        super().__init__(app, pilot)
        self.app = app

    @property
    def session(self) -> HotSeatSession:
        """The sitting."""
        assert self.app.playing is not None
        return self.app.playing.session

    @property
    def table(self) -> Table:
        """The table that is sat at."""
        return self.session.table

    @property
    def scene(self) -> str:
        """The name of the scene that is shown."""
        return type(self.app.scene).__name__

    async def at(self, scene: str) -> None:
        """Wait for a scene."""
        await self.until(lambda: self.scene == scene and not self.app.between_scenes)
        await self.settled()

    def begun(self, seat: str, order: Order) -> None:
        """A seat has chosen this already."""
        self.table.drafts.keep(seat, Draft(self.table.state.turn, order))

    async def sit(self, seat: str) -> None:
        """This seat sits down, from between the seats."""
        await self.at("HandOver")
        called = [one for one in SEATS if one in self.session.waiting]
        await self.press("home", *["down"] * called.index(seat), "enter")
        await self.at("SeatScene")
        assert self.table.view(seat).seats[SEATS.index(seat)].name in self.painted().splitlines()[0]


FIRST_ORDERS = at(Phase.PLANNING, 1)
"""Where the first seat is called."""


def people(
    folder: Path, until: Callable[[Table], bool] = FIRST_ORDERS, seats: tuple[str, ...] = SEATS, *, fixed: bool = False
) -> Table:
    """A table of people, played by chance up to a point; other ``seats`` than these order nothing. A ``fixed`` game is
    always the same: nothing of it is secret."""
    players = {seat: "human" if seat in seats else "idle" for seat in SEATS}
    dice: dict[str, Any] = {"seed": 7, "rehearsal": True} if fixed else {"vaults": folder}
    return play(Table.new(pocket(), path=folder / "game.jsonl", modules=(), players=players, **dice), until)


@asynccontextmanager
async def table_stage(
    table: Table, size: tuple[int, int] = NARROW, *, control: bool = False, **options: Any
) -> AsyncIterator[TableStage]:
    """People sit down at a table, where it stands; with ``control`` somebody runs the game."""
    now: dict[str, Any] = {"now": options["now"]} if "now" in options else {}
    app = WargameApp(Catalogue(**now, control=control), first=SitDown(table), **options)
    async with app.run_test(size=size) as pilot:
        here = TableStage(app, pilot)
        await here.until(lambda: app.playing is not None and not app.between_scenes)
        await here.settled()
        yield here
    table.leave()
