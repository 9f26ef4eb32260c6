"""What a viewer sees happen with its own eyes, whatever led to it: orders laid open, situations put, its own cards.

These facts, the dice that fall before it and where things stood before and after are all that a viewer knows of a
turn. Everything else it is told (``following``) is worked out from them. What is not named here is not seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from wargame.engine.encoding import choice_cost, named_seats
from wargame.engine.information.recall import TARGET, sees_move
from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.model.events import (
    Answered, BandChanged, Became, CameOut, Changed, Closed, Dealt, Drawn, Ended, Event, Fired, Joined, Lapsed, Noted,
    Observed, OfferFailed, Ordered, OutcomeReached, Put, RedLineCrossed, Rolled, Scored, TurnedOver, TurnEnded,
    TurnOpened,
)
from wargame.model.orders import Act
from wargame.model.viewers import Viewer


class Observer:
    """One viewer's eyes on the events of a turn."""

    def __init__(self, program: Program, viewer: Viewer, events: Iterable[Event], over: bool) -> None:
        """Look at what happened.

        Args:
            events: of one opening or resolution, or all that is at hand of it.
            over: whether the game is over, so that cards, red lines and scores lie open.
        """
        self.program, self.viewer, self.over = program, viewer, over
        self.joined: set[str] = set()
        self.offered: dict[tuple[str, str], tuple[str, ...]] = {}
        self.named: dict[tuple[str, str | None], frozenset[str]] = {}
        """Move and seat that ordered it (None: whoever did) to the seats that the order names as its target."""
        for event in events:
            match event:
                case Joined():
                    self.joined.add(event.move)
                case OfferFailed():
                    key = (event.move, event.seat)
                    self.offered[key] = (*self.offered.get(key, ()), *event.listed)
                case Ordered():
                    seats = named_seats(program.scenario.moves[event.move], event.chosen)
                    for seat in (event.seat, None):
                        self.named[event.move, seat] = self.named.get((event.move, seat), frozenset()) | seats

    def sees(self, event: Event) -> bool:
        """Whether the viewer sees it. Of a statement's template, without slot and value, too."""
        scenario = self.program.scenario
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
                brings = [card.inject for card in scenario.decks[event.deck].cards if card.inject is not None]
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
                kind, _, move = event.source.partition(":")
                return kind == "move" and all(self.learns(move, seat) for seat in event.seats)
            case BandChanged() | Changed() | Became() | Noted() | Fired() | Closed():
                # What came of it is seen, or not; that it did so here and for this is worked out, or not.
                return False
        assert_never(event)

    def sees_order(self, move: str, seat: str) -> bool:
        """Whether the viewer learns of this order. Of a joint move that came to nothing only those asked hear, and so
        of an order that fell while the move stood without it."""
        asked = self.offered.get((move, seat))
        if self.program.scenario.moves[move].joint and (move not in self.joined or asked is not None):
            return self.viewer == seat or self.viewer in (asked or ())
        return self.learns(move, seat)

    def learns(self, move: str, seat: str | None) -> bool:
        """Whether the viewer learns that a seat (None: anyone) made a move."""
        return sees_move(self.program, move, seat, self.viewer, self.named.get((move, seat), ()))

    def hears_answers(self, question: str) -> bool:
        """Whether the viewer hears what others answer."""
        body = names_of(self.program).questions[question]
        kind, _, asker = self.program.questions[question].asker.partition(":")
        if body.visibility == "public":
            return kind != "inject" or self.is_put_to(asker)
        if body.visibility == "private":
            return False
        card = self.program.scenario.moves.get(asker) if kind == "move" else None
        if card is None or self.viewer in body.to:
            return self.viewer in body.to
        named = self.named.get((asker, None), frozenset()) if TARGET in card.seen_by else ()
        return self.viewer in (*card.seats, *card.seen_by, *named)

    def is_put_to(self, inject: str) -> bool:
        """Whether a situation is for the viewer."""
        to = self.program.scenario.injects[inject].to
        return not to or self.viewer in to

    def knows_source(self, source: str, seats: tuple[str, ...]) -> bool:
        """Whether the viewer may hear of what asked for something, once it knows that it did. A kind of source that is
        not named here is nobody's business."""
        kind, _, name = source.partition(":")
        scenario = self.program.scenario
        match kind:
            case "move":
                return all(self.learns(name, seat) for seat in seats or (None,))
            case "rule":
                rules = dict(scenario.rules)
                for module in scenario.modules.values():
                    rules.update(module.rules)
                return rules[name].visibility == "public"
            case "inject" | "settle":
                return self.is_put_to(name.partition("#")[0])
            case "answer":
                return self.viewer in seats or self.hears_answers(name.partition(".")[0])
            case "table":
                return scenario.tables[name].visibility == "public"
            case "later":
                return scenario.laters[name].sees == "all"
            case "watch" | "carry" | "undo" | "profile" | "chance" | "start" | "ending" | "actor" | "need" | "closed":
                return True
            case "deck" | "schedule" | "condition" | "use":
                return True
        return False


def redacted(observer: Observer, event: Event, sure: bool, price_known: bool = True) -> Event:
    """A fact as its viewer sees it.

    Args:
        sure: whether the viewer knows that the statement it comes from was reached.
        price_known: of an order: whether the viewer can know what it cost.
    """
    match event:
        case Put():
            return event if sure and observer.knows_source(event.source, ()) else replace(event, source="")
        case Lapsed():
            return event if sure and observer.knows_source(event.cause, ()) else replace(event, cause="")
        case Ordered() if not price_known:
            card = observer.program.scenario.moves[event.move]
            act = Act(event.move, event.chosen, event.partners)
            return replace(event, cost=card.cost + choice_cost(observer.program, act, card))
    return event
