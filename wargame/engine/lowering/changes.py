"""Changes of tracks, with the watches that look at them written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from wargame.engine.lowering.builder import Builder
from wargame.language.formulas import both, never, read
from wargame.engine.lowering.parts import parts
from wargame.language.where import Where
from wargame.engine.program import Block, Change, Expr, Watching, When
from wargame.language.effects import SetTo, Shift
from wargame.language.targets import Target
from wargame.language.parser import parse_condition
from wargame.language.tree import Node
from wargame.model.rules import Watch
from wargame.model.steps import Step

LowerSteps = Callable[[Builder, Iterable[Step], Where], Block]


def lower_change(builder: Builder, effect: Shift | SetTo, at: Where, lower_steps: LowerSteps) -> Block:
    """A change of one or several members of a track, or of a named number."""
    return on_targets(
        builder, [(target, (_change(builder, effect, target, at, lower_steps),)) for target in effect.targets]
    )


def on_targets(builder: Builder, blocks: Sequence[tuple[Target, Block]]) -> Block:
    """Each target's statements; where the member depends on the state, those of the first that it is and no other's."""
    chain: Block = ()
    for target, block in reversed(blocks):
        chain = (*block, *chain) if target.only is None else (When(builder.expr(target.only), block, chain),)
    return chain


def _change(builder: Builder, effect: Shift | SetTo, target: Target, at: Where, lower_steps: LowerSteps) -> Change:
    track = builder.spec(target.slot)
    watches = _watchings(builder, target.slot, at, lower_steps)
    if isinstance(effect, SetTo):
        return Change(
            at.source, at.seats, track, effect.how, builder.expr(effect.value), free=True, watches=watches
        )
    undo = carry = None
    if effect.span is not None:
        longest = builder.spans.get(target.slot, -1)
        builder.spans[target.slot] = max(longest, effect.span.turns)
        undo = builder.slot(undo_slot(target.slot, effect.span.turns), owner=target.slot)
    if effect.carry:
        builder.carried.add(target.slot)
        carry = builder.slot(carry_slot(target.slot), owner=target.slot)
    return Change(
        at.source, at.seats, track, "+", builder.expr(effect.amount),
        None if effect.at_most is None else builder.expr(effect.at_most),
        None if effect.at_least is None else builder.expr(effect.at_least),
        watches=watches, undo=undo, carry=carry,
    )


def plain_change(builder: Builder, slot: str, amount: Node, source: str) -> Change:
    """A change that no watch looks at and no step stops: something temporary is taken back."""
    return Change(source, (), builder.spec(slot), "+", builder.expr(amount), free=True)


def undo_slot(slot: str, turns: int) -> str:
    """What of a track is taken back at the end of the turn ``turns`` from now."""
    return f"undo:{slot}+{turns}"


def carry_slot(slot: str) -> str:
    """What of a track the step cut off and the next turn adds."""
    return f"carry:{slot}"


def _watchings(builder: Builder, slot: str, at: Where, lower_steps: LowerSteps) -> tuple[Watching, ...]:
    name, _, rest = slot.partition("[")
    member = rest.removesuffix("]") or None
    found: list[Watching] = []
    for watch in sorted(parts(builder, "watches"), key=lambda part: (part.body.order, builder.tie(part.id))):
        if watch.id not in at.watching and _looks(watch.body, name, member, at):
            found.extend(_watching(builder, watch.id, watch.body, watch.active, member, at, lower_steps))
    return tuple(found)


def _looks(watch: Watch, track: str, member: str | None, at: Where) -> bool:
    """Whether a watch looks at effects on this track from this place: known when lowered, so it costs nothing later."""
    if watch.track != track or (watch.seats and member not in watch.seats):
        return False
    if watch.from_seats and not set(watch.from_seats) & set(at.seats):
        return False
    if watch.from_moves or watch.from_tags:
        return at.move in watch.from_moves or bool(at.tags & set(watch.from_tags))
    return True


def _watching(
    builder: Builder, name: str, watch: Watch, active: str | None, member: str | None, at: Where,
    lower_steps: LowerSteps,
) -> tuple[Watching, ...]:
    """A watch at work here; none where it never is for this member."""
    label = f"watch:{name}"
    builder.budget.spend(f"{label}<{at.chain}")
    scratch = f"amount:{name}<{at.chain}"
    builder.slot(scratch, scoped=True)
    inner = at if member is None else at.bound(each=member)
    inner = replace(
        inner,
        source=label, chain=f"{label}<{at.chain}", watching=at.watching | {name},
        bindings=replace(inner.bindings, numbers={**inner.bindings.numbers, "amount": read(scratch)}),
    )
    conditions = [parse_condition(text, builder.names, inner.bindings) for text in (active, watch.when) if text]
    if any(never(condition) for condition in conditions):
        return ()

    def number(amount: int | str | None) -> Expr | None:
        return None if amount is None else builder.number(amount, inner.bindings)

    watching = Watching(
        label, watch.sign, builder.slot(scratch), builder.expr(both(*conditions)) if conditions else None,
        number(watch.becomes), number(watch.at_most), number(watch.at_least), lower_steps(builder, watch.do, inner),
    )
    return (watching,)


