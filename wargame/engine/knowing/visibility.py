"""Which events a viewer learns of, and in what form: a change without its cause, a roll without its hidden reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wargame.engine.knowing.knowledge import Knowledge
from wargame.engine.knowing.learnt import TARGET, sees_move
from wargame.engine.encoding import named_seats
from wargame.engine.names import names_of
from wargame.engine.program import Program, Roll
from wargame.model.events import (
    Answered, BandChanged, Became, Changed, Closed, Dealt, Event, Fired, Joined, Lapsed, Noted, Observed, OfferFailed,
    Ordered, Put, Reason, RedLineCrossed, Rolled,
)
from wargame.model.state import Phase, State
from wargame.model.viewers import CONTROL, Viewer

UNSEEN_ROLLS = ("deck:", "deal:", "observe:", "inject:")
"""Rolls that are machinery: what they lead to is told, not the dice."""


def visible(program: Program, state: State, viewer: Viewer, events: Iterable[Event]) -> tuple[Event, ...]:
    """The events as ``viewer`` may know them, in order.

    Args:
        state: the state after the events; what is still secret in it stays so.
        events: of one turn, as recorded.
    """
    listed = tuple(events)
    if viewer == CONTROL:
        return tuple(event for event in listed if not isinstance(event, Noted))
    eye = Eye(program, state, viewer, listed)
    return tuple(seen for event in listed if (seen := eye.see(event)) is not None)


class Eye:
    """One viewer's look at the events of a turn."""

    def __init__(self, program: Program, state: State, viewer: Viewer, events: tuple[Event, ...]) -> None:
        self.program, self.viewer = program, viewer
        self.over = state.phase in (Phase.DEBRIEF, Phase.CLOSED)
        opened = (
            state if state.phase in (Phase.REVIEW, Phase.DEBRIEF, Phase.CLOSED) else replace(state, phase=Phase.REVIEW)
        )
        self.knowledge = Knowledge(program, opened, viewer)
        self.joined = {event.move for event in events if isinstance(event, Joined)}
        self.offered = {
            (event.move, event.seat): event.listed
            for event in events
            if isinstance(event, OfferFailed) and event.refund
        }
        self.named: dict[tuple[str, str | None], frozenset[str]] = {}
        """Move and seat that ordered it (None: whoever did) to the seats that the order names as its target."""
        for event in events:
            if isinstance(event, Ordered):
                seats = named_seats(program.scenario.moves[event.move], event.chosen)
                for seat in (event.seat, None):
                    self.named[event.move, seat] = self.named.get((event.move, seat), frozenset()) | seats
            if isinstance(event, OfferFailed) and not event.refund:
                key = (event.move, event.seat)
                self.offered[key] = (*self.offered.get(key, ()), *event.listed)

    def see(self, event: Event) -> Event | None:
        """The event as seen; None: not at all."""
        match event:
            case Noted() | Observed():
                return event if isinstance(event, Observed) and event.seat == self.viewer else None
            case Dealt():
                return event if event.seat == self.viewer or event.what == "profile" or self.over else None
            case Put() | Closed():
                to = self.program.scenario.injects[event.inject].to
                return event if not to or self.viewer in to else None
            case Ordered():
                return event if self._sees_order(event.move, event.seat) else None
            case Lapsed():
                if not self._sees_order(event.move, event.seat):
                    return None
                known = event.cause.startswith(("need:", "closed")) or self._knows_source(event.cause, ())
                return event if known else replace(event, cause="")
            case OfferFailed():
                return event if self.viewer in (event.seat, *event.listed) else None
            case Joined():
                return (
                    event
                    if self._learns(event.move, event.seats[0]) or self.viewer in event.seats
                    else None
                )
            case Answered():
                return event if event.seat == self.viewer or self._question_is_open(event) else None
            case Rolled():
                return self._rolled(event)
            case BandChanged():
                seat = event.slot.partition("@")[2] or None
                return event if self._learns(event.move, seat) else None
            case Changed():
                return self._changed(event)
            case Became():
                return self._became(event)
            case RedLineCrossed():
                return event if event.seat == self.viewer or self.over else None
            case Fired():
                return event if self._knows_source(event.source, event.seats) else None
        return event

    def _sees_order(self, move: str, seat: str) -> bool:
        card = self.program.scenario.moves[move]
        if card.joint and move not in self.joined:
            listed = self.offered.get((move, seat))
            return self.viewer == seat or (listed is not None and self.viewer in listed)
        return self._learns(move, seat)

    def _learns(self, move: str, seat: str | None) -> bool:
        return sees_move(self.program, move, seat, self.viewer, self.named.get((move, seat), ()))

    def _question_is_open(self, event: Answered) -> bool:
        question = names_of(self.program).questions[event.question]
        if question.visibility == "public":
            asker = self.program.questions[event.question].asker
            return not asker.startswith("inject:") or self._put_to_all(asker.removeprefix("inject:"))
        if question.visibility == "private":
            return False
        asker = self.program.questions[event.question].asker
        move = asker.removeprefix("move:")
        card = self.program.scenario.moves.get(move)
        if card is None or self.viewer in question.to:
            return self.viewer in question.to
        named = self.named.get((move, None), frozenset()) if TARGET in card.seen_by else ()
        return self.viewer in (*card.seats, *card.seen_by, *named)

    def _put_to_all(self, inject: str) -> bool:
        to = self.program.scenario.injects[inject].to
        return not to or self.viewer in to

    def _knows_source(self, source: str, seats: tuple[str, ...]) -> bool:
        """Whether the viewer may know what asked for something."""
        kind, _, name = source.partition(":")
        scenario = self.program.scenario
        match kind:
            case "move":
                return all(self._learns(name, seat) for seat in seats or (None,))
            case "rule":
                rules = dict(scenario.rules)
                for module in scenario.modules.values():
                    rules.update(module.rules)
                return rules[name].visibility == "public"
            case "inject" | "settle":
                return self._put_to_all(name.partition("#")[0])
            case "answer":
                question = names_of(self.program).questions[name.partition(".")[0]]
                return question.visibility == "public" or self.viewer in seats
            case "table":
                return scenario.tables[name].visibility == "public"
            case "later":
                return scenario.laters[name].sees == "all"
            case "carry" | "undo":
                return True
        return True

    def _rolled(self, event: Rolled) -> Event | None:
        if event.source.startswith(UNSEEN_ROLLS):
            return None
        roll = self.program.rolls.get(event.purpose)
        if roll is None or roll.hidden or not self._knows_source(event.source, event.seats):
            return None
        kind, _, _ = event.source.partition(":")
        if kind == "move" and not all(self._learns(event.source.removeprefix("move:"), one) for one in event.seats):
            return None
        return event if self.over else self._without_hidden_reasons(event, roll)

    def _without_hidden_reasons(self, event: Rolled, roll: Roll) -> Rolled:
        shown = {op.source for op in roll.modifiers if self._reads_openly(op.when) and self._reads_openly(op.add)}
        kept = tuple(reason for reason in event.reasons if reason.source in shown)
        if len(shown) == len({op.source for op in roll.modifiers}) and self._reads_openly(roll.base):
            return event
        return replace(event, reasons=(*kept, Reason(source="", add=0)), base=0, modifier=0, total=0, margin=0)

    def _reads_openly(self, expression: int | None) -> bool:
        if expression is None:
            return True
        return all(
            len(set(self.knowledge.known(name))) == 1
            for name in self.program.expressions[expression].slots()
            if name in self.program.index
        )

    def _changed(self, event: Changed) -> Event | None:
        slot = self.program.slots[self.program.index[event.slot]]
        track = self.program.scenario.tracks.get(slot.owner)
        if track is None or self.knowledge.sees(track, slot.seat) != "exact":
            return None
        if self._knows_source(event.source, event.seats):
            return event
        if not event.granted:
            return None
        return replace(event, source="", seats=(), asked=event.granted, limits=())

    def _became(self, event: Became) -> Event | None:
        slot = self.program.slots[self.program.index[event.slot]]
        lo, hi = self.knowledge.known(event.slot)
        if lo != hi:
            return None
        if slot.kind == "grant" and slot.seat not in (None, self.viewer) and not self._grant_is_public(slot.owner):
            return None
        return event if self._knows_source(event.source, event.seats) else replace(event, source="", seats=())

    def _grant_is_public(self, grant: str) -> bool:
        return self.program.scenario.grants[grant].public
