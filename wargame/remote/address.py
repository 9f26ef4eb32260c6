"""Where a hosted game is, as somebody types it or reads it from a code: ``192.168.1.5:8000``, or the whole address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from wargame.records import record
from wargame.wording.catalogue import _

USUAL_PORT = 8000
"""Where a game is hosted when nobody says otherwise."""
_NAME = re.compile(r"[A-Za-z0-9.:_-]{1,253}\Z")


class NoAddress(ValueError):
    """What was typed is no address; the text says what one looks like."""


@record
class HostAddress:
    """The address of a hosted game.

    Attributes:
        secure: whether it is encrypted (https).
        token: what stands behind the ``#``; "": nothing.
    """

    secure: bool
    host: str
    port: int
    token: str = ""

    @classmethod
    def of(cls, typed: str) -> HostAddress:
        """Read what was typed. Raises ``NoAddress``."""
        whole = typed.strip()
        try:
            split = urlsplit(whole if "://" in whole else f"http://{whole}")
            host, port = split.hostname or "", split.port
        except ValueError:
            host, port, split = "", None, urlsplit("")
        if split.scheme not in ("http", "https") or not _NAME.match(host) or split.username is not None:
            raise NoAddress(
                _("an address is printed by wargame host: 192.168.1.5:8000, or all of http://192.168.1.5:8000/#…")
            )
        return cls(split.scheme == "https", host, port or USUAL_PORT, split.fragment)

    @property
    def origin(self) -> str:
        """What a browser there would call its origin."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = 443 if self.secure else 80
        return f"http{'s' if self.secure else ''}://{host}{'' if self.port == usual else f':{self.port}'}"

    def __str__(self) -> str:
        """As it is shown; never with its token."""
        return f"{self.origin}/"
