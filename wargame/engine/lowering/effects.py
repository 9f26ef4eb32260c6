"""Effects to statements. Tables, lists and watches are written in where they are used: a program has no calls.

What each verb means stands with the verb (``wargame.language.effects``); here is what all have in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import assert_never

from wargame.engine.lowering.builder import Builder
from wargame.engine.lowering.parts import Part, parts
from wargame.engine.program import Block, Change, Expr, Watching, When
from wargame.language.effects import Effect
from wargame.language.effects.chance import read_chance
from wargame.language.effects.reader import read_effect
from wargame.language.effects.verb import OnMove, OnTargets
from wargame.language.formulas import both, compare, never, read
from wargame.language.operators import How
from wargame.language.parser import parse_condition
from wargame.language.spans import Span
from wargame.language.tree import NUMBER, Node
from wargame.language.where import Where
from wargame.model.labels import SlotName
from wargame.model.rules import Watch
from wargame.model.steps import Branch, Chance, EachSeat, Step


class EffectBuilder(Builder):
    """The builder that knows effects."""

    def steps(self, steps: Iterable[Step], at: Where) -> Block:
        """The statements of a list of effects standing ``at`` a place."""
        return tuple(op for step in steps for op in self._step(step, at))

    def _step(self, step: Step, at: Where) -> Block:
        match step:
            case str():
                return self.effect(read_effect(step, self.names, at.bindings), at)
            case Branch():
                return self.branch(step.when, step.do, step.otherwise, at)
            case Chance():
                return self._chance(step, at)
            case EachSeat():
                return tuple(op for seat in step.each for op in self.steps(step.do, at.with_seat("each", seat)))
            case _:
                assert_never(step)

    def effect(self, effect: Effect, at: Where) -> Block:
        """The statements of one effect; of one that touches a move off the menu, none."""
        self.spend(at.chain, len(effect.targets) if isinstance(effect, OnTargets) else 1)
        if isinstance(effect, OnMove) and effect.move.move not in self.scenario.moves:
            return ()
        return effect.lower(self, at)

    def branch(self, when: str, do: Iterable[Step], otherwise: Iterable[Step], at: Where) -> Block:
        """One list while a condition holds, else another; where what is bound settles it, only that one is read."""
        condition = parse_condition(when, self.names, at.bindings)
        if condition.op == "const":
            return self.steps(do if condition.value else otherwise, at)
        return (When(self.expr(condition), self.steps(do, at), self.steps(otherwise, at)),)

    def _chance(self, step: Chance, at: Where) -> Block:
        """A roll of two rows: its base holds all but the dice, so that the total is compared with 0."""
        test = read_chance(step.roll, self.names, at.bindings)
        purpose = f"chance:{step.id}<{at.chain}"
        row = self.slot(f"row:{purpose}", scoped=True)
        count, sides = test.dice
        base = self.expr(Node("sub", NUMBER, (test.bonus, test.against)))
        cut = -1 if test.sign in (">=", "<") else 0
        roll = self.roll(
            f"chance:{step.id}", at.seats, purpose, count, self.constant(sides), base, (), None, (cut,), row,
            hidden=at.private,
        )
        do, otherwise = self.steps(step.do, at), self.steps(step.otherwise, at)
        if test.sign in ("<", "<="):
            do, otherwise = otherwise, do
        return (roll, When(self.expr(compare(read(f"row:{purpose}"), "==", 2)), do, otherwise))

    def change(
        self, slot: str, how: How, amount: Node, at: Where, *, at_most: Node | None = None,
        at_least: Node | None = None, span: Span | None = None, carry: bool = False,
    ) -> Change:
        """A change of a track or named number, with the watches that look at it here written in."""
        track = self.spec(slot)
        watches = tuple(self._watches(slot, at))
        undo = carried = None
        if span is not None:
            self.spans[slot] = max(self.spans.get(slot, -1), span.turns)
            undo = self.slot(undo_slot(slot, span.turns), owner=slot)
        if carry:
            self.carried.add(slot)
            carried = self.slot(carry_slot(slot), owner=slot)
        return Change(
            at.source, at.seats, track, how, self.expr(amount), None if at_most is None else self.expr(at_most),
            None if at_least is None else self.expr(at_least), free=how != "+", watches=watches, undo=undo,
            carry=carried,
        )

    @cached_property
    def _in_order(self) -> tuple[Part, ...]:
        """All watches, in the order in which they look."""
        return tuple(sorted(parts(self, "watches"), key=lambda part: (part.body.order, self.tie(part.id))))

    def _watches(self, slot: str, at: Where) -> Iterator[Watching]:
        name, member = SlotName.parse(slot).id, SlotName.parse(slot).member
        for watch in self._in_order:
            if watch.id not in at.watching and _looks(watch.body, name, member, at):
                yield from self._watching(watch.id, watch.body, watch.active, member, at)

    def _watching(
        self, name: str, watch: Watch, active: str | None, member: str | None, at: Where
    ) -> Iterator[Watching]:
        """A watch at work here; none where it never is for this member."""
        label = f"watch:{name}"
        self.spend(f"{label}<{at.chain}")
        scratch = f"amount:{name}<{at.chain}"
        self.slot(scratch, scoped=True)
        inner = at if member is None else at.bound(each=member)
        inner = replace(
            inner, source=label, chain=f"{label}<{at.chain}", watching=at.watching | {name},
            bindings=replace(inner.bindings, numbers={**inner.bindings.numbers, "amount": read(scratch)}),
        )
        conditions = [parse_condition(text, self.names, inner.bindings) for text in (active, watch.when) if text]
        if any(never(condition) for condition in conditions):
            return

        def number(amount: int | str | None) -> Expr | None:
            return None if amount is None else self.number(amount, inner.bindings)

        yield Watching(
            label, watch.sign, self.slot(scratch), self.expr(both(*conditions)) if conditions else None,
            number(watch.becomes), number(watch.at_most), number(watch.at_least), self.steps(watch.do, inner),
        )


def _looks(watch: Watch, track: str, member: str | None, at: Where) -> bool:
    """Whether a watch looks at effects on this track from this place: known when lowered, so it costs nothing later."""
    if watch.track != track or (watch.seats and member not in watch.seats):
        return False
    if watch.from_seats and not set(watch.from_seats) & set(at.seats):
        return False
    if watch.from_moves or watch.from_tags:
        return at.move in watch.from_moves or bool(at.tags & set(watch.from_tags))
    return True


def plain_change(builder: Builder, slot: str, amount: Node, source: str) -> Change:
    """A change that no watch looks at and no step stops: something temporary is taken back."""
    return Change(source, (), builder.spec(slot), "+", builder.expr(amount), free=True)


def undo_slot(slot: str, turns: int) -> str:
    """What of a track is taken back at the end of the turn ``turns`` from now."""
    return f"undo:{slot}+{turns}"


def carry_slot(slot: str) -> str:
    """What of a track the step cut off and the next turn adds."""
    return f"carry:{slot}"
