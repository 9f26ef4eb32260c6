"""Two positions that are one to a seat: they differ in what it cannot see."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from tests.engine.positions import Position, position
from tests.engine.test_secrecy import otherwise
from wargame.engine.information.knowledge import Knowledge


def twins(data: st.DataObject, world: str, game: int, turn: int) -> tuple[Position, str, Position]:
    """A position, a seat in it, and another position that the seat cannot tell from it."""
    at = position(world, game, turn)
    seat = data.draw(st.sampled_from(at.program.seats), label="seat")
    other = unlike(at, seat, Random(data.draw(st.integers(0, 999), label="change")))
    return at, seat, other


def unlike(at: Position, seat: str, lots: Random) -> Position:
    """The same to the seat: what it cannot see is changed, others' observations and the engine's own books too."""
    values = list(otherwise(at, seat, lots.randrange(1000)))
    knowledge = Knowledge(at.program, at.state, seat)
    for number, slot in enumerate(at.program.slots):
        lo, hi = knowledge.known(slot.name)
        if slot.kind in ("book", "observed") and lo != hi:
            values[number] = lots.randrange(5)
    return replace(at, state=replace(at.state, values=tuple(values), sealed=frozenset(at.program.seats) - {seat}))
