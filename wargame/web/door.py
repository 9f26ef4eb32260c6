"""Who may come in: a token and a typed code for each place, one session at a time for each seat, few tries for guesses.

Tokens and codes follow from a key drawn for the game, so that a game that is hosted again has the same ones; of
sessions only their digest is kept. Both lie in a file of the owner beside the game's vault.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from wargame.files import replace_file
from wargame.records import record
from wargame.saves.chain import compact
from wargame.saves.disk import read_bytes
from wargame.saves.problems import Unusable
from wargame.saves.receipts import SIGNS
from wargame.web.places import PROJECTOR_PLACE

TOKEN_BYTES, CODE_SIGNS = 16, 8
"""128 bits in an address; 40 bits to be typed, with few tries."""
TRIES, ALL_TRIES, WHILE = 8, 60, 60.0
"""Wrong tries that one address, and all together, may make within so many seconds."""
PROJECTORS = 4
"""How many projectors may be open at a time."""
_LONGEST = 200
_ALIKE = str.maketrans("OIL", "011", "- ")


class NotLetIn(Exception):
    """Somebody is not let in. ``wait``: there were too many tries, and the right word would not help now."""

    def __init__(self, wait: bool = False) -> None:
        super().__init__("too many tries" if wait else "wrong word")
        self.wait = wait


@record
class Admission:
    """Somebody was let in.

    Attributes:
        place: where.
        session: what the browser keeps, and shows with each request.
        took_over: whether somebody else held the place until now.
    """

    place: str
    session: str
    took_over: bool


@record
class KeptDoor:
    """What is kept of a door.

    Attributes:
        key: what tokens and codes follow from, in hex.
        port: where the game was hosted last.
        sessions: place to the digests of its sessions, the newest last.
    """

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid", strict=True)
    key: str
    port: int
    sessions: Mapping[str, tuple[str, ...]]


class Door:
    """The door of one hosted game."""

    def __init__(self, places: Sequence[str], path: Path | None, now: Callable[[], float]) -> None:
        """Open it: as it was, where ``path`` says so, else with a new key. ``path`` None: nothing is kept."""
        self.places, self._path, self._now = tuple(places), path, now
        self._tries: dict[str, deque[float]] = {}
        self._all_tries: deque[float] = deque()
        kept = self._read()
        key = "" if kept is None else kept.key
        self._key = bytes.fromhex(key) if len(key) == 64 else secrets.token_bytes(32)
        self.port = 0 if kept is None else kept.port
        self._sessions = {} if kept is None else {place: tuple(of) for place, of in kept.sessions.items()}

    def token(self, place: str) -> str:
        """What stands behind the ``#`` of a place's address."""
        return base64.urlsafe_b64encode(self._drawn("token", place)[:TOKEN_BYTES]).decode().rstrip("=")

    def code(self, place: str) -> str:
        """What is typed instead: ``K7QF-2M9X``."""
        signs = "".join(SIGNS[byte & 31] for byte in self._drawn("code", place)[:CODE_SIGNS])
        return f"{signs[:4]}-{signs[4:]}"

    def enter(self, word: str, who: str) -> Admission:
        """Let somebody in who shows a token or a code. ``who``: the address of whom wrong tries are counted for.

        Raises ``NotLetIn``.
        """
        if self._tired(who):
            raise NotLetIn(wait=True)
        place = self._meant(word)
        if place is None:
            self._note(who)
            raise NotLetIn
        session = secrets.token_urlsafe(TOKEN_BYTES)
        held = self._sessions.get(place, ())
        many = PROJECTORS if place == PROJECTOR_PLACE else 1
        self._sessions[place] = (*held, _digest(session))[-many:]
        self.keep(self.port)
        return Admission(place, session, bool(held) and many == 1)

    def holds(self, place: str, session: str) -> bool:
        """Whether this session sits at this place now."""
        shown = _digest(session)
        return any(hmac.compare_digest(shown, held) for held in self._sessions.get(place, ()))

    def keep(self, port: int) -> None:
        """Keep the door for the next time this game is hosted, at this port. A disk that takes nothing more costs a new
        key, and no more."""
        self.port = port
        if self._path is not None:
            data = {"key": self._key.hex(), "port": port, "sessions": {k: list(v) for k, v in self._sessions.items()}}
            with suppress(OSError):
                replace_file(self._path, compact(data).encode())

    def forget(self) -> None:
        """The game is over: nobody comes back."""
        if self._path is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _drawn(self, what: str, place: str) -> bytes:
        return hmac.digest(self._key, f"{what} {place}".encode(), "sha256")

    def _meant(self, word: str) -> str | None:
        """The place whose token or code this is; every one is compared, whichever fits."""
        given = word.strip()
        if not given or len(given) > _LONGEST or not given.isascii():
            return None
        typed, found = given.upper().translate(_ALIKE), None
        for place in self.places:
            token = hmac.compare_digest(given, self.token(place))
            code = hmac.compare_digest(typed, self.code(place).replace("-", ""))
            if token or code:
                found = place
        return found

    def _tired(self, who: str) -> bool:
        since = self._now() - WHILE
        for who_else in [one for one, tries in self._tries.items() if tries[-1] < since]:
            del self._tries[who_else]
        while self._all_tries and self._all_tries[0] < since:
            self._all_tries.popleft()
        mine = [at for at in self._tries.get(who, ()) if at >= since]
        return len(mine) >= TRIES or len(self._all_tries) >= ALL_TRIES

    def _note(self, who: str) -> None:
        self._tries.setdefault(who, deque(maxlen=TRIES)).append(self._now())
        self._all_tries.append(self._now())

    def _read(self) -> KeptDoor | None:
        if self._path is None:
            return None
        try:
            return TypeAdapter(KeptDoor).validate_json(read_bytes(self._path))
        except (Unusable, ValidationError):
            return None


def _digest(session: str) -> str:
    return sha256(session.encode("utf-8", "surrogatepass")).hexdigest()
