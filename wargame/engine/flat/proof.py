"""That every number of a flat program fits into 32 bits: shown from how far each slot can come, or it is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wargame.engine.policy import Policy
from wargame.engine.program import Program, Roll
from wargame.engine.program_walk import statements_in
from wargame.language.bounds import reach
from wargame.language.tree import Node

MOST_TURNS = 30
"""So long may a game be: history has one bit a turn."""
FURTHEST = 1 << 28
"""A number within it can be added to seven others, or be taken from one, and stays within 32 bits."""


class Unflattenable(Exception):
    """A program, or somebody who orders in it, that cannot be lowered to flat instructions; the reason says what is
    too large or missing. Other executors play it."""


class Reach:
    """How far from 0 numbers can come.

    Attributes:
        known: slot to how far it can; grows by the slots of policies.
    """

    def __init__(self, program: Program, known: Mapping[str, int]) -> None:
        """``known``: of every slot of the program. Raises ``Unflattenable``."""
        self.program = program
        self.known = dict(known)
        turns = program.scenario.about.turns
        if turns > MOST_TURNS:
            raise Unflattenable(f"{turns} turns are more than history of 32 bits holds")
        for slot in program.slots:
            self._within(self.known[slot.name], f"slot:{slot.name}")
        for number, tree in enumerate(program.expressions):
            self._within(self.of(tree), f"expression:{number}")
        for op in statements_in(program):
            if isinstance(op, Roll):
                parts = [op.base, *(one.add for one in op.modifiers)]
                most = op.count * self.of(program.expressions[op.sides]) + sum(map(self._of_line, parts))
                self._within(most, f"total:{op.purpose}")
        self._within(sum(abs(aim.points) + abs(aim.part) for aim in program.aims), "points")

    def of(self, tree: Node) -> int:
        """How far any part of a tree can come."""
        return reach(tree, self.known.__getitem__)

    def with_policy(self, policy: Policy) -> None:
        """Know a policy's own slots and hold its lines. Raises ``Unflattenable``."""
        own = {place: name for name, place in policy.index.items() if name not in self.program.index}
        candidates = [one for tier in policy.tiers for one in tier.candidates]
        for one in candidates:
            for place, line in one.before:
                most = self.of(policy.lines[line])
                self.known[own[place]] = max(most, self.known.get(own[place], 0))
        what = f"{policy.doctrine} at {policy.seat}"
        for tree in policy.lines:
            self._within(self.of(tree), what)
        costs = (self.of(policy.lines[one.cost]) for one in candidates)
        answers = (answer.cost for asked in policy.questions for answer in asked.answers)
        self._within(sum(costs) + sum(answers), f"what {what}:purse")

    def _of_line(self, expression: int) -> int:
        return self.of(self.program.expressions[expression])

    def _within(self, number: int, what: str) -> None:
        if number >= FURTHEST:
            raise Unflattenable(f"{what} can come as far as {number}")


def bits_within(places: Iterable[int]) -> bool:
    """Whether single bits lie within 31."""
    return all(0 <= place < 31 for place in places)
