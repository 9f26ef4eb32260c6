"""The way to a hosted game: let in by a code, asked by short requests, heard by a stream that is opened anew and anew.

One request is one connection of its own, so that a broken one costs no other.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import re
import ssl
from collections.abc import Iterator, Mapping
from contextlib import suppress
from http.cookies import CookieError, SimpleCookie
from typing import Any, NamedTuple

from wargame import __version__
from wargame.files import why
from wargame.remote.address import HostAddress
from wargame.remote.reading import read_json
from wargame.remote.requests import DATA, TEAM, AskOutlook, SeatRequest, seat_requests
from wargame.wording.catalogue import _

PATIENCE, SILENCE, THINKING = 10.0, 7.0, 60.0
"""Seconds until a host that does not answer, a stream without a beat, and an answer that is thought about are given
up."""
MOST_BYTES = 8 * 1024 * 1024
"""Of one message."""
_PLACE = re.compile(r"/seat/[a-z][a-z0-9_]{0,59}/\Z")
_SESSION = re.compile(r"[A-Za-z0-9_-]{1,200}\Z")


class NoHost(Exception):
    """The host was not reached, or the connection broke; the text says how."""


class NotDone(Exception):
    """The host does not do what was asked; the text says why, in its words."""


class LostPlace(NotDone):
    """The place belongs to another screen now, or the code leads nowhere."""


class Sent(NamedTuple):
    """One event of the stream: ``view``, ``beat``, ``notice`` or ``lost``, with its data."""

    name: str
    data: bytes


class HostConnection:
    """A hosted game, as one seat at it reaches it.

    Attributes:
        address: where it is.
        place: the path of the seat, once it was let in.
        fingerprint: of the only certificate that is trusted, in small letters; "": any that somebody vouches for.
    """

    def __init__(self, address: HostAddress, fingerprint: str = "") -> None:
        """``fingerprint``: of the certificate of an encrypted game, as the host prints it; "": one that is signed by
        somebody this computer trusts."""
        self.address, self.place = address, ""
        self.fingerprint = re.sub("[^0-9a-f]", "", fingerprint.lower())
        self._cookie = ""
        self._heard: http.client.HTTPConnection | None = None

    def enter(self, word: str) -> None:
        """Sit down by a code or a token; whoever sat there gets up. Raises ``NoHost``, and ``NotDone`` in the host's
        words."""
        answer, body = self._asked("POST", "/join", json.dumps({"word": word}), PATIENCE)
        place = body.get("to")
        if answer.status != 200 or not isinstance(place, str):
            raise _refused(answer.status, body)
        if not _PLACE.match(place):
            raise NotDone(_("This code is not of a seat: open it in a browser."))
        with suppress(CookieError):
            for name, one in SimpleCookie(answer.getheader("set-cookie") or "").items():
                if _SESSION.match(name) and _SESSION.match(one.value):
                    self._cookie = f"{name}={one.value}"
        self.place = place

    def ask(self, request: SeatRequest) -> Mapping[str, Any]:
        """Ask for something; what was answered. Raises ``NoHost``, and ``NotDone`` in the host's words."""
        body = seat_requests().dump_json(request).decode()
        patience = THINKING if isinstance(request, AskOutlook) else 3 * PATIENCE
        answer, found = self._asked("POST", f"{self.place}{TEAM}", body, patience)
        if answer.status != 200:
            raise _refused(answer.status, found)
        return found

    def stream(self) -> Iterator[Sent]:
        """What the host sends, until it is over. Raises ``NoHost`` where it breaks, and ``LostPlace``."""
        connection = self._heard = self._opened(SILENCE)
        try:
            answer = self._sent(connection, "GET", f"{self.place}{DATA}")
            if answer.status != 200:
                raise _refused(answer.status, _body(answer))
            name = ""
            while line := answer.readline(MOST_BYTES + 1):
                if len(line) > MOST_BYTES:
                    raise NoHost(_("it sends more than a game has to say"))
                field, _colon, value = line.rstrip(b"\r\n").partition(b": ")
                if field == b"event":
                    name = value.decode("ascii", "replace")
                elif field == b"data":
                    yield Sent(name, value)
        except (OSError, http.client.HTTPException, ValueError, AttributeError) as problem:
            raise NoHost(_broken(problem)) from None
        finally:
            connection.close()

    def hang_up(self) -> None:
        """End the stream, from whatever thread; it can be opened again."""
        sock = self._heard.sock if self._heard is not None else None
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(2)

    # Below

    def _asked(
        self, method: str, path: str, body: str, patience: float
    ) -> tuple[http.client.HTTPResponse, Mapping[str, Any]]:
        connection = self._opened(patience)
        try:
            answer = self._sent(connection, method, path, body)
            return answer, _body(answer)
        except (OSError, http.client.HTTPException, ValueError) as problem:
            raise NoHost(_broken(problem)) from None
        finally:
            connection.close()

    def _sent(
        self, connection: http.client.HTTPConnection, method: str, path: str, body: str | None = None
    ) -> http.client.HTTPResponse:
        headers = {"Origin": self.address.origin, "User-Agent": f"wargame/{__version__}"}
        if self._cookie:
            headers["Cookie"] = self._cookie
        connection.request(method, path, None if body is None else body.encode(), headers)
        return connection.getresponse()

    def _opened(self, patience: float) -> http.client.HTTPConnection:
        host, port = self.address.host, self.address.port
        if not self.address.secure:
            return http.client.HTTPConnection(host, port, timeout=patience)
        context = ssl.create_default_context()
        if not self.fingerprint:
            return http.client.HTTPSConnection(host, port, timeout=patience, context=context)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # the fingerprint says more than both
        connection = http.client.HTTPSConnection(host, port, timeout=patience, context=context)
        try:
            connection.connect()
            shown = connection.sock.getpeercert(binary_form=True) or b""
        except OSError as problem:
            raise NoHost(_broken(problem)) from None
        if hashlib.sha256(shown).hexdigest() != self.fingerprint:
            connection.close()
            raise NotDone(
                _("The certificate there has another fingerprint: this is not the game, or it was mistyped.")
            )
        return connection


def _body(answer: http.client.HTTPResponse) -> Mapping[str, Any]:
    data = answer.read(MOST_BYTES)
    try:
        found = read_json(data)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _refused(status: int, body: Mapping[str, Any]) -> Exception:
    """Why the host did not do it; in its own words where it has some."""
    said = body.get("refused")
    if isinstance(said, str) and said:
        return LostPlace(said) if status == 403 else NotDone(said[:600])
    if status == 404:
        return NotDone(_("There is no hosted game, or one of a wargame that knows no terminals yet."))
    if status == 429:
        return NotDone(_("That was too much at once; wait a moment."))
    return NotDone(_("The host answered {status}, which says nothing to a wargame.").format(status=status))


def _broken(problem: Exception) -> str:
    if isinstance(problem, ssl.SSLCertVerificationError):
        return _("nobody vouches for its certificate; compare the fingerprint the host prints, and give --fingerprint")
    if isinstance(problem, TimeoutError):
        return _("it does not answer")
    if isinstance(problem, OSError) and problem.strerror:
        return why(problem)
    return _("it does not speak as a hosted game does; the address of an encrypted one begins with https://")
