"""A hosted game on the network: the socket it is reached at, its addresses, and the server, which logs nothing."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import uvicorn

from wargame.web.app import Hosted

LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"
FIRST_PORT, PORTS = 8000, 20
"""Where a free port is looked for when none is named."""
_AWAY = ("192.0.2.1", 9)
"""An address that is nobody's (RFC 5737): which way leads there tells this computer's own number; nothing is sent."""

_ERRORS = logging.getLogger("uvicorn.error")


class NoPort(OSError):
    """No port could be had."""


def listening(lan: bool, port: int | None, last: int = 0) -> socket.socket:
    """A socket that listens: on this computer alone, or in its whole network.

    Args:
        port: the one that is asked for; None: the one the game had ``last``, else a free one.
    """
    wanted = (port,) if port is not None else (*((last,) if last else ()), *range(FIRST_PORT, FIRST_PORT + PORTS))
    problem: OSError = NoPort()
    for one in wanted:
        made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if os.name == "posix":  # elsewhere it would let two programs share a port
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind((EVERYWHERE if lan else LOOPBACK, one))
            made.listen(128)
            return made
        except OSError as refused:
            made.close()
            problem = refused
    raise problem


def own_address() -> str:
    """This computer's number in its network; that of the computer alone where it is in none."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        way.connect(_AWAY)
        return str(way.getsockname()[0])
    return LOOPBACK


def own_names() -> tuple[str, ...]:
    """What this computer is called in its network."""
    name = socket.gethostname().lower()
    return (name, f"{name}.local") if name else ()


def serve(hosted: Hosted, sockets: Sequence[socket.socket], certificate: Path | None = None) -> None:
    """Serve until the program is asked to stop. ``certificate``: key and certificate as PEM, to encrypt with."""
    config = uvicorn.Config(
        hosted.asgi(own_names()), http="h11", ws="none", lifespan="off", log_config=None, access_log=False,
        server_header=False, proxy_headers=False, timeout_graceful_shutdown=1, h11_max_incomplete_event_size=16_384,
        limit_concurrency=300, timeout_keep_alive=30, ssl_certfile=certificate,
    )  # fmt: skip
    _Server(config, hosted.screens.close).run(sockets=list(sockets))


def _silenced(record: logging.LogRecord) -> bool:
    return False


class _Server(uvicorn.Server):
    """One that gives the program back after it was asked to stop, so that last words can be said."""

    def __init__(self, config: uvicorn.Config, close: Callable[[], None]) -> None:
        """``close``: ends what is still being sent."""
        super().__init__(config)
        self._close = close

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Asked to stop: open screens are let go, and what breaks off now is no error to be told of."""
        self._close()
        _ERRORS.addFilter(_silenced)
        super().handle_exit(sig, frame)

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn's; once it is over, errors are told again: of another server in this process, too."""
        try:
            super().run(sockets)
        finally:
            _ERRORS.removeFilter(_silenced)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """While it lasts, what would end the program ends the serving. What is ignored already stays so."""
        names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
        found = [getattr(signal, name) for name in names if hasattr(signal, name)]
        listens = threading.current_thread() is threading.main_thread()
        heeded = [one for one in found if listens and signal.getsignal(one) is not signal.SIG_IGN]
        before = {one: signal.signal(one, self.handle_exit) for one in heeded}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler if handler is not None else signal.SIG_DFL)
