"""Dice as a viewer may know them: the reasons it knows to count, and within what all the others lie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wargame.engine.information.beliefs import Beliefs
from wargame.engine.program import ModifierOp, Roll
from wargame.language.bounds import Interval
from wargame.model.events import CountedModifier, Rolled

FEW = 3
"""So many reasons that may or may not count are still read one by one."""


def known_roll(event: Rolled, op: Roll, known: Beliefs, planned: Beliefs) -> Rolled:
    """Dice without what the viewer does not know of them. A reason that may count is named, as on its card, with what
    it may add: all of them where they are few, else those that the card had printed as sure. The others are one,
    without a name.

    Args:
        known: what it knows as they fall; the faces and the row lie open.
        planned: what it knew when the orders were given.
    """
    base = known.of(op.base)
    adds = {one.source: _adds(one, known) for one in op.modifiers}
    hidden = {source: span for source, span in adds.items() if span[0] != span[1]}
    if not hidden and base[0] == base[1]:
        return event
    sure = base[0] if base[0] == base[1] else 0
    kept = tuple(reason for reason in event.reasons if reason.source not in hidden)
    few = len(hidden) <= FEW
    printed = {one.source for one in op.modifiers if one.source in hidden and (few or _was_sure(_adds(one, planned)))}
    named = tuple(CountedModifier(source=source, add=hidden[source][0], most=hidden[source][1]) for source in printed)
    others = _sum(span for source, span in hidden.items() if source not in printed)
    if base[0] != base[1]:
        others = _sum((others, base))
    rest, total = _narrowed(
        event, op, sure + sum(reason.add for reason in kept), _sum([others, *(hidden[one] for one in printed)]), sure,
        known.of(op.sides),
    )
    if not printed:
        others = rest
    unnamed = (CountedModifier(source="", add=others[0], most=others[1]),) if others != (0, 0) else ()
    order = {one.source: place for place, one in enumerate(op.modifiers)}
    reasons = sorted((*kept, *named), key=lambda reason: order.get(reason.source, 0))
    return replace(event, reasons=(*reasons, *unnamed), base=sure, modifier=0, total=0, margin=0, within=total)


def _was_sure(span: Interval) -> bool:
    return span[0] == span[1] != 0


def _adds(one: ModifierOp, known: Beliefs) -> Interval:
    """Within what lies that which a modifier adds, if it counts at all."""
    lo, hi = known.of(one.add)
    sure, may = (1, 1) if one.when is None else known.of(one.when)
    return (lo, hi) if sure else (min(lo, 0), max(hi, 0)) if may else (0, 0)


def _sum(parts: Iterable[Interval]) -> Interval:
    ends = tuple(parts)
    return sum(lo for lo, _ in ends), sum(hi for _, hi in ends)


def _narrowed(
    event: Rolled, op: Roll, certain: int, rest: Interval, base: int, sides: Interval
) -> tuple[Interval, Interval]:
    """What is not known, and the total, within what the row that was hit leaves of them; unless the lowest or highest
    faces alone may have given that row.

    Args:
        certain: the base and the reasons that are known.
    """
    natural, clamp = sum(event.faces), op.clamp
    adds = certain - base + rest[0], certain - base + rest[1]
    counted = adds if clamp is None else (max(-clamp, min(clamp, adds[0])), max(-clamp, min(clamp, adds[1])))
    total = natural + base + counted[0], natural + base + counted[1]
    if (op.cap_row is not None and natural == op.count) or (
        op.floor_row is not None and not natural % op.count and sides[0] <= natural // op.count
    ):
        return rest, total
    least = max(total[0], op.cuts[event.row - 1] + 1 if event.row else total[0])
    most = min(total[1], op.cuts[event.row] if event.row < len(op.cuts) else total[1])
    if least > most:
        return rest, total
    left = least - natural - base, most - natural - base
    if clamp is not None and not -clamp < left[0] <= left[1] < clamp:
        return rest, (least, most)
    return (max(rest[0], least - natural - certain), min(rest[1], most - natural - certain)), (least, most)
