"""What the end of a turn tells of its middle: a viewer that knows how a value came out can count back.

Where Trust ended at 5 and all that is known of it adds up to 5, nothing hidden can have raised it on the way, if
nothing hidden could have lowered it. Where it ended at 6, the one thing that could have raised it did.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wargame.language.bounds import Interval
from wargame.records import record

Branch = tuple[int, bool]
"""The number of a condition, and whether it held."""
Branches = tuple[Branch, ...]


@record
class PossibleWrite:
    """A value that a statement may have given to a slot.

    Attributes:
        number: of the statement.
        own: within what the slot lies if the statement was reached.
        by: how far it moved the slot, being reached or not; None: it set it.
        without: within what the slot lies if it was not.
        sure: whether it was reached.
        under: the unsettled branches it stands in, the innermost last; entered, each is sure to lead to the next.
    """

    number: int
    own: Interval
    by: Interval | None
    without: Interval
    sure: bool
    under: Branches


@dataclass(slots=True)
class Inference:
    """What is known of the middle from the end.

    Attributes:
        after: statement and slot to what the slot lies within after the statement.
        decided: conditions by number, as they turn out to have been.
    """

    after: dict[tuple[int, int], Interval] = field(default_factory=dict)
    decided: dict[int, bool] = field(default_factory=dict)


def infer_backward(
    writes: Mapping[int, Sequence[PossibleWrite]], ends: Mapping[int, int], known: Inference
) -> Inference:
    """What follows from the ends.

    Args:
        writes: per slot all that may have been written to it, in order.
        ends: the value of every slot whose value at the end is known.
        known: what was inferred before; decisions stay.
    """
    found = Inference(decided=dict(known.decided))
    for slot, listed in writes.items():
        if slot not in ends:
            continue
        within: Interval = (ends[slot], ends[slot])
        for write in reversed(listed):
            found.after[write.number, slot] = within
            if apart(write.own, within):
                if write.under:
                    number, held = write.under[-1]
                    found.decided[number] = not held
                continue
            if apart(write.without, within):
                found.decided.update(write.under)  # nothing else made it what it came to be
            if write.by is not None:
                within = within[0] - write.by[1], within[1] - write.by[0]
            else:
                break  # what it was before cannot be told from what it was set to
    return found


def apart(one: Interval, other: Interval) -> bool:
    """Whether two intervals have nothing in common."""
    return one[1] < other[0] or other[1] < one[0]


def common(one: Interval, other: Interval) -> Interval:
    """What two intervals have in common; the first, where that is nothing."""
    return one if apart(one, other) else (max(one[0], other[0]), min(one[1], other[1]))
