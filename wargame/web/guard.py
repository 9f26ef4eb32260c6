"""What a request must be before anybody looks at it: from here, to here, small, and not too often.

Every answer carries headers that let a page load nothing from elsewhere and run no script but its own file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wargame.wording.catalogue import _

MOST_BYTES = 16_384
"""Of a request's body."""
BURST, A_SECOND = 400.0, 60.0
"""Requests that one address may make at once, and how many it gains back each second: a class may sit behind one."""
_REMEMBERED = 2_000
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Stands before the application."""

    def __init__(self, app: ASGIApp, names: Collection[str], now: Callable[[], float]) -> None:
        """``names``: what this computer is called in its network, beside the number it was reached at."""
        self._app, self._names, self._now = app, {name.lower() for name in names}, now
        self._allowances: dict[str, tuple[float, float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it in words."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await (self._refusal(scope) or self._app)(scope, receive, sealed)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._is_ours(host, scope):
            return PlainTextResponse(_("This game is not at this address."), 421)
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        foreign = origin is not None and origin != f"{scope['scheme']}://{host}"
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return PlainTextResponse(_("This cannot be asked here."), 405)
        if scope["method"] == "POST" and (origin is None or site not in (None, "same-origin")):
            foreign = True
        if foreign:
            return PlainTextResponse(_("This was asked from another page, and is not answered."), 403)
        if not self._may_ask(scope):
            return PlainTextResponse(_("That was too much at once; wait a moment."), 429)
        return None

    def _is_ours(self, host: str, scope: Scope) -> bool:
        """Whether the address in the bar is one of this computer: else a name elsewhere may have been led here."""
        try:
            split = urlsplit(f"//{host}")
            name, port = (split.hostname or "").lower(), split.port
        except ValueError:
            return False
        server = scope.get("server") or ("", None)
        usual = 443 if scope["scheme"] == "https" else 80
        if split.username or split.path or (port or usual) != (server[1] or usual):
            return False
        return name in self._names or name == str(server[0]).lower() or name in ("localhost", "127.0.0.1", "::1")

    def _may_ask(self, scope: Scope) -> bool:
        who, now = (scope.get("client") or ("", 0))[0], self._now()
        if len(self._allowances) > _REMEMBERED:
            self._allowances.clear()
        left, since = self._allowances.get(who, (BURST, now))
        left = min(BURST, left + (now - since) * A_SECOND)
        self._allowances[who] = (max(0.0, left - 1), now)
        return left >= 1


async def body_of(receive: Receive) -> bytes | None:
    """The body of a request; None: it is longer than any of ours, or was broken off."""
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        part = message.get("body", b"")
        size += len(part)
        if size > MOST_BYTES:
            return None
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)
