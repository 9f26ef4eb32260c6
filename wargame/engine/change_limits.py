"""What becomes of a change of a track: what was asked, what the watches make of it, what limits leave of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wargame.engine.compiled import Read
from wargame.engine.program import Change, TrackSpec, Watching
from wargame.language.operators import asked_change, goes


@dataclass(slots=True)
class LimitedChange:
    """A change before it happens.

    Attributes:
        asked, granted: signed changes.
        allowed: what all limits but the step of the turn leave.
        limits: what lay between asked and granted.
        looking: the watches that looked, in their order.
    """

    asked: int
    granted: int
    allowed: int
    limits: tuple[str, ...]
    looking: tuple[Watching, ...]


def limited_change(op: Change, spec: TrackSpec, read: Sequence[Read], values: list[int]) -> LimitedChange:
    """What becomes of a change in a position. The scratch slots of the watches are written, nothing else."""
    now = values[spec.slot]
    asked: int = asked_change(op.how, now, int(read[op.amount](values)))
    limits: list[str] = []
    amount, most, least, looking = _watched(op, asked, read, values, limits)
    if op.at_most is not None:
        most.append((int(read[op.at_most](values)), "to"))
    if op.at_least is not None:
        least.append((int(read[op.at_least](values)), "to"))
    most.append((spec.most, "max"))
    least.append((spec.least, "min"))
    for limit in spec.limits:
        if limit.when is None or read[limit.when](values):
            if limit.most is not None:
                most.append((int(read[limit.most](values)), limit.label))
            if limit.least is not None:
                least.append((int(read[limit.least](values)), limit.label))
    allowed = granted = _held(now, amount, most, least, limits)
    if spec.step is not None and spec.opened is not None and not op.free:
        opened = values[spec.opened]
        granted = _held(now, allowed, [(opened + spec.step, "step")], [(opened - spec.step, "step")], limits)
    return LimitedChange(asked, granted, allowed, tuple(limits), tuple(looking))


def _watched(
    op: Change, amount: int, read: Sequence[Read], values: list[int], limits: list[str]
) -> tuple[int, list[tuple[int, str]], list[tuple[int, str]], list[Watching]]:
    """What the watches make of a change about to happen: the new amount, further limits, and which of them looked.

    Their conditions are asked here, before the change, and not again after it.
    """
    most: list[tuple[int, str]] = []
    least: list[tuple[int, str]] = []
    looking: list[Watching] = []
    for watch in op.watches:
        if not goes(watch.sign, amount):
            continue
        values[watch.amount] = amount
        if watch.when is not None and not read[watch.when](values):
            continue
        looking.append(watch)
        if watch.becomes is not None:
            changed = int(read[watch.becomes](values))
            if changed != amount:
                limits.append(watch.label)
            amount = changed
        if watch.at_most is not None:
            most.append((int(read[watch.at_most](values)), watch.label))
        if watch.at_least is not None:
            least.append((int(read[watch.at_least](values)), watch.label))
    return amount, most, least, looking


def _held(
    now: int, amount: int, most: list[tuple[int, str]], least: list[tuple[int, str]], limits: list[str]
) -> int:
    """What is left of a change between limits: a limit stops a change, it never turns one round."""
    if amount > 0:
        bound, label = min(most)
        if now + amount > bound:
            limits.append(label)
            return max(bound - now, 0)
    elif amount < 0:
        bound, label = max(least)
        if now + amount < bound:
            limits.append(label)
            return min(bound - now, 0)
    return amount
