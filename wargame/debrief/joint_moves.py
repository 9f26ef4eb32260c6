"""Who joins whom: why a joint move does not stand, or a seat takes no part in it, as far as a reader may know.

Worked out from the orders and offers that the reader sees, and from nothing else. Every order of a joint move is
offered to all who must take part in it, and to nobody else but those it names. So who sees the whole offer of a seat
that must take part knows of every other; who sees only that it was named knows of itself; and where the move stands
without somebody, its being there tells who is not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Literal

from wargame.engine.program import Program
from wargame.model.moves import Move
from wargame.model.events import Event, Joined, OfferFailed, Ordered
from wargame.model.viewers import CONTROL, PUBLIC, Viewer
from wargame.wording import speaker_of
from wargame.wording.event_speaker import Absent, FailedJointMove

Seats = tuple[str, ...]


@dataclass(slots=True)
class _Offers:
    """What is seen of one joint move in a turn.

    Attributes:
        named: everyone whose order did not stand, with the optional seats it named.
        whole: whose order is seen as those see it who must take part.
        asked: the optional seats that were told they were named.
        back: what came back, by seat, as far as it is seen.
        joined: who carries it out; None: nobody.
    """

    named: dict[str, list[str]] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    back: dict[str, int] = field(default_factory=dict)
    joined: tuple[str, ...] | None = None


class JointMoves:
    """The joint moves of a turn that came to nothing, for one reader."""

    def __init__(self, program: Program, events: Iterable[Event], viewer: Viewer = PUBLIC) -> None:
        """Args: events: of one turn, as the viewer may know them."""
        self._scenario, self._speaker, self._viewer = program.scenario, speaker_of(program).events, viewer
        self._moves: dict[str, _Offers] = {}
        self._told: set[tuple[str, str]] = set()
        ordered: dict[tuple[str, str], Ordered] = {}
        for event in events:
            match event:
                case Ordered():
                    ordered[event.move, event.seat] = event
                case Joined():
                    self._moves.setdefault(event.move, _Offers()).joined = event.seats
                case OfferFailed():
                    self._failed(event, ordered.get((event.move, event.seat)))

    def _failed(self, event: OfferFailed, order: Ordered | None) -> None:
        offers = self._moves.setdefault(event.move, _Offers())
        optional = self._scenario.moves[event.move].optional
        named = offers.named.setdefault(event.seat, [])
        for seat in (*event.listed, *(order.partners if order else ())):
            if seat in optional and seat not in (*named, event.seat):
                named.append(seat)
        if len(event.listed) == 1 and event.listed[0] in optional and not event.refund:
            offers.asked.add(event.listed[0])
        else:
            offers.whole.add(event.seat)
        if event.refund:
            offers.back[event.seat] = min(event.refund, order.cost) if order else event.refund

    def say(self, event: OfferFailed) -> str | None:
        """The sentence for an order that does not stand; None where an event before it has said it."""
        offers, move = self._moves[event.move], self._scenario.moves[event.move]
        together = offers.joined is None and self._knows_all(move, offers)
        who = "" if together else event.seat
        if (event.move, who) in self._told:
            return None
        self._told.add((event.move, who))
        seats = tuple(seat for seat in self._scenario.seats if seat in offers.named) if together else (who,)
        away, waits = self._wanting(move, offers) if together else ((), self._waits(move, offers, seats))
        what: Literal["move", "part", "order"] = "order"
        if together or away or waits:
            what = "move" if together or who in move.seats else "part"
        back = tuple((seat, offers.back[seat]) for seat in seats if offers.back.get(seat))
        return self._speaker.failed(FailedJointMove(event.move, seats, away, waits, what, back))

    def _wanting(self, move: Move, offers: _Offers) -> tuple[Seats, tuple[tuple[Seats, Absent], ...]]:
        """Who did not join of those it needs, and whom these had asked for that was not there."""
        away = tuple(seat for seat in move.seats if seat not in offers.named)
        waiting = self._waits(move, offers, [seat for seat in offers.named if seat in move.seats])
        if not away and not waiting:  # as 0.1 had it: anybody's condition was everybody's
            waiting = self._waits(move, offers, offers.named)
        return away, waiting

    def _waits(self, move: Move, offers: _Offers, seats: Iterable[str]) -> tuple[tuple[Seats, Absent], ...]:
        """Whom these seats asked for that was not there."""
        there = _there(offers)
        asked: dict[str, list[str]] = {}
        for seat in seats:
            for named in offers.named[seat]:
                if named not in there and self._knows(move, offers, named):
                    asked.setdefault(named, []).append(seat)
        return tuple((tuple(by), self._absent(move, offers, named, there)) for named, by in asked.items())

    def _absent(self, move: Move, offers: _Offers, seat: str, there: set[str]) -> Absent:
        asked = (named for named in offers.named.get(seat, ()) if named not in there)
        also = next((named for named in asked if self._knows(move, offers, named)), None)
        return Absent(seat, self._absent(move, offers, also, there) if also else None)

    def _knows_all(self, move: Move, offers: _Offers) -> bool:
        return self._viewer == CONTROL or not offers.whole.isdisjoint(move.seats)

    def _knows(self, move: Move, offers: _Offers, seat: str) -> bool:
        """Whether the reader knows that this seat, which was named, did not join."""
        if self._knows_all(move, offers) or offers.joined is not None:
            return True
        return not offers.whole and seat in offers.asked


def _there(offers: _Offers) -> set[str]:
    """Of those who ordered a move, the ones whose named partners are among them."""
    there = {*offers.named, *(offers.joined or ())}
    while apart := {seat for seat in there if not set(offers.named.get(seat, ())) <= there}:
        there -= apart
    return there


def failures(program: Program, events: Collection[Event], viewer: Viewer) -> tuple[str, ...]:
    """Every joint move of a turn that came to nothing, a sentence each."""
    joining = JointMoves(program, events, viewer)
    said = (joining.say(event) for event in events if isinstance(event, OfferFailed))
    return tuple(words for words in said if words)
