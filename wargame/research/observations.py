"""What a seat knows as a list of numbers: made of its view and of nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from wargame.engine.program import Program
from wargame.model.events import CameOut, Event, Ordered
from wargame.model.labels import SlotName
from wargame.model.views import TrackView, View

Features = npt.NDArray[np.float32]
"""Numbers from 0 to 1."""


class SeatFeatures:
    """Which number of an observation is what, for one seat of a program: the same in every game of it.

    Attributes:
        names: of every number. Of a track ``SLOT low`` and ``SLOT high``, the bounds within which the seat knows it to
            be, on its scale; of a status ``SLOT=word``; of a flag ``SLOT``; of a token ``SLOT`` (of how many there may
            be) and ``SLOT turns`` (that it still holds, of the game's); ``profile=ID``, ``card=ID``; ``met ID`` of an
            aim (1 met, 0 not, ½ not known); ``inject ID`` and ``new inject ID``; ``offer SLOT``, a joint move that
            another seat offered last turn and that found no match; ``seen MOVE@SEAT``, a move of another seat that this
            seat saw made last turn; ``purse``, ``reserve``, ``turn``.
    """

    def __init__(self, program: Program, seat: str) -> None:
        self.program, self.seat = program, seat
        self.names = tuple(self._named())
        self._place = {name: place for place, name in enumerate(self.names)}
        scenario = program.scenario
        self._words = {
            (name, status.texts.get(word, word.replace("_", " "))): word
            for name, status in scenario.statuses.items() for word in status.words
        }
        self._profiles = {(one.name, one.text): name for name, one in scenario.profiles.items()}

    def _named(self) -> Iterator[str]:
        scenario, seat = self.program.scenario, self.seat
        yield "turn"
        yield from ("purse", "reserve") if self.seat in self.program.purse else ()
        for slot in self.program.slots:
            match slot.kind:
                case "track":
                    yield from (f"{slot.name} low", f"{slot.name} high")
                case "status":
                    yield from (f"{slot.name}={word}" for word in scenario.statuses[slot.owner].words)
                case "flag":
                    yield slot.name
                case "token":
                    yield from (slot.name, f"{slot.name} turns")
                case _ if SlotName.parse(slot.name).head == "offer" and slot.seat == seat:
                    yield f"offer {slot.owner}@{SlotName.parse(slot.name).seat}"
        for name in scenario.derived:
            yield from (f"{name} low", f"{name} high")
        yield from (f"profile={name}" for name in scenario.profiles)
        yield from (f"card={name}" for name in scenario.cards)
        yield from (f"met {aim.id}" for aim in self.program.aims if aim.seat == seat)
        yield from (f"{new}inject {name}" for name in scenario.injects for new in ("", "new "))
        for site in self.program.moves.values():
            yield from (f"seen {site.move}@{other}" for other in site.seats if other != seat)

    def vector(self, view: View, last_turn: Iterable[Event]) -> Features:
        """The numbers of a view. ``last_turn``: the orders of the turn before that the same seat saw laid open."""
        found = np.zeros(len(self.names), dtype=np.float32)
        for name, number in self._numbers(view, last_turn):
            place = self._place.get(name)
            if place is not None:
                found[place] = number
        return np.clip(found, 0.0, 1.0)

    def _numbers(self, view: View, last_turn: Iterable[Event]) -> Iterator[tuple[str, float]]:
        yield "turn", view.turn / view.turns
        if view.budget is not None:
            yield "purse", view.budget.purse / max(view.budget.most, 1)
            yield "reserve", view.budget.reserve / max(view.budget.most, 1)
        for track in view.tracks:
            yield f"{track.slot} low", _on_scale(track, track.lo)
            yield f"{track.slot} high", _on_scale(track, track.hi)
        yield from self._standings(view)
        if view.profile is not None:
            yield f"profile={self._profiles[view.profile]}", 1
        for aim in view.aims:
            yield f"met {aim.id}", 0.5 if aim.met is None else float(aim.met)
            if aim.what == "card":
                yield f"card={aim.id}", 1
        for inject in view.injects:
            yield f"inject {inject.id}", 1
            yield f"new inject {inject.id}", float(inject.new)
        for seat, move in view.offers:
            yield f"offer {move}@{seat}", 1
        for event in (*last_turn, *view.events):
            if isinstance(event, Ordered | CameOut):
                yield f"seen {event.move}@{event.seat}", 1

    def _standings(self, view: View) -> Iterator[tuple[str, float]]:
        scenario = self.program.scenario
        for one in view.statuses:
            owner = self.program.slots[self.program.index[one.slot]].owner
            if owner in scenario.statuses:
                yield f"{one.slot}={self._words[owner, one.word]}", 1
            elif owner in scenario.tokens:
                yield one.slot, (int(one.word) if one.word else 1) / max(scenario.tokens[owner].most, 1)
                yield f"{one.slot} turns", 1 if one.until is None else (one.until - view.turn + 1) / view.turns
            else:
                yield one.slot, 1


def _on_scale(track: TrackView, value: int) -> float:
    return (value - track.least) / max(track.most - track.least, 1)
