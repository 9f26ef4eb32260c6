"""What a viewer learns of each kind of event. The one place that decides; every match names every kind.

``Observer.sees``: which facts a viewer sees happen, whatever led to them: orders laid open, situations put, its own
cards. These, the dice that fall before it and where things stood before and after are all that it knows of a turn.
Everything else it is told is worked out from them (``interval_execution``); whether it may then hear of it says
``Observer.hears``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from wargame.engine.encoding import choice_cost, named_seats
from wargame.engine.information.knowledge import sees
from wargame.engine.information.recall import TARGET, is_put_to, sees_move
from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.model.events import (
    Announced, Answered, BandChanged, Became, CameOut, Changed, Closed, Dealt, Drawn, Ended, Event, Fired, Joined,
    Lapsed, Noted,
    Observed, OfferFailed, Ordered, OutcomeReached, Put, RedLineCrossed, Rolled, Ruled, Scored, Told, TurnedOver,
    TurnEnded, TurnOpened, Undone,
)
from wargame.model.labels import Source
from wargame.model.orders import Act
from wargame.model.viewers import Viewer


class Observer:
    """One viewer before the events of a turn. Made for each opening or resolution that is told to a viewer."""

    def __init__(self, program: Program, viewer: Viewer, events: Iterable[Event], over: bool) -> None:
        """Look at what happened.

        Args:
            events: of one opening or resolution, or all that is at hand of it: they say who learns of a joint order.
            over: whether the game is over, so that cards, red lines and scores lie open.
        """
        self.program, self.viewer, self.over = program, viewer, over
        self.joined: set[str] = set()
        self.offered: dict[tuple[str, str], tuple[str, ...]] = {}
        self.named: dict[tuple[str, str | None], frozenset[str]] = {}
        """Move and seat that ordered it (None: whoever did) to the seats that the order names as its target."""
        for event in events:
            if isinstance(event, Joined):
                self.joined.add(event.move)
            elif isinstance(event, OfferFailed):
                key = (event.move, event.seat)
                self.offered[key] = (*self.offered.get(key, ()), *event.listed)
            elif isinstance(event, Ordered):
                seats = named_seats(program.scenario.moves[event.move], event.chosen)
                for seat in (event.seat, None):
                    self.named[event.move, seat] = self.named.get((event.move, seat), frozenset()) | seats

    def sees(self, event: Event) -> bool:
        """Whether the viewer sees it happen. Of a statement's template, without slot and value, too."""
        match event:
            case TurnOpened() | TurnEnded() | CameOut() | TurnedOver() | Ended():
                return True
            case Dealt():
                return event.seat == self.viewer or event.what == "profile" or self.over
            case Observed():
                return event.seat == self.viewer
            case Put():
                return self.is_put_to(event.inject)
            case Drawn():
                # One that may bring what is for others alone tells by being silent, too.
                cards = self.program.scenario.decks[event.deck].cards
                brings = [card.inject for card in cards if card.inject is not None]
                return all(map(self.is_put_to, brings)) or (event.inject is not None and self.is_put_to(event.inject))
            case Ordered() | Lapsed():
                return self.sees_order(event.move, event.seat)
            case OfferFailed():
                return self.viewer in (event.seat, *event.listed)
            case Joined():
                return self.learns(event.move, event.seats[0]) or self.viewer in event.seats
            case Answered():
                return event.seat == self.viewer or self.hears_answers(event.question)
            case RedLineCrossed():
                return event.seat == self.viewer or self.over
            case OutcomeReached() | Scored():
                return self.over
            case Rolled():
                source = Source.parse(event.source)
                return source.kind == "move" and all(self.learns(source.id, seat) for seat in event.seats)
            case Undone():
                return True
            case Ruled():
                return self._hears_ruling(event)
            case Announced():
                return self.is_put_to(event.inject) if event.inject else (
                    not event.seats or self.viewer in event.seats or self.over
                )
            case BandChanged() | Changed() | Became() | Noted() | Fired() | Told() | Closed():
                # What came of it is seen, or not; that it did so here and for this is worked out, or not.
                return False
            case _:
                assert_never(event)

    def hears(self, event: Event, seat: str | None = None) -> bool:
        """Whether the viewer may be told of something it does not see but has worked out to have happened.

        Args:
            seat: whose result a ``BandChanged`` is about; None: of all who made the move.
        """
        match event:
            case BandChanged():
                return self.learns(event.move, seat) and self.knows_source(event.source, ())
            case Closed():
                return self.is_put_to(event.inject) and self.knows_source(event.source, ())
            case Changed() | Became() | Fired() | Told():
                return self.knows_source(event.source, event.seats)
            case (
                TurnOpened() | TurnEnded() | Dealt() | TurnedOver() | Put() | Drawn() | Ordered() | Answered()
                | Joined() | OfferFailed() | Lapsed() | CameOut() | Rolled() | Noted() | Observed() | RedLineCrossed()
                | Ended() | Scored() | OutcomeReached() | Ruled() | Announced()
                | Undone()
            ):  # fmt: skip
                return False  # seen, or not for the viewer
            case _:
                assert_never(event)

    def shows(self, event: Event, sure: bool, price_known: bool = True) -> Event:
        """A fact that the viewer sees, without what it may not know of it.

        Args:
            sure: whether the viewer knows that the statement it comes from was reached.
            price_known: of an order: whether the viewer can know what it cost.
        """
        match event:
            case Put():
                return event if sure and self.knows_source(event.source, ()) else replace(event, source="")
            case Lapsed():
                return event if sure and self.knows_source(event.cause, ()) else replace(event, cause="")
            case Ordered():
                if price_known:
                    return event
                card, act = self.program.scenario.moves[event.move], Act(event.move, event.chosen, event.partners)
                return replace(event, cost=card.cost + choice_cost(self.program, act, card))
            case (
                TurnOpened() | TurnEnded() | Dealt() | TurnedOver() | Closed() | Drawn() | Answered() | Joined()
                | OfferFailed() | CameOut() | Rolled() | BandChanged() | Changed() | Became() | Noted() | Observed()
                | Fired() | Told() | RedLineCrossed() | Ended() | Scored() | OutcomeReached() | Ruled() | Announced()
                | Undone()
            ):  # fmt: skip
                return event
            case _:
                assert_never(event)

    def _hears_ruling(self, ruling: Ruled) -> bool:
        """Whether the viewer may know that control ruled, what and why: of a track whoever sees it to the number."""
        match ruling.what:
            case "track":
                slot = self.program.slots[self.program.index[ruling.id]]
                return sees(self.program, self.viewer, self.program.scenario.tracks[slot.owner], slot.seat) == "exact"
            case "order":
                return True
            case "red_line":
                return self.viewer == self.program.scenario.red_lines[ruling.id].seat or self.over
            case "fire" | "hold" | "skip" | "release" | "announce" | "seat":
                return self.over  # seats take what is put to them for what the crisis brings
            case _:
                assert_never(ruling.what)

    def sees_order(self, move: str, seat: str) -> bool:
        """Whether the viewer learns of this order. Of a joint move that came to nothing only those asked hear, and so
        of an order that fell while the move stood without it."""
        asked = self.offered.get((move, seat))
        if self.program.scenario.moves[move].joint and (move not in self.joined or asked is not None):
            return self.viewer == seat or self.viewer in (asked or ())
        return self.learns(move, seat)

    def would_see_order(self, move: str, seat: str) -> bool:
        """Whether the viewer would know of an order, had it been given: then it knows that it was not. Of one of a
        joint move that did not stand, or stood without it, those hear whom it needs."""
        card = self.program.scenario.moves[move]
        if card.joint and (move not in self.joined or seat not in card.seats):
            return self.viewer in card.seats
        return self.learns(move, seat)

    def learns(self, move: str, seat: str | None) -> bool:
        """Whether the viewer learns that a seat (None: anyone) made a move."""
        return sees_move(self.program, move, seat, self.viewer, self.named.get((move, seat), ()))

    def hears_answers(self, question: str) -> bool:
        """Whether the viewer hears what others answer."""
        body = names_of(self.program).questions[question]
        asker = self.program.questions[question].asker
        if body.visibility == "public":
            return asker is None or asker.kind != "inject" or self.is_put_to(asker.id)
        if body.visibility == "private":
            return False
        if asker is None or asker.kind != "move" or self.viewer in body.to:
            return self.viewer in body.to
        card = self.program.scenario.moves[asker.id]
        named = self.named.get((asker.id, None), frozenset()) if TARGET in card.seen_by else ()
        return self.viewer in (*card.seats, *card.seen_by, *named)

    def is_put_to(self, inject: str) -> bool:
        """Whether a situation is for the viewer."""
        return is_put_to(self.program, inject, self.viewer)

    def knows_source(self, source: str, seats: tuple[str, ...]) -> bool:
        """Whether the viewer may hear of what asked for something, once it knows that it did."""
        label, scenario = Source.parse(source), self.program.scenario
        match label.kind:
            case "move":
                return all(self.learns(label.id, seat) for seat in seats or (None,))
            case "rule":
                rules = dict(scenario.rules)
                for module in scenario.modules.values():
                    rules.update(module.rules)
                return rules[label.id].visibility == "public"
            case "inject" | "settle":
                return self.is_put_to(label.id)
            case "answer":
                return self.viewer in seats or self.hears_answers(label.id)
            case "table":
                return scenario.tables[label.id].visibility == "public"
            case "later":
                return scenario.laters[label.id].sees == "all"
            case (
                "watch" | "carry" | "undo" | "profile" | "chance" | "start" | "ending" | "actor" | "need" | "closed"
                | "deck" | "schedule" | "condition" | "use" | "ruling"
            ):  # fmt: skip
                return True
            case (
                "hidden" | "choice" | "question" | "grant" | "standing" | "set" | "card" | "module" | "scaling" | "list"
                | "bound" | "deal" | "observe" | "marker" | "modify" | "turn" | "theory"
                | "other"
            ):  # fmt: skip
                return False  # nobody's business
            case _:
                assert_never(label.kind)
