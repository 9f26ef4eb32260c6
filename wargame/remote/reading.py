"""What comes over the network, made safe before anybody looks at it: bounded, of the right shape, texts harmless."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from wargame import __version__
from wargame.remote.state import SeatMessage, SeatState, seat_messages
from wargame.text.characters import neutral

MOST_NUMBER, MOST_TURNS = 2**53, 100
"""What no number of a game goes beyond."""


class CannotBeRead(Exception):
    """The host sends what this version cannot read. ``version``: its own, as it says; "": it says none."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version

    @property
    def other(self) -> bool:
        """Whether the host runs another version than this one."""
        return self.version != __version__


def read_json(data: bytes) -> Any:
    """JSON with texts that no terminal obeys. Raises ``ValueError``."""
    try:
        return _harmless(json.loads(data))
    except RecursionError:
        raise ValueError("nested too deep") from None


def read_message(data: bytes) -> SeatMessage:
    """One message of the host. Raises ``CannotBeRead``."""
    version = ""
    try:
        found = read_json(data)
        if isinstance(found, dict) and isinstance(found.get("version"), str):
            version = found["version"][:40]
        message = seat_messages().validate_json(json.dumps(found))
        _check(message.seat)
    except (ValueError, ValidationError, RecursionError):
        raise CannotBeRead(version) from None
    return message


def _check(state: SeatState) -> None:
    """That it holds together, as far as screens count on it. Raises ``ValueError``."""
    if (state.stage in ("plan", "ready")) is not (state.view is not None):
        raise ValueError("no view")
    if (state.stage in ("tell", "told")) is not (state.told is not None):
        raise ValueError("nothing is told")
    view = state.view
    if view is not None:
        tracks = {track.slot for track in view.tracks}
        asked = {ask.slot for aim in view.aims for ask in aim.asks if hasattr(ask, "target")}
        if view.viewer not in {seat.id for seat in view.seats} or not 0 <= view.turns <= MOST_TURNS or asked - tracks:
            raise ValueError("the view does not hold together")
    if len(state.phrases) != len(state.words):
        raise ValueError("not so many words")


def _harmless(value: Any) -> Any:
    match value:
        case str():
            return neutral(value)
        case bool() | None:
            return value
        case int() | float():
            if not -MOST_NUMBER <= value <= MOST_NUMBER:
                raise ValueError("too large a number")
            return value
        case list():
            return [_harmless(one) for one in value]
        case dict():
            return {neutral(key): _harmless(one) for key, one in value.items()}
        case _:
            raise ValueError("no such thing")
