"""Ctrl+C while pages are open: the last words are those that help, and no page is an error."""

from __future__ import annotations

import http.client
import json
import logging
import signal
import sys
from pathlib import Path

import pytest
import uvicorn

from tests.table.games import POCKET
from tests.web.host_process import Host
from wargame.web.serving import _Server


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_open_pages_are_let_go_without_a_traceback(tmp_path: Path) -> None:
    host = Host(str(POCKET), "--save", str(tmp_path / "game.jsonl"))
    opened: list[http.client.HTTPConnection | http.client.HTTPResponse] = []
    for address in host.addresses.values():
        home, _hash, token = address.partition("#")
        at = home.partition("//")[2].rstrip("/")
        connection = http.client.HTTPConnection(at, timeout=20)
        connection.request("POST", "/join", json.dumps({"word": token}), {"Origin": f"http://{at}"})
        answer = connection.getresponse()
        cookie, to = answer.headers["set-cookie"].partition(";")[0], json.loads(answer.read())["to"]
        connection.request("GET", f"{to}events", headers={"Cookie": cookie})
        stream = connection.getresponse()
        assert stream.readline().startswith(b"retry")
        opened += [connection, stream]
    said = host.stop(signal.SIGINT)
    for one in opened:
        one.close()
    assert "Traceback" not in said
    again = f"  wargame host --continue {tmp_path / 'game.jsonl'}"
    assert said.splitlines() == ["The game is saved. Go on with:", again]


def test_errors_are_told_again_once_a_server_has_stopped() -> None:
    """Also those of the next one in this process."""

    async def nothing(scope: object, receive: object, send: object) -> None:
        """Nobody asks it anything."""

    errors = logging.getLogger("uvicorn.error")
    error = errors.makeRecord(errors.name, logging.ERROR, "", 0, "it broke off", (), None)
    server = _Server(uvicorn.Config(nothing, port=0, lifespan="off", log_config=None), lambda: None)
    server.handle_exit(signal.SIGINT, None)
    assert not errors.filter(error), "while it stops"
    server.run()
    assert errors.filter(error)
    assert not errors.disabled
