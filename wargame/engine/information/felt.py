"""What a result may do, and who could see it: for readers to whom nothing was told of it. Read off the rules alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from wargame.model.world import visibility_of
from wargame.engine.names import names_of
from wargame.engine.program import Assign, Change, Op, Program, Roll, Say, When
from wargame.engine.reasons import declared
from wargame.language.bounds import Interval, bounds
from wargame.model.events import Rolled

Touched = tuple[int, bool]
"""A slot, and whether it is surely touched."""


def felt_by(program: Program, event: Rolled) -> tuple[tuple[str, ...], bool]:
    """The seats that could see what the row of a move's roll does, and whether it surely does something to see.

    Args:
        event: a roll of a move, with its slot.
    """
    touched = dict(_touched(program, event))
    seen = {slot: _seen_by(program, slot) for slot in touched}
    seats = tuple(seat for seat in program.seats if any(seat in who for who in seen.values()))
    return seats, any(sure and seen[slot] for slot, sure in touched.items())


def _touched(program: Program, event: Rolled) -> Iterator[Touched]:
    names = names_of(program)

    def known(name: str) -> Interval:
        return (event.to, event.to) if name == event.slot else names.limit(name)

    def inside(block: Iterable[Op], sure: bool) -> Iterator[Touched]:
        for op in block:
            match op:
                case When():
                    lo, hi = bounds(program.expressions[op.condition], known)
                    yield from inside(op.then, sure and lo == hi) if hi else ()
                    yield from inside(op.otherwise, sure and lo == hi) if not lo else ()
                case Change():
                    if (op.source, op.seats) == (event.source, event.seats):
                        yield program.tracks[op.track].slot, sure
                case Assign():
                    source = getattr(op.event, "source", None)
                    if source == event.source and getattr(op.event, "seats", ()) == event.seats:
                        yield op.slot, sure
                case Roll() | Say():
                    pass
                case _:
                    assert_never(op)

    return inside(program.stages["effects"], True)


_SECTIONS = {"track": "tracks", "status": "statuses", "flag": "flags", "token": "tokens"}
"""Where what somebody may see is declared, by the kind of its slot."""


def _seen_by(program: Program, number: int) -> tuple[str, ...]:
    """The seats that see at least something of a value."""
    slot = program.slots[number]
    if slot.kind == "grant":
        grant = declared(program.scenario, "grants", slot.owner)
        return tuple(seat for seat in program.seats if grant and (grant.public or slot.seat in (None, seat)))
    thing = declared(program.scenario, _SECTIONS[slot.kind], slot.owner) if slot.kind in _SECTIONS else None
    if thing is None:
        return ()
    return tuple(seat for seat in program.seats if visibility_of(thing, slot.seat, seat) != "hidden")
