"""A seat of a hosted game in lines, as somebody types at it; the room beside it are browsers without pages."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.remote.served import Screen, Served, until
from tests.table.forecasting import forecasting_game
from tests.web.hosted import SEATS, HostedGame
from wargame.plain.console import Console
from wargame.plain.hearing import RoomConsole, TypedAndHeard
from wargame.plain.join import JoinedInLines
from wargame.remote.seat import RemoteSeat


class LineTerminal:
    """A terminal that joined at a seat."""

    def __init__(self, here: Served, seat: str = "amber") -> None:
        self._typed: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._written: list[str] = []
        self._read = 0
        self.code: int | None = None
        connection, word = here.connection(seat), here.game.door.code(f"seat/{seat}")
        lines = TypedAndHeard(self._typed.get)
        console = RoomConsole(Console(lambda: "", self._written.append, width=2000), lines)  # nothing is wrapped
        self.seat = RemoteSeat(connection)
        self._sitting = JoinedInLines(console, lines, self.seat, lambda: connection.enter(word))
        threading.Thread(target=self._play, daemon=True).start()

    def _play(self) -> None:
        self.code = self._sitting.play()

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._written)

    def shows(self, words: str) -> str:
        """Wait for words behind those that were waited for last; what was written up to them."""
        try:
            until(lambda: words in self.text[self._read :])
        except AssertionError:
            raise AssertionError(f"no “{words}” in\n{self.text[self._read :]}") from None
        begin, self._read = self._read, self.text.index(words, self._read) + len(words)
        return self.text[begin : self._read]

    def type(self, line: str, shows: str = "") -> str:
        """Type a line, and wait for words that come of it."""
        self._typed.put(f"{line}\n")
        return self.shows(shows) if shows else ""

    def hang_up(self) -> None:
        """There is no more to be typed."""
        self._typed.put("")

    def leave(self) -> None:
        """Get up, in whatever way it may."""
        self.hang_up()
        until(lambda: self.code is not None, "it did not leave")


class Room:
    """The game that is served, with a screen for each place that is asked through."""

    def __init__(self, here: Served) -> None:
        self.here, self.room = here, here.game.room
        self._screens: dict[str, Screen] = {}

    def do(self, place: str, do: str, **fields: list[str]) -> None:
        """A place asks for something."""
        if place not in self._screens:
            self._screens[place] = Screen(self.here, place)
        self._screens[place].do(do, **fields)


@contextmanager
def room(folder: Path, *, begun: bool = True) -> Iterator[Room]:
    """A game with forecasts that is served."""
    table = forecasting_game(folder / "game.jsonl", players=dict.fromkeys(SEATS, "human"), vaults=folder / "vaults")
    here = Served(HostedGame(table))
    try:
        if begun:
            here.game.room.go_on()
        yield Room(here)
    finally:
        here.stop()
