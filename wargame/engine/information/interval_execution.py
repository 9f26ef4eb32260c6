"""A turn followed from where a viewer sits: the rules run over what the viewer knows, and only that.

A statement whose condition the viewer can settle is followed, and may be told; of one it cannot settle both branches
are taken to be possible, and nothing in them is told. Nothing but the viewer's knowledge goes in: where things stood
before and after as far as it sees them, and its facts. So nothing else can come out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from wargame.engine.information.beliefs import Beliefs
from wargame.engine.information.observer import Observer, redacted
from wargame.engine.information.inference import Branches, Inference, PossibleWrite, apart, common
from wargame.engine.information.statements import Statement, Statements, key_of, keys_of
from wargame.engine.program import Assign, Change, Program, Roll, Say, When
from wargame.engine.compiled import functions
from wargame.engine.trace import filled
from wargame.engine.weighing import Weighed, looks, weigh
from wargame.language.bounds import Interval
from wargame.model.events import BandChanged, Became, Changed, Closed, Drawn, Event, Ordered, Reason, Rolled


class IntervalExecution:
    """One pass over a stretch of a turn.

    Attributes:
        told: what the viewer is told of it, in order.
        inferred: what the end tells of the middle, and what facts seen or not seen told on the way.
        tale: slots that the viewer always sees, with their values as told so far.
        writes: per slot whose end is seen, all that may have been written to it.
    """

    def __init__(
        self, program: Program, observer: Observer, events: Iterable[Event], beliefs: Beliefs, shown: Iterable[int],
        ends: Collection[int], inferred: Inference,
    ) -> None:
        """Begin.

        Args:
            facts: the viewer's eyes; of ``events`` nothing is looked at but what they see, and dice that fall openly.
            beliefs: what the viewer knows of the position before; it is changed.
            shown: the slots whose every value the viewer sees once it stands.
            inferred: what the end of the turn tells of its middle.
        """
        self.program, self.observer, self._now, self._ends = program, observer, beliefs, ends
        self.inferred = Inference(inferred.after, dict(inferred.decided))
        self.told: list[Event] = []
        self.tale = {slot: beliefs.lo[slot] for slot in shown}
        self.writes: defaultdict[int, list[PossibleWrite]] = defaultdict(list)
        self._read = functions(program)
        self._dice: dict[str, Rolled] = {}
        self._facts: dict[str, list[Event]] = {}
        for event in events:
            if isinstance(event, Rolled):
                self._dice[event.purpose] = event
            elif not isinstance(event, Ordered) and observer.sees(event):
                self._facts.setdefault(key_of(event), []).append(event)
        self._seen = frozenset(self._facts)
        self._draws: set[str] = set()
        """Decks that the viewer knows to have been drawn from."""
        self._keys = keys_of(program)

    def run(self, block: Statements, sure: bool = True, under: Branches = ()) -> None:
        """Follow statements in order. ``sure``: they are reached; else ``under`` are the branches they stand in."""
        for one in block:
            match one.op:
                case When():
                    self._when(one, one.op, sure, under)
                case Assign():
                    self._assign(one, one.op, sure, under)
                case Change():
                    self._change(one, one.op, sure, under)
                case Roll():
                    self._roll(one, one.op, sure, under)
                case Say():
                    if self.observer.sees(one.op.event):
                        self._take(one, sure)
                    elif sure and self._may_hear(one.op.event):
                        self.told.append(one.op.event)

    def leftover(self) -> list[Event]:
        """Facts that no statement was found for; that a deck gave nothing, where none may know that it gave."""
        left = (event for events in self._facts.values() for event in events)
        return [
            redacted(self.observer, event, False) for event in left
            if not (isinstance(event, Drawn) and event.inject is None and event.deck not in self._draws)
        ]  # fmt: skip

    def _when(self, one: Statement, op: When, sure: bool, under: Branches) -> None:
        lo, hi = self._now.of(op.condition)
        if lo != hi and one.number in self.inferred.decided:
            lo = hi = int(self.inferred.decided[one.number])
        if lo == hi:
            self.run(one.then if lo else one.otherwise, sure, under)
        else:
            self.run(one.then, False, (*under, (one.number, True)))
            self.run(one.otherwise, False, (*under, (one.number, False)))

    def _may_hear(self, event: Event) -> bool:
        return self.observer.knows_source(getattr(event, "source", ""), getattr(event, "seats", ()))

    def _take(self, one: Statement, sure: bool) -> Event | None:
        """The next fact that a statement stands for."""
        waiting = self._facts.get(one.key)
        if not waiting:
            return None
        event = waiting.pop(0)
        self.told.append(redacted(self.observer, event, sure))
        return event

    def _write(
        self, one: Statement, slot: int, own: Interval, sure: bool, under: Branches, by: Interval | None = None
    ) -> None:
        if slot in self._ends:
            self.writes[slot].append(PossibleWrite(one.number, own, by, sure, under))
        lo, hi = own
        if not sure:
            lo, hi = min(lo, self._now.lo[slot]), max(hi, self._now.hi[slot])
        self._now.put(slot, *common((lo, hi), self.inferred.after.get((one.number, slot), (lo, hi))))

    def _assign(self, one: Statement, op: Assign, sure: bool, under: Branches) -> None:
        own = self._now.of(op.value)
        if isinstance(op.event, Drawn) and op.event.inject is None and op.event.deck not in self._draws:
            self._write(one, op.slot, own, sure, under)
            return
        if op.event is not None and self.observer.sees(op.event):
            fact = self._take(one, sure)
            if fact is not None:
                to = int(getattr(fact, "to", own[0]))
                self._write(one, op.slot, (to, to), True, ())
                if op.slot in self.tale:
                    self.tale[op.slot] = to
                if self._keys[one.key] == 1:  # it came from nowhere else
                    self.inferred.decided.update(under)
            elif one.key not in self._seen and (op.always or apart(own, self._span(op.slot))) and under:
                number, held = under[-1]  # it would have been seen
                self.inferred.decided[number] = not held
            return
        self._write(one, op.slot, own, sure, under)
        if not sure or own[0] != own[1] or op.slot not in self.tale:
            return
        if op.event is not None:
            if not self._hears(op.event, self.program.slots[op.slot].seat):
                return
            if self.tale[op.slot] != own[0] or op.always:
                self.told.append(filled(op.event, self.program.slots[op.slot].name, own[0]))
        self.tale[op.slot] = own[0]

    def _hears(self, event: Event, seat: str | None) -> bool:
        """Whether the viewer may hear of an effect that it knows of."""
        match event:
            case BandChanged():
                return self.observer.learns(event.move, seat) and self._may_hear(event)
            case Closed():
                return self.observer.is_put_to(event.inject) and self._may_hear(event)
        return isinstance(event, Became) and self._may_hear(event)

    def _span(self, slot: int) -> Interval:
        return self._now.lo[slot], self._now.hi[slot]

    def _change(self, one: Statement, op: Change, sure: bool, under: Branches) -> None:
        spec = self.program.tracks[op.track]
        worlds = self._now.worlds(one.reads)
        if worlds is None:
            self._change_somehow(one, op, sure, under)
            return
        found = [(world[spec.slot], weigh(op, spec, self._read, world)) for world in worlds]
        if sure:
            self._tell_change(op, spec.slot, found)
        granted = [weighed.granted for _, weighed in found]
        by = min(granted), max(granted)
        to = [now + weighed.granted for now, weighed in found]
        over = [weighed.allowed - weighed.granted for _, weighed in found]
        self._move(one, op, (min(to), max(to)), by, (min(over), max(over)), sure, under)
        for watch, do in zip(op.watches, one.do, strict=True):
            acting = [
                weighed.granted for _, weighed in found
                if weighed.granted and watch in weighed.looking and looks(watch, weighed.granted)
            ]
            if do and acting:
                certain = len(acting) == len(found)
                self._now.put(watch.amount, min(acting), max(acting))
                self.run(do, sure and certain, under if certain else ())

    def _move(
        self, one: Statement, op: Change, to: Interval, by: Interval, over: Interval, sure: bool, under: Branches
    ) -> None:
        slot = self.program.tracks[op.track].slot
        moved = by if sure else (min(by[0], 0), max(by[1], 0))
        self._write(one, slot, to, sure, under, moved)
        for kept, (least, most) in ((op.undo, by), (op.carry, over)):
            if kept is not None and (least or most):
                self._write(one, kept, (self._now.lo[kept] + least, self._now.hi[kept] + most), sure, under)

    def _change_somehow(self, one: Statement, op: Change, sure: bool, under: Branches) -> None:
        """A change of which too much is open: it may come to anything up to what is asked, or where a watch makes
        something else of it, to anything at all."""
        spec = self.program.tracks[op.track]
        now, amount = self._span(spec.slot), self._now.of(op.amount)
        asked = amount if op.how == "+" else (amount[0] - now[1], amount[1] - now[0])
        by = min(asked[0], 0), max(asked[1], 0)
        if any(watch.becomes is not None for watch in op.watches):
            by = spec.least - now[1], spec.most - now[0]
        to = max(spec.least, now[0] + by[0]), min(spec.most, now[1] + by[1])
        self._move(one, op, (min(to), max(to)), by, by, sure, under)
        for watch, do in zip(op.watches, one.do, strict=True):
            if do:
                self._now.put(watch.amount, *by)
                self.run(do, False, ())

    def _tell_change(self, op: Change, slot: int, found: list[tuple[int, Weighed]]) -> None:
        """A change that surely was asked for, as the viewer counts: from what it was told so far. It is told where the
        viewer can tell what became of it."""
        if slot not in self.tale or not self.observer.knows_source(op.source, op.seats):
            return
        now = self.tale[slot]
        fitting = [weighed for value, weighed in found if value == now]
        amounts = {(weighed.asked, weighed.granted) for weighed in fitting}
        if len(amounts) != 1 or len({weighed.asked for _, weighed in found}) != 1:
            return
        ((asked, granted),) = amounts
        nothing = not granted and any(weighed.granted for _, weighed in found)
        if nothing or not (asked or granted):
            return
        limits = {weighed.limits for weighed in fitting}
        self.tale[slot] = now + granted
        self.told.append(
            Changed(
                source=op.source, seats=op.seats, slot=self.program.slots[slot].name, asked=asked, granted=granted,
                limits=limits.pop() if len(limits) == 1 else (), to=now + granted,
            )
        )

    def _roll(self, one: Statement, op: Roll, sure: bool, under: Branches) -> None:
        dice = self._dice.get(op.purpose)
        template = self._template(op)
        fact = self.observer.sees(template)
        if dice is not None and (fact or (sure and self._falls_openly(op))):
            self.told.append(dice if self.observer.over else self._without_secrets(dice, op))
            self._write(one, op.slot, (dice.to, dice.to), True, ())
            if op.slot in self.tale:
                self.tale[op.slot] = dice.to
        elif not fact:
            self._write(one, op.slot, (1, len(op.cuts) + 1), sure, under)
            if sure and op.source.startswith("deck:"):
                self._draws.add(op.source.removeprefix("deck:"))

    def _template(self, op: Roll) -> Rolled:
        return Rolled(
            source=op.source, seats=op.seats, purpose=op.purpose, faces=(), base=0, reasons=(), modifier=0, total=0,
            row=0, margin=0, slot=None, to=0,
        )

    def _falls_openly(self, op: Roll) -> bool:
        """Whether the viewer sees dice that it knows to fall: those of a table or a chance, where it may hear of all
        that led to them. The purpose of a roll names that."""
        if not op.source.startswith(("table:", "chance:")):
            return False
        return all(self._may_hear_of(step) for step in op.purpose.split("<"))

    def _may_hear_of(self, step: str) -> bool:
        source, *seats = step.split("@")
        return not source.partition(":")[2] or self.observer.knows_source(source, tuple(seats))

    def _without_secrets(self, event: Rolled, op: Roll) -> Rolled:
        """Dice with those reasons that the viewer knows to count."""
        knows = self._now.knows
        hidden = {one.source for one in op.modifiers if not (knows(one.when) and knows(one.add))}
        if not hidden and knows(op.base):
            return event
        kept = tuple(reason for reason in event.reasons if reason.source not in hidden)
        return replace(event, reasons=(*kept, Reason(source="", add=0)), base=0, modifier=0, total=0, margin=0)


def unexplained_changes(program: Program, tale: Mapping[int, int], ends: Mapping[int, int]) -> list[Event]:
    """What the viewer sees to be otherwise than it was told: changes without a cause, each value once, in the order of
    the rulebook, so that neither their number nor their order tells anything."""
    found: list[Event] = []
    for slot in sorted(tale):
        told, now, body = tale[slot], ends[slot], program.slots[slot]
        if told == now:
            continue
        if body.kind == "track":
            by = now - told
            found.append(Changed(source="", seats=(), slot=body.name, asked=by, granted=by, limits=(), to=now))
        elif body.kind == "result":
            if told and now:
                found.append(BandChanged(move=body.owner, source="", slot=body.name, to=now))
        elif body.kind == "inject":
            if not now:
                found.append(Closed(inject=body.owner, source="", slot=body.name, to=now))
        else:
            found.append(Became(source="", seats=(), slot=body.name, to=now))
    return found
