"""A hosted pocket game for tests: three seats at screens of their own, asked through the whole application."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.table.games import SEATS, order_of, pocket
from tests.web.asgi import ORIGIN, Browser
from wargame.model.orders import Order
from wargame.players.player import Player
from wargame.saves.vault import door_beside
from wargame.session.hot_seat import HotSeatSession
from wargame.table import Table
from wargame.web.app import Hosted
from wargame.web.door import Door
from wargame.web.places import CONTROL_PLACE, PROJECTOR_PLACE, address_of, places_of
from wargame.web.room import Room


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class HostedGame:
    """The game, its door, and a browser for each place."""

    def __init__(self, table: Table, players: Mapping[str, Player] | None = None) -> None:
        self.table, self.clock = table, Clock()
        self.room = Room(HotSeatSession(table, players or {}, timed=False, control=True), self.clock)
        places = places_of(self.room.sitting.people)
        self.door = Door(places, door_beside(table.vault), self.clock)
        self.hosted = Hosted(self.room, self.door, f"{ORIGIN}/")
        self.app = self.hosted.asgi(now=self.clock)
        self.browsers: dict[str, Browser] = {}

    def browser(self, address: str = "10.0.0.9") -> Browser:
        """One that has been let in nowhere."""
        return Browser(self.app, address)

    def sit(self, place: str) -> Browser:
        """The browser that sits at a place; let in the first time."""
        if place not in self.browsers:
            browser = self.browser(f"10.0.0.{len(self.browsers) + 10}")
            answer = browser.post("/join", {"word": self.door.token(place)})
            assert answer.json() == {"to": address_of(place)}, answer.text
            self.browsers[place] = browser
        return self.browsers[place]

    def do(self, place: str, do: str, status: int = 200, **fields: Sequence[str]) -> str:
        """A place asks for something; what it is told."""
        self.clock.seconds += 1
        asked = {"do": do, "fields": {name: [*words] for name, words in fields.items()}}
        answer = self.sit(place).post(f"{address_of(place)}do", asked)
        assert answer.status == status, answer.text
        return str(answer.json()["said" if status == 200 else "refused"])

    def regions(self, place: str) -> dict[str, str]:
        """What a place is shown."""
        self.clock.seconds += 1
        shown: dict[str, str] = json.loads(self.sit(place).get(f"{address_of(place)}now").body)["regions"]
        return shown

    def order(self, seat: str, order: Order) -> None:
        """A seat puts an order together through its page."""
        place = f"seat/{seat}"
        self.do(place, "no_move")
        for act in order.acts:
            chosen = {f"chosen.{id_}": words for id_, words in act.chosen.items()}
            self.do(place, "order", move=[act.move], partners=act.partners, **chosen)
        for question, word in order.answers.items():
            self.do(place, "answer", question=[question], word=[word])

    def go_on(self) -> None:
        """Control goes on."""
        self.do(CONTROL_PLACE, "go_on")


def new_game(folder: Path, **options: int | bool) -> HostedGame:
    """A new hosted game of three teams; its secrets in the same folder, its dice the same each time."""
    options = {"seed": 4, "rehearsal": True} | options
    table = Table.new(
        pocket(), path=folder / "game.jsonl", modules=(), players=dict.fromkeys(SEATS, "human"),
        vaults=folder / "vaults", **options,
    )  # type: ignore[arg-type]
    return HostedGame(table)


__all__ = ["CONTROL_PLACE", "PROJECTOR_PLACE", "SEATS", "HostedGame", "new_game", "order_of"]
