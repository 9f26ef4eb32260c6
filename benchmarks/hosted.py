"""A hosted class: from an order to every screen, thirty screens that reload at once, and the memory of the server.

A real ``wargame host`` on this computer, with a stream open for every place, as browsers hold them.
"""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.figures import Figure

SCENARIO, RELOADS = "dprk-missile-crisis", 30
START = "from wargame.__main__ import start; start()"
MEMORY = Path("/proc")
UPDATED = 0.3
"""Seconds from an order to every screen, nearly always."""


class Screen:
    """One place's browser: it is let in, holds the stream open, and notes when it was sent something else."""

    def __init__(self, address: str) -> None:
        at, _mark, token = address.partition("#")
        self.port = int(re.findall(r":(\d+)/", at)[0])
        self.cookie = ""
        answer = self.ask("POST", "/join", {"word": token})
        self.place = str(json.loads(answer)["to"])
        self.last, self.came = "", 0.0
        threading.Thread(target=self._listen, daemon=True).start()

    def ask(self, method: str, path: str, body: object = None) -> bytes:
        """One request on a connection of its own. Raises ``RuntimeError`` where it is refused."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, None if body is None else json.dumps(body), self._headers())
        answer = connection.getresponse()
        self.cookie = (answer.getheader("set-cookie") or self.cookie).partition(";")[0]
        said = answer.read()
        connection.close()
        if answer.status != 200:
            raise RuntimeError(said.decode())
        return said

    def do(self, do: str, **fields: Sequence[str]) -> None:
        """What its page asks for."""
        self.ask("POST", f"{self.place}do", {"do": do, "fields": fields})

    def _headers(self) -> dict[str, str]:
        return {"Origin": f"http://127.0.0.1:{self.port}", **({"Cookie": self.cookie} if self.cookie else {})}

    def _listen(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        connection.request("GET", f"{self.place}events", headers=self._headers())
        answer, name = connection.getresponse(), ""
        while line := answer.readline():
            if line.startswith(b"event: "):
                name = line[7:].strip().decode()
            elif line.startswith(b"data: ") and name == "view":
                self.last, self.came = json.dumps(json.loads(line[6:])["regions"]), perf_counter()


@contextmanager
def _host(folder: Path) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    words = ["host", SCENARIO, "--seed", "3", "--port", "8555", "--save", str(folder / "game.jsonl")]
    process = subprocess.Popen([sys.executable, "-u", "-c", START, *words], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = ""
    try:
        for line in process.stdout:
            said += line
            if "Control runs the game" in line:
                break
        yield process, dict(re.findall(r"^  (\w+) +\S+  (http\S+#\S+)$", said, re.MULTILINE))
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def hosted(rounds: int) -> list[Figure]:
    """Measure; some 20 seconds for 20 rounds."""
    with tempfile.TemporaryDirectory() as name, _host(Path(name)) as (process, addresses):
        screens = {called: Screen(address) for called, address in addresses.items()}
        control = screens["Control"]
        seats = [screen for screen in screens.values() if screen.place.startswith("/seat/")]
        control.do("go_on")
        sleep(1)
        updates = [_update(seats[turn % len(seats)], list(screens.values())) for turn in range(rounds)]
        reload = [_reloaded(seats) for _round in range(3)]
        memory = _memory(process.pid)
    figures = [
        Figure("an order at every screen it changes", "ms", tuple(updates), "", UPDATED * 1000, nearly_always=True),
        Figure(f"{RELOADS} screens reload at once: the last", "ms", tuple(reload)),
    ]
    return [*figures, *([Figure("memory of the server, at its most", "MiB", (memory,), "", 100)] if memory else [])]


def _update(seat: Screen, screens: Sequence[Screen]) -> float:
    """Milliseconds from a seal, or its taking back, until the last screen shows it: everybody sees who has sealed."""
    before = {screen.place: screen.last for screen in screens}
    began = perf_counter()
    seat.do("unseal" if 'id=\\"unseal' in seat.last else "seal")
    while any(screen.last == before[screen.place] for screen in screens):
        sleep(0.002)
        if perf_counter() - began > 30:
            raise RuntimeError("a screen was never told")
    taken = max(screen.came for screen in screens) - began
    sleep(0.05 + (began * 997) % 0.1)  # nothing in step with the beat of the screens
    return taken * 1000


def _reloaded(seats: Sequence[Screen]) -> float:
    """Milliseconds until the last of many screens that ask at once has its page and its whole view."""
    began, done = perf_counter(), list[float]()

    def reload(screen: Screen) -> None:
        screen.ask("GET", screen.place)
        screen.ask("GET", f"{screen.place}now")
        done.append(perf_counter() - began)

    threads = [threading.Thread(target=reload, args=(seats[one % len(seats)],)) for one in range(RELOADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(done) != RELOADS:
        raise RuntimeError("a screen did not come back")
    return max(done) * 1000


def _memory(process: int) -> float:
    """The most a process held, in MiB; 0 where the system does not say."""
    status = MEMORY / str(process) / "status"
    if not status.exists():
        return 0.0
    return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text())[0]) / 1024
