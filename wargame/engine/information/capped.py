"""What is left of the effects on a card as things stand: a track that is at its end, or has moved as far as it may in
this turn, moves no further, and a watch may make less of a change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from wargame.engine.compiled import functions
from wargame.engine.information.beliefs import Beliefs
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.information.possible_changes import PossibleChange, possible_change
from wargame.engine.information.secret_theory import of_a_theory
from wargame.engine.information.statements import Statement, Statements, statements_of
from wargame.engine.names import names_of
from wargame.engine.program import Change, Expr, Program, Slot
from wargame.engine.program_cache import once_a_program
from wargame.engine.reasons import authored_reason
from wargame.language.effects import Shift
from wargame.language.effects.reader import read_effect
from wargame.language.names import Bindings, MoveOf
from wargame.language.tree import LanguageError, Node
from wargame.model.card_views import Cap, EffectShown, Shown
from wargame.model.labels import Source
from wargame.model.reasons import StatedReason, authored

_Key = tuple[str, int, Node | None, Node | None]
"""The slot a change moves, by how much, and how far at most and at least."""


@once_a_program
def _changes(program: Program) -> Mapping[str, Mapping[_Key, Statement]]:
    """The plain changes that the effects of each move ask for, by its label."""
    found: dict[str, dict[_Key, Statement]] = {}
    for stage in ("reveal", "effects"):
        for one in _every(statements_of(program)[stage]):
            op = one.op
            if isinstance(op, Change) and op.how == "+" and Source.parse(op.source).kind == "move":
                amount = program.expressions[op.amount]
                if amount.op == "const" and isinstance(amount.value, int):
                    name = program.slots[program.tracks[op.track].slot].name
                    key = (name, amount.value, _tree(program, op.at_most), _tree(program, op.at_least))
                    found.setdefault(op.source, {}).setdefault(key, one)
    return found


def _tree(program: Program, expression: Expr | None) -> Node | None:
    return None if expression is None else program.expressions[expression]


def _every(block: Statements) -> Iterator[Statement]:
    for one in block:
        yield one
        for inner in (one.then, one.otherwise):
            yield from _every(inner)


@dataclass(slots=True)
class Caps:
    """What a seat can know of the caps on effects in one position."""

    knowledge: Knowledge
    _now: Beliefs | None = None
    _found: dict[int, PossibleChange] = field(default_factory=dict)

    def on(self, move: str, parts: tuple[Shown, ...]) -> tuple[Shown, ...]:
        """The effects of a move, each with what is left of it where that is certainly less than it says."""
        known = _changes(self.knowledge.program).get(f"move:{move}", {})
        return tuple(self._capped(one, known) for one in parts) if known else parts

    def _capped(self, one: Shown, known: Mapping[_Key, Statement]) -> Shown:
        if isinstance(one, EffectShown):
            cap = self._cap(one, known)
            return one if cap is None else replace(one, cap=cap)
        do = tuple(self._capped(part, known) for part in one.do)
        return replace(one, do=do, otherwise=tuple(self._capped(part, known) for part in one.otherwise))

    def _cap(self, one: EffectShown, known: Mapping[_Key, Statement]) -> Cap | None:
        statement = next((known[key] for key in _keys(self.knowledge.program, one) if key in known), None)
        if statement is None:
            return None
        program, op = self.knowledge.program, statement.op
        assert isinstance(op, Change)
        spec = program.tracks[op.track]
        if statement.number not in self._found:  # many bands and answers of a card ask for the same
            self._found[statement.number] = possible_change(self._beliefs(), statement, op, spec, functions(program))
        change = self._found[statement.number]
        asked = {weighed.asked for _, weighed in change.outcomes}
        if len(asked) != 1 or change.by[0] != change.by[1]:
            return None
        limits = {weighed.limits for _, weighed in change.outcomes}
        (amount,) = asked
        if change.by[0] == amount or len(limits) != 1:
            return None
        slot = program.slots[spec.slot]
        why = next((reason for label in limits.pop() if (reason := self._why(slot, label, amount)) is not None), None)
        return None if why is None else Cap(change.by[0], why)

    def _why(self, slot: Slot, label: str, amount: int) -> StatedReason | None:
        if label in ("step", "max", "min"):
            return StatedReason("step" if label == "step" else "highest" if amount > 0 else "lowest")
        source, scenario = Source.parse(label), self.knowledge.program.scenario
        if source.kind == "bound":
            return authored(scenario.tracks[slot.owner].bounds[int(source.id)].because)
        if source.kind != "watch" or of_a_theory(self.knowledge.program, label):
            return None
        because = authored_reason(scenario, source)
        return None if because is None else authored(because)

    def _beliefs(self) -> Beliefs:
        """What the seat knows of every slot that decides what is left of an effect."""
        if self._now is None:
            program, known = self.knowledge.program, self.knowledge.known
            asked = _asked(program)
            self._now = Beliefs(
                program, [known(slot.name) if number in asked else (0, 0) for number, slot in enumerate(program.slots)]
            )
        return self._now


@once_a_program
def _asked(program: Program) -> frozenset[int]:
    return frozenset().union(*(one.reads for known in _changes(program).values() for one in known.values()))


@once_a_program
def _read(program: Program) -> dict[tuple[str, tuple[tuple[str, str], ...]], tuple[_Key, ...]]:
    return {}


def _keys(program: Program, one: EffectShown) -> tuple[_Key, ...]:
    """The change a line asks for; nothing where it asks for another kind of thing, or moves several tracks."""
    found, key = _read(program), (one.line, one.seats)
    if key not in found:
        moves = {} if one.this is None else {"this": MoveOf(*one.this)}
        found[key] = ()
        try:
            effect = read_effect(one.line, names_of(program), Bindings(seats=dict(one.seats), moves=moves))
        except LanguageError:
            return ()
        if isinstance(effect, Shift) and len(effect.targets) == 1 and isinstance(effect.amount.value, int):
            found[key] = ((effect.targets[0].slot, effect.amount.value, effect.at_most, effect.at_least),)
    return found[key]
