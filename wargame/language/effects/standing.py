"""What stands for a while once it is given: tokens and grants."""

from __future__ import annotations

from wargame.language import slots
from wargame.language.formulas import is_on, read, where
from wargame.language.program_builder import Op, ProgramBuilder
from wargame.language.spans import FOREVER, Span, until_of
from wargame.language.tree import NUMBER, Node, const
from wargame.language.where import Where
from wargame.model.events import Became


def become(to: ProgramBuilder[Op], slot: str, value: Node, at: Where) -> Op:
    """A value is set, and it is said whose doing that is."""
    return to.assign(to.slot(slot), to.expr(value), Became(source=at.source, seats=at.seats, slot="", to=0))


def last(to: ProgramBuilder[Op], slot: str, span: Span | None) -> Op:
    """How long what is given now stands; where some of it stood already, all of it stands for the longer while.

    Comes before what is given is counted, so that what ran out long ago does not lend its while to it.
    """
    until = slots.until(slot)
    now = until_of(None if span is None else span.turns)
    end = where(is_on(until), read(until), const(FOREVER))  # what a scenario starts with stands for good
    longest = where(is_on(slot), Node("max", NUMBER, (end, now)), now)
    return to.assign(to.slot(until, "until"), to.expr(longest))
