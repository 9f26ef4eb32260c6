"""The rules run over what a viewer knows, and only that: what it may be told of a stretch of a turn.

The third executor of a program, beside ``engine.trace`` (one game, numbers) and ``sim.block`` (many games, arrays):
here every slot is an interval. A statement whose condition the viewer can settle is run, and may be told; of one it
cannot settle both branches are taken to be possible, and nothing in them is told. Nothing goes in but the viewer's
knowledge: where things stood before and after as far as it sees them, and the facts it sees. So nothing else can come
out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import assert_never

from wargame.engine.compiled import functions
from wargame.engine.information.beliefs import Beliefs
from wargame.engine.information.inference import Branches, Inference, PossibleWrite, apart, common
from wargame.engine.information.known_rolls import known_roll
from wargame.engine.information.observer import Observer
from wargame.engine.information.possible_changes import Outcomes, PossibleChange, possible_change
from wargame.engine.information.statements import Statement, Statements, key_of, keys_of
from wargame.engine.inject_control import puts
from wargame.engine.program import Assign, Change, Program, Roll, Say, When
from wargame.engine.state import sets
from wargame.engine.trace import filled
from wargame.language.bounds import Interval
from wargame.model.events import Changed, Drawn, Event, Ordered, Rolled, SlotEvent
from wargame.model.labels import THEORY, Source, steps_of


class IntervalExecution:
    """One pass over the statements of a stretch.

    Attributes:
        told: what the viewer is told, in order; it grows as statements run.
        shown: slots whose every value the viewer sees, with their values as told so far.
        untold: per slot what may have moved it beside what was told: sources, with the seats they stand for.
        writes: per slot whose value at the end is known, all that may have been written to it.
        inferred: what the end tells of the middle, and what facts seen or not seen told on the way.
    """

    def __init__(
        self, program: Program, observer: Observer, events: Iterable[Event], beliefs: Beliefs, shown: Iterable[int],
        ends: Collection[int], inferred: Inference,
    ) -> None:
        """Begin.

        Args:
            observer: the viewer; of ``events`` nothing is looked at but what it sees, and dice that fall openly.
            beliefs: what the viewer knows of the position before; it is changed.
            shown: the slots whose every value the viewer sees once it stands.
            ends: the slots whose value at the end the viewer knows.
            inferred: what the end of the stretch tells of its middle, from passes before.
        """
        self.program, self.observer, self._now, self._ends = program, observer, beliefs, ends
        self._planned = Beliefs(program, list(zip(beliefs.lo, beliefs.hi, strict=True)))
        self.inferred = Inference(inferred.after, dict(inferred.decided))
        self.told: list[Event] = []
        self.shown = {slot: beliefs.lo[slot] for slot in shown}
        self.untold: defaultdict[int, set[tuple[str, tuple[str, ...]]]] = defaultdict(set)
        self.writes: defaultdict[int, list[PossibleWrite]] = defaultdict(list)
        self._read = functions(program)
        self._dice: dict[str, Rolled] = {}
        self._facts: dict[str, list[Event]] = {}
        """What the viewer sees and no statement was found for yet, by the key of the statement it comes from."""
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
        """Run statements in order.

        Args:
            sure: whether the viewer knows that they are reached.
            under: the branches they stand in that it could not settle, the innermost last.
        """
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
                    elif sure and self.observer.hears(one.op.event):
                        self.told.append(one.op.event)
                case _:
                    assert_never(one.op)

    def leftover(self) -> list[Event]:
        """The facts that no statement was found for; but not that a deck gave nothing, where the viewer does not know
        that it was drawn from."""
        return [
            self.observer.shows(event, sure=False) for events in self._facts.values() for event in events
            if not self._is_silent_draw(event)
        ]

    def _is_silent_draw(self, event: Event | None) -> bool:
        """Whether a deck gave nothing, of which the viewer does not know that it was drawn from."""
        return isinstance(event, Drawn) and event.inject is None and event.deck not in self._draws

    def _when(self, one: Statement, op: When, sure: bool, under: Branches) -> None:
        lo, hi = self._now.of(op.condition)
        if lo != hi and one.number in self.inferred.decided:
            lo = hi = int(self.inferred.decided[one.number])
        if lo == hi:
            if (branch := one.then if lo else one.otherwise) and not self._is_withheld(branch):
                self.run(branch, sure, under)
        else:
            self.run(one.then, False, (*under, (one.number, True)))
            self.run(one.otherwise, False, (*under, (one.number, False)))

    def _is_withheld(self, branch: Statements) -> bool:
        """Whether a situation should come up here that the viewer would see, and does not: control withholds it."""
        event = branch[0].op.event if isinstance(branch[0].op, Assign) and puts(branch[0].op) else None
        return event is not None and self.observer.sees(event) and branch[0].key not in self._seen

    def _take(self, one: Statement, sure: bool) -> Event | None:
        """Tell the next fact that a statement stands for; None: there is none."""
        waiting = self._facts.get(one.key)
        if not waiting:
            return None
        event = waiting.pop(0)
        self.told.append(self.observer.shows(event, sure))
        return event

    def _write(
        self, one: Statement, slot: int, own: Interval, sure: bool, under: Branches, by: Interval | None = None
    ) -> None:
        """A slot is given a value within ``own``; where that is not sure, it may keep what it had."""
        if slot in self._ends:
            self.writes[slot].append(PossibleWrite(one.number, own, by, self._span(slot), sure, under))
        lo, hi = own
        if not sure:
            lo, hi = min(lo, self._now.lo[slot]), max(hi, self._now.hi[slot])
        self._now.put(slot, *common((lo, hi), self.inferred.after.get((one.number, slot), (lo, hi))))

    def _assign(self, one: Statement, op: Assign, sure: bool, under: Branches) -> None:
        own = self._now.of(op.value)
        if self._is_silent_draw(op.event):
            self._write(one, op.slot, own, sure, under)
        elif op.event is not None and self.observer.sees(op.event):
            self._assign_visible(one, op, own, sure, under)
        else:
            self._write(one, op.slot, own, sure, under)
            if not (sure and own[0] == own[1]):
                self.untold[op.slot].add(("", ()))
            elif op.slot in self.shown:
                self._tell_assigned(op, op.event, own[0])

    def _assign_visible(self, one: Statement, op: Assign, own: Interval, sure: bool, under: Branches) -> None:
        """Whether the viewer saw it happen tells whether the statement was reached."""
        fact = self._take(one, sure)
        if fact is not None:
            setting = sets(fact)
            to = own[0] if setting is None else setting[1]
            self._write(one, op.slot, (to, to), True, ())
            if op.slot in self.shown:
                self.shown[op.slot] = to
            if self._keys[one.key] == 1:  # it came from nowhere else
                self.inferred.decided.update(under)
        elif one.key not in self._seen and (op.always or apart(own, self._span(op.slot))) and under:
            number, held = under[-1]  # it would have been seen
            self.inferred.decided[number] = not held

    def _tell_assigned(self, op: Assign, event: SlotEvent | None, to: int) -> None:
        """A value that surely was given, and which."""
        slot = self.program.slots[op.slot]
        if event is not None:
            if not self.observer.hears(event, slot.seat):
                return
            if self.shown[op.slot] != to or op.always:
                self.told.append(filled(event, slot.name, to))
        self.shown[op.slot] = to

    def _span(self, slot: int) -> Interval:
        return self._now.lo[slot], self._now.hi[slot]

    def _change(self, one: Statement, op: Change, sure: bool, under: Branches) -> None:
        spec = self.program.tracks[op.track]
        change = possible_change(self._now, one, op, spec, self._read)
        if not (sure and self._tell_change(one, op, change)) and change.by != (0, 0):
            self.untold[spec.slot].add((op.source, op.seats))
        by = change.by if sure else (min(change.by[0], 0), max(change.by[1], 0))
        self._write(one, spec.slot, change.to, sure, under, by)
        for kept, (least, most) in ((op.undo, change.by), (op.carry, change.cut)):
            if kept is not None and (least or most):
                self._write(one, kept, (self._now.lo[kept] + least, self._now.hi[kept] + most), sure, under)
        for watch, acting, do in zip(op.watches, change.watches, one.do, strict=True):
            if acting is not None and do:
                self._now.put(watch.amount, *acting.by)
                self.run(do, sure and acting.certain, under if acting.certain else ())

    def _tell_change(self, one: Statement, op: Change, change: PossibleChange) -> bool:
        """A change that surely was asked for, as the viewer counts: from what it was told so far. It is told where the
        viewer can tell what became of it; where nothing but a theory makes that unsure, as it would be without: what
        the theory made of it is then left over. Returns whether it was told, or there was nothing to tell."""
        slot = self.program.tracks[op.track].slot
        if slot not in self.shown or not self.observer.knows_source(op.source, op.seats):
            return False
        if one.plain is not None and change.by[0] != change.by[1]:
            self.untold[slot].add((THEORY, ()))
        found = self._counted(op, change.outcomes)
        lost = not self._now.lo[slot] <= self.shown[slot] <= self._now.hi[slot]
        if found is None and op.how == "+" and (lost or one.plain is not None):
            found = self._counted(op, self._without_theory(one.plain or one, slot))
        if found is None:
            return False
        if found.asked or found.granted:
            self.shown[slot] = found.to
            self.told.append(found)
        return True

    def _without_theory(self, plain: Statement, slot: int) -> Outcomes:
        """What would become of a change where the viewer counts to be, as if a theory had not led elsewhere."""
        assert isinstance(plain.op, Change)
        within, now = self._span(slot), self.shown[slot]
        self._now.put(slot, now, now)
        change = possible_change(self._now, plain, plain.op, self.program.tracks[plain.op.track], self._read)
        self._now.put(slot, *within)
        return change.outcomes

    def _counted(self, op: Change, outcomes: Outcomes) -> Changed | None:
        """A change from where the viewer counts to be; None: it cannot tell what became of it."""
        slot = self.program.tracks[op.track].slot
        now = self.shown[slot]
        fitting = [weighed for value, weighed in outcomes if value == now]
        amounts = {(weighed.asked, weighed.granted) for weighed in fitting}
        if len(amounts) != 1 or len({weighed.asked for _, weighed in outcomes}) != 1:
            return None
        ((asked, granted),) = amounts
        if not granted and any(weighed.granted for _, weighed in outcomes):
            return None
        limits = {weighed.limits for weighed in fitting}
        return Changed(
            source=op.source, seats=op.seats, slot=self.program.slots[slot].name, asked=asked, granted=granted,
            limits=limits.pop() if len(limits) == 1 else (), to=now + granted,
        )

    def _roll(self, one: Statement, op: Roll, sure: bool, under: Branches) -> None:
        dice = self._dice.get(op.purpose)
        fact = self.observer.sees(_template(op))
        if dice is not None and (fact or (sure and self._falls_openly(op))):
            self.told.append(dice if self.observer.over else known_roll(dice, op, self._now, self._planned))
            self._write(one, op.slot, (dice.to, dice.to), True, ())
            if op.slot in self.shown:
                self.shown[op.slot] = dice.to
        elif not fact:
            self._write(one, op.slot, (1, len(op.cuts) + 1), sure, under)
            source = Source.parse(op.source)
            if sure and source.kind == "deck":
                self._draws.add(source.id)

    def _falls_openly(self, op: Roll) -> bool:
        """Whether the viewer sees dice that it knows to fall: those of a table or a chance, where it may hear of all
        that led to them. The purpose of a roll names that."""
        if Source.parse(op.source).kind not in ("table", "chance"):
            return False
        return all(
            not step.id or self.observer.knows_source(step.without_seat, () if step.seat is None else (step.seat,))
            for step in steps_of(op.purpose)
        )


def _template(op: Roll) -> Rolled:
    """A roll as an event, before its dice fell: who sees it, its kind and source decide."""
    return Rolled(
        source=op.source, seats=op.seats, purpose=op.purpose, faces=(), base=0, reasons=(), modifier=0, total=0, row=0,
        margin=0, slot=None, to=0,
    )
