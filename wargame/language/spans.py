"""How long an effect lasts."""

from __future__ import annotations


from wargame.language import slots
from wargame.language.formulas import plus, read
from wargame.language.line import Line
from wargame.language.names import LATEST_TURN
from wargame.language.tree import Node, const
from wargame.records import record

SPANS = "a span: this turn, next turn, for N, for good"
FOREVER = 999
"""The turn until which what was given for good holds."""


@record
class Span:
    """How long: through the end of the turn ``turns`` from now (0: this turn). None stands for good."""

    turns: int


FOR_GOOD = Span(-1)
"""What ``read_span`` gives for ``for good``; records hold None instead."""


def read_span(line: Line) -> Span | None:
    """A span if one comes next, else None. ``for good`` gives ``FOR_GOOD``."""
    if line.skip("this", "turn"):
        return Span(0)
    if line.skip("next", "turn"):
        return Span(1)
    if line.skip("for", "good"):
        return FOR_GOOD
    if line.skip("for"):
        span = Span(line.count("a number of turns", 1, LATEST_TURN))
        _ = line.skip("turns") or line.skip("turn")
        return span
    return None


def read_lasting(line: Line) -> Span | None:
    """The span of what stands for good where none is said."""
    span = read_span(line)
    return None if span == FOR_GOOD else span


def until_of(turns: int | None) -> Node:
    """The last turn of something that holds ``turns`` turns more; None: for good."""
    return const(FOREVER) if turns is None else plus(read(slots.TURN), const(turns))
