"""Private cards and leaders' profiles: dealt at setup, and dealt again where a rule says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from wargame.engine.lowering.builder import Builder
from wargame.language.formulas import both, compare, either, minus, read, where
from wargame.engine.lowering.changes import LowerSteps
from wargame.language.where import Where
from wargame.engine.program import Assign, Block, Roll, When
from wargame.language import slots
from wargame.language.tree import Node, const
from wargame.model.events import Dealt

What = Literal["card", "profile"]
DEALT: tuple[What, ...] = ("profile", "card")
"""What a seat is dealt at setup, in this order."""


def profiles_of(builder: Builder, seat: str) -> tuple[str, ...]:
    """The profiles a seat may draw."""
    setup = builder.scenario.about.setup.get(seat)
    if setup is not None and setup.profiles is not None:
        return setup.profiles
    return tuple(name for name, profile in builder.scenario.profiles.items() if seat in profile.seats)


def cards_of(builder: Builder, seat: str) -> tuple[str, ...]:
    """The private cards a seat may draw."""
    setup = builder.scenario.about.setup.get(seat)
    if setup is not None and setup.cards is not None:
        return setup.cards
    return tuple(name for name, card in builder.scenario.cards.items() if card.seat == seat)


def deal(builder: Builder, what: What, seat: str, at: Where | None, lower_steps: LowerSteps) -> Block:
    """A card or profile for a seat, all it may draw equally likely; a profile's effects happen.

    Args:
        at: where the effect that deals stands; None: setup, where the seat holds none yet. Later what it holds is out
            of the draw, and a seat with nothing else to draw keeps it.
    """
    pool = cards_of(builder, seat) if what == "card" else profiles_of(builder, seat)
    if not pool:
        return ()
    everything = list(builder.scenario.cards if what == "card" else builder.scenario.profiles)
    numbers = [everything.index(name) + 1 for name in pool]
    holds = slots.card(seat) if what == "card" else slots.profile(seat)
    slot = builder.slot(holds, what, seat=seat)
    below = "" if at is None else f"<{at.chain}"
    purpose = f"deal:{what}@{seat}{below}"
    row = builder.slot(f"row:{purpose}", scoped=True)
    sides = const(len(pool)) if at is None else minus(const(len(pool)), _held(holds, numbers))
    roll = Roll(
        f"deal:{seat}", (seat,), purpose, 1, builder.expr(sides), builder.constant(0), (), None,
        tuple(range(1, len(pool))), row, hidden=True,
    )
    builder.rolls[purpose] = roll
    builder.budget.spend(purpose, 2 * len(pool))
    chain: Block = ()
    for place in reversed(range(len(pool))):
        body: Block = (
            Assign(slot, builder.constant(numbers[place]), Dealt(seat=seat, what=what, id=pool[place], slot="", to=0)),
        )
        if what == "profile":
            label = f"profile:{pool[place]}"
            here = replace(
                Where(label) if at is None else at,
                source=label, seats=(seat,), bindings=builder.bind(mover=seat), chain=f"{label}@{seat}{below}",
            )
            body = (*body, *lower_steps(builder, builder.scenario.profiles[pool[place]].do, here))
        face = read(f"row:{purpose}")
        drawn = compare(face, "==", place + 1)
        if at is not None:  # what lies behind the one held has moved up by one
            up = minus(const(place + 1), _held(holds, numbers[:place]))
            drawn = both(compare(read(holds), "!=", numbers[place]), compare(face, "==", up))
        chain = (When(builder.expr(drawn), body, chain),)
    return (roll, *chain)


def _held(holds: str, numbers: list[int]) -> Node:
    """1 where the one held is among these, else 0."""
    if not numbers:
        return const(0)
    return where(either(*(compare(read(holds), "==", number) for number in numbers)), const(1), const(0))
