"""What a result may do, and who could see it: for readers to whom nothing was told of it. Read off the
rules and what they know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, assert_never

from wargame.engine.encoding import slot_values
from wargame.engine.information.knowledge import sees
from wargame.engine.names import names_of
from wargame.engine.program import Assign, Change, Op, Program, Roll, Say, When
from wargame.engine.reasons import declared
from wargame.language.bounds import Interval, bounds
from wargame.model.events import Became, Changed, Event, Ordered, Rolled
from wargame.model.orders import Act, Order
from wargame.model.viewers import CONTROL, Viewer

_COUNTED = ("track", "status", "flag", "token", "grant", "later")
"""Kinds of slots that count for readers; what else a move sets is the book-keeping of the rules."""


class Felt(NamedTuple):
    """What the row of a move's roll may do.

    Attributes:
        touches: whether it asks for anything that counts, at least under some condition.
        by_viewer: whether the viewer sees at least something of what it may touch.
        seats: those that do.
        mixed: whether something that it may touch was seen to move without a cause that the viewer can name.
    """

    touches: bool
    by_viewer: bool
    seats: tuple[str, ...]
    mixed: bool


def felt_by(program: Program, event: Rolled, viewer: Viewer, known: Iterable[Event]) -> Felt:
    """What the row of a move's roll may do, whether or not it did, as far as the rules and known orders say.

    Args:
        event: a roll of a move, with its slot.
        known: what the viewer was told of the turn.
    """
    said = dict(_said(program, event, known))
    touched = {slot for slot in _touched(program, event, said) if program.slots[slot].kind in _COUNTED}
    seats = tuple(seat for seat in program.seats if any(_sees(program, slot, seat) for slot in touched))
    loose = {one.slot for one in known if isinstance(one, Changed | Became) and not one.source}
    mixed = any(program.slots[slot].name in loose for slot in touched)
    return Felt(bool(touched), any(_sees(program, slot, viewer) for slot in touched), seats, mixed)


def _said(program: Program, event: Rolled, known: Iterable[Event]) -> Iterator[tuple[str, int]]:
    """What the orders that led to a roll say, by slot, where they stand as they were given: those of a joint move are
    made one."""
    for one in known:
        if not isinstance(one, Ordered) or (f"move:{one.move}", one.seat in event.seats) != (event.source, True):
            continue
        if not program.scenario.moves[one.move].joint:
            order = Order((Act(one.move, one.chosen, one.partners),))
            yield from slot_values(program, one.seat, order).items()


def _touched(program: Program, event: Rolled, said: Mapping[str, int]) -> Iterator[int]:
    names = names_of(program)

    def known(name: str) -> Interval:
        if name == event.slot:
            return event.to, event.to
        return (said[name], said[name]) if name in said else names.limit(name)

    def inside(block: Iterable[Op]) -> Iterator[int]:
        for op in block:
            match op:
                case When():
                    lo, hi = bounds(program.expressions[op.condition], known)
                    yield from inside(op.then) if hi else ()
                    yield from inside(op.otherwise) if not lo else ()
                case Change():
                    if (op.source, op.seats) == (event.source, event.seats):
                        yield program.tracks[op.track].slot
                case Assign():
                    source = getattr(op.event, "source", None)
                    if source == event.source and getattr(op.event, "seats", ()) == event.seats:
                        yield op.slot
                case Roll() | Say():
                    pass
                case _:
                    assert_never(op)

    return inside(program.stages["effects"])


_SECTIONS = {"track": "tracks", "status": "statuses", "flag": "flags", "token": "tokens"}
"""Where what somebody may see is declared, by the kind of its slot."""


def _sees(program: Program, number: int, viewer: Viewer) -> bool:
    """Whether a viewer sees at least something of a value."""
    slot = program.slots[number]
    if viewer == CONTROL:
        return True
    if slot.kind == "grant":
        grant = declared(program.scenario, "grants", slot.owner)
        return grant is not None and (grant.public or slot.seat in (None, viewer))
    thing = declared(program.scenario, _SECTIONS[slot.kind], slot.owner) if slot.kind in _SECTIONS else None
    return thing is not None and sees(program, viewer, thing, slot.seat) != "hidden"
