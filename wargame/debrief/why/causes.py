"""What led to an event: back from what a statement of the rules reads to the events that set it, a short chain.

Only the events that a viewer is told are looked at. So what it is told of one is a function of what it was told anyway.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from wargame.debrief.why.touched import keys_read, keys_set
from wargame.engine.information.conditions import terms
from wargame.engine.information.grounds import conditions_of, modifier_of
from wargame.engine.program import Program
from wargame.language.evaluate import evaluate
from wargame.language.tree import Node
from wargame.model import events as e
from wargame.model.labels import SlotName, Source
from wargame.records import record
from wargame.saves.history import NamedEvent

DEPTH = 3
"""So many steps back from the event that is asked about."""
MOST = 8
"""So many causes of one thing, of those that lie nearest."""


@record
class Cause:
    """An event that led to another.

    Attributes:
        told: the event, by its name.
        below: what led to it in turn.
        turned: of a value: whether this is the moment from which a condition held; else it is the last that moved it.
    """

    told: NamedEvent
    below: tuple[Cause, ...] = ()
    turned: bool = False


@record
class Counted:
    """A modifier that counted, with what made it count. ``standing``: values it reads that nothing told has moved."""

    modifier: e.CountedModifier
    causes: tuple[Cause, ...]
    standing: tuple[str, ...]


class CauseTracer:
    """The events that one viewer is told of a game, to be asked what led to each."""

    def __init__(self, program: Program, told: Sequence[NamedEvent], *, secret: bool) -> None:
        """Look through them once.

        Args:
            told: in order; book-keeping (``Noted``) may stand among them, and is followed but never shown.
            secret: whether the game goes on, so that the theory at work is not told.
        """
        self.program, self.told, self._secret = program, tuple(told), secret
        self.places = {one.name: place for place, one in enumerate(self.told)}
        self._set: dict[str, list[int]] = {}
        for place, one in enumerate(self.told):
            for key in keys_set(program, one.event):
                self._set.setdefault(key, []).append(place)

    def of(self, place: int) -> tuple[Cause, ...]:
        """What led to the event at this place."""
        return self._led(place, self._conditions(place), DEPTH, frozenset({place}))

    def counted(self, place: int) -> tuple[Counted, ...]:
        """Of a roll, each modifier that its reader knows to have counted, with what made it count."""
        event = self.told[place].event
        if not isinstance(event, e.Rolled):
            return ()
        found = []
        for one in event.reasons:
            node = modifier_of(self.program, event.purpose, one.source, self._secret) if one.is_sure else None
            causes = () if node is None else self._led(place, (node,), 2, frozenset({place}))
            found.append(Counted(one, causes, () if node is None else tuple(self._unmoved(node, place))))
        return tuple(found)

    def _conditions(self, place: int) -> tuple[Node, ...]:
        program, event = self.program, self.told[place].event
        match event:
            case e.Scored() | e.OutcomeReached() if self._secret:
                return ()
            case e.Scored():
                aims = {(aim.what, aim.id): aim for aim in program.aims}
                lines = [aims[line.what, line.id] for line in event.lines if (line.what, line.id) in aims]
                asked = [one for aim in lines for one in (aim.when, aim.part_when)]
            case e.OutcomeReached():
                asked = [program.outcomes[event.outcome]] if event.outcome < len(program.outcomes) else []
            case _:
                kept = self._secret and held_by_the_instructor(event)
                return () if kept else conditions_of(program, event, self._secret)
        return tuple(program.expressions[one] for one in asked if one is not None)

    def _led(self, place: int, nodes: Iterable[Node], depth: int, seen: frozenset[int]) -> tuple[Cause, ...]:
        found: dict[int, bool] = {}
        for node in (*nodes,):
            for slot in sorted(node.slots(), key=lambda slot: SlotName.parse(slot).head == ""):
                self._last(place, slot, node, found)
        found.update(dict.fromkeys(self._named(place), False))
        return self._causes(found, depth, seen)

    def _causes(self, found: dict[int, bool], depth: int, seen: frozenset[int]) -> tuple[Cause, ...]:
        """These events as causes, the nearest kept where they are many; book-keeping gives way to what led to it."""
        told: list[Cause] = []
        for at in sorted(found, reverse=True):
            if at in seen or len(told) >= MOST:
                continue
            inner = frozenset({*seen, *found})
            below = self._led(at, self._conditions(at), depth - 1, inner) if depth > 1 else ()
            if isinstance(self.told[at].event, e.Noted):
                hidden = below or self._led(at, self._conditions(at), 1, inner)
                told += [one for one in hidden if all(one.told.name != other.told.name for other in told)]
            else:
                told.append(Cause(self.told[at], below, found[at]))
        return tuple(sorted(told[:MOST], key=lambda one: self.places[one.told.name]))

    def _last(self, place: int, slot: str, node: Node, found: dict[int, bool]) -> None:
        """Add the event before this place that left the slot as it is read there, if any; not, where what the condition
        asks of it does not hold, for then something else made it hold."""
        movers, name = self._movers(place, slot), SlotName.parse(slot)
        if not movers or (self._secret and (name.head == "open" or name.kind in ("inject", "tag", "mark"))):
            return  # rules that speak of situations stand in no player's rulebook
        asked = [part for part in _parts(node) if part[0].slots() == {slot}]
        if name.head == "past":
            turn, bits = self.told[place].turn, 0
            for at in movers:
                bits |= 1 << min(turn - self.told[at].turn, 62)
            if not asked or any(_holds(part, bits) and not _holds(part, 0) for part in asked):
                found.setdefault(movers[-1], False)
        elif name.head or not asked:
            found.setdefault(movers[-1], False)
        else:
            for part in asked:
                turned = self._turned(part, movers)
                if turned is not None:
                    found[turned[0]] = found.get(turned[0], False) or turned[1]

    def _movers(self, place: int, slot: str) -> list[int]:
        """The events told before this place that set what a slot holds there."""
        event, turn = self.told[place].event, self.told[place].turn
        if slot == getattr(event, "slot", None) and SlotName.parse(slot).head == "":
            return []  # a value's own past is no reason
        name, number = SlotName.parse(slot), self.program.index.get(slot)
        scoped = number is not None and self.program.slots[number].scoped and name.head != "leaked"
        places = sorted({at for key in keys_read(name) for at in self._set.get(key, ())})
        before = places[: bisect_left(places, place)]
        if scoped:
            return [at for at in before if self.told[at].turn == turn]
        if name.head in ("before", "opened"):
            earlier = turn - (name.head == "before")
            return [at for at in before if self.told[at].turn < earlier]
        return before

    def _turned(self, part: tuple[Node, bool], movers: Sequence[int]) -> tuple[int, bool] | None:
        """The event from which on a part of a condition that reads one value alone has held, and whether it did not
        before; where it always has, the last that moved the value. None: it does not hold."""
        for mover in reversed(movers):
            before, after = _values(self.told[mover].event)
            if not _holds(part, after):
                later = [at for at in movers if at > mover]
                return (later[0], True) if later else None
            if before is not None and not _holds(part, before):
                return mover, True
        return movers[-1], False

    def _named(self, place: int) -> Iterator[int]:
        """What the event itself names as what it is of: the orders of a joint move, the situation that was put."""
        one = self.told[place]
        source = Source.parse(getattr(one.event, "source", ""))
        move = one.event.move if isinstance(one.event, (e.Joined, e.OfferFailed)) else ""
        put = source.id if source.kind in ("inject", "settle") else ""
        if source.kind == "ruling" or isinstance(one.event, e.RedLineCrossed):
            ruled = self.told[place - 1 : place]  # a ruling stands right before what it comes to
            yield from (place - 1 for before in ruled if isinstance(before.event, e.Ruled))
        for at, other in enumerate(self.told[:place]):
            match other.event:
                case e.Ruled(what="fire", id=fired) if isinstance(one.event, e.Put) and fired == one.event.inject:
                    if other.turn == one.turn:
                        yield at
                case e.Ordered(move=ordered) if move and ordered == move and other.turn == one.turn:
                    yield at
                case e.Ordered(move=ordered, seat=seat) if (
                    isinstance(one.event, e.CameOut) and (ordered, seat) == (one.event.move, one.event.seat)
                    and other.turn == one.turn - 1
                ):  # fmt: skip
                    yield at
                case e.Put(inject=inject) if put and inject == put and other.turn == one.turn:
                    yield at
                case _:
                    continue

    def _unmoved(self, node: Node, place: int) -> Iterator[str]:
        """Declared values that a condition reads and that nothing told before has moved."""
        for slot in sorted(node.slots()):
            name = SlotName.parse(slot)
            if not name.head and name.id in self.program.scenario.tracks and not self._movers(place, slot):
                yield slot


def held_by_the_instructor(event: e.Event) -> bool:
    """Whether the conditions of an event are in no player's rulebook: when a situation comes up, or is settled how, and
    what ends the game. While it goes on they would tell what somebody did in secret."""
    situation = Source.parse(getattr(event, "source", "")).kind in ("inject", "settle", "condition", "deck", "ending")
    return situation or isinstance(event, (e.Put, e.Ended, e.RedLineCrossed, e.OutcomeReached, e.Scored))


def _parts(node: Node) -> Iterator[tuple[Node, bool]]:
    """The parts that a condition joins, derived values opened."""
    for part, denied in terms(node):
        if part.op == "named":
            for inner, other in _parts(part.kids[0]):
                yield inner, other is not denied
        else:
            yield part, denied


def _holds(part: tuple[Node, bool], value: int) -> bool:
    """Whether a part that reads one slot alone holds (or, denied, does not) while this stands there."""
    node, denied = part
    return bool(evaluate(node, lambda name: value)) is not denied


def _values(event: e.Event) -> tuple[int | None, int]:
    """The value before and after it; None: the event does not say."""
    if isinstance(event, e.Changed):
        return event.to - event.granted, event.to
    return None, int(getattr(event, "to", 0))
