"""How many bits the numbers of a flat program need: shown from how far each slot can come, or it is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from wargame.engine.policy import Policy
from wargame.engine.program import Program, Roll
from wargame.engine.program_walk import statements_in
from wargame.language.bounds import reach
from wargame.language.tree import Node


@dataclass(frozen=True, slots=True)
class Width:
    """Registers of so many bits.

    Attributes:
        turns: so long may a game be, a bit of history each; None: as long as it will, for all forget what is too old.
        furthest: numbers of rules stay within it. It leaves room to add one to seven others, or to take it from one.
    """

    bits: int
    turns: int | None
    furthest: int

    @property
    def mask(self) -> int:
        """Every bit but that of the sign."""
        return (1 << self.bits - 1) - 1


NARROW, WIDE = Width(32, 30, 1 << 28), Width(64, None, 1 << 48)
"""What kernels there are. The first that is enough is taken, for twice as many numbers of 32 bits are worked on at a
time. No line of the language comes further than a fifth of a percent of what 64 bits leave room for."""
SIDES = 1 << 31
"""Dice have fewer sides: a face is 32 random bits times them."""


class Unflattenable(Exception):
    """A program, or somebody who orders in it, that cannot be lowered to flat instructions; the reason says what is
    too large or missing. Other executors play it."""


class Reach:
    """How far from 0 numbers can come.

    Attributes:
        known: slot to how far it can; grows by the slots of policies.
    """

    def __init__(self, program: Program, known: Mapping[str, int]) -> None:
        """``known``: of every slot of the program. Raises ``Unflattenable``: a die has too many sides."""
        self.program = program
        self.known = dict(known)
        self._furthest, self._what = max(self._numbers(), default=(0, ""))

    def of(self, tree: Node) -> int:
        """How far any part of a tree can come."""
        return reach(tree, self.known.__getitem__)

    def with_policy(self, policy: Policy) -> None:
        """Know a policy's own slots, and how far its lines can come."""
        self._furthest, self._what = max((self._furthest, self._what), *self._numbers_of(policy))

    @property
    def width(self) -> Width:
        """The least width in which all numbers stay. Raises ``Unflattenable``: in none."""
        turns = self.program.scenario.about.turns
        for one in (NARROW, WIDE):
            if self._furthest < one.furthest and (one.turns is None or turns <= one.turns):
                return one
        raise Unflattenable(f"{self._what} can come as far as {self._furthest}")

    def _numbers(self) -> Iterator[tuple[int, str]]:
        """All of the rules, with what they are."""
        program = self.program
        yield from ((self.known[slot.name], f"slot:{slot.name}") for slot in program.slots)
        yield from ((self.of(tree), f"expression:{number}") for number, tree in enumerate(program.expressions))
        for op in statements_in(program):
            if isinstance(op, Roll):
                sides = self.of(program.expressions[op.sides])
                if sides >= SIDES:
                    raise Unflattenable(f"{op.purpose} can have {sides} sides")
                yield total_reach(program, op, self.of), f"total:{op.purpose}"
        yield sum(abs(aim.points) + abs(aim.part) for aim in program.aims), "points"

    def _numbers_of(self, policy: Policy) -> Iterator[tuple[int, str]]:
        own = {place: name for name, place in policy.index.items() if name not in self.program.index}
        candidates = [one for tier in policy.tiers for one in tier.candidates]
        for one in candidates:
            for place, line in one.before:
                most = self.of(policy.lines[line])
                self.known[own[place]] = max(most, self.known.get(own[place], 0))
        what = f"{policy.doctrine} at {policy.seat}"
        yield from ((self.of(tree), what) for tree in policy.lines)
        costs = (self.of(policy.lines[one.cost]) for one in candidates)
        answers = (answer.cost for asked in policy.questions for answer in asked.answers)
        yield sum(costs) + sum(answers), f"what {what}:purse"


def total_reach(program: Program, roll: Roll, of: Callable[[Node], int]) -> int:
    """How far the dice, base and modifiers of a roll can come together. ``of``: how far a tree can."""
    trees = program.expressions
    return roll.count * of(trees[roll.sides]) + sum(
        of(trees[one]) for one in (roll.base, *(modifier.add for modifier in roll.modifiers))
    )
