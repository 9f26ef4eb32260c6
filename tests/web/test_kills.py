"""The server is killed again and again while three seats seal and take back: nothing that was acknowledged is lost."""

from __future__ import annotations

import http.client
import json
import random
import re
import sys
from pathlib import Path

import pytest

from tests.table.games import POCKET, SEATS
from tests.web.test_real_browser import Host

KILLS = 20


class Screen:
    """A seat's browser, over the network; its cookie outlives the server."""

    def __init__(self, host: Host, seat: str) -> None:
        self.seat, self.cookie = seat, ""
        at, _hash, token = host.addresses[seat.capitalize()].partition("#")
        self.port = int(re.findall(r":(\d+)/", at)[0])
        self.ask("POST", "/join", {"word": token})

    def ask(self, method: str, path: str, body: object = None) -> object:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Origin": f"http://127.0.0.1:{self.port}", **({"Cookie": self.cookie} if self.cookie else {})}
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        self.cookie = (answer.getheader("set-cookie") or self.cookie).partition(";")[0]
        found = json.loads(answer.read())
        assert answer.status == 200, found
        connection.close()
        return found

    def do(self, do: str, **fields: list[str]) -> None:
        self.ask("POST", f"/seat/{self.seat}/do", {"do": do, "fields": fields})

    @property
    def order(self) -> str:
        shown = self.ask("GET", f"/seat/{self.seat}/now")
        assert isinstance(shown, dict)
        return str(shown["regions"]["order"])


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_twenty_kills_lose_no_order_and_need_no_hand(tmp_path: Path) -> None:
    chance, save = random.Random(3), tmp_path / "game.jsonl"
    host = Host(str(POCKET), "--save", str(save))
    screens = [Screen(host, seat) for seat in SEATS]
    control = Screen.__new__(Screen)
    control.seat, control.cookie, control.port = "", "", screens[0].port
    control.ask("POST", "/join", {"word": host.addresses["Control"].partition("#")[2]})
    control.ask("POST", "/control/do", {"do": "go_on", "fields": {}})
    sealed = dict.fromkeys(SEATS, False)
    for _kill in range(KILLS):
        for _step in range(chance.randrange(1, 5)):
            screen = chance.choice(screens)
            screen.do("unseal" if sealed[screen.seat] else "seal")
            sealed[screen.seat] = not sealed[screen.seat]
            if not sealed[screen.seat] and screen.seat == "amber":
                screen.do("order", move=["patrol"])
        before = {screen.seat: screen.order for screen in screens}
        host.kill()
        host = Host("--continue", str(save))
        assert {screen.seat: screen.order for screen in screens} == before
        assert {seat: 'id="unseal"' in order for seat, order in before.items()} == sealed
    host.kill()
