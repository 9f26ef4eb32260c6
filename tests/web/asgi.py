"""A browser without a network: asks an application in-process, keeps cookies for their paths, follows a stream."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

App = Callable[[Any, Any, Any], Awaitable[None]]
HOST = "127.0.0.1:8000"
ORIGIN = f"http://{HOST}"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name.lower()), "")


class Browser:
    """One browser; ``address``: of the computer it runs on."""

    def __init__(self, app: App, address: str = "10.0.0.9") -> None:
        self.app, self.address = app, address
        self.cookies: dict[tuple[str, str], str] = {}

    def get(self, path: str, **headers: str) -> Answer:
        return asyncio.run(self.ask("GET", path, b"", headers))

    def post(self, path: str, body: object, **headers: str) -> Answer:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return asyncio.run(self.ask("POST", path, data, {"origin": ORIGIN, **headers}))

    async def ask(
        self, method: str, path: str, body: bytes, headers: Mapping[str, str], pieces: int = 0
    ) -> Answer:
        """Ask. ``pieces``: leave a stream after so many pieces of it."""
        sent: list[dict[str, Any]] = []
        gone = asyncio.Event()
        asked = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def receive() -> dict[str, Any]:
            found = next(asked, None)
            if found is None:
                await gone.wait()
                return {"type": "http.disconnect"}
            return found

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)
            if pieces and sum(1 for one in sent if one.get("body")) >= pieces:
                gone.set()

        await self.app(self.scope(method, path, headers), receive, send)
        start = next(one for one in sent if one["type"] == "http.response.start")
        got = tuple((key.decode().lower(), value.decode("latin-1")) for key, value in start["headers"])
        for key, value in got:
            if key == "set-cookie":
                self._keep(value)
        return Answer(start["status"], got, b"".join(one.get("body", b"") for one in sent))

    def scope(self, method: str, path: str, headers: Mapping[str, str]) -> dict[str, Any]:
        fitting = [f"{name}={value}" for (at, name), value in self.cookies.items() if path.startswith(at)]
        told = {"host": HOST, **({"cookie": "; ".join(fitting)} if fitting else {}), **headers}
        path, _mark, query = path.partition("?")
        return {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
            "headers": [(key.replace("_", "-").encode(), value.encode("latin-1")) for key, value in told.items()],
            "client": (self.address, 50_000), "server": ("127.0.0.1", 8000),
        }  # fmt: skip

    def _keep(self, said: str) -> None:
        for name, one in SimpleCookie(said).items():
            self.cookies[one["path"], name] = one.value
