"""A hosted pocket game behind a real socket, and a seat at it as a terminal has one, without a screen."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn

from tests.web.hosted import HostedGame, new_game
from wargame.remote.address import HostAddress
from wargame.remote.connection import HostConnection
from wargame.remote.requests import SeatRequest
from wargame.remote.seat import Heard, RemoteSeat, RemoteTeam
from wargame.remote.state import SeatMessage, SeatState
from wargame.table import Table
from wargame.web.serving import listening

PATIENCE = 30.0
"""Seconds for anything to come, on a machine that has much else to do."""


class Served:
    """A game that is served; it can be cut off in the middle and served again, at the same port."""

    def __init__(self, game: HostedGame, port: int = 0, tls: Path | None = None) -> None:
        self.game = game
        self._socket = listening(False, port)
        self.port = self._socket.getsockname()[1]
        config = uvicorn.Config(
            game.hosted.asgi(now=time.monotonic), http="h11", ws="none", lifespan="off", log_config=None,
            access_log=False, timeout_graceful_shutdown=1, ssl_certfile=tls,
        )  # fmt: skip
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)
        self._thread.start()

    @property
    def address(self) -> HostAddress:
        return HostAddress(secure=False, host="127.0.0.1", port=self.port)

    def connection(self, seat: str) -> HostConnection:
        """One that was let in at a seat."""
        made = HostConnection(self.address)
        made.enter(self.game.door.code(f"seat/{seat}"))
        return made

    def stop(self) -> None:
        """Cut everybody off."""
        self._server.should_exit = True
        while self._thread.is_alive():
            for connection in list(self._server.server_state.connections):
                with suppress(RuntimeError):  # its loop has ended meanwhile
                    connection.loop.call_soon_threadsafe(connection.transport.abort)  # as the end of a process does
            self._thread.join(0.05)
        self._socket.close()

    def again(self, folder: Path) -> Served:
        """Stopped, and hosted again from what lies on the disk."""
        self.stop()
        self.game.table.leave()
        return Served(HostedGame(Table.resume(folder / "game.jsonl", vaults=folder / "vaults")), self.port)


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """A new game that is served."""
    made = Served(new_game(folder))
    try:
        yield made
    finally:
        made.stop()


def until(holds: Callable[[], object], what: str = "") -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, what or "it never came to that"
        time.sleep(0.01)


class Sitter:
    """Whoever sits at a terminal: takes what is heard, and keeps what was refused."""

    def __init__(self, connection: HostConnection) -> None:
        self.seat = RemoteSeat(connection)
        self.heard: list[Heard] = []
        self.refused: list[str] = []
        self.seat.listen(self._hear, self._told)
        until(lambda: self.seat.team is not None)

    @property
    def team(self) -> RemoteTeam:
        assert self.seat.team is not None
        return self.seat.team

    @property
    def state(self) -> SeatState:
        return self.team.state

    def _hear(self, heard: Heard) -> None:
        if isinstance(heard, SeatMessage):
            self.seat.take(heard)
        self.heard.append(heard)

    def _told(self, request: SeatRequest, said: str, refused: bool) -> None:
        if refused:
            self.refused.append(said)


class Screen:
    """A browser without pages: its cookie outlives the server."""

    def __init__(self, here: Served, place: str) -> None:
        self.place, self.port, self.cookie = place, here.port, ""
        self.ask("/join", {"word": here.game.door.token(place)})

    def ask(self, path: str, body: object) -> dict[str, object]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Origin": f"http://127.0.0.1:{self.port}", **({"Cookie": self.cookie} if self.cookie else {})}
        connection.request("POST", path, json.dumps(body), headers)
        answer = connection.getresponse()
        self.cookie = (answer.getheader("set-cookie") or self.cookie).partition(";")[0]
        found: dict[str, object] = json.loads(answer.read())
        assert answer.status == 200, found
        connection.close()
        return found

    def do(self, do: str, **fields: list[str]) -> None:
        self.ask(f"/{self.place}/do", {"do": do, "fields": fields})
