"""``deal card to tokyo``: a seat gets another private card or another leader's profile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from wargame.language import slots
from wargame.language.effects.verb import Cause, Line, Op, ProgramBuilder, Verb, Where
from wargame.language.formulas import both, compare, either, minus, read, where
from wargame.language.names import Bindings
from wargame.language.tokens import BOUND_WORDS, meant
from wargame.language.tree import Node, const
from wargame.model.events import Dealt
from wargame.model.files import Scenario, Sections
from wargame.records import record

What = Literal["card", "profile"]


@record
class Deal(Verb):
    """A seat gets another private card, or another leader's profile, instead of the one it holds."""

    what: What
    seat: str

    word = "deal"
    forms = ("deal card to SEAT", "deal profile to SEAT")

    @classmethod
    def read(cls, line: Line) -> Deal:
        """What, and to whom."""
        at = line.take()
        what: What
        if at.text == "card":
            what = "card"
        elif at.text == "profile":
            what = "profile"
        else:
            hint = f"write deal card to {line.names.seats[0]}, or deal profile to {line.names.seats[0]}"
            raise line.error(at, "'deal' gives a private card or a leader's profile", hint)
        if not line.skip("to"):
            raise line.error(line.here, "who it goes to is missing", f"write deal {what} to {line.names.seats[0]}")
        to = line.here
        seat, sections = line.seat(line.names.seats, "the game"), line.names.sections
        holders = {card.seat for card in sections.cards.values()}
        if what == "profile":
            holders = {one for profile in sections.profiles.values() for one in profile.seats}
        if seat not in holders and to.text not in BOUND_WORDS:
            raise line.error(to, f"no {what} is meant for {seat}", meant(seat, sorted(holders)), "useless")
        return cls(what, seat)

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """All it may draw but the one it holds are equally likely; a seat with nothing else to draw keeps it."""
        return self._drawn(to, at)

    def at_setup(self, to: ProgramBuilder[Op]) -> tuple[Op, ...]:
        """The first one, where the seat holds none yet."""
        return self._drawn(to, None)

    def _drawn(self, to: ProgramBuilder[Op], at: Where | None) -> tuple[Op, ...]:
        what, seat = self.what, self.seat
        pool = may_draw(to.scenario, what, seat)
        if not pool:
            return ()
        everything = list(to.scenario.cards if what == "card" else to.scenario.profiles)
        numbers = [everything.index(name) + 1 for name in pool]
        holds = slots.card(seat) if what == "card" else slots.profile(seat)
        slot = to.slot(holds, what, seat=seat)
        below = "" if at is None else f"<{at.chain}"
        purpose = f"deal:{what}@{seat}{below}"
        row = to.slot(f"row:{purpose}", scoped=True)
        sides = const(len(pool)) if at is None else minus(const(len(pool)), _held(holds, numbers))
        roll = to.roll(
            f"deal:{seat}", (seat,), purpose, 1, to.expr(sides), to.constant(0), (), None, tuple(range(1, len(pool))),
            row, hidden=True,
        )
        to.spend(purpose, 2 * len(pool))
        chain: tuple[Op, ...] = ()
        for place in reversed(range(len(pool))):
            event = Dealt(seat=seat, what=what, id=pool[place], slot="", to=0)
            body: tuple[Op, ...] = (to.assign(slot, to.constant(numbers[place]), event),)
            if what == "profile":
                label = f"profile:{pool[place]}"
                here = replace(
                    Where(label) if at is None else at, source=label, seats=(seat,),
                    bindings=Bindings(seats={"mover": seat}), chain=f"{label}@{seat}{below}",
                )
                body = (*body, *to.steps(to.scenario.profiles[pool[place]].do, here))
            face = read(f"row:{purpose}")
            drawn = compare(face, "==", place + 1)
            if at is not None:  # what lies behind the one held has moved up by one
                up = minus(const(place + 1), _held(holds, numbers[:place]))
                drawn = both(compare(read(holds), "!=", numbers[place]), compare(face, "==", up))
            chain = (to.when(to.expr(drawn), body, chain),)
        return (roll, *chain)

    def causes(self, sections: Sections) -> Iterator[Cause]:
        """Every profile it may give, whose effects happen."""
        if self.what == "profile":
            for name, profile in sections.profiles.items():
                if self.seat in profile.seats:
                    yield "profiles", name


def may_draw(scenario: Scenario, what: What, seat: str) -> tuple[str, ...]:
    """The private cards or leaders' profiles a seat may draw."""
    setup = scenario.about.setup.get(seat)
    listed = None if setup is None else setup.cards if what == "card" else setup.profiles
    if listed is not None:
        return listed
    if what == "card":
        return tuple(name for name, card in scenario.cards.items() if card.seat == seat)
    return tuple(name for name, profile in scenario.profiles.items() if seat in profile.seats)


def _held(holds: str, numbers: list[int]) -> Node:
    """1 where the one held is among these, else 0."""
    if not numbers:
        return const(0)
    return where(either(*(compare(read(holds), "==", number) for number in numbers)), const(1), const(0))
