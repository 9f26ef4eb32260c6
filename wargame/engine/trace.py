"""The trace executor: runs a program's statements one by one and says, as events, what happened and why."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from wargame.engine.compiled import functions
from wargame.engine.draws import Dice
from wargame.engine.program import Assign, Block, Change, Program, Roll, Say, When
from wargame.engine.state import apply_to, layout
from wargame.engine.change_limits import limited_change
from wargame.language.operators import goes
from wargame.model.events import Changed, Event, Noted, CountedModifier, Rolled, SlotEvent
from wargame.records import record


class Trace:
    """One run over a list of slot values. ``events`` grows as statements happen; ``values`` is always up to date."""

    def __init__(self, program: Program, values: tuple[int, ...], dice: Dice) -> None:
        self.program, self.dice = program, dice
        self.values = list(values)
        self.events: list[Event] = []
        self._read = functions(program)
        self._turn = layout(program).turn

    def happen(self, event: Event) -> None:
        """Let an event happen and keep it."""
        apply_to(self.program, self.values, event)
        self.events.append(event)

    def run(self, block: Block) -> None:
        """Run statements in order."""
        read, values = self._read, self.values
        for op in block:
            match op:
                case When():
                    branch = op.then if read[op.condition](values) else op.otherwise
                    if branch:
                        self.run(branch)
                case Assign():
                    value = int(read[op.value](values))
                    if value != values[op.slot] or op.always:
                        self._set(op.slot, value, op.event)
                case Change():
                    self._change(op)
                case Roll():
                    self._roll(op)
                case Say():
                    self.events.append(op.event)
                case _:
                    assert_never(op)

    def _set(self, slot: int, value: int, event: SlotEvent | None = None) -> None:
        """Give a slot a value, and say so: by an event's template, or as book-keeping."""
        name = self.program.slots[slot].name
        self.values[slot] = value
        self.events.append(Noted(slot=name, to=value) if event is None else filled(event, name, value))

    def _roll(self, op: Roll) -> None:
        read, values = self._read, self.values
        turn = values[self._turn]
        sides = int(read[op.sides](values))
        faces = self.dice.faces(turn, op.purpose, op.count, max(sides, 1))
        base = int(read[op.base](values))
        reasons = tuple(
            CountedModifier(source=modifier.source, add=add)
            for modifier in op.modifiers
            if (modifier.when is None or read[modifier.when](values)) and (add := int(read[modifier.add](values)))
        )
        modifier = sum(reason.add for reason in reasons)
        if op.clamp is not None:
            modifier = max(-op.clamp, min(op.clamp, modifier))
        natural = sum(faces)
        total = natural + base + modifier
        row = row_of(op, natural, total, sides)
        better = next((cut for cut in op.cuts if total <= cut), None)
        values[op.slot] = row
        self.events.append(
            Rolled(
                source=op.source, seats=op.seats, purpose=op.purpose, faces=faces, base=base, reasons=reasons,
                modifier=modifier, total=total, row=row - 1, margin=0 if better is None else better + 1 - total,
                slot=self.program.slots[op.slot].name, to=row, entered=self.dice.entered(turn, op.purpose),
            )
        )

    def _change(self, op: Change) -> None:
        values, spec = self.values, self.program.tracks[op.track]
        found = limited_change(op, spec, self._read, values)
        granted = found.granted
        if found.asked or granted:
            values[spec.slot] += granted
            self.events.append(
                Changed(
                    source=op.source, seats=op.seats, slot=self.program.slots[spec.slot].name, asked=found.asked,
                    granted=granted, limits=found.limits, to=values[spec.slot],
                )
            )
        for slot, more in ((op.undo, granted), (op.carry, found.allowed - granted)):
            if slot is not None and more:
                self._set(slot, values[slot] + more)
        for watch in found.looking:
            if watch.do and goes(watch.sign, granted):
                values[watch.amount] = granted
                self.run(watch.do)


def filled(event: SlotEvent, slot: str, to: int) -> SlotEvent:
    """An event's template with its slot and value."""
    return replace(event, slot=slot, to=to)


@record
class Lookup:
    """What of a roll says which row a total gives."""

    count: int
    cuts: tuple[int, ...]
    cap_row: int | None
    floor_row: int | None


def row_of(op: Roll | Lookup, natural: int, total: int, sides: int) -> int:
    """The row (from 1) that a total gives, natural limits included."""
    row = 1 + sum(total > cut for cut in op.cuts)
    if op.cap_row is not None and natural == op.count:
        row = min(row, op.cap_row)
    if op.floor_row is not None and natural == op.count * sides:
        row = max(row, op.floor_row)
    return row
