"""The screens that are open, and what each is sent: its place's whole view, when that is otherwise than it was.

A screen is sent something only at a beat that all screens share, never between two, and padded to a size class: when,
how often and how much, follows from what its own place may know.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from typing import NamedTuple

from wargame.debrief.receipts import receipt_line
from wargame.model.views import View
from wargame.web.door import Door
from wargame.web.control_page import control_regions
from wargame.web.hall_page import projector_regions
from wargame.web.outlooks import Outlooks
from wargame.web.places import CONTROL_PLACE, seat_at
from wargame.web.room import Room
from wargame.web.seat_data import seat_data
from wargame.web.seat_page import seat_regions
from wargame.wording.catalogue import N_, _

BEAT, STILL = 0.1, 2.0
"""Seconds between two beats; seconds after which a screen that was sent nothing is told that the game is there."""
LEAST_SIZE, BEAT_SIZE = 16_384, 256
"""The smallest size class of a view in bytes, each twice the one before; and of a word that the game is there."""
MOST_SCREENS = 64
COUNTED: Mapping[str, str] = {"plan": N_("Plan"), "reveal": N_("Reveal"), "debrief": N_("Debrief")}


class ScreenState(NamedTuple):
    """What a place is shown, without its clock, which runs by itself; and what it was made of."""

    revision: int
    body: Mapping[str, object]
    clock: int
    view: View | None = None
    moment: tuple[object, ...] = ()


class Screens:
    """All open screens of a hosted game."""

    def __init__(self, room: Room, door: Door, address: str) -> None:
        """``address``: where everybody gets in, for the codes on control's page."""
        self.room, self.door, self.address = room, door, address
        self.open: Counter[str] = Counter()
        self.outlooks = Outlooks(room)
        self._shown: dict[tuple[str, bool], ScreenState] = {}
        self.rest = False
        """While players look ahead in a thread of their own, nothing is looked at: the table is theirs."""
        self._closed = False

    def close(self) -> None:
        """The game is not served any more: every screen is let go at its next beat."""
        self._closed = True

    def shown(self, place: str, *, data: bool = False) -> ScreenState:
        """What a place is shown now, made anew only where something changed. ``data``: to a terminal, as records."""
        known = self._shown.get((place, data))
        if known is None or known.revision != self.room.revision:
            known = self._shown[place, data] = self._looked_at(place, known, data)
        return known

    def _looked_at(self, place: str, known: ScreenState | None, data: bool) -> ScreenState:
        """Made anew where what it is made of is otherwise: nobody waits for what others do."""
        room, seat = self.room, seat_at(place)
        clock = room.clock.changes if room.clock else 0
        view = room.view(seat) if seat is not None else None
        outlook = None if seat is None else self.outlooks.of(seat)
        stated = room.sitting.statement(seat) if seat is not None and room.plans else None
        holder = room.table.players.get(seat) if seat is not None else None
        moment = (room.stage, room.telling.told if room.telling else 0, outlook, stated, holder)
        if known is not None and view is not None and known.view is view and known.moment == moment:
            return known._replace(revision=room.revision, clock=clock)
        body = seat_data(room, seat, self.outlooks) if data and seat is not None else self._body(place)
        same = known is not None and known.body == body
        return ScreenState(room.revision, known.body if same and known else body, clock, view, moment)

    def message(self, place: str, *, data: bool = False) -> bytes:
        """The whole view of a place as JSON, padded."""
        body = {**self.shown(place, data=data).body, "clock": self._sent_clock() if data else self._clock()}
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        return padded(text.encode(), LEAST_SIZE)

    async def stream(
        self, place: str, session: str, notice: str = "", *, data: bool = False
    ) -> AsyncIterator[bytes]:
        """What one screen is sent, until it goes or another takes its place."""
        loop = asyncio.get_running_loop()
        self.open[place] += 1
        self.room.changed()
        last, sent_at = None, loop.time()
        try:
            yield b"retry: 500\n\n"
            while not self._closed:
                if not self.door.holds(place, session):
                    yield event("lost", json.dumps({"words": lost_words()}).encode())
                    return
                now = last if self.rest else self.shown(place, data=data)
                if now is None:
                    await asyncio.sleep(BEAT)
                    continue
                if last is None or now.body is not last.body or now.clock != last.clock:
                    last, sent_at = now, loop.time()
                    yield event("view", self.message(place, data=data))
                elif loop.time() - sent_at >= STILL:
                    sent_at = loop.time()
                    yield event("beat", padded(b"{}", BEAT_SIZE))
                if notice:
                    yield event("notice", json.dumps({"words": notice}).encode())
                    notice = ""
                await asyncio.sleep(BEAT - loop.time() % BEAT)
        finally:
            self.open[place] -= 1
            self.room.changed()

    def _body(self, place: str) -> Mapping[str, object]:
        seat = seat_at(place)
        if seat is not None:
            regions = seat_regions(self.room, seat, self.outlooks)
        elif place == CONTROL_PLACE:
            ways = [(one, self.door.code(one), f"{self.address}#{self.door.token(one)}") for one in self.door.places]
            regions = control_regions(self.room, ways, (one for one, many in self.open.items() if many > 0))
        else:
            regions = projector_regions(self.room)
        return {"regions": regions, "mark": receipt_line(self.room.table.receipt), "stage": self.room.stage.value}

    def _sent_clock(self) -> Mapping[str, object] | None:
        reading = self.room.clock.read() if self.room.clock else None
        if reading is None:
            return None
        return {"left": round(reading.left), "what": reading.what, "halted": reading.halted}

    def _clock(self) -> Mapping[str, object] | None:
        reading = self.room.clock.read() if self.room.clock else None
        if reading is None:
            return None
        return {"left": round(reading.left), "halted": reading.halted, "label": _(COUNTED[reading.what])}


def lost_words() -> str:
    """What a screen is told that has lost its place."""
    return _("Another screen has taken this place. To play on here, open your address again.")


def took_over_words() -> str:
    """What the screen is told that took it."""
    return _("Another screen was open at this place; it is shut now. Was it not yours? Tell whoever runs the game.")


def event(name: str, data: bytes) -> bytes:
    """A server-sent event; ``data`` is JSON in one line."""
    return b"event: " + name.encode() + b"\ndata: " + data + b"\n\n"


def padded(data: bytes, least: int) -> bytes:
    """Blanks behind JSON, up to the next size class."""
    size = least
    while size < len(data):
        size *= 2
    return data + b" " * (size - len(data))
